"""A text as its readers meet it: no sign within a word can hide the word from a search."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bulletin_press.identifying.folded import fold

_REMARK = re.compile(r"<!--|-->")
_WITHIN_WORDS = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^<>]*>"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Where a link leads, and what attributes it has; what its readers see stays.
_TARGET = re.compile(r"\]\([^()]*\)|\]\[[^\]\[]*\]|\{[:#.][^{}]*\}")
_SIGNS = "*_`~\\[]"
_SOME_SIGN = re.compile(r"[*_`~\\\[\]<&]")
_NO_LINE = re.compile(r"[^\n]+")

_HASHTAG = re.compile(r"[#@]\w+")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
_USUAL = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", "."))
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def as_read(text: str) -> str:
    """Take out the signs of Markdown and HTML; what stands in remarks stays.

    Args:
        text: Markdown or HTML of any length.

    Returns:
        The words, with as many lines as before: signs leave no gap, but for tags that begin
        something new.
    """
    text = html.unescape(_REMARK.sub(" ", text)) if "&" in text or "<" in text else text
    if "<" in text:
        text = _TAG.sub(_gap, _WITHIN_WORDS.sub(_lines, text))
    if "](" in text or "][" in text or "{" in text:
        text = _TARGET.sub(_lines, text)
    for sign in _SIGNS:
        text = text.replace(sign, "")
    return text


def page_as_read(page: str) -> str:
    """Give the words of clean HTML, as a body is when it was rendered; its lines do not count."""
    return html.unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", page)))


def _lines(found: re.Match[str]) -> str:
    return _NO_LINE.sub("", found[0])


def _gap(found: re.Match[str]) -> str:
    return _lines(found) or " "


def forms_of(text: str) -> Iterator[str]:
    """List what a search has to look at: a text as written, and as read where that differs.

    The words that a hashtag runs together are parted. All forms have the same lines.
    """
    text = _HASHTAG.sub(lambda tag: part_camel(tag[0]), text)
    yield text
    if _SOME_SIGN.search(text):
        yield as_read(text)


def part_camel(text: str) -> str:
    """Part words that are run together with capitals: ``ZelieQuarrington``."""
    return _CAMEL.sub(" ", text)


def bare(text: str) -> str:
    """Write a text without accents and signs of no width; letters keep their case.

    As long as the text, but for what has no width.
    """
    if not text.isascii():
        for sign, usual in _USUAL:
            text = text.replace(sign, usual)
    if not text.isascii():
        text = _NOT_ASCII.sub(lambda sign: _plain(sign[0]), fold(text).text)
    return text


@cache
def _plain(sign: str) -> str:
    return unicodedata.normalize("NFKD", sign)[0]
