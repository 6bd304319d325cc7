"""From an item to its posts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

import regex

from bulletin_press.cards.shapes import SHAPES, alt_text
from bulletin_press.catalogue import Catalogue
from bulletin_press.item import Item
from bulletin_press.kept import kept, maker
from bulletin_press.posts.channels import CHANNELS, Channel
from bulletin_press.posts.fitting import fitted
from bulletin_press.posts.frames import Frame
from bulletin_press.posts.messages import Message, messages_of
from bulletin_press.posts.tones import TONES
from bulletin_press.site import Site

_SIGNS = regex.compile(r"[^\p{L}\p{N}]+")

VARIANTS = 3
"""How many texts an item has on every channel, at least: repeats of the same text are refused."""


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
        alt: the description of the picture that goes with it.
        image: the full address of that picture.
    """

    item: str
    channel: str
    variant: int
    text: str
    count: int
    limit: int | None
    alt: str
    image: str | None = None


def posts_of(
    item: Item, catalogue: Catalogue, site: Site, channels: tuple[str, ...]
) -> Iterator[Post]:
    """Compose the posts of an item, for each channel and variant; none where it holds them back.

    Args:
        item: the item; its own ``social.messages`` come before what is made from its texts.
        catalogue: what is public, for the names of agencies and for the moment.
        site: the site, for its address and for what its owners have settled of posts.
        channels: the slugs of the channels wanted, in the order wanted.
    """
    if item.social.hold:
        return
    tone, audiences = TONES[site.settings.tone], catalogue.vocabulary["audiences"]
    frames = {slug: frame_of(item, site, CHANNELS[slug]) for slug in channels}
    messages = tuple(messages_of(item, tone, audiences, catalogue.moment))
    least = max(VARIANTS, len(item.social.messages))
    made_from = maker() + repr((frames, messages, least)).encode()
    # What a preview shows of held items is not kept.
    folder = None if item.name in catalogue.held else site.kept
    texts = json.loads(kept(folder, made_from, lambda: _composed(frames, messages, least)))
    alt = alt_text(item, site)
    for slug, counted in texts.items():
        channel = CHANNELS[slug]
        image = site.absolute(SHAPES[channel.card].address(item))
        for variant, (text, count) in enumerate(counted, 1):
            yield Post(item.name, slug, variant, text, count, channel.limit, alt, image)


def frame_of(item: Item, site: Site, channel: Channel) -> Frame:
    """Settle what surrounds the messages of an item on a channel."""
    settings, tags = site.settings, dict[str, str]()
    for tag in item.social.hashtags + settings.hashtags:
        tags.setdefault(tag.lower(), tag)
    return Frame(
        item.social.content_warning,
        site.absolute(item.address),
        settings.contact_line,
        tuple(tags.values()),
        settings.handles.get(channel.slug, ""),
        settings.post_order,
    )


def all_posts(catalogue: Catalogue, site: Site) -> dict[str, tuple[Post, ...]]:
    """Compose the posts of all public items once, for whoever publishes them.

    Returns:
        The posts by the name of the item, for the site's channels; none of an item without posts.
    """
    channels = site.settings.channels

    def compose_all() -> dict[str, tuple[Post, ...]]:
        posts = {
            item.name: tuple(posts_of(item, catalogue, site, channels)) for item in catalogue.items
        }
        return {name: texts for name, texts in posts.items() if texts}

    return catalogue.once((all_posts, site), compose_all)


def _composed(frames: Mapping[str, Frame], messages: tuple[Message, ...], least: int) -> bytes:
    texts = {slug: islice(_texts(CHANNELS[slug], frames[slug], messages), least) for slug in frames}
    counted = {
        slug: [(text, CHANNELS[slug].count(text)) for text in made] for slug, made in texts.items()
    }
    return json.dumps(counted).encode()


def _texts(channel: Channel, frame: Frame, messages: tuple[Message, ...]) -> Iterator[str]:
    """Fit messages to a channel: what can be said whole first, and nothing that was said before."""
    room, whole, cut = channel.leaving(frame.warning), list[str](), list[str]()
    for message in messages:
        text = fitted(room.in_full if message.is_own else room, frame, list(message.blocks))
        is_whole = message.is_own or all(block in text for block in message.blocks[:1])
        (whole if is_whole else cut).append(text)
    said = set[str]()
    for text in (*whole, *cut):
        if (letters := _letters(text)) not in said:
            said.add(letters)
            yield text


def _letters(text: str) -> str:
    """Give what makes two posts the same to a channel: commas and quotation marks do not count."""
    return str(_SIGNS.sub("", text.casefold()))
