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
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}(?!\w|-\w)"
# ZZ99 stands in records for people without an address; it has the form of a postcode.
_WHOLE = re.compile(
    rf"(?<![\w.-])(?:(?<!/)|(?=\w{{2,4}} ))(?:{_DISTRICT}(?: {{0,5}}|-|\. ?){_INWARD}"
    r"|ZZ99 ?\d[A-Z]{2}(?!\w))",
    re.IGNORECASE,
)
_PARTED = re.compile(rf"(?<![\w./-]){_DISTRICT} \d {_INWARD[2:]}")
# Ordinals, hours, pages: S47 1st visits, an A4 2pp leaflet.
_COUNT = re.compile(r"(?:1st|2nd|3rd|[04-9]th|\d(?:hr|hs|pp|ph|pt|ft|lb|yr|dp|ed|gb|tb))$")
_ONE = rf"{_DISTRICT}(?: \d(?!\w))?"
_MORE = rf"(?:(?:, ?| and | or |/| to |, and | & ){_ONE}(?![\w/-])){{0,6}}"
# Roads and rooms look like districts of one letter: these need people who live there.
_LIVING = (
    r"(?:famil(?:y|ies)|children|(?:young )?people|residents|parents|babies|girls|boys|homes?"
    r"|housing|hous(?:e|es)|flats?|tenanc(?:y|ies)|li(?:ves?|ved|ving)|moved|stay(?:s|ed|ing)"
    r"|placed|placements?|grew up|born|raised|relatives|grandparents|neighbours|address(?:es)?"
    r"|abode|surfing|hostels?)"
)
_HALF = (
    re.compile(
        rf"(?<![\w/.-])({_ONE}{_MORE})(?= {{1,4}}(?:areas?|districts?|postcodes?|estates?"
        r"|part of|side of|end of|address(?:es)?|famil(?:y|ies)|residents|neighbourhoods?)\b)"
    ),
    re.compile(
        r"\b(?i:postcodes?(?: areas?| districts?)?:?|way back to|home to|lived? in|moved to)"
        rf" {{1,4}}(?i:of |in |is |was |are )?({_ONE}{_MORE})(?![\w/-])"
    ),
    re.compile(
        r"\b(?i:(?:shops?|parks?|streets|gangs?|met|meet(?:s|ing)?|gather\w*"
        r"|hang(?:s|ing)? (?:out|around))"
        rf"(?: up)? (?:in|around|near|across)) {{1,4}}(?=[A-Z]{{2}})({_ONE}{_MORE})(?![\w/-])"
    ),
    re.compile(
        rf"\b(?i:{_LIVING}(?: [\w'-]+){{0,3}}? (?:in|from|to|of|near|around|across|outside|between"
        rf"|within|into|out of|throughout)|surfing (?:around|in)) {{1,4}}({_ONE}{_MORE})(?![\w/-])"
    ),
)
_FORM = re.compile(
    r"\b(?:form|room|item|reference|ref|code|order|part|model|paragraph|table|serial|stock|finding"
    r"|section|level|unit|version|bay|grid)s?(?: no\.?| number)? {1,4}$",
    re.IGNORECASE,
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """A postcode is left out: it is shared by some fifteen homes."""
    for found in _WHOLE.finditer(text):
        if not _COUNT.search(found[0]) and found[0] in (found[0].upper(), found[0].lower()):
            yield from _unless_it_is_a_form(text, *found.span())


def find_more(text: str, _known: Known) -> Iterator[Span]:
    """The first half of a postcode tells where people live ('families in B57')."""
    for pattern in (_WHOLE, _PARTED, *_HALF):
        for found in pattern.finditer(text):
            if pattern.groups or not _COUNT.search(found[0]):
                yield from _unless_it_is_a_form(text, *found.span(pattern.groups))


def _unless_it_is_a_form(text: str, start: int, end: int) -> Iterator[Span]:
    if not _FORM.search(text, max(0, start - 24), start):
        yield start, end


RULE = Rule(
    "postcodes",
    "problem",
    Clue(figures=r"(?<=[A-Za-z]\d)[\dA-Za-z]?[ .-]{0,5}\d[A-Za-z]{2}(?![A-Za-z])"),
    find,
    "tells a postcode",
    "leave it out, or say 'in the city' or 'in a village'",
)
MORE = RULE.advising(find_more, "may tell where people live", Clue(figures=r"(?<=[A-Za-z]\d)"))
