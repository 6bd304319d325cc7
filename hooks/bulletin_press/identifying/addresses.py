"""Where somebody lives."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span, sentence
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

_STREET = (
    r"(?:Street|Road|Avenue|Lane|Close|Drive|Crescent|Terrace|Grove|Gardens|Way|Court|Place|Square"
    r"|Row|Walk|Mews|Hill|Rise|Green|Park|Parade|View|Croft|Cottages?|Gate|Yard|St\.|Rd\.?|Ave\.?)"
)
_SURE = (
    "Street",
    "Road",
    "Avenue",
    "Lane",
    "Close",
    "Crescent",
    "Terrace",
    "Row",
    "Mews",
    "Drive",
    "Grove",
)
_NAME = r"(?:(?:St\.? )?[A-Z][a-z]+(?:'s?|s')?[a-z]*(?:-[A-Za-z][a-z]+){0,3})"
_NAMES = rf"{_NAME}(?: {{1,3}}{_NAME}){{0,2}}"
_END = r"(?![\w'-]| {1,3}(?!Flat|House)[A-Z][a-z]+ [a-z])"
_NUMBER = r"(?:(?:\b[Nn]umber|\bNo\.?|\b[Nn]os\.) )?(?<![\w./-])\d{1,4}[a-zA-Z]?"
_BUILDING = r"(?:House|Court|Lodge|Point|Tower|Heights|Mansions|Buildings|Place|Cottages?)"
_PATTERNS = (
    re.compile(rf"{_NUMBER},?(?: {{1,3}}(?:in|on))? {{1,3}}{_NAMES} {{1,3}}{_STREET}{_END}"),
    re.compile(
        rf"\b(?:[Ff]lat|[Aa]partment|[Pp]lot|[Uu]nit|[Cc]aravan|[Rr]oom) \d{{1,4}}[A-Za-z]?,"
        rf" {{1,3}}{_NAMES} {{1,3}}(?:{_BUILDING}|{_STREET}){_END}"
    ),
)
_NUMBERLESS = re.compile(
    rf"\b(?:in|on|at|of|from|near|to|along|off|outside) {{1,3}}"
    rf"({_NAMES} {{1,3}}(?:{'|'.join(_SURE)})){_END}"
)
_FAMOUS = re.compile(r"(?:Downing|Harley|Fleet|Sesame|Coronation|Main|Marsham) Street|Silk Road")
_VENUE = re.compile(
    r"\b(?:where:|venue|come to|held (?:at|in)|hub at|conference|forum|workshop|event|training"
    r"|book|office(?:s)? (?:at|in)|drop in|open day)\b|\bwhere:",
    re.IGNORECASE,
)


def find(text: str, known: Known) -> Iterator[Span]:
    """An address is left out, and the name of a street too where it tells where somebody lives.

    The address of a service or of an event's venue is no such address; what may be named stands
    in ``names.yml`` under ``places``.
    """
    for pattern in (*_PATTERNS, _NUMBERLESS):
        for found in pattern.finditer(text):
            start, end = found.span(1) if pattern.groups else found.span()
            first, last = sentence(text, start, end)
            is_known = " ".join(text[start:end].lower().split()) in known.phrases
            is_public = is_known or _FAMOUS.search(text, start, end)
            if not is_public and not _VENUE.search(text, first, last):
                yield start, end


RULE = Rule(
    "addresses",
    "problem",
    Clue(
        tuple(f" {street}" for street in _SURE),
        re.compile(r"\d[a-zA-Z]?,? {1,3}(?:(?:in|on) {1,3})?[A-Z]"),
    ),
    find,
    "tells an address",
    "leave it out, or say 'at home', 'nearby' or 'in another part of the city'",
)
