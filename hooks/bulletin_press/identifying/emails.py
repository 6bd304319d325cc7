"""E-mail addresses."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

_USER = r"(?<![\w.@+-])[\w.+'-]{1,64}"
_ENDING = r"[a-z][a-z-]{0,61}[a-z](?![\w-])"
_ADDRESS = re.compile(rf"{_USER}@(?:[\w-]{{1,63}}\.){{1,6}}{_ENDING}", re.IGNORECASE)
_AT = r"(?: ?[\[({](?:at|@)[\])}] ?|@ {1,3}| {1,3}@ {1,3}| at (?=[\w-]{1,63} dot ))"
_DOT = r"(?:\.| ?[\[({]dot[\])}] ?| dot )"
_SPELT = re.compile(
    rf"{_USER}(?:{_AT}|@)(?:[a-z][\w-]{{0,62}}{_DOT}){{1,6}}{_ENDING}", re.IGNORECASE
)


def find(text: str, known: Known) -> Iterator[Span]:
    """An e-mail address is left out unless it is a contact of the site (``contacts.yml``)."""
    yield from _unknown(_ADDRESS, text, known)


def find_more(text: str, known: Known) -> Iterator[Span]:
    """An e-mail address that was made hard to read for machines ('k [at] a.org') is one too."""
    yield from _unknown(_SPELT, text, known)


def _unknown(pattern: re.Pattern[str], text: str, known: Known) -> Iterator[Span]:
    for found in pattern.finditer(text):
        start = found.start() + len(found[0]) - len(found[0].lstrip(".'+-"))
        if text[start : found.end()].lower() not in known.emails:
            yield start, found.end()


RULE = Rule(
    "emails",
    "problem",
    Clue(("@",)),
    find,
    "tells an e-mail address",
    "leave it out; if readers are to write there, add it to contacts.yml",
)
MORE = RULE.advising(
    find_more,
    "may tell an e-mail address",
    Clue(("@", "(at)", "[at]", "(AT)", "[AT]", "{at}", " dot ")),
)
