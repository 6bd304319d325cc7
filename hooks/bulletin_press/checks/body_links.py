"""Links in the bodies of items."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bulletin_press.addresses import is_made
from bulletin_press.catalogue import is_public
from bulletin_press.item import Item
from bulletin_press.models import Event
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.vocabulary import Vocabulary

CHECK = "body-links"


@dataclass(frozen=True)
class _Places:
    """Where a link can lead to, at the moment of the build."""

    items: dict[str, Item]
    standing: frozenset[str]
    vocabulary: Vocabulary
    moment: datetime


def check_body_links(project: Project, site: Site, moment: datetime) -> Iterator[Problem]:
    """A link leads to something that its readers may see when they may see the link."""
    items = {item.address: item for item in project.items}
    places = _Places(items, site.standing, project.vocabulary, moment)
    for item in project.items:
        # The same link twice is one thing to mend.
        links = {link.written: link.path for link in project.bodies[item.name].links}
        for written, path in links.items():
            if path is not None and (wrong := _wrong(item, path, places)):
                message, hint, level = wrong
                told = f"the link {written!r} {message}"
                line = _line(item, written)
                yield Problem(item.source.file, line, "body", told, hint, CHECK, level)


def _wrong(item: Item, path: str, places: _Places) -> tuple[str, str, Level] | None:
    target = places.items.get(path)
    if target is None:
        if _leads_somewhere(item, path, places):
            return None
        hint = "link items as ../KIND/SLUG.md, and files that lie beside this one by their name"
        return f"leads nowhere (there is no {path!r})", hint, "problem"
    if item.status in ("draft", "embargoed", "withdrawn") or target is item:
        return None
    if target.status == "withdrawn":
        return "leads to a withdrawn item", "take the link away", "advice"
    if not is_public(target, places.moment) and not _comes_before(target, item):
        hint = "take the link away, or release that item first; a link tells that it exists"
        return "leads to an item that is held back", hint, "problem"
    return None


def _comes_before(target: Item, item: Item) -> bool:
    """Tell whether readers of a scheduled item will be able to see the target by then."""
    if target.status != "published":
        return False
    if target.published is None:
        return isinstance(target, Event)
    return bool(item.published and target.published.start <= item.published.start)


def _leads_somewhere(item: Item, path: str, places: _Places) -> bool:
    if path in places.standing or is_made(path, places.vocabulary):
        return True
    # An attachment of this item, or what another one has at its address.
    for address, other in ((item.address, item), *places.items.items()):
        if path.startswith(address):
            return path.removeprefix(address) in {"share/", *other.attachments}
    return False


def _line(item: Item, written: str) -> int:
    """Find the line of a link in the body; that of the body's beginning where it is not literal."""
    found = re.search(re.escape(written), item.source.body)
    before = item.source.body[: found.start()] if found else ""
    return item.source.body_line + before.count("\n")
