"""Fields as their author wrote them: YAML read as plain strings, with the line of each.

Types come later, from the models; nothing here turns ``2026`` into a number or ``no`` into false.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bulletin_press.problems import Problem
from bulletin_press.yaml_mistakes import explain

Loc = tuple[str | int, ...]

CHECK = "front-matter"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_CORE_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "map", "seq")}


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
        for found in _CONTROL.finditer(text)
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
    try:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as error:
        line, message, hint = explain(text, error)
        return None, [Problem(file, line, "", message, hint, CHECK)]
    except RecursionError:
        return None, [Problem(file, 1, "", "is nested too deeply", "flatten the fields", CHECK)]
    if node is None:
        return Fields(), []
    walk = _Walk(file)
    if listed and isinstance(node, yaml.SequenceNode):
        return Fields({listed: walk.value(node, (listed,))}, walk.lines), walk.problems
    if not isinstance(node, yaml.MappingNode):
        line = node.start_mark.line + 1
        hint = "write each field as 'name: value'"
        return None, [Problem(file, line, "", "is not made of fields", hint, CHECK)]
    values = walk.value(node, ())
    return Fields(values or {}, walk.lines), walk.problems


class _Walk:
    """One walk over the YAML nodes of a file, collecting values, lines and problems."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[Loc, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, loc: Loc) -> Any:  # noqa: ANN401
        self.lines.setdefault(loc, node.start_mark.line + 1)
        if id(node) in self._seen:
            self._problem(node, loc, "repeats another value with '*'", "write the value out")
            return None
        self._seen.add(id(node))
        if node.tag not in _CORE_TAGS:
            self._problem(node, loc, f"has the tag {node.tag!r}", "take the tag away")
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._mapping(node, loc))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*loc, at)) for at, child in enumerate(node.value)]
        if _CONTROL.search(node.value):
            self._problem(node, loc, "holds an invisible control character", "delete it")
        is_empty = isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style
        return None if is_empty else node.value

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        for key, child in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                self._problem(key, loc, "has a field whose name is not a word", "name it plainly")
            elif name in first:
                message = f"is written twice (first on line {first[name]})"
                self._problem(key, (*loc, name), message, "keep one of them")
            else:
                first[name] = line
                self.lines[*loc, name] = line
                yield name, self.value(child, (*loc, name))

    def _problem(self, node: yaml.Node, loc: Loc, message: str, hint: str) -> None:
        line = node.start_mark.line + 1
        self.problems.append(Problem(self.file, line, field_name(loc), message, hint, CHECK))


def field_name(loc: Loc) -> str:
    """Write a location as authors read it: ``actions[0].by``."""
    name = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return name.removeprefix(".")
