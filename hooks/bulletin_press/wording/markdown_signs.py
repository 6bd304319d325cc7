"""What stands in a body as Markdown: its headings, links and pictures, each with its place.

For checks of how a text is written; pages are made by ``rendering``. Code is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CODE = re.compile(
    r"^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\s*\{[^{}]*\}\s*$")
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|!\[[^\]]*\])*)\]\((<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)[^)\n]*\)"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_BARE = re.compile(r"(?<![(<\[\"'=\w/])(?:https?://|www\.)[^\s<>)\]]+")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(<?([^()\s>]*)>?[^)\n]*\)(\{[^{}\n]*\})?")
_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_DECORATION = re.compile(r"role=[\"']?(?:presentation|none)", re.IGNORECASE)


@dataclass(frozen=True)
class Heading:
    """A heading: its rank (1 to 6), its words, and where it stands in the body."""

    rank: int
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Shown:
    """A link or a picture: its words, its address, and where it stands in the body.

    Attributes:
        words: what readers see of a link, or hear of a picture; None where a picture says nothing.
        address: where it leads.
        start: where it begins in the body.
        end: the place behind it.
        is_decoration: whether its author said that a picture tells nothing.
    """

    words: str | None
    address: str
    start: int
    end: int
    is_decoration: bool = False


def without_code(body: str) -> str:
    """Put spaces in the place of code and remarks, so that all else keeps its place."""
    return _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), body)


def headings_of(body: str) -> Iterator[Heading]:
    """List the headings that are written with ``#``."""
    if "#" not in body:
        return
    for found in _HEADING.finditer(without_code(body)):
        text = _ATTRIBUTES.sub("", body[slice(*found.span(2))]) if found[2] else ""
        yield Heading(len(found[1]), text.strip(), *found.span())


def links_in(body: str) -> Iterator[Shown]:
    """List the links, and addresses that stand in the text as they are."""
    text = without_code(body)
    for found in _LINK.finditer(text):
        yield Shown(found[1].strip(), found[2].strip("<>"), *found.span())
    for found in _AUTOLINK.finditer(text):
        yield Shown(found[1], found[1], *found.span())
    for found in _BARE.finditer(text):
        address = found[0].rstrip(".,;:!?’”'\"")
        if not re.match(r" {0,3}\[[^\]]+\]:", text[text.rfind("\n", 0, found.start()) + 1 :]):
            yield Shown(address, address, found.start(), found.start() + len(address))


def pictures_in(body: str) -> Iterator[Shown]:
    """List the pictures, in Markdown or HTML."""
    text = without_code(body)
    for found in _PICTURE.finditer(text):
        decoration = bool(_DECORATION.search(found[3] or ""))
        yield Shown(found[1].strip() or None, found[2], *found.span(), decoration)
    for found in _IMAGE.finditer(text):
        alt, source = _ALT.search(found[0]), _SOURCE.search(found[0])
        words = (alt[1] or alt[2] or "").strip() if alt else ""
        decoration = bool(_DECORATION.search(found[0]))
        yield Shown(words or None, source[1] if source else "", *found.span(), decoration)
