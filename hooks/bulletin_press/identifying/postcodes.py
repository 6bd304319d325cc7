"""Postcodes."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.public import word_list
from bulletin_press.identifying.rule import Clue, Rule

AREAS = word_list("postcode_areas.txt")
"""The letters with which a postcode begins."""
_AREA = f"(?:{'|'.join(sorted(AREAS, key=lambda area: (-len(area), area))).upper()})"
_DISTRICT = rf"{_AREA}\d[\dA-HJKMNP-Y]?"
_WHOLE = re.compile(
    rf"(?<![\w/.-]){_DISTRICT}(?: {{0,3}}|-)\d[ABD-HJLNP-UW-Z]{{2}}(?![\w/]|-\w)", re.IGNORECASE
)
_LONG = r"(?:[A-Z]{2}\d{1,2}[A-Z]?)"
_HALF = (
    re.compile(rf"(?<![\w/.-])({_DISTRICT})(?= (?:area|district|postcode|estate|part of)\b)"),
    re.compile(
        rf"\b(?i:postcodes?(?: area| district)?|way back to|home to|lived? in|moved to)"
        rf" {{1,4}}({_DISTRICT})(?![\w/-])"
    ),
)
_FORM = re.compile(
    r"\b(?:form|room|item|reference|ref|code|order|part|model|paragraph|table|serial|stock)s?"
    r"(?: no\.?| number)? {1,4}$",
    re.IGNORECASE,
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """A postcode is left out: it is shared by some fifteen homes.

    The first half counts where it is used as a place ('in the B57 area').
    """
    for pattern in (_WHOLE, *_HALF):
        for found in pattern.finditer(text):
            at = found.start(1) if pattern.groups else found.start()
            if not _FORM.search(text, max(0, at - 24), at):
                yield at, found.end()


RULE = Rule(
    "postcodes",
    "problem",
    Clue(figures=re.compile(r"\d(?<=[A-Za-z]\d)")),
    find,
    "tells a postcode",
    "leave it out, or say 'in the city' or 'in a village'",
)
