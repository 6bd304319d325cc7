"""Posts that no channel would take."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Frame
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_posts(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """The content warning, the link and the contact line leave room in a post of every channel."""
    settings = site.settings
    for item in project.items:
        alt_limits = [
            (limit, CHANNELS[slug].label)
            for slug in settings.channels
            if (limit := CHANNELS[slug].alt_limit)
        ]
        for limit, label in sorted(alt_limits)[:1]:
            if len(item.social.image_alt) > limit:
                message = f"is longer than the {limit} characters that {label} takes"
                yield item.problem(("social", "image_alt"), message, "shorten it", "posts")
        if not item.social.hold:
            yield from _room(item, site)


def _room(item: Item, site: Site) -> Iterator[Problem]:
    link = site.absolute(item.address)
    frame = Frame(item.social.content_warning, link, site.settings.contact_line, ())
    for slug in site.settings.channels:
        if not CHANNELS[slug].accepts(frame.around([], 0)):
            hint = "shorten it, or the setting contact_line"
            message = f"leaves no room for the link and the contact line on {CHANNELS[slug].label}"
            yield item.problem(("social", "content_warning"), message, hint, "posts")
