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
from bulletin_press.rendering import Link
from bulletin_press.site import Site
from bulletin_press.vocabulary import Vocabulary

CHECK = "body-links"


@dataclass(frozen=True)
class _Places:
    """Where a link can lead to, at the moment of the build."""

    items: dict[str, Item]
    names: frozenset[str]
    standing: frozenset[str]
    vocabulary: Vocabulary
    moment: datetime

    def owner(self, path: str) -> Item | None:
        """Find the item that a path below its address belongs to: an attachment, its share kit."""
        item = self.items.get("/".join(path.split("/")[:2]) + "/")
        there = item and path.removeprefix(item.address) in {"share/", *item.attachments}
        return item if there else None


def check_body_links(project: Project, site: Site, moment: datetime) -> Iterator[Problem]:
    """A link leads to something that its readers may see when they may see the link."""
    items = {item.address: item for item in project.items}
    places = _Places(items, project.names, site.standing, project.vocabulary, moment)
    for item in project.items:
        for link in project.bodies[item.name].links:
            if wrong := _flaw(link) or _wrong(item, link.path, places):
                message, hint, level = wrong
                told = f"the link {link.written!r} {message}"
                line = _line(item, link.written)
                yield Problem(item.source.file, line, "body", told, hint, CHECK, level)


def _flaw(link: Link) -> tuple[str, str, Level] | None:
    hint = "link to http, https, mailto or tel; put pictures into the folder of the item"
    return (link.flaw, hint, "problem") if link.flaw else None


def _wrong(item: Item, path: str | None, places: _Places) -> tuple[str, str, Level] | None:
    if path is None:
        return None
    target = places.items.get(path) or places.owner(path)
    if target is not None:
        return _untimely(item, target, places.moment)
    if _leads_somewhere(path, places):
        return None
    hint = "link items as ../KIND/SLUG.md, and files that lie beside this one by their name"
    return f"leads nowhere (there is no {path!r})", hint, "problem"


def _untimely(item: Item, target: Item, moment: datetime) -> tuple[str, str, Level] | None:
    if item.status != "published" or target is item:
        return None
    if target.status == "withdrawn":
        return "leads to a withdrawn item", "take the link away", "advice"
    if is_public(target, moment) or _comes_before(target, item):
        return None
    hint = "take the link away, or release that item first; a link tells that it exists"
    return "leads to an item that is held back", hint, "problem"


def _comes_before(target: Item, item: Item) -> bool:
    """Tell whether readers of a scheduled item will be able to see the target by then."""
    if target.status != "published":
        return False
    if target.published is None:
        return isinstance(target, Event)
    return bool(item.published and target.published.start <= item.published.start)


def _leads_somewhere(path: str, places: _Places) -> bool:
    # Of an item that could not be read enough has been told.
    is_unread = "/".join(path.split("/")[:2]) in places.names and path not in places.items
    return is_unread or path in places.standing or is_made(path, places.vocabulary)


def _line(item: Item, written: str) -> int:
    """Find the line of a link in the body; that of the body's beginning where it is not literal."""
    found = re.search(re.escape(written), item.source.body)
    before = item.source.body[: found.start()] if found else ""
    return item.source.body_line + before.count("\n")
