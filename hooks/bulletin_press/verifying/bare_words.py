"""The bare words of bytes: letters and figures alone, whatever disguise they stand in.

Entities, escapes and percents become what they stand for. Tags, spaces, line breaks, hyphens,
quotation marks and all other signs go, capitals become small, accents go. So a text is the same
bare words in HTML, in a feed, in JSON, folded in a calendar, quoted in a table, broken by a tag.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from bulletin_press.verifying.cbor import NotCbor, parse_cbor, texts_of

ROUNDS = 6
"""How many disguises, one over the other, are taken off."""

_TAG = re.compile(rb"(<(?:[a-zA-Z/?][^<>]*|![^<>]*)>)")
_ESCAPE = re.compile(
    rb"\\(?:u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2}))"
)
_UTF_16 = re.compile(rb"(?:[^\0]\0){3,}|(?:\0[^\0]){3,}")
_ENTITY = re.compile(rb"&(?:#[xX]?[0-9a-fA-F]{1,8}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_COMMON = ((b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&#39;", b"'"), (b"&amp;", b"&"))
_BREAKS = ((b"\\n", b"\n"), (b"\\r", b"\r"), (b"\\t", b"\t"), (b"\\f", b"\f"), (b"\\b", b" "))
_MOST_COMMON = tuple(sign.encode() for sign in "\u2018\u2019\u201c\u201d\u2013\u2026\u00a0\u00b7")
# Quotation marks, dashes, hard spaces and the like: most of what is not ASCII.
_SIGNS_BEYOND_ASCII = re.compile(
    rb"\xe2(?:\x80[\x80-\xbf]|\x81[\x80-\xaf])|\xc2[\x80-\xa9\xab-\xb1\xb4\xb6-\xb8\xbb\xbf]"
)
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_SMALL = bytes(range(256)).lower()
_WITHIN_A_LINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span"
    r"|strong|sub|sup|text|time|tspan|u|var|wbr|w:\w+|a:\w+)\b[^<>]*>|<!--[^<>]*-->"
)
_INVISIBLE = {"Mn", "Cf"}
"""Unicode's categories of accents and of soft hyphens, joiners and the like."""
_INDEX = b"pagefind_dcd"
"""With this begins each piece of Pagefind's index, once it is unpacked."""
PARTED = "\x1f"
"""What stands between two texts that no reader meets together."""


@dataclass(frozen=True)
class BareWords:
    """The bare words of a text.

    Attributes:
        words: letters and figures in UTF-8; what stands in tags and remarks comes last.
        with_signs: the same before the signs went, to see what stands around a word.
    """

    words: bytes
    with_signs: bytes

    @classmethod
    def of(cls, text: bytes) -> "BareWords":
        """Bare the words of a text, as `without_disguise` gives it."""
        parts = _TAG.split(text)
        parted = PARTED.encode()
        text = parted.join((*parts[::2], *parts[1::2]))
        for sign in _MOST_COMMON if not text.isascii() else ():
            text = text.replace(sign, b"")
        if not text.isascii():
            text = _BEYOND_ASCII.sub(_folded, _SIGNS_BEYOND_ASCII.sub(b"", text))
        return cls(text.translate(_SMALL, _SIGNS), text)


def bare_words(text: bytes) -> bytes:
    """Give the bare words of a text, as `without_disguise` gives it."""
    return BareWords.of(text).words


def without_disguise(content: bytes) -> bytes:
    """Put what they stand for in the place of entities, escapes and percents."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode()
    if b"\0" in content:
        # Without its zeros UTF-16 reads as what it says; a zero alone ends a text.
        content = _UTF_16.sub(_without_zeros, content).replace(b"\0", b"\n")
    for _ in range(ROUNDS):
        before = content
        if b"\\" in content:
            content = _unescaped(content)
        if b"%" in content:
            content = unquote_to_bytes(content)
        if b"&" in content:
            content = _without_entities(content)
        if content == before:
            break
    return content


def readable(content: bytes) -> str:
    """Give a text in which words are still apart, to see whether they stand there as such.

    It has small letters and no accents. PARTED stands where one text ends and another begins:
    between two paragraphs, cells or values, and around what stands in a tag.
    """
    if content.startswith(_INDEX) and not content.startswith(_INDEX + b"{"):
        content = _texts_of_index(content)
    text = content.decode("utf-8", "replace")
    text = re.sub(r"\r?\n[ \t]", "", text) if "BEGIN:VCALENDAR" in text else text
    tags = re.findall(r"<[a-zA-Z!][^<>]*>", text)
    text = re.sub(r"</?[a-zA-Z!?][^<>]*>", PARTED, _WITHIN_A_LINE.sub("", text))
    values = re.sub(r'"\s*[,:]\s*\[?\{?\s*"', PARTED, text)
    said = unicodedata.normalize("NFKD", PARTED.join([values, *tags])).casefold()
    for sign in {*said} - {PARTED}:
        if not sign.isascii() and unicodedata.category(sign) in _INVISIBLE:
            said = said.replace(sign, "")
    return said


def _texts_of_index(content: bytes) -> bytes:
    try:
        texts = texts_of(parse_cbor(content.removeprefix(_INDEX)))
    except NotCbor:
        return content
    return PARTED.join(texts).encode()


def _without_zeros(found: re.Match[bytes]) -> bytes:
    return found[0].replace(b"\0", b"")


def _folded(found: re.Match[bytes]) -> bytes:
    return _fold(found[0])


@lru_cache(maxsize=50_000)
def _fold(written: bytes) -> bytes:
    text = unicodedata.normalize("NFKD", written.decode("utf-8", "replace")).casefold()
    return "".join(filter(str.isalnum, text)).encode()


def _unescaped(content: bytes) -> bytes:
    if b"\\u" in content or b"\\x" in content:
        content = _ESCAPE.sub(_sign, content)
    for written, meant in _BREAKS:
        content = content.replace(written, meant)
    return content


def _sign(found: re.Match[bytes]) -> bytes:
    if written := found[1] or found[2]:
        return chr(min(int(written, 16), 0x10FFFF)).encode("utf-8", "replace")
    # Signs beyond the first plane stand as two halves, one behind the other.
    halves = bytes.fromhex(found[0].replace(b"\\u", b"").decode())
    return halves.decode("utf-16-be", "replace").encode()


def _without_entities(content: bytes) -> bytes:
    for written, meant in _COMMON:
        content = content.replace(written, meant)
    return _ENTITY.sub(_meant, content)


def _meant(found: re.Match[bytes]) -> bytes:
    return _entity(found[0])


@lru_cache(maxsize=10_000)
def _entity(written: bytes) -> bytes:
    return html.unescape(written.decode()).encode("utf-8", "replace")
