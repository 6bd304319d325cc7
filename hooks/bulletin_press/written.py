"""Fields as their author wrote them: YAML read as plain strings, with the line of each.

Types come later, from the models; nothing here turns ``2026`` into a number or ``no`` into false.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from bulletin_press.hidden_signs import hidden_in, why_hidden
from bulletin_press.problems import Problem
from bulletin_press.regular_files import why_not_read, why_not_regular
from bulletin_press.yaml_mistakes import explain

Loc = tuple[str | int, ...]

CHECK = "front-matter"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
DEEPEST = 12
"""How deep fields may be nested: the content model needs four."""
_TOLD = 20
"""How many signs of one file are told: a file that is no text has millions."""
_MOST = 100
"""How many mistakes of one header or file of words are told."""


@dataclass(frozen=True)
class Fields:
    """Fields as written: mappings, lists and strings; an empty value is None.

    Attributes:
        values: the fields by name.
        lines: the line (from 1) of each field by its location, such as ``("actions", 0, "by")``.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[Loc, int] = field(default_factory=dict)

    def line(self, loc: Loc) -> int:
        """Find the line of a field; of what it stands in where it is missing; else the first."""
        while loc and loc not in self.lines:
            loc = loc[:-1]
        return self.lines.get(loc, 1)

    def within(self, loc: Loc) -> "Fields":
        """Give the fields of the mapping at loc, with their lines."""
        values: Any = self.values
        for part in loc:
            values = values[part]
        return Fields(values if isinstance(values, Mapping) else {}, self._inner[loc])

    @cached_property
    def _inner(self) -> Mapping[Loc, Mapping[Loc, int]]:
        # A list has thousands of entries, and each is asked for.
        inner: dict[Loc, dict[Loc, int]] = defaultdict(dict)
        for at, line in self.lines.items():
            for depth in range(len(at) + 1):
                inner[at[:depth]][at[depth:]] = line
        return inner


def decode(file: Path, raw: bytes) -> tuple[str, list[Problem]]:
    """Turn bytes into text: UTF-8, with or without a BOM, lines ended by LF or CRLF.

    Returns:
        The text (empty where it cannot be read at all) and the problems met.
    """
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        hint = "save the file as UTF-8"
        return "", [Problem(file, line, "", "is not UTF-8 text", hint, CHECK)]
    problems = [
        Problem(file, text.count("\n", 0, at) + 1, "", *wrong, CHECK)
        for at, wrong in islice(_unfit(text), _TOLD)
    ]
    return text, problems


def read_text(file: Path) -> tuple[str, list[Problem]]:
    """Read a file that is there as text; a pipe, which would never end, is told and not opened.

    Returns:
        The text (empty where it cannot be read) and the problems met.
    """
    wrong = why_not_regular(file)
    try:
        raw = b"" if wrong else file.read_bytes()
    except OSError as error:
        wrong = why_not_read(error)
    return ("", [Problem(file, 1, "", *wrong, CHECK)]) if wrong else decode(file, raw)


def _unfit(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """List what no text of ours may hold: where it stands, what is wrong and what to do."""
    for found in CONTROL.finditer(text):
        yield found.start(), why_control(found.group())
    for at, sign in hidden_in(text):
        yield at, why_hidden(sign)


def why_control(sign: str) -> tuple[str, str]:
    """Say what is wrong with a control character, and what to do."""
    message = f"holds an invisible control character (U+{ord(sign):04X})"
    return message, "delete it; it usually comes with text pasted from another program"


def why_old_ends(text: str) -> tuple[int, str, str] | None:
    """Say on which line a text has an end of a line that YAML takes for one, and editors do not."""
    at = text.find("\r")
    hint = "save the file with the usual ends of lines (LF or CRLF)"
    return (text.count("\n", 0, at) + 1, "ends lines as old Macs did", hint) if at >= 0 else None


def parse_fields(
    file: Path, text: str, listed: str | None = None
) -> tuple[Fields | None, list[Problem]]:
    """Read a YAML mapping as plain strings with their lines.

    Anchors, aliases and tags are refused: no author needs them and they can hide what is written.

    Args:
        file: the file it is from.
        text: the YAML.
        listed: where the whole file is a list, the name to give that list.

    Returns:
        The fields, or None where the YAML cannot be read, and every problem met.
    """
    if wrong := why_old_ends(text):
        line, message, hint = wrong
        return None, [Problem(file, line, "", message, hint, CHECK)]
    walk = _Walk(file, text)
    try:
        value = walk.document((listed,) if listed else ())
    except yaml.YAMLError as error:
        line, message, hint = explain(text, error)
        return None, [Problem(file, line, "", message, hint, CHECK)]
    except (_NestedTooDeeply, RecursionError) as error:
        line = getattr(error, "line", walk.first_line)
        message, hint = "is nested too deeply", "write the fields as the guide shows them"
        return None, [Problem(file, line, "", message, hint, CHECK)]
    if listed and isinstance(value, list):
        value = {listed: value}
    if value is not None and not isinstance(value, dict):
        hint = "write each field as 'name: value'"
        return None, [Problem(file, walk.first_line, "", "is not made of fields", hint, CHECK)]
    return Fields(value or {}, walk.lines), _first_of(walk.problems)


def _first_of(problems: list[Problem]) -> list[Problem]:
    """Tell the first of very many: whoever mends those has mended the others too, or asks again."""
    if len(problems) <= _MOST:
        return problems
    first, left = problems[:_MOST], len(problems) - _MOST
    more = replace(first[-1], message=f"is followed by {left:,} more mistakes", hint="mend these")
    return [*first, more]


def read_fields(file: Path, listed: str) -> Fields:
    """Read a list that was found to be in order before, for the lines of its fields.

    Args:
        file: the file; one that is not there, or is out of order by now, has no fields.
        listed: the name to give that list.
    """
    text, _ = read_text(file) if os.path.lexists(file) else ("", [])
    fields, _ = parse_fields(file, text, listed)
    return fields or Fields()


class _NestedTooDeeply(Exception):
    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Walk:
    """One walk over the YAML events of a file, collecting values, lines and problems."""

    def __init__(self, file: Path, text: str) -> None:
        self.file = file
        self.first_line = 1
        self.lines: dict[Loc, int] = {}
        self.problems: list[Problem] = []
        self._events: Iterator[Any] = yaml.parse(text, Loader=yaml.CBaseLoader)

    def document(self, list_loc: Loc) -> Any:  # noqa: ANN401
        """Read the one document of the file; to its end, so that no mistake stays unseen."""
        value, documents = None, 0
        for event in self._events:
            if isinstance(event, yaml.NodeEvent) and documents == 1 and not self.lines:
                self.first_line = _line(event)
                is_list = isinstance(event, yaml.SequenceStartEvent)
                value = self._value(event, list_loc if is_list else ())
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, (), "begins another document", "take the '---' away")
        return value

    def _value(self, event: Any, loc: Loc) -> Any:  # noqa: ANN401
        self.lines.setdefault(loc, _line(event))
        if len(loc) > DEEPEST:
            raise _NestedTooDeeply(_line(event))
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, loc, "repeats another value with '*'", "write the value out")
            return None
        if event.anchor:
            self._problem(event, loc, "gives its value a name with '&'", "take the name away")
        if event.tag:
            self._problem(event, loc, f"has the tag {event.tag!r}", "take the tag away")
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self._mapping(loc))
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self._sequence(loc))
        return self._scalar(event, loc)

    def _scalar(self, event: yaml.ScalarEvent, loc: Loc) -> str | None:
        if CONTROL.search(event.value):
            self._problem(event, loc, "holds an invisible control character", "delete it")
        elif hidden := next(hidden_in(event.value), None):
            self._problem(event, loc, *why_hidden(hidden[1]))
        return None if event.value == "" and not event.style else event.value

    def _sequence(self, loc: Loc) -> Iterator[Any]:
        at = 0
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            yield self._value(event, (*loc, at))
            at += 1

    def _mapping(self, loc: Loc) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            name = key.value if isinstance(key, yaml.ScalarEvent) else None
            if name is None:
                self._problem(key, loc, "has a field whose name is not a word", "name it plainly")
                self._skip(key, (*loc, 0))
            elif name in first:
                message = f"is written twice (first on line {first[name]})"
                self._problem(key, (*loc, name), message, "keep one of them")
            value_loc = loc if name is None else (*loc, name)
            if name is None or name in first:
                self._skip(next(self._events), value_loc)
            else:
                first[name] = self.lines[value_loc] = _line(key)
                yield name, self._value(next(self._events), value_loc)

    def _skip(self, event: Any, loc: Loc) -> None:  # noqa: ANN401
        """Pass over a value that is of no use, as far as it goes, without another word on it."""
        told = len(self.problems)
        self._value(event, loc)
        del self.problems[told:]

    def _problem(self, event: yaml.Event, loc: Loc, message: str, hint: str) -> None:
        problem = Problem(self.file, _line(event), field_name(loc), message, hint, CHECK)
        self.problems.append(problem)


def _line(event: Any) -> int:  # noqa: ANN401
    return int(event.start_mark.line) + 1


def texts_in(
    value: Any,  # noqa: ANN401
    loc: Loc = (),
    without: frozenset[str] = frozenset(),
) -> Iterator[tuple[Loc, str]]:
    """List every text in a value as written, each with its location.

    Args:
        value: a text, or mappings and lists of such.
        loc: where the value stands.
        without: names of fields to pass over, however deep they lie.
    """
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in without:
                yield from texts_in(inner, (*loc, name), without)
    elif isinstance(value, Sequence):
        for at, inner in enumerate(value):
            yield from texts_in(inner, (*loc, at), without)


def field_name(loc: Loc) -> str:
    """Write a location as authors read it: ``actions[0].by``."""
    name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return name.removeprefix(".")
