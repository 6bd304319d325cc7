"""From an item to its posts.

The order within a post: content warning, what is said, link, contact line, hashtags. What is said
is shortened until the channel accepts the whole; link, warning and contact line never are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from bulletin_press.catalogue import Catalogue
from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS, Channel
from bulletin_press.site import Site

_HASHTAG = regex.compile(r"#\w+")
_WORD = regex.compile(r"\S+")
_SENTENCE_END = regex.compile(r"(?<=[.!?…][”’\"')]?)\s+")


@dataclass(frozen=True)
class Post:
    """One text for one channel.

    Attributes:
        item: the item's name.
        channel: the channel's slug.
        variant: from 1; repeats take another variant.
        text: what to post.
        count: its length, as the channel counts.
        limit: the most that the channel allows; None where no limit is known.
        alt: the description of the picture that goes with it; empty without one.
        image: the full address of that picture; None where there is none.
    """

    item: str
    channel: str
    variant: int
    text: str
    count: int
    limit: int | None
    alt: str
    image: str | None = None


@dataclass(frozen=True)
class Frame:
    """What surrounds the message of every post of an item."""

    warning: str
    link: str
    contact_line: str
    hashtags: tuple[str, ...]

    def around(self, blocks: list[str], hashtags: int) -> str:
        """Put the frame around the message, with so many of the hashtags."""
        said = "\n".join(blocks)
        parts = [f"Content warning: {self.warning}"] if self.warning else []
        parts += [block for block in blocks if block]
        if self.link not in said:
            parts.append(self.link)
        if self.contact_line not in said:
            parts.append(self.contact_line)
        own = {tag.lower() for tag in _HASHTAG.findall(said)}
        tags = [f"#{tag}" for tag in self.hashtags if f"#{tag}".lower() not in own]
        if tags[:hashtags]:
            parts.append(" ".join(tags[:hashtags]))
        return "\n\n".join(parts)


def posts_of(
    item: Item, link: str, contact_line: str, hashtags: tuple[str, ...], channels: tuple[str, ...]
) -> Iterator[Post]:
    """Compose the posts of an item, for each channel and variant; none where it holds them back.

    Args:
        item: the item; its own ``social.messages`` come before what is made from its texts.
        link: its full address.
        contact_line: whom to ring, in a line.
        hashtags: the site's, put behind the item's own; without ``#``.
        channels: the slugs of the channels wanted, in the order wanted.
    """
    if item.social.hold:
        return
    tags = tuple(dict.fromkeys(item.social.hashtags + hashtags))
    frame = Frame(item.social.content_warning, link, contact_line, tags)
    messages = [[message] for message in item.social.messages] or [[item.title, item.summary]]
    for slug in channels:
        channel = CHANNELS[slug]
        for variant, blocks in enumerate(messages, 1):
            text = fitted(channel, frame, blocks)
            alt = item.social.image_alt
            yield Post(item.name, slug, variant, text, channel.count(text), channel.limit, alt)


def all_posts(catalogue: Catalogue, site: Site) -> dict[str, tuple[Post, ...]]:
    """Compose the posts of all public items once, for whoever publishes them.

    Returns:
        The posts by the name of the item, for the site's channels; none of an item without posts.
    """
    settings = site.settings
    own = (settings.contact_line, settings.hashtags, settings.channels)

    def compose_all() -> dict[str, tuple[Post, ...]]:
        posts = {
            item.name: tuple(posts_of(item, site.absolute(item.address), *own))
            for item in catalogue.items
        }
        return {name: texts for name, texts in posts.items() if texts}

    return catalogue.once((all_posts, site), compose_all)


def fitted(channel: Channel, frame: Frame, blocks: list[str]) -> str:
    """Shorten a message until channel and readers are content.

    Hashtags go before any words do. Then the last block is cut to whole sentences; one that stands
    alone, or of which not even a sentence fits, is cut between words or left out.

    Returns:
        A text the channel accepts, unless the frame alone is too long for it.
    """
    for tags in range(len(frame.hashtags), -1, -1):
        if channel.suits(text := frame.around(blocks, tags)):
            return text
    for at in range(len(blocks) - 1, -1, -1):
        kept = blocks[:at]
        shorter = _longest(channel, frame, kept, blocks[at])
        shortened = [*kept, shorter] if shorter else kept
        for tags in (1, 0):
            if shortened and channel.suits(text := frame.around(shortened, tags)):
                return text
    return frame.around([], 0)


def _longest(channel: Channel, frame: Frame, kept: list[str], block: str) -> str:
    """Find the longest beginning of a block that reads well and fits; empty where none does."""
    ends = [found.end() for found in _WORD.finditer(block)]

    def fits(said: str) -> bool:
        return channel.suits(frame.around([*kept, said], 0))

    # Where every letter counts one, this guess is right; the steps from it settle the rest.
    room = len(block) - channel.over(frame.around([*kept, block], 0)) - len("…")
    words = sum(end <= room for end in ends)
    while words and not fits(_cut(block, ends[words - 1])):
        words -= 1
    while words < len(ends) and fits(_cut(block, ends[words])):
        words += 1
    if not words:
        return ""
    end = ends[words - 1]
    # What a message said itself, such as the link, the frame says again once it is cut off.
    sentences = [
        block[: found.start()]
        for found in _SENTENCE_END.finditer(block, 0, end + 1)
        if fits(block[: found.start()])
    ]
    # Below a title that says it all, whole sentences or nothing; else most of what there is.
    if kept or (sentences and len(sentences[-1]) * 2 >= end):
        return sentences[-1] if sentences else ""
    return _cut(block, end)


def _cut(block: str, end: int) -> str:
    if end >= len(block):
        return block
    shorter = block[:end].rstrip(" ,;:–—-(“‘")
    # Behind an address a sign would become a part of it.
    is_address = "." in shorter.split(" ")[-1].rstrip(".")
    return f"{shorter} …" if is_address else f"{shorter}…"
