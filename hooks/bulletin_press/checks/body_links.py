"""Links in the bodies of items."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from urllib.parse import unquote, urlsplit

from bulletin_press.addresses import FINDER, is_made
from bulletin_press.catalogue import is_public, is_released
from bulletin_press.item import Item
from bulletin_press.links import own_path
from bulletin_press.models import Event, Guidance
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.rendering import Body, Link
from bulletin_press.site import Site
from bulletin_press.vocabulary import Vocabulary
from bulletin_press.written import Loc

CHECK = "body-links"

_Wrong = tuple[str, str, Level]


@dataclass(frozen=True)
class _Places:
    """Where a link can lead to, at the moment of the build."""

    items: dict[str, Item]
    unread: frozenset[str]
    standing: frozenset[str]
    vocabulary: Vocabulary
    moment: datetime

    def owner(self, path: str) -> Item | None:
        """Find the item at a path, or above it."""
        return self.items.get("/".join(path.split("/")[:2]) + "/")


def check_body_links(project: Project, site: Site, moment: datetime) -> Iterator[Problem]:
    """A link leads to something that its readers may see when they may see the link."""
    items = {item.address: item for item in project.items}
    unread = project.names - {item.name for item in project.items}
    places = _Places(items, unread, site.standing, project.vocabulary, moment)
    for item in project.items:
        for link in project.bodies[item.name].links:
            wrong = _flaw(link) or _wrong(item, link.path, places)
            if wrong := wrong or _no_heading(link, places, project.bodies):
                message, hint, level = wrong
                told = f"the link {link.written!r} {message}"
                line = item.source.line_of(link.written)
                yield Problem(item.source.file, line, "body", told, hint, CHECK, level)
        for loc, address in _addresses(item):
            if wrong := _wrong(item, own_path(address, "", site.url), places):
                yield item.problem(loc, *wrong[:2], CHECK, wrong[2])


def _addresses(item: Item) -> Iterator[tuple[Loc, str]]:
    """List the web addresses in fields; they can be the site's own."""
    for name in ("resources", "citations"):
        for at, entry in enumerate(getattr(item, name)):
            if entry.url:
                yield (name, at, "url"), entry.url
    for name in ("report_url", "booking_url"):
        if address := getattr(item, name, None):
            yield (name,), address
    see = item.withdrawn.see if item.withdrawn else None
    if see and (see.startswith("/") or "://" in see):
        yield ("withdrawn", "see"), see
    for at, message in enumerate(item.social.messages):
        for address in re.findall(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)]", message):
            yield ("social", "messages", at), address


def _flaw(link: Link) -> _Wrong | None:
    hint = "link to http, https, mailto or tel; put pictures into the folder of the item"
    return (link.flaw, hint, "problem") if link.flaw else None


def _no_heading(link: Link, places: _Places, bodies: Mapping[str, Body]) -> _Wrong | None:
    target = places.items.get(link.path) if link.path else None
    anchor = unquote(urlsplit(link.written).fragment)
    if not target or not anchor or anchor.startswith("section-"):
        return None
    if f'id="{escape(anchor)}"' in bodies[target.name].html:
        return None
    hint = "copy the address of the heading from the page"
    return f"leads to a heading that {target.name} does not have", hint, "problem"


def _wrong(item: Item, path: str | None, places: _Places) -> _Wrong | None:
    if path is None:
        return None
    target = places.owner(path)
    if target and (untimely := _untimely(item, target, path, places.moment)):
        return untimely
    is_gone = target is not None and target.status == "withdrawn" and target is not item
    if (target and not is_gone and _has(target, path)) or _leads_somewhere(path, places):
        return None
    if path == FINDER and _has_finder(item, places):
        return None
    hint = "link items as ../KIND/SLUG.md, and files that lie beside this one by their name"
    return f"leads nowhere (there is no {path!r})", hint, "problem"


def _has(item: Item, path: str) -> bool:
    """Tell whether an item, once public, has something at a path."""
    below = path.removeprefix(item.address)
    return not below or below in item.attachments or (below == "share/" and not item.social.hold)


def _has_finder(item: Item, places: _Places) -> bool:
    """Tell whether readers of an item will find a finder."""
    return any(
        isinstance(other, Guidance)
        and other.finder
        and (other is item or is_public(other, places.moment) or _comes_before(other, item))
        for other in places.items.values()
    )


def _untimely(item: Item, target: Item, path: str, moment: datetime) -> _Wrong | None:
    # Of a status that is mistaken or missing enough has been told.
    if item.status not in ("published", "withdrawn") or target is item or not target.status:
        return None
    if target.status == "withdrawn" and path == target.address and is_released(target, moment):
        return "leads to a withdrawn item", "take the link away", "advice"
    if target.status == "withdrawn" or is_public(target, moment) or _comes_before(target, item):
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
    is_unread = "/".join(path.split("/")[:2]) in places.unread
    return is_unread or path in places.standing or is_made(path, places.vocabulary)
