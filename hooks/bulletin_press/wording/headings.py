"""The headings of a body as Python-Markdown takes them, each with its place.

``## What happened``, ``##What happened`` and words underlined with ``---`` or ``===`` are headings;
also in lists, quotations and boxes. Headings in HTML are not looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_press.wording.code_and_remarks import blanked, code_in

_QUOTED = re.compile(r"(?: {0,3}> ?)*+")
_MARKED = re.compile(r"(?: {0,3}(?:>|[-*+] ++|\d{1,9}\. ++|: ++) ?)*+")
_HOLDS_MORE = re.compile(r" {0,3}(?:[-*+] |\d{1,9}\. |:  ? ?|!!!|\?\?\?|\[\^)")
_SIGNS = re.compile(r"(#{1,6})(.*)")
_LINE_BELOW = re.compile(r"(=+|-+) *")
_RULE = re.compile(r" {0,3}(?:-[- ]{2,}|_[_ ]{2,}|\*[* ]{2,})")
_ATTRIBUTES = re.compile(r"\{[^{}]*\}$")
_INDENT = 4


@dataclass(frozen=True)
class Heading:
    """A heading: its rank (1 to 6), its words as written, and where it stands in the body."""

    rank: int
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """Its words without signs around them: ``**Sources:**`` says "Sources"."""
        return " ".join(self.text.strip(" :*_?.").split())


@dataclass(frozen=True)
class _Line:
    """A line, and where what it says begins and ends, behind signs of quotations and boxes."""

    said: str
    start: int
    end: int


def headings_of(body: str) -> Iterator[Heading]:
    """List the headings, in their order."""
    text = blanked(body, code_in(body, in_lines=False))
    first: _Line | None = None  # the first line of a paragraph, as long as no other follows
    is_new = True
    for line in _lines(text):
        mark = _MARKED.match(line.said)
        begin = mark.end() if mark else 0
        if signs := _SIGNS.fullmatch(line.said, begin):
            rank, words = len(signs[1]), signs[2].strip().rstrip("#")
            yield Heading(rank, _text(words), line.start + begin, line.end)
            first, is_new = None, True
        elif first and _LINE_BELOW.fullmatch(line.said):
            yield Heading(
                1 if line.said[0] == "=" else 2, _text(first.said), first.start, first.end
            )
            first, is_new = None, True
        else:
            first = line if is_new and line.said.strip() else None
            is_new = not line.said.strip() or bool(_RULE.fullmatch(line.said))


def _lines(text: str) -> Iterator[_Line]:
    start, is_within = 0, False
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" "))
        begin = indent // _INDENT * _INDENT if is_within else 0
        if line.strip() and indent < _INDENT:
            is_within = bool(_HOLDS_MORE.match(line))
        quoted = _QUOTED.match(line, begin)
        begin = quoted.end() if quoted else begin
        yield _Line(line[begin:], start + begin, start + len(line))
        start += len(line) + 1


def _text(words: str) -> str:
    return _ATTRIBUTES.sub("", words.strip()).strip()
