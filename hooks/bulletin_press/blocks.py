"""What standing pages may show, by a comment in their text: ``<!-- block: latest -->``."""

import re
from collections.abc import Callable
from itertools import groupby

from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.feed_list import feeds_of
from bulletin_press.site import Site
from bulletin_press.validation import nearest
from bulletin_press.vocabulary import grouped

LATEST = 6
_BLOCK = re.compile(r"<!--\s*block:\s*([\w-]+)\s*-->")

Block = Callable[[Catalogue, Site, str], str]


class UnknownBlock(ValueError):
    """A page asks for a block that there is not; the text says which, and what there is."""


def fill_blocks(html: str, address: str, catalogue: Catalogue, site: Site) -> str:
    """Put the blocks of a standing page in their places.

    Args:
        html: the page's content.
        address: its site path, for the links.
        catalogue: what the public may see.
        site: the site it is for.

    Raises:
        UnknownBlock: one of them does not exist.
    """

    def fill(found: re.Match[str]) -> str:
        if wrong := why_no_block(found[0]):
            raise UnknownBlock("{} ({})".format(*wrong))
        return BLOCKS[found[1]](catalogue, site, address)

    return _BLOCK.sub(fill, html)


def why_no_block(line: str) -> tuple[str, str] | None:
    """Say what is wrong with the block that a line of Markdown asks for; None if nothing is."""
    unknown = next((name for name in _BLOCK.findall(line) if name not in BLOCKS), None)
    if unknown is None:
        return None
    hint = nearest(unknown, list(BLOCKS)) or f"there are {', '.join(BLOCKS)}"
    return f"there is no block {unknown!r}", hint


def _latest(catalogue: Catalogue, _site: Site, address: str) -> str:
    items = catalogue.dated[:LATEST]
    return draw("block_cards.html", address, items=items, held=catalogue.held)


def _kinds(catalogue: Catalogue, _site: Site, address: str) -> str:
    return draw("block_kinds.html", address, catalogue=catalogue)


def _words(facet: str) -> Block:
    def block(catalogue: Catalogue, _site: Site, address: str) -> str:
        groups = [
            (group, [(term, len(catalogue.by(facet, term.slug))) for term in terms])
            for group, terms in grouped(catalogue.vocabulary[facet].values())
        ]
        return draw("block_words.html", address, facet=facet, groups=groups)

    return block


def _contacts(catalogue: Catalogue, _site: Site, address: str) -> str:
    return draw("block_contacts.html", address, contacts=catalogue.contacts)


def _feeds(catalogue: Catalogue, _site: Site, address: str) -> str:
    groups = groupby(feeds_of(catalogue), lambda feed: feed.group)
    listed = [(group or "Everything", list(feeds)) for group, feeds in groups]
    return draw("block_feeds.html", address, groups=listed)


BLOCKS: dict[str, Block] = {
    "latest": _latest,
    "kinds": _kinds,
    "themes": _words("themes"),
    "levels": _words("levels"),
    "audiences": _words("audiences"),
    "contacts": _contacts,
    "feeds": _feeds,
}
