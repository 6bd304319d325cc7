"""Posts that a channel would not take, or that would lose what their author wrote."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS, Channel
from bulletin_press.posts.composing import frame_of
from bulletin_press.posts.fitting import fitted
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.settings import line_of_setting
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
    with_posts = [item for item in project.items if not item.social.hold]
    longest = max(with_posts, key=lambda item: len(item.address), default=None)
    narrow = [one for one in channels if longest and not _has_room(longest, site, one, "")]
    yield from _contact_line(narrow, site)
    for item in with_posts:
        if warning := item.social.content_warning:
            full = [one for one in channels if not _has_room(item, site, one, warning)]
            yield from _warning(item, [one for one in full if one not in narrow])
        yield from _cut(item, site, channels)
    for item in project.items:
        yield from _description(item, channels)


def _contact_line(narrow: list[Channel], site: Site) -> Iterator[Problem]:
    if narrow:
        line = line_of_setting(site.config_file, "contact_line")
        message = f"leaves too little room for a few words on {_labels(narrow)}"
        hint = "shorten it, or take these channels out of the setting channels"
        field = "extra.bulletins.contact_line"
        yield Problem(site.config_file, line, field, message, hint, CHECK)


def _warning(item: Item, full: list[Channel]) -> Iterator[Problem]:
    if full:
        message = f"leaves too little room for a few words on {_labels(full)}"
        yield item.problem(("social", "content_warning"), message, "shorten it", CHECK)


def _has_room(item: Item, site: Site, channel: Channel, warning: str) -> bool:
    frame = replace(frame_of(item, site, channel), warning=warning)
    return channel.leaving(warning).accepts(frame.around([WORDS], 0))


def _cut(item: Item, site: Site, channels: list[Channel]) -> Iterator[Problem]:
    """Tell which channels would see only a part of what the author wrote."""
    for at, message in enumerate(item.social.messages):
        cut = [
            channel
            for channel in channels
            if message not in fitted(channel.in_full, frame_of(item, site, channel), [message])
        ]
        if cut:
            told = f"is too long for {_labels(cut)}, where only its first sentences are posted"
            hint = "say the most important in the first sentence, or write it shorter"
            yield item.problem(("social", "messages", at), told, hint, CHECK, "advice")


def _description(item: Item, channels: list[Channel]) -> Iterator[Problem]:
    limits = [(channel.alt_limit, channel.label) for channel in channels if channel.alt_limit]
    limit, label = min(limits, default=(0, ""))
    if limit and len(item.social.image_alt) > limit:
        message = f"is longer than the {limit} characters that {label} takes"
        yield item.problem(("social", "image_alt"), message, "shorten it", CHECK)


def _labels(channels: list[Channel]) -> str:
    return ", ".join(channel.label for channel in channels)
