"""The words of an item that people read, each piece with its place in the file.

What checks of words look at. Nothing is taken out: the signs of Markdown become spaces, so that a
place in the plain text is a place in the file. It is no Markdown parser, and makes no pages.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bulletin_press.item import Item
from bulletin_press.problems import Level, Problem
from bulletin_press.written import Loc, texts_in

NOT_READ = frozenset(
    {"status", "published", "themes", "audiences", "ages", "levels", "boards"}
    | {"priorities", "related", "id", "aliases", "allow", "embargo", "approved", "review_by"}
    | {"reviews", "source_kind", "review_kind", "supersedes", "commissioned", "completed"}
    | {"report_url", "report_until", "starts", "ends", "booking_url", "public", "planned", "online"}
)
"""Fields that hold no sentences: words of the vocabulary, dates, addresses, switches."""

_NOT_READ_WITHIN = frozenset(
    {"url", "for", "by", "date", "see", "responded", "hashtags", "repeat", "hold", "level", "ring"}
    | {"go_on"}
)

# Signs that become spaces, but for the words in groups. Readers meet some of those only when they
# point at something, or when they cannot see it.
_BLANKED = (
    re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL),
    # Whom a link writes to or rings is told to whoever presses it.
    re.compile(r"\[([^\]\[]*)\]\((?:mailto|tel):([^()\s?]*)[^()]*\)"),
    re.compile(r"!?\[([^\]\[]*)\](?:\([^()\s]*(?:\s+[\"']([^\"']*)[\"'])?\)|\[[^\]\[]*\])"),
    re.compile(r"\[\^[\w-]+\]:?"),
    re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]+\S+(?:[ \t]+[\"'(](.*)[\"')])?.*$", re.MULTILINE),
    re.compile(r"<(https?://[^<>\s]+|[^<>\s@]+@[^<>\s]+)>"),
    re.compile(r"^ *(?:!!!|\?\?\?\+?) +[\w-]+ *(?:\"([^\"\n]*)\")?", re.MULTILINE),
    # What looks back stands behind the sign: so the search can leap from sign to sign.
    re.compile(
        r"\*{1,3}(?:(?!\s)|(?<=\S\*)|(?<=\S\*\*)|(?<=\S\*{3}))"
        r"|_{1,3}(?:(?!\w)|(?<!\w_)(?<!\w__)(?<!\w___))"
        r"|`+|~~|\\(?=[^\w\s])"
    ),
)
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|\{[:#.][^{}\n]*\}")
_SAID_IN_TAG = re.compile(r"\b(?:alt|title|aria-label|summary)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_BEGINS = re.compile(r"[ >]*(?:[-*+] |\d{1,3}[.)] |#{1,6} |\||!!!|\?\?\?|:   |\[\^)|\s*(?:```|~~~)")
_HEADING = re.compile(r"[ >]*#{1,6} ")
_MARKS = re.compile(r"[ >]*(?:#{1,6} |[-*+] |(?:\d{1,3}[.)] )|:   )|[ >]+|^\s*(?:```|~~~).*")
_AROUND = 500
_SIGN = re.compile(r"[^\n]")
_RULE = re.compile(r"[\s|:=*_-]*")


@dataclass(frozen=True)
class Passage:
    """One piece of text of an item: a field, or its body.

    Attributes:
        item: whose it is.
        loc: the field, such as ``("learning", 0, "point")``; ``("body",)`` for the body.
        text: plain words. In a body a newline parts blocks (paragraphs, headings, entries of
            lists, rows of tables) and stands nowhere else.
    """

    item: Item
    loc: Loc
    text: str

    @property
    def is_body(self) -> bool:
        """Tell whether this is the body."""
        return self.loc == ("body",)

    def blocks(self) -> Iterator[tuple[int, str]]:
        """Go through its blocks: where each begins in the text, and its words."""
        start = 0
        for block in self.text.split("\n"):
            if block.strip():
                yield start, block
            start += len(block) + 1

    def line_at(self, at: int) -> int:
        """Find the line (from 1) of the file on which the text at a place stands."""
        source = self.item.source
        if self.is_body:
            return source.body_line + source.body.count("\n", 0, at)
        return source.fields.line(self.loc)

    def _around(self, start: int, end: int) -> tuple[str, str, str]:
        """Give of its block what stands before a stretch, the stretch, and what follows."""
        before = self.text[max(start - _AROUND, 0) : start].rpartition("\n")[2]
        after = self.text[end : end + _AROUND].partition("\n")[0]
        return before, self.text[start:end], after

    def problem(  # noqa: PLR0913, PLR0917
        self,
        start: int,
        end: int,
        message: str,
        hint: str,
        check: str,
        level: Level = "problem",
    ) -> Problem:
        """Say what is wrong with a stretch of the text; in a draft it is advice."""
        must_go = level == "problem" and self.item.status == "draft"
        level = "advice" if must_go else level
        before, text, after = (_even(part) for part in self._around(start, end))
        return replace(
            self.item.problem(self.loc, message, hint, check, level),
            line=self.line_at(start),
            text=text.strip(),
            passage=f"{before.lstrip()}{text}{after.rstrip()}",
            at=len(before.lstrip()),
            must_go=must_go,
        )


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def passages_of(item: Item) -> tuple[Passage, ...]:
    """List every text of an item that readers see, as far as it could be read; the body last."""
    fields = item.source.fields.values
    return (
        *(
            Passage(item, loc, text.replace("\n", " "))
            for name, value in fields.items()
            if name not in NOT_READ and name in _names(item)
            for loc, text in texts_in(value, (name,), _NOT_READ_WITHIN)
        ),
        Passage(item, ("body",), plain(item.source.body)),
    )


def _names(item: Item) -> set[str]:
    return {field.alias or name for name, field in type(item).model_fields.items()}


def plain(markdown: str) -> str:
    """Turn Markdown into its words, each at the place where it stood.

    Args:
        markdown: a body as written, of any length.

    Returns:
        A text of the same length: signs are spaces, a newline parts blocks and nothing else does.
    """
    markdown = _ENTITY.sub(_sign_meant, _TAG.sub(_blank_tag, markdown))
    for signs in _BLANKED:
        markdown = signs.sub(_blank, markdown)
    lines = markdown.split("\n")
    text, before = [], ""
    for at, line in enumerate(lines):
        parts = _BEGINS.match(line) or _HEADING.match(before)
        parted = parts or not line.strip() or not before.strip()
        text.append(("\n" if parted else " ") if at else "")
        text.append(_words(line))
        before = line
    return "".join(text)


def _blank(found: re.Match[str]) -> str:
    """Put spaces in the place of signs, but keep the words within and the ends of lines."""
    groups = range(1, found.re.groups + 1)
    return _blank_but(found[0], found.start(), [found.span(group) for group in groups])


def _blank_tag(found: re.Match[str]) -> str:
    """Put spaces in the place of a tag or of attributes, but keep what they say to readers."""
    said = _SAID_IN_TAG.finditer(found[0])
    return _blank_but(found[0], 0, [one.span(group) for one in said for group in (1, 2)])


def _blank_but(text: str, begin: int, kept: list[tuple[int, int]]) -> str:
    blanked = _SIGN.sub(" ", text)
    for start, end in kept:
        first, last = start - begin, end - begin
        if last > first >= 0:
            blanked = blanked[:first] + text[first:last] + blanked[last:]
    return blanked


def _sign_meant(found: re.Match[str]) -> str:
    """Give the sign that an entity stands for, in the same room."""
    sign = html.unescape(found[0])
    if len(sign) > 1:
        return found[0]
    return (sign if sign.isprintable() else " ").ljust(len(found[0]))


def _words(line: str) -> str:
    if _RULE.fullmatch(line):
        return " " * len(line)
    mark = _MARKS.match(line)
    begin = mark.end() if mark else 0
    # A row of a table: its cells are parted, but the row is one block.
    rest = line[begin:].replace("|", ";") if line.lstrip().startswith("|") else line[begin:]
    return " " * begin + rest
