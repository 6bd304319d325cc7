"""NHS numbers."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

# Spaces of Markdown's signs too. Strokes and the like part whole groups only: never a date.
_APART = r"(?:[ .-]{0,5}|[/_:,] ?)"
_TEN = re.compile(
    r"[1-9](?<!\d\d)(?<![£$€#+].)(?<!\d[.,+/-].)(?<!\d .)"
    rf"(?:(?:[ .-]{{0,5}}\d){{9}}|\d\d{_APART}\d{{3}}{_APART}\d{{4}}|\d{{4}}[/_]\d{{5}})"
    r"(?![\d/]|[ .,:-]\d)"
)
_BOOK = re.compile(r"\bISBN(?:-1[03])?[ :-]*$", re.IGNORECASE)
_DATE = re.compile(
    r"(?:19|20)\d\d[ .-](?:0\d|1[0-2])[ .-][0-3]\d\b|[0-3]?\d[ .-][01]?\d[ .-](?:19|20)\d\d\b"
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """An NHS number is left out: it is one person's own.

    Ten digits are taken for one when the last is right for the nine before it.
    """
    for found in _TEN.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        is_book = _BOOK.search(text, max(0, found.start() - 8), found.start())
        if is_right(digits) and not (is_book or _DATE.match(found[0])) and len(set(digits)) > 1:
            yield found.span()


def is_right(digits: str) -> bool:
    """Tell whether the last of ten digits is right, by modulus 11.

    Source: NHS Data Dictionary, NHS NUMBER (a copy of its page of 2002, read 2026-11-22):
    https://www.datadictionary.nhs.uk/attributes/nhs_number.html
    """
    total = sum(
        int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[-1])


RULE = Rule(
    "nhs-numbers",
    "problem",
    Clue(figures=r"(?:[\W_]{0,6}\d){9}"),
    find,
    "tells an NHS number",
    "leave it out",
)
