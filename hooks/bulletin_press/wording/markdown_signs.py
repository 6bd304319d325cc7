"""What stands in a body as Markdown: its headings, links and pictures, each with its place.

For checks of how a text is written; pages are made by ``rendering``. Code is passed over. It reads
what Python-Markdown reads, in a time that grows with the text and no faster.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletin_press.wording.code_and_remarks import blanked, without_code

_DEFINED = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]+)\]:[ \t]*+\n?[ \t]*+<?([^\s<>]+)[^\n]*", re.MULTILINE
)
# Nothing here may begin a search to the end of the text at every sign: so each stops at the next.
_WORDS = re.compile(r"(?<![!\\])\[((?:[^\[\]!]|!(?!\[)|!\[[^\[\]]*+\](?:\([^()\n]*+\))?)*+)\]")
_PICTURE = re.compile(r"(?<!\\)!\[([^\[\]]*+)\]")
_TO = re.compile(
    r"\((<[^<>\n]*+>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)[^)\n]{0,300}\)|\s?\[([^\[\]]*+)\]"
)
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+)>")
_BARE = re.compile(r"(?<![(<\[\"'=\w/])(?:https?://|www\.)[^\s<>)\]]+")
_ANCHOR = re.compile(r"<a\s([^<>]*+)>((?:[^<]|<(?!/?a\b))*+)</a>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*+>")
_HREF = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b[^<>]*+>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_DECORATION = re.compile(r"role=[\"']?(?:presentation|none)", re.IGNORECASE)


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


def links_in(body: str) -> list[Shown]:
    """List the links, in Markdown or HTML, and addresses that stand in the text as they are.

    ``[words](address)``, ``[words][name]``, ``[name]``, ``<address>``, ``<a href="address">``.
    """
    text, defined = _without_definitions(without_code(body))
    found = [*_linked(text, defined)]
    text = blanked(text, ((one.start, one.end) for one in found))
    for bare in _BARE.finditer(text):
        address = bare[0].rstrip(".,;:!?’”'\"")
        found.append(Shown(address, address, bare.start(), bare.start() + len(address)))
    return sorted(found, key=lambda one: one.start)


def _linked(text: str, defined: Mapping[str, str]) -> Iterator[Shown]:
    for words, address, end in _bracketed(_WORDS, text, defined):
        yield Shown(words[1].strip(), address, words.start(), end)
    for found in _AUTOLINK.finditer(text):
        yield Shown(found[1], found[1], *found.span())
    for found in _ANCHOR.finditer(text):
        if href := _HREF.search(found[1]):
            yield Shown(_TAG.sub("", found[2]).strip(), href[1], *found.span())


def pictures_in(body: str) -> list[Shown]:
    """List the pictures, in Markdown or HTML: ``![words](address)``, ``![words][name]``, ``<img>``.

    Each with the attributes in braces behind it.
    """
    text, defined = _without_definitions(without_code(body))
    found = []
    for words, address, behind in _bracketed(_PICTURE, text, defined):
        attributes = _ATTRIBUTES.match(text, behind)
        decoration = bool(attributes and _DECORATION.search(attributes[0]))
        end = attributes.end() if attributes else behind
        found.append(Shown(words[1].strip() or None, address, words.start(), end, decoration))
    for image in _IMAGE.finditer(text):
        alt, source = _ALT.search(image[0]), _SOURCE.search(image[0])
        said = (alt[1] or alt[2] or "").strip() if alt else ""
        decoration = bool(_DECORATION.search(image[0]))
        found.append(Shown(said or None, source[1] if source else "", *image.span(), decoration))
    return sorted(found, key=lambda one: one.start)


def _without_definitions(text: str) -> tuple[str, dict[str, str]]:
    """Take out ``[name]: address`` lines; the first of a name holds."""
    found = list(_DEFINED.finditer(text))
    defined = {_same(one[1]): one[2] for one in reversed(found)}
    return blanked(text, (one.span() for one in found)), defined


def _bracketed(
    form: re.Pattern[str], text: str, defined: Mapping[str, str]
) -> Iterator[tuple[re.Match[str], str, int]]:
    """Find words in brackets that lead somewhere: the words, the address, the place behind it."""
    at = 0
    while words := form.search(text, at):
        at = words.end()
        if to := _leads_to(text, words, defined):
            address, at = to
            yield words, address, at


def _leads_to(
    text: str, words: re.Match[str], defined: Mapping[str, str]
) -> tuple[str, int] | None:
    """Find the address behind words in brackets and the place behind it; None: they are no link."""
    to = _TO.match(text, words.end())
    if to and to[1] is not None:
        return to[1].strip("<>"), to.end()
    if to and (address := defined.get(_same(to[2] or words[1]))):
        return address, to.end()
    address = defined.get(_same(words[1]))
    return (address, words.end()) if address else None


def _same(label: str) -> str:
    return " ".join(label.split()).casefold()
