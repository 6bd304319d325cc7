"""The share kit of each item: its posts and its e-mail text, ready to copy."""

from collections.abc import Iterator
from itertools import groupby

from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import all_posts
from bulletin_press.site import Site

UNITS = {
    "weighted": "characters as X counts them",
    "graphemes": "characters",
    "characters": "characters",
    "threads": "characters as Threads counts them",
}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page of posts for every public item, unless its author holds them back."""
    kits = all_posts(catalogue, site)
    for item in catalogue.items:
        if item.name not in kits:
            continue
        channels = [
            (CHANNELS[slug], list(texts))
            for slug, texts in groupby(kits[item.name], lambda post: post.channel)
        ]
        link = site.absolute(item.address)
        address = f"{item.address}share/"
        html = draw(
            "share.html",
            address,
            item=item,
            channels=channels,
            units=UNITS,
            email=email_text(item, link, site),
        )
        title = f"Share: {item.title}"
        description = f"Ready-made posts about “{item.title}”."
        yield Page(address, title, description, html, layout="share", indexed=False)


def email_text(item: Item, link: str, site: Site) -> str:
    """Write a paragraph for a manager to forward."""
    warning = item.social.content_warning
    parts = [
        f"Content warning: {warning}" if warning else "",
        f"{item.title}",
        item.summary,
        f"Read it here: {link}",
        site.settings.contact_line,
        site.settings.notice,
    ]
    return "\n\n".join(part for part in parts if part)
