"""Why nothing is to be posted, in words that say what to do about it."""

from bulletin_press.campaign.plan import Plan
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site


def why_silent(plan: Plan, catalogue: Catalogue, site: Site) -> str:
    """Say why a plan is empty; an empty text where it is not.

    Args:
        plan: the whole plan, or what was chosen of it.
        catalogue: what it was made from.
        site: settles which channels there are.
    """
    if plan.turns:
        return ""
    if not site.settings.channels:
        return "No channel is chosen: the setting 'channels' in mkdocs.yml names them."
    items = [item for item in catalogue.items if not plan.names or item.name in plan.names]
    if not items:
        return "Nothing is public yet."
    if all(item.social.hold for item in items):
        return "All of it has 'hold: true' under 'social', which keeps its posts back."
    if plan.left_out:
        return "There was no free time for what would have gone: see 'No room'."
    return (
        "What is public has had its time, and nothing comes again in these weeks. To bring "
        "something back, write 'repeat: {every: 4 weeks, times: 6}' under 'social' in its header."
    )
