"""Initials of a person beside a place or a year."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

_DOTTED = r"(?<![\w.])[A-Z]\. {0,2}[A-Z]\.(?: ?[A-Z]\.)?"
_PERSON = r"(?:Child|Baby|Young [Pp]erson|Infant|Adult|Mother|Father|Sibling|Girl|Boy|Twin)"
_CALLED = rf"\b{_PERSON} (?:[A-Z]{{2,3}}\b|[A-Z]\.[A-Z]\.)"
_TWO = r"(?<![\w.&/-])[A-Z]{2}(?![\w&/-])"
_YEAR = r"(?:19|20)\d\d\b"
_PLACE = r"[A-Z][a-z]{3,}"
_BEHIND = rf"[ ,(]{{1,3}}(?:(?:{_PLACE},? {{0,2}})?{_YEAR}|(?:of|from|in|at|near) {{1,2}}{_PLACE}\b"
_CAPITALS = re.compile(r"[A-Z](?:\. {0,2}[A-Z]\.|[A-Z]{1,2}\b)")
_PATTERNS = (
    re.compile(rf"{_DOTTED}{_BEHIND}|[, ]{{1,3}}{_PLACE}\b)"),
    re.compile(
        rf"{_CALLED}{_BEHIND}|, {{1,2}}{_PLACE}\b|[^\n.;|]{{1,30}}? (?:in|from|of) {_PLACE}\b)"
    ),
    re.compile(rf"\b(?:[Ii]n|[Oo]f) {_YEAR},? {{1,2}}(?:{_DOTTED}|{_CALLED})"),
)
_BARE = re.compile(
    rf"({_TWO}),? {{1,2}}(?:in {{1,2}}|\()?(?:{_PLACE},? {{1,2}})?{_YEAR}(?![ /-]\d)\)?"
)
_WHOSE = re.compile(
    r"\b(?:case|care|death|review|records?|family|story|brother|sister|mother|father|called"
    r"|known as) (?:of |about |on |for |as )?$",
    re.IGNORECASE,
)


def find(text: str, known: Known) -> Iterator[Span]:
    """Initials do not stand beside a place or a year.

    'J.S. of Harbourton' and 'KT (2018)' can be looked up. A letter that was given instead of a
    name ('Child B') is no initial.
    """
    if not _CAPITALS.search(text):
        return
    for pattern in _PATTERNS:
        yield from (found.span() for found in pattern.finditer(text))
    for found in _BARE.finditer(text):
        is_known = found[1].lower() in known.words
        if not is_known and _WHOSE.search(text, max(0, found.start() - 24), found.start()):
            yield found.span()


RULE = Rule(
    "initials",
    "advice",
    Clue(),
    find,
    "tells initials beside a place or a year",
    "leave one of the two out, or use a letter that is not the person's own, such as 'Child B'",
)
