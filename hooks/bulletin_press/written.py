"""Fields as their author wrote them: YAML read as plain strings, with the line of each.

Types come later, from the models; nothing here turns ``2026`` into a number or ``no`` into false.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bulletin_press.problems import Problem
from bulletin_press.yaml_mistakes import explain

Loc = tuple[str | int, ...]

CHECK = "front-matter"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
DEEPEST = 12
"""How deep fields may be nested: the content model needs four."""


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
        depth = len(loc)
        inner = {at[depth:]: line for at, line in self.lines.items() if at[:depth] == loc}
        return Fields(values if isinstance(values, Mapping) else {}, inner)


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
        Problem(
            file,
            text.count("\n", 0, found.start()) + 1,
            "",
            f"holds an invisible control character (U+{ord(found.group()):04X})",
            "delete it; it usually comes with text pasted from another program",
            CHECK,
        )
        for found in CONTROL.finditer(text)
    ]
    return text, problems


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
    walk = _Walk(file, text)
    try:
        value = walk.document((listed,) if listed else ())
    except yaml.YAMLError as error:
        line, message, hint = explain(text, error)
        return None, [Problem(file, line, "", message, hint, CHECK)]
    except _NestedTooDeeply as error:
        message, hint = "is nested too deeply", "write the fields as the guide shows them"
        return None, [Problem(file, error.line, "", message, hint, CHECK)]
    if listed and isinstance(value, list):
        value = {listed: value}
    if value is not None and not isinstance(value, dict):
        hint = "write each field as 'name: value'"
        return None, [Problem(file, walk.first_line, "", "is not made of fields", hint, CHECK)]
    return Fields(value or {}, walk.lines), walk.problems


def read_fields(file: Path, listed: str) -> Fields:
    """Read a list that was found to be in order before, for the lines of its fields.

    Args:
        file: the file; one that is not there, or is out of order by now, has no fields.
        listed: the name to give that list.
    """
    text, _ = decode(file, file.read_bytes()) if file.is_file() else ("", [])
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
                self._skip(key, loc)
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
