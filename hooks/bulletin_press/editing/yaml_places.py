"""Where the values of a YAML text stand, by its characters: the parser tells it only roughly."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*")


class Unusual(Exception):
    """The text is written in a way that cannot be changed safely."""


def newline_of(text: str) -> str:
    """Tell what ends most of the lines of a text."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def plain(node: yaml.Node) -> Any:  # noqa: ANN401
    """Give the value of a node as `written.Fields` has it."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain(value) for key, value in reversed(node.value)}
    if isinstance(node, yaml.SequenceNode):
        return [plain(each) for each in node.value]
    return node.value or ("" if getattr(node, "style", None) else None)


def is_in_lines(node: yaml.Node) -> bool:
    """Tell whether a node is a text in lines of its own, below a sign."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


class Places:
    """The places within one text.

    Attributes:
        written: the text.
        newline: what ends its lines.

    Raises:
        Unusual: one of its values repeats another.
        yaml.YAMLError: it is no YAML.
    """

    def __init__(self, text: str) -> None:
        self.written = text
        self.newline = newline_of(text)
        self._remarks = tuple(_remarks(text, yaml.scan(text, Loader=yaml.SafeLoader)))

    def colon(self, key: yaml.Node) -> int:
        """Find where a value may begin: behind the colon of its name.

        Raises:
            Unusual: it has none.
        """
        colon = self.written.find(":", key.end_mark.index)
        if colon < 0:
            raise Unusual
        return colon + 1

    def end(self, node: yaml.Node) -> int:
        """Find where a value ends; the parser counts remarks behind it too."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        end = int(node.end_mark.index)
        return len(self.written[:end].rstrip()) if is_in_lines(node) else end

    def sign_end(self, node: yaml.Node) -> int:
        """Find where the sign of a text in lines ends; a remark may stand behind it."""
        sign = _BLOCK_SIGN.match(self.written, node.start_mark.index)
        return sign.end() if sign else int(node.start_mark.index)

    def line_end(self, at: int) -> int:
        """Find the end of the line that a place is on."""
        end = self.written.find("\n", at)
        end = len(self.written) if end < 0 else end
        return end - 1 if self.written[at:end].endswith("\r") else end

    def next_line(self, at: int) -> int:
        """Find where the line behind that of a place begins."""
        return self.written.find("\n", at) + 1 or len(self.written)

    def has_remark(self, start: int, end: int) -> bool:
        """Tell whether a remark stands between two places."""
        return any(start <= at < end for at in self._remarks)

    def entries(self, node: yaml.SequenceNode) -> list[tuple[int, int]]:
        """Find the lines of each entry, from its dash; what stands between two is in none.

        Raises:
            Unusual: an entry does not begin on a line of its own.
        """
        places, done = [], 0
        for entry in node.value:
            dash = self.written.rfind("-", done, max(entry.start_mark.index, done))
            start = self.written.rfind("\n", 0, max(dash, 0)) + 1
            if dash < 0 or self.written[start:dash].strip():
                raise Unusual
            done = self.line_end(self.end(entry))
            places.append((start, done))
        return places


def _remarks(text: str, tokens: Iterable[yaml.Token]) -> Iterator[int]:
    """Find where remarks begin: signs that belong to no token, or stand behind a block's sign."""
    done = 0
    for token in tokens:
        if isinstance(token, yaml.AliasToken):
            raise Unusual
        start, end = token.start_mark.index, token.end_mark.index
        yield from (at for at in range(done, start) if text[at] == "#")
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            remark = text.find("#", start, text.find("\n", start))
            yield from [remark] if remark >= 0 else []
        done = max(done, end)
