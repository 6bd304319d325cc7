"""From an item to its posts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from itertools import islice

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
from bulletin_press.vocabulary import Term

VARIANTS = 3
"""How many texts an item has on every channel, at least: repeats of the same text are refused."""

COUNTED_BY = tuple(version(name) for name in ("regex", "twitter-text-parser"))
"""The versions of what counts beside this program."""


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
    item: Item, site: Site, channels: tuple[str, ...], audiences: Mapping[str, Term]
) -> Iterator[Post]:
    """Compose the posts of an item, for each channel and variant; none where it holds them back.

    Args:
        item: the item; its own ``social.messages`` come before what is made from its texts.
        site: the site, for its address and for what its owners have settled of posts.
        channels: the slugs of the channels wanted, in the order wanted.
        audiences: the agencies by slug, for posts that name them.
    """
    if item.social.hold:
        return
    frames = {slug: frame_of(item, site, CHANNELS[slug]) for slug in channels}
    messages = tuple(messages_of(item, TONES[site.settings.tone], audiences))
    least = max(VARIANTS, len(item.social.messages))
    made_from = maker() + repr((COUNTED_BY, frames, messages, least)).encode()
    texts = json.loads(kept(site.kept, made_from, lambda: _composed(frames, messages, least)))
    alt = alt_text(item, site)
    for slug, counted in texts.items():
        channel = CHANNELS[slug]
        image = site.absolute(SHAPES[channel.card].address(item))
        for variant, (text, count) in enumerate(counted, 1):
            yield Post(item.name, slug, variant, text, count, channel.limit, alt, image)


def frame_of(item: Item, site: Site, channel: Channel) -> Frame:
    """Settle what surrounds the messages of an item on a channel."""
    settings = site.settings
    return Frame(
        item.social.content_warning,
        site.absolute(item.address),
        settings.contact_line,
        tuple(dict.fromkeys(item.social.hashtags + settings.hashtags)),
        settings.handles.get(channel.slug, ""),
        settings.post_order,
    )


def all_posts(catalogue: Catalogue, site: Site) -> dict[str, tuple[Post, ...]]:
    """Compose the posts of all public items once, for whoever publishes them.

    Returns:
        The posts by the name of the item, for the site's channels; none of an item without posts.
    """
    channels, audiences = site.settings.channels, catalogue.vocabulary["audiences"]

    def _site_for(item: Item) -> Site:
        return site.forgetful if item.name in catalogue.held else site

    def compose_all() -> dict[str, tuple[Post, ...]]:
        posts = {
            item.name: tuple(posts_of(item, _site_for(item), channels, audiences))
            for item in catalogue.items
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
    """Fit messages to a channel, leaving out what reads like one before."""
    room, made = channel.leaving(frame.warning), set[str]()
    for message in messages:
        text = fitted(room, frame, list(message))
        if text not in made:
            yield text
            made.add(text)
