"""Changes some values within a YAML text and leaves every other byte of it as it is.

The text is parsed for the places of its values; what has changed is replaced there. Remarks,
order, quotation marks, blank lines and fields that nobody asked for stay. Ruamel would write a
whole field anew and settle its indentation; here one entry of a list changes on its own.
"""

from collections.abc import Iterable, Mapping

import yaml

from bulletin_press.editing.pairing import pair, steps
from bulletin_press.editing.renewing import Renewing
from bulletin_press.editing.splices import Splices
from bulletin_press.editing.values import Settled, settle_one
from bulletin_press.editing.yaml_places import Places, Unusual, plain
from bulletin_press.editing.yaml_text import lay_out_entry, lay_out_field
from bulletin_press.reference import Described


def splice(
    text: str,
    fields: Iterable[Described],
    was: Mapping[str, Settled],
    now: Mapping[str, Settled],
    *,
    whole: bool = False,
) -> str:
    """Change the fields that differ.

    Args:
        text: a YAML mapping, its lines ended by LF or CRLF.
        fields: the fields that may be changed, in the order in which new ones are put.
        was: the settled values that stand in the text.
        now: the settled values that are to stand there.
        whole: write every changed field anew as a whole.

    Raises:
        Unusual: the text is no mapping with a line for each field, or something in it that
            nobody changed would be lost.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        change = _Change(Places(text), whole=whole)
    # The reader's parser is not this one, which knows the places.
    except (yaml.YAMLError, RecursionError) as error:
        raise Unusual from error
    if root is None:
        root = yaml.MappingNode("", [], flow_style=False)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise Unusual
    change.mapping(root, fields, was, now, 0)
    return change.splices.result()


class _Change:
    """One change of a text."""

    def __init__(self, text: Places, *, whole: bool) -> None:
        self.text = text
        self.whole = whole
        self.splices = Splices(text)
        self.renewing = Renewing(self.splices)

    def mapping(
        self,
        node: yaml.MappingNode,
        fields: Iterable[Described],
        was: Mapping[str, Settled],
        now: Mapping[str, Settled],
        depth: int,
    ) -> None:
        """Change the fields of a record; new ones come behind the one that they follow."""
        pairs = {key.value: (key, value) for key, value in reversed(node.value)}
        indent = node.value[0][0].start_mark.column if node.value else 0
        last = self.text.line_end(self.text.end(node.value[-1][1])) if node.value else 0
        for field in fields:
            name, written = field.name, pairs.get(field.name)
            if written:
                last = self.text.line_end(self.text.end(written[1]))
            if was.get(name) == now.get(name):
                continue
            if written:
                self._value(written, field, was.get(name), now.get(name), depth)
            elif name in now:
                self.splices.insert(last, lay_out_field(name, now[name], indent), depth)

    def _value(
        self,
        written: tuple[yaml.Node, yaml.Node],
        field: Described,
        was: Settled,
        now: Settled,
        depth: int,
    ) -> None:
        key, node = written
        in_lines = isinstance(node, yaml.CollectionNode) and not node.flow_style and not self.whole
        if in_lines and isinstance(node, yaml.SequenceNode) and was and now:
            self._sequence(node, field, was, now, depth + 1)
        elif in_lines and isinstance(node, yaml.MappingNode) and isinstance(now, dict):
            self.mapping(node, field.inner, was or {}, now, depth + 1)
        else:
            self.renewing.field(key, node, field, now)

    def _sequence(
        self,
        node: yaml.SequenceNode,
        field: Described,
        was: list[Settled],
        now: list[Settled],
        depth: int,
    ) -> None:
        """Change the entries of a list; those that moved keep all that stands in them."""
        entries = [
            (entry, place)
            for entry, place in zip(node.value, self.text.entries(node), strict=True)
            if settle_one(field, plain(entry)) is not None
        ]
        if len(was) != len(entries):
            raise Unusual
        sources = pair(was, now)
        # New ones are like none before them.
        after = [f"new {at}" if source is None else source for at, source in enumerate(sources)]
        for step, since, until, begin, stop in steps(range(len(was)), after):
            if step == "equal":
                for old, new in zip(range(since, until), now[begin:stop], strict=True):
                    self._entry(entries[old][0], field, was[old], new, depth)
                continue
            for _, (start, end) in entries[since:until]:
                self.splices.replace(start, self.text.next_line(end), "")
            texts = []
            for at in range(begin, stop):
                if (source := sources[at]) is None:
                    texts += lay_out_entry(now[at], node.start_mark.column)
                else:
                    texts.append(self._moved(entries[source], field, was[source], now[at], depth))
            self._put_entries([place for _, place in entries], since, texts, depth)

    def _put_entries(
        self, places: list[tuple[int, int]], count: int, new: list[str], depth: int
    ) -> None:
        """Put entries behind so many others."""
        if count:
            self.splices.insert(places[count - 1][1], new, depth)
        else:
            start = places[0][0]
            new_lines = "".join(f"{entry}{self.text.newline}" for entry in new)
            self.splices.replace(start, start, new_lines)

    def _moved(
        self,
        entry: tuple[yaml.Node, tuple[int, int]],
        field: Described,
        was: Settled,
        now: Settled,
        depth: int,
    ) -> str:
        """Give the lines of an entry as they are to stand elsewhere."""
        change = _Change(self.text, whole=self.whole)
        change._entry(entry[0], field, was, now, depth)
        return change.splices.result(*entry[1])

    def _entry(
        self, node: yaml.Node, field: Described, was: Settled, now: Settled, depth: int
    ) -> None:
        if was == now:
            return
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            self.mapping(node, field.inner, was, now, depth + 1)
        else:
            self.renewing.entry(node, field, now)
