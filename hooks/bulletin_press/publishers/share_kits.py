"""The share kit of each item: posts, pictures, texts to forward and a QR code, ready to copy."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from bulletin_press.artefact import File, Page
from bulletin_press.cards.shapes import SHAPES, alt_text
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.item import Item
from bulletin_press.kept import kept, maker
from bulletin_press.posts.channels import CHANNELS, Channel
from bulletin_press.posts.composing import Post, all_posts, posts_of
from bulletin_press.posts.forwarding import email_subject, email_text, newsletter_line
from bulletin_press.qr_codes import FORMS, qr_code
from bulletin_press.site import Site

UNITS = {
    "weighted": "characters as X counts them",
    "graphemes": "characters",
    "characters": "characters",
    "threads": "characters as Threads counts them",
}
TO_FORWARD = "whatsapp"
"""A text to forward there is in every kit, whether or not the partnership has a channel there."""

PARTS = {
    "pictures": "Pictures",
    "email": "An e-mail to your team",
    "newsletter": "A line for a newsletter",
    "qr": "A QR code for posters",
}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page | File]:
    """Make a kit for every public item, unless its author holds its posts back."""
    kits = all_posts(catalogue, site)
    for item in catalogue.items:
        if item.name in kits:
            place = site.forgetful if item.name in catalogue.held else site
            yield _page(item, kits[item.name], catalogue, place)
            yield from _codes(item, place)


def _codes(item: Item, site: Site) -> Iterator[File]:
    link = site.absolute(item.address)
    for form in FORMS:
        yield File(f"{_address(item)}{form.file}", qr_code(link, form, site.kept))


def _page(item: Item, posts: tuple[Post, ...], catalogue: Catalogue, site: Site) -> Page:
    if TO_FORWARD not in site.settings.channels:
        posts += tuple(posts_of(item, catalogue, site, (TO_FORWARD,)))[:1]
    channels = [
        (CHANNELS[slug], list(texts)) for slug, texts in groupby(posts, lambda post: post.channel)
    ]
    headings = _headings([channel for channel, _ in channels])
    words = {
        "label": item.label,
        "title": item.title,
        "warning": item.social.content_warning,
        "link": site.absolute(item.address),
        "alt": alt_text(item, site),
        "subject": email_subject(item),
        "email": email_text(item, site, catalogue.vocabulary["audiences"]),
        "newsletter": newsletter_line(item, site),
        "handles": site.settings.handles,
        "jumps": list(headings.items()),
    }
    made_from = maker() + repr((item.name, words, posts)).encode()
    html = kept(site.kept, made_from, lambda: _draw(item, channels, words))
    return Page(
        _address(item),
        f"Share: {item.title}",
        f"Ready-made posts about “{item.title}”.",
        html.decode(),
        toc=_contents(headings),
        layout="share",
        indexed=False,
    )


def _draw(item: Item, channels: list[tuple[Channel, list[Post]]], words: dict[str, Any]) -> bytes:
    return draw(
        "share.html",
        _address(item),
        channels=channels,
        pictures={name: (shape, shape.address(item)) for name, shape in SHAPES.items()},
        page=item.address,
        slug=item.slug,
        units=UNITS,
        parts=PARTS,
        forms=FORMS,
        **words,
    ).encode()


def _address(item: Item) -> str:
    return f"{item.address}share/"


def _headings(channels: list[Channel]) -> dict[str, str]:
    """Name the parts of a kit by their anchors, in order."""
    named = {f"channel-{channel.slug}": channel.label for channel in channels}
    return {"pictures": PARTS["pictures"]} | named | PARTS


def _contents(headings: dict[str, str]) -> list[dict[str, Any]]:
    return [
        {"level": 2, "id": anchor, "name": name, "html": name, "children": []}
        for anchor, name in headings.items()
    ]
