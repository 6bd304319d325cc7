"""Changes some values within a YAML text and leaves every other byte of it as it is.

The text is parsed for the places of its values; what has changed is replaced there. Comments,
order, quotation marks, blank lines and fields that nobody asked for stay. Ruamel would write a
whole field anew and settle its indentation; here one entry of a list changes on its own.
"""

import json
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

import yaml

from bulletin_press.editing.yaml_places import Places, Unusual
from bulletin_press.editing.yaml_text import lay_out, lay_out_entry, lay_out_field
from bulletin_press.reference import Described

_OUTERMOST = 100


def splice(
    text: str,
    fields: Iterable[Described],
    was: Mapping[str, Any],
    now: Mapping[str, Any],
    *,
    whole: bool = False,
) -> str:
    """Change the fields that differ.

    Args:
        text: a YAML mapping, its lines ended by LF or CRLF.
        fields: the fields that may be changed, in the order in which new ones are put.
        was: the settled values that stand in the text.
        now: the settled values that are to stand there.
        whole: write every changed field anew as a whole; comments within it are lost.

    Raises:
        Unusual: the text is no mapping with a line for each field.
    """
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    change = _Change(text, whole=whole)
    if root is None:
        root = yaml.MappingNode("", [], flow_style=False)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise Unusual
    change.mapping(root, fields, was, now, 0)
    return change.result()


class _Change:
    """The splices of one text: where, how late among those of the same place, until where, what."""

    def __init__(self, text: str, *, whole: bool) -> None:
        self.text = Places(text)
        self.whole = whole
        self.newline = self.text.newline
        self.splices: list[tuple[int, int, int, str]] = []

    def result(self) -> str:
        done, parts = 0, []
        for start, _, end, new in sorted(self.splices, key=lambda splice: splice[:2]):
            parts += [self.text.written[done:start], new]
            done = max(done, end)
        return "".join([*parts, self.text.written[done:]])

    def mapping(
        self,
        node: yaml.MappingNode,
        fields: Iterable[Described],
        was: Mapping[str, Any],
        now: Mapping[str, Any],
        depth: int,
    ) -> None:
        """Change the fields of a record; new ones come behind the one that they follow."""
        pairs = {key.value: (key, value) for key, value in reversed(node.value)}
        indent = node.value[0][0].start_mark.column if node.value else 0
        last = self.text.line_end(self.text.end(node.value[-1][1])) if node.value else 0
        for field in fields:
            name, pair = field.name, pairs.get(field.name)
            if pair:
                last = self.text.line_end(self.text.end(pair[1]))
            if was.get(name) == now.get(name):
                continue
            if pair:
                self._value(pair, field, was.get(name), now.get(name), depth)
            elif name in now:
                self._insert(last, lay_out_field(name, now[name], indent), depth)

    def _value(
        self,
        pair: tuple[yaml.Node, yaml.Node],
        field: Described,
        was: Any,  # noqa: ANN401
        now: Any,  # noqa: ANN401
        depth: int,
    ) -> None:
        key, node = pair
        in_lines = isinstance(node, yaml.CollectionNode) and not node.flow_style and not self.whole
        if in_lines and isinstance(node, yaml.SequenceNode) and was and now:
            self._sequence(node, field, was, now, depth + 1)
        elif in_lines and isinstance(node, yaml.MappingNode) and isinstance(now, dict):
            self.mapping(node, field.inner, was or {}, now, depth + 1)
        else:
            self._replace(key, node, now)

    def _replace(self, key: yaml.Node, node: yaml.Node, now: Any) -> None:  # noqa: ANN401
        """Write a value anew; a comment on the line of its name stays there."""
        start, end = node.start_mark.index, self.text.end(node)
        colon = self.text.colon(key)
        style = node.style if isinstance(node, yaml.ScalarNode) and end > start else ""
        indent = key.start_mark.column + 2
        head, lines = lay_out(now, indent, style) if now is not None else ("", [])
        first_line = self.text.line_end(colon)
        if start > first_line:
            self._add(colon, colon, f" {head}" if head else "")
            self._add(first_line, end, self._below(lines))
            return
        if head and end > start:
            self._add(start, end, head)
        else:
            self._add(colon, end, f" {head}" if head else "")
        self._add(self.text.line_end(end), self.text.line_end(end), self._below(lines))

    def _sequence(
        self,
        node: yaml.SequenceNode,
        field: Described,
        was: list[Any],
        now: list[Any],
        depth: int,
    ) -> None:
        """Change the entries of a list; those that only moved keep all that stands in them."""
        if len(was) != len(node.value):
            raise Unusual
        places = self.text.entries(node)
        before, after = [[json.dumps(each) for each in entries] for entries in (was, now)]
        written = {
            one: self.text.written[start:end]
            for one, (start, end) in zip(before, places, strict=True)
        }
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for step, since, until, begin, stop in matcher.get_opcodes():
            if step == "equal":
                continue
            paired = min(until - since, stop - begin)
            for at in range(paired):
                self._entry(node.value[since + at], field, was[since + at], now[begin + at], depth)
            for start, end in places[since + paired : until]:
                self._add(start, end + len(self.newline), "")
            new = [
                written.get(after[at])
                or self.newline.join(lay_out_entry(now[at], node.start_mark.column))
                for at in range(begin + paired, stop)
            ]
            self._put_entries(places, since + paired, new, depth)

    def _put_entries(
        self, places: list[tuple[int, int]], count: int, new: list[str], depth: int
    ) -> None:
        """Put entries behind so many others."""
        if count:
            self._insert(places[count - 1][1], new, depth)
        else:
            start = places[0][0]
            self._add(start, start, "".join(f"{entry}{self.newline}" for entry in new))

    def _entry(
        self,
        node: yaml.Node,
        field: Described,
        was: Any,  # noqa: ANN401
        now: Any,  # noqa: ANN401
        depth: int,
    ) -> None:
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            self.mapping(node, field.inner, was, now, depth + 1)
            return
        start, end = node.start_mark.index, self.text.end(node)
        style = node.style if isinstance(node, yaml.ScalarNode) else ""
        head, lines = lay_out(now, node.start_mark.column, style)
        if not head:
            head, lines = lines[0].strip(), lines[1:]
        self._add(start, end, head)
        self._add(self.text.line_end(end), self.text.line_end(end), self._below(lines))

    def _below(self, lines: list[str]) -> str:
        return "".join(f"{self.newline}{line}" for line in lines)

    def _insert(self, at: int, lines: list[str], depth: int) -> None:
        """Put lines below a line; where two want the same place, the inner ones come first."""
        self.splices.append((at, _OUTERMOST - depth, at, self._below(lines)))

    def _add(self, start: int, end: int, new: str) -> None:
        self.splices.append((start, 0, end, new))
