"""What a plan leaves in the outbox."""

from collections.abc import Mapping

from bulletin_press.campaign.calendar_page import calendar_page
from bulletin_press.campaign.invitations import calendar_file
from bulletin_press.campaign.pictures import picture_files
from bulletin_press.campaign.plan import Plan
from bulletin_press.campaign.rows import all_posts_file, scheduler_files
from bulletin_press.campaign.scheduler import Scheduler
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site

ALL_POSTS = "posts.csv"
MARK = "campaign.ics"
"""What every such folder of ours holds, and hardly any other."""


def files_of(
    plan: Plan, catalogue: Catalogue, site: Site, schedulers: Mapping[str, Scheduler]
) -> dict[str, bytes]:
    """Make all files of a plan, by name; pictures are in a folder of theirs.

    Args:
        plan: the plan.
        catalogue: what it was made from.
        site: the site.
        schedulers: those that files are made for, by name.
    """
    imported = {
        name: scheduler_files(name, scheduler, plan.turns, site)
        for name, scheduler in schedulers.items()
    }
    page = calendar_page(plan, catalogue, site, schedulers, imported)
    made = {
        "calendar.html": page.encode(),
        MARK: calendar_file(plan, catalogue, site),
        ALL_POSTS: all_posts_file(plan.turns, site),
        **picture_files(plan.turns, site),
    }
    return made | {name: content for files in imported.values() for name, content in files.items()}
