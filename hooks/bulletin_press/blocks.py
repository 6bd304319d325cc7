"""What standing pages may show, by a comment in their text: ``<!-- block: latest -->``."""

import re
from collections.abc import Callable
from itertools import groupby

from bulletin_press import __version__
from bulletin_press.addresses import FINDER, GET_HELP, GLOSSARY, TITLES
from bulletin_press.calendar_list import CALENDARS
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.feed_list import feeds_of
from bulletin_press.glossary import by_letter
from bulletin_press.level_guide import with_finder
from bulletin_press.models import Event
from bulletin_press.site import Site
from bulletin_press.tested import read_last_test
from bulletin_press.validation import nearest
from bulletin_press.vocabulary import grouped

LATEST = 6
COMING = 4
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
    """Show what can be learned; what is coming has a block of its own."""
    items = [item for item in catalogue.dated if not isinstance(item, Event)]
    return draw("block_cards.html", address, items=items[:LATEST], held=catalogue.held)


def _coming(catalogue: Catalogue, _site: Site, address: str) -> str:
    items = catalogue.coming[:COMING]
    return draw("block_coming.html", address, items=items, held=catalogue.held)


def _doors(_catalogue: Catalogue, site: Site, address: str) -> str:
    return draw("block_doors.html", address, help=GET_HELP if GET_HELP in site.standing else "")


def _find(_catalogue: Catalogue, _site: Site, address: str) -> str:
    return draw("block_find.html", address)


def _levels(catalogue: Catalogue, _site: Site, address: str) -> str:
    levels = list(catalogue.vocabulary["levels"].values())
    finder = FINDER if with_finder(catalogue) else ""
    return draw("block_levels.html", address, levels=levels, finder=finder)


def _kinds(catalogue: Catalogue, _site: Site, address: str) -> str:
    return draw("block_kinds.html", address, catalogue=catalogue)


def _words(facet: str) -> Block:
    def block(catalogue: Catalogue, _site: Site, address: str) -> str:
        groups = [
            (group, [(term, len(catalogue.by(facet, term.slug))) for term in terms])
            for group, terms in grouped(catalogue.vocabulary[facet].values())
        ]
        # What leads to nothing yet stands on the page of all.
        groups = [(group, [one for one in terms if one[1]]) for group, terms in groups]
        groups = [(group, terms) for group, terms in groups if terms]
        called = f"All {TITLES[facet][0].lower()}" if facet == "themes" else TITLES[facet][0]
        return draw("block_words.html", address, facet=facet, groups=groups, all_called=called)

    return block


def _contacts(catalogue: Catalogue, _site: Site, address: str) -> str:
    return draw("block_contacts.html", address, contacts=catalogue.contacts)


def _feeds(catalogue: Catalogue, _site: Site, address: str) -> str:
    groups = groupby(feeds_of(catalogue), lambda feed: feed.group)
    listed = [(group or "Everything", list(feeds)) for group, feeds in groups]
    return draw("block_feeds.html", address, groups=listed)


def _calendars(_catalogue: Catalogue, site: Site, address: str) -> str:
    return draw("block_calendars.html", address, calendars=CALENDARS, absolute=site.absolute)


def _glossary(catalogue: Catalogue, _site: Site, address: str) -> str:
    return draw("block_glossary.html", address, letters=by_letter(catalogue.glossary))


def _agencies(catalogue: Catalogue, _site: Site, address: str) -> str:
    agencies = [
        entry for _, entries in by_letter(catalogue.glossary) for entry in entries if entry.agency
    ]
    return draw("block_agencies.html", address, entries=agencies, page=GLOSSARY)


def _tested(_catalogue: Catalogue, _site: Site, address: str) -> str:
    return draw("block_tested.html", address, tested=read_last_test(), version=__version__)


BLOCKS: dict[str, Block] = {
    "doors": _doors,
    "find": _find,
    "latest": _latest,
    "coming": _coming,
    "kinds": _kinds,
    "themes": _words("themes"),
    "levels": _levels,
    "audiences": _words("audiences"),
    "contacts": _contacts,
    "feeds": _feeds,
    "calendars": _calendars,
    "glossary": _glossary,
    "agencies": _agencies,
    "tested": _tested,
}
