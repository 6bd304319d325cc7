"""The tags of HTML and SVG, so far as they lead somewhere, load something or are led to.

A site of 1,000 items has two million tags, of which few are different, so no tree is built: the
tags of a file are cut out, and each different one is parsed once. A tag ends where browsers
end it, quotes counted. What stands in comments, scripts, titles and text fields is no tag.

Source: https://html.spec.whatwg.org/multipage/parsing.html#tokenization
"""

import re
from html import unescape
from typing import NamedTuple

HOLD_NO_TAGS = ("script", "style", "title", "textarea")
"""Within these elements nothing is a tag but their own end."""
# Whatever never ends goes to the end of the page, as in browsers; so no page takes long.
_COMMENT = r"!--(?:-?>|.*?(?:--!?>|\Z))"
_VALUE = r"""=(?:"[^"]*+"|'[^']*+'|\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)"""
_SAYS = rf"[^=>]*+(?:{_VALUE}[^=>]*+)*+(?:>|\Z)"


def _in_any_case(name: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in name)


# In drawings they may be closed at once.
_RAW = "|".join(
    rf"{_in_any_case(name)}\b[^>]*+(?<!/)>.*?(?:</{_in_any_case(name)}|\Z)" for name in HOLD_NO_TAGS
)
# The order is for speed: most tags are ends, most others do not begin as those that hold no tags.
_PIECE = re.compile(
    rf"<(?!/)(?:[a-rA-Ru-zU-Z][a-zA-Z0-9-]*+\s{_SAYS}"
    rf"|(?=[sStT!])(?:{_RAW}|[sStT][^\s/>]*+[\s/]{_SAYS}|{_COMMENT})"
    rf"|[a-zA-Z][^\s/>]*+[\s/]{_SAYS})".encode(),
    re.DOTALL,
)
_BODY = re.compile(rb"<[^>]*+>(.*?)(?:</[a-zA-Z]+)?\Z", re.DOTALL)
_NAME = re.compile(rb"<([a-zA-Z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?"""
)


class Element(NamedTuple):
    """The opening tag of an element, parsed; of scripts, styles and titles their text too.

    Attributes:
        name: its name in small letters.
        written: what it says, as written, by names in small letters; of two the first counts.
        text: what stands in it, as written; empty but for what holds no tags.
    """

    name: str
    written: dict[str, str]
    text: str = ""

    def said(self, name: str) -> str:
        """Give the value of an attribute; empty where there is none."""
        return unescape(self.written.get(name, ""))


def pieces_in(content: bytes) -> list[bytes]:
    """Cut out the tags that have attributes, in their order, and elements that hold no tags."""
    return _PIECE.findall(content)


def element_of(piece: bytes) -> Element | None:
    """Parse a piece; None for a comment."""
    named = _NAME.match(piece)
    if named is None:
        return None
    name = named[1].decode("utf-8", "replace").lower()
    body = _BODY.match(piece) if name in HOLD_NO_TAGS else None
    opening = piece[named.end() : body.start(1) if body else len(piece)]
    written: dict[str, str] = {}
    for attribute, *values in _ATTRIBUTE.findall(opening.decode("utf-8", "replace")):
        written.setdefault(attribute.lower(), values[0] or values[1] or values[2])
    return Element(name, written, body[1].decode("utf-8", "replace") if body else "")
