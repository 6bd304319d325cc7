"""Posts that a channel would not take, or that would lose what their author wrote."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bulletin_press.cards.shapes import alt_text
from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS, Channel
from bulletin_press.posts.composing import frame_of
from bulletin_press.posts.fitting import fitted
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "posts"

WORDS = "x" * 40
"""What must have room in a post beside link, contact line and warning: a few words."""


def check_posts(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """In a post of every channel there is room for the content warning, the link and contact line.

    Forty characters are left for words. A picture's description is as short as every channel wants
    it. `check` also reminds you of a message of yours that a channel would see only in part.
    """
    channels = [CHANNELS[slug] for slug in site.settings.channels]
    # Where the longest address leaves room, only a warning or a long handle can take it away.
    longest = max(project.items, key=lambda item: len(item.address), default=None)
    is_roomy = longest is None or all(_has_room(longest, site, one, "") for one in channels)
    for item in project.items:
        yield from _description(item, site, channels)
        if item.social.hold:
            continue
        if item.social.content_warning or not is_roomy:
            yield from _full(item, site, channels)
        yield from _cut(item, site, channels)


def _full(item: Item, site: Site, channels: list[Channel]) -> Iterator[Problem]:
    for channel in channels:
        if not _has_room(item, site, channel, item.social.content_warning):
            message = f"leaves too little room for a few words on {channel.label}"
            hint = "shorten it, or the setting contact_line"
            yield item.problem(("social", "content_warning"), message, hint, CHECK)


def _has_room(item: Item, site: Site, channel: Channel, warning: str) -> bool:
    frame = replace(frame_of(item, site, channel), warning=warning)
    return channel.leaving(warning).accepts(frame.around([WORDS], 0))


def _cut(item: Item, site: Site, channels: list[Channel]) -> Iterator[Problem]:
    """Tell which channels would see only a part of what the author wrote."""
    for at, message in enumerate(item.social.messages):
        cut = [
            channel.label
            for channel in channels
            if message not in fitted(channel, frame_of(item, site, channel), [message])
        ]
        if cut:
            told = f"is too long for {', '.join(cut)}, where only its beginning is posted"
            hint = "say the most important in the first sentence, or write it shorter"
            yield item.problem(("social", "messages", at), told, hint, CHECK, "advice")


def _description(item: Item, site: Site, channels: list[Channel]) -> Iterator[Problem]:
    limits = [(channel.alt_limit, channel.label) for channel in channels if channel.alt_limit]
    limit, label = min(limits, default=(0, ""))
    if limit and len(alt_text(item, site)) > limit:
        message = f"is longer than the {limit} characters that {label} takes"
        yield item.problem(("social", "image_alt"), message, "shorten it", CHECK)
