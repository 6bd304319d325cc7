"""Posts that no channel would take."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Frame
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "posts"


def check_posts(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """The content warning, the link and the contact line leave room in a post of every channel.

    A picture's description is as short as every channel wants it.
    """
    # Where the longest address leaves room, only a warning can take it away.
    longest = max((item.address for item in project.items), key=len, default="")
    is_roomy = not _full_channels("", longest, site)
    for item in project.items:
        yield from _description(item, site)
        warning = item.social.content_warning
        if item.social.hold or (is_roomy and not warning):
            continue
        for label in _full_channels(warning, item.address, site):
            hint = "shorten it, or the setting contact_line"
            message = f"leaves no room for the link and the contact line on {label}"
            yield item.problem(("social", "content_warning"), message, hint, CHECK)


def _full_channels(warning: str, address: str, site: Site) -> list[str]:
    frame = Frame(warning, site.absolute(address), site.settings.contact_line, ())
    text = frame.around([], 0)
    channels = [CHANNELS[slug] for slug in site.settings.channels]
    return [channel.label for channel in channels if not channel.accepts(text)]


def _description(item: Item, site: Site) -> Iterator[Problem]:
    channels = [CHANNELS[slug] for slug in site.settings.channels]
    limits = [(channel.alt_limit, channel.label) for channel in channels if channel.alt_limit]
    limit, label = min(limits, default=(0, ""))
    if limit and len(item.social.image_alt) > limit:
        message = f"is longer than the {limit} characters that {label} takes"
        yield item.problem(("social", "image_alt"), message, "shorten it", CHECK)
