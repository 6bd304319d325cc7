"""Every calendar can be read, and its entries can be told apart."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.search import Search
from bulletin_press.verifying.told import unfolded

CHECK = "calendars"
HINT = "calendars drop what they cannot read: mend what makes it"
LONGEST = 75
"""Bytes of a line, without its end (RFC 5545, 3.1)."""
_LINE = re.compile(
    rb"^(BEGIN|END|UID|DTSTAMP|VERSION|PRODID|RECURRENCE-ID)\b[^:\r\n]*:"
    rb"((?:[^\r\n]|\r?\n[ \t])*+)",
    re.MULTILINE,
)
_TOO_LONG = re.compile(rb"[^\r\n]{%d,}" % (LONGEST + 1))
_BARE = re.compile(rb"(?<!\r)\n")
# What must stand in each (RFC 5545, 3.6).
_LEAST = {
    b"VCALENDAR": (b"VERSION", b"PRODID"),
    b"VEVENT": (b"UID", b"DTSTAMP"),
    b"VTODO": (b"UID", b"DTSTAMP"),
}
_WITH_ID = (b"VEVENT", b"VTODO")


class CalendarFiles(Search):
    """Every calendar is well-formed: its lines, its parts, and an id of its own for each entry."""

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Read a calendar."""
        if file.suffix != ".ics":
            return
        content = file.content
        if not content.startswith(b"BEGIN:VCALENDAR"):
            yield file.problem(0, "does not begin as a calendar", HINT, CHECK)
        if match := _BARE.search(content):
            yield file.problem(match.start(), "a line does not end in CR LF", HINT, CHECK)
        if match := _TOO_LONG.search(content):
            message = f"a line is longer than {LONGEST} bytes"
            yield file.problem(match.start(), message, HINT, CHECK)
        yield from _in_parts(file)


def _in_parts(file: BuiltFile) -> Iterator[Problem]:
    is_in: list[_Part] = []
    ids: set[tuple[bytes, ...]] = set()
    for match in _LINE.finditer(file.content):
        name, value = match[1], unfolded(match[2])
        if name == b"BEGIN":
            is_in.append(_Part(value, {}))
        elif name != b"END":
            if is_in:
                is_in[-1].said.setdefault(name, value)
        elif not is_in or is_in[-1].name != value:
            yield file.problem(match.start(), "something ends that has not begun", HINT, CHECK)
            return
        else:
            for message in _wrong_with(is_in.pop(), ids):
                yield file.problem(match.start(), message, HINT, CHECK)
    if is_in:
        name = is_in[-1].name.decode("utf-8", "replace")
        yield file.problem(len(file.content), f"{name} never ends", HINT, CHECK)


class _Part(NamedTuple):
    """What stands between a BEGIN and its END: its name, and the first value of each property."""

    name: bytes
    said: dict[bytes, bytes]


def _wrong_with(part: _Part, ids: set[tuple[bytes, ...]]) -> Iterator[str]:
    name = part.name.decode("utf-8", "replace")
    for missing in _LEAST.get(part.name, ()):
        if not part.said.get(missing):
            yield f"a {name} has no {missing.decode()}"
    if part.name in _WITH_ID and b"UID" in part.said:
        # One occasion of several has the UID of them all, and its own day.
        identity = part.name, part.said[b"UID"], part.said.get(b"RECURRENCE-ID", b"")
        if identity in ids:
            yield f"two have the UID {identity[1].decode('utf-8', 'replace')!r}"
        ids.add(identity)
