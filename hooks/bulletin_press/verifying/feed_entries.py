"""Entries of feeds, read one by one: the same entry stands in many feeds."""

import json
import re
from collections.abc import Iterable
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_OPENING = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed)\b[^>]*+>")


class Entry(NamedTuple):
    """What is looked at of an entry.

    Attributes:
        id: what readers know it by.
        url: the page that it is about.
        wrong: what is wrong with it.
    """

    id: str
    url: str
    wrong: tuple[str, ...]


class NotWellFormed(Exception):
    """A feed is none: no program can read it.

    Attributes:
        line: where reading ended.
    """

    def __init__(self, why: str, line: int) -> None:
        super().__init__(why)
        self.line = line


def parse_xml(content: bytes) -> Any:  # noqa: ANN401
    """Read an XML document.

    Returns:
        Its root, an element of lxml.

    Raises:
        NotWellFormed: with the reason and the line.
    """
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as error:
        raise NotWellFormed(str(error.msg), error.lineno or 1) from None


def opening_of(content: bytes) -> bytes:
    """Cut out the tag that opens a feed, which says what its names mean; empty for none."""
    match = _OPENING.search(content[:4000])
    return match[0] if match else b""


@lru_cache(maxsize=2**15)
def xml_entry(opening: bytes, part: bytes) -> tuple[Entry | None, bytes]:
    """Read one entry of RSS or Atom by itself.

    Args:
        opening: the tag that opens the feed.
        part: from the entry's own tag to the next one's.

    Returns:
        The entry, None where it cannot be read by itself; and what stands behind it.
    """
    end = b"</" + part[1 : part.find(b">") + 1]
    at = part.rfind(end) + len(end)
    name = opening[1:].split(None, 1)[0].rstrip(b">")
    try:
        root = parse_xml(opening + part[:at] + b"</" + name + b">")
    except NotWellFormed:
        return None, part[at:]
    return entry_of(root[0]) if len(root) == 1 else None, part[at:]


@lru_cache(maxsize=2**15)
def json_entry(part: bytes) -> tuple[Entry | None, bytes]:
    """Read one item of a JSON Feed by itself, which stands on a line of its own.

    Returns:
        The item, None where it cannot be read by itself; and what stands behind it.
    """
    line = part.rstrip(b",\r ")
    try:
        return entry_of_json(json.loads(line)), part[len(line) :]
    except ValueError:
        return None, part


def entry_of(element: Any) -> Entry:  # noqa: ANN401
    """Look at an entry of RSS (https://www.rssboard.org/rss-specification) or Atom (RFC 4287)."""
    said: dict[str, str] = {}
    for child in element:
        said.setdefault(str(child.tag), (child.text or "").strip())
    if str(element.tag).startswith(ATOM):
        links = {
            it.get("rel", "alternate"): it.get("href", "") for it in element.iter(f"{ATOM}link")
        }
        wrong = [
            *_missing(said, (f"{ATOM}id", f"{ATOM}title", f"{ATOM}updated")),
            *_bad_dates(said, (f"{ATOM}updated", f"{ATOM}published"), datetime.fromisoformat),
        ]
        return Entry(said.get(f"{ATOM}id", ""), links.get("alternate", ""), tuple(wrong))
    wrong = [*_missing(said, ("guid",)), *_bad_dates(said, ("pubDate",), parsedate_to_datetime)]
    if not said.get("title") and not said.get("description"):
        wrong.append("has neither title nor description")
    return Entry(said.get("guid", ""), said.get("link", ""), tuple(wrong))


def entry_of_json(item: Any) -> Entry:  # noqa: ANN401
    """Look at an item of a JSON Feed (https://www.jsonfeed.org/version/1.1/)."""
    if not isinstance(item, dict):
        return Entry("", "", ("is no object",))
    said = {name: value for name, value in item.items() if isinstance(value, str)}
    wrong = [
        *_missing(said, ("id",)),
        *_bad_dates(said, ("date_published", "date_modified"), datetime.fromisoformat),
    ]
    if "content_html" not in said and "content_text" not in said:
        wrong.append("has neither content_html nor content_text")
    return Entry(said.get("id", ""), said.get("url", ""), tuple(wrong))


def _missing(said: dict[str, str], names: Iterable[str]) -> list[str]:
    return [f"has no {name.removeprefix(ATOM)}" for name in names if not said.get(name)]


def _bad_dates(said: dict[str, str], names: Iterable[str], read: Any) -> list[str]:  # noqa: ANN401
    wrong = []
    for name in names:
        try:
            when = read(said[name]) if said.get(name) else None
        except ValueError:
            wrong.append(f"gives {said[name]!r} as {name.removeprefix(ATOM)}, which is no date")
            continue
        if when is not None and when.tzinfo is None:
            wrong.append(f"gives {said[name]!r} as {name.removeprefix(ATOM)}, without a zone")
    return wrong
