"""Feeds read as a whole, though each entry only once.

A feed is well-formed when each entry is by itself, and when what is left is with a mark in the
place of each. Where that does not come out, as with an entry in a comment, the feed is read as it
stands.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.feed_entries import (
    ATOM,
    Entry,
    NotWellFormed,
    entry_of,
    entry_of_json,
    json_entry,
    opening_of,
    parse_xml,
    xml_entry,
)

_MARK_NAME = "bulletin-press-entry"
_MARK = f"<{_MARK_NAME} xmlns=''/>".encode()
_LEAST = {"rss": ("title", "link", "description"), "feed": ("id", "title", "updated")}


class Feed(NamedTuple):
    """A feed as it was read.

    Attributes:
        wrong: what is wrong with the feed itself.
        entries: its entries, each with the bytes of the file in which it stands.
    """

    wrong: list[str]
    entries: list[tuple[Entry, bytes]]


def read_xml_feed(file: BuiltFile) -> Feed:
    """Read RSS or Atom.

    Raises:
        NotWellFormed: no program can read it.
    """
    opening = opening_of(file.content)
    entries, frame = _apart(file.parts, lambda part: xml_entry(opening, part), _MARK)
    if entries:
        with suppress(NotWellFormed):
            root = parse_xml(frame)
            if len(_entries(root, _MARK_NAME)) == len(entries):
                return Feed(_wrong_in_xml(root), entries)
    root = parse_xml(file.content)
    whole = [*_entries(root, "item"), *_entries(root, f"{ATOM}entry")]
    return Feed(_wrong_in_xml(root), [(entry_of(it), b"") for it in whole])


def read_json_feed(file: BuiltFile) -> Feed:
    """Read a JSON Feed.

    Raises:
        NotWellFormed: no program can read it.
    """
    entries, frame = _apart(file.parts, json_entry, b"\n0")
    if entries:
        with suppress(NotWellFormed):
            feed = _parse_json(frame)
            if feed.get("items") == [0] * len(entries):
                return Feed(_wrong_in_json(feed), entries)
    feed = _parse_json(file.content)
    items = feed.get("items")
    whole = items if isinstance(items, list) else []
    return Feed(_wrong_in_json(feed), [(entry_of_json(item), b"") for item in whole])


def _apart(
    parts: tuple[bytes, ...], read: Callable[[bytes], tuple[Entry | None, bytes]], mark: bytes
) -> tuple[list[tuple[Entry, bytes]], bytes]:
    """Part entries from what stands around them, in which a mark takes the place of each.

    Returns:
        The entries with their parts, none where one cannot be read by itself; and the rest.
    """
    entries, frame = [], [parts[0]]
    for part in parts[1:-1]:
        entry, behind = read(part)
        if entry is None:
            return [], b""
        entries.append((entry, part))
        frame += [mark, behind]
    return entries, b"".join((*frame, parts[-1]))


def _entries(root: Any, name: str) -> list[Any]:  # noqa: ANN401
    """List the entries where a feed has them: Atom in its root, RSS in its channel."""
    return [child for place in (root, *root.findall("channel")) for child in place.findall(name)]


def _wrong_in_xml(root: Any) -> list[str]:  # noqa: ANN401
    name = str(root.tag).removeprefix(ATOM)
    place = root.find("channel") if name == "rss" else root
    if place is None or name not in _LEAST:
        return ["is neither RSS nor Atom"]
    names = _LEAST[name]
    prefix = ATOM if name == "feed" else ""
    said = {str(child.tag): (child.text or "").strip() for child in place}
    return [f"has no {each}" for each in names if not said.get(prefix + each)]


def _wrong_in_json(feed: dict[str, Any]) -> list[str]:
    missing = [f"has no {name}" for name in ("version", "title") if not feed.get(name)]
    return missing if isinstance(feed.get("items"), list) else [*missing, "has no items"]


def _parse_json(content: bytes) -> dict[str, Any]:
    try:
        feed = json.loads(content)
    except json.JSONDecodeError as error:
        raise NotWellFormed(error.msg, error.lineno) from None
    except ValueError as error:
        raise NotWellFormed(str(error), 1) from None
    if not isinstance(feed, dict):
        raise NotWellFormed("it is no object", 1)
    return feed
