"""Dates of birth and of death."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span, blocks_with, head_of_column
from bulletin_press.identifying.dated import DAY_AND_MONTH, FULL, MONTH_AND_YEAR, SIGN, S
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

_DATE = rf"(?:{FULL}|{DAY_AND_MONTH}|{MONTH_AND_YEAR})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?{S})?".replace("{S}", S)
_EVENT = (
    r"(?:\b(?:was|were|is|be|been|child|children|baby|twins?|boy|girl)?"
    r"(?<![a-z])(?:re)?born\b(?! out)|\(b\.|,? \bb\.|\bbirths?\b|\bd\.?o\.?b\b\.?"
    r"|\bdied\b(?! out)|\bdeath\b|\bdeceased\b|\bpassed away\b|\bkilled\b|\bmurdered\b"
    r"|\btook (?:his|her|their) own life\b|\bstillborn\b|\bpronounced dead\b|\bfound dead\b)"
)
# A few words may stand between; a new thought, or a second thing that happened, may not.
_NEAR = r"(?:(?! after | since | following | report| review| bulletin| published)[^\n.;|,]){0,45}?"
_AFTER = re.compile(
    rf"{_EVENT}[\"':)]*{_NEAR},?[ :;|]{{0,6}}(?:on |in )?{_WEEKDAY}({_DATE})", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"\b(?:on|in){S}(?:the{S})?{_WEEKDAY}({_DATE}),?{S}"
    rf"(?:(?:the|a|an|his|her|their|our){S})?(?:[\w'-]+{S}){{0,4}}?"
    r"(?:was born|were born|died\b(?! out)|passed away|was killed|was found dead|gave birth"
    r"|was murdered|took (?:his|her|their) own life)",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    rf"\bbirthday{S}(?:is |was |falls |fell )?(?:on |of )?{_WEEKDAY}({FULL}|{DAY_AND_MONTH})",
    re.IGNORECASE,
)
_MORE = re.compile(rf"(?:,? (?:and|but|or) |, )[^\n.;|]{{0,50}}?({FULL})", re.IGNORECASE)
_HEAD = re.compile(
    r"\b(?:d\.?o\.?b|born|births?|died|deaths?|date of (?:birth|death))\b", re.IGNORECASE
)
_DATED = re.compile(_DATE, re.IGNORECASE)
# What is born and dies without being anybody; and whole groups.
_NOBODY = re.compile(
    r"\b(?:partnership|board|idea|service|project|campaign|trust|habit|programme|group|team"
    r"|scheme|plan|practice|tool|charity|movement|forum|organisation|network|hub|website|law)\b"
    r"[^\n.;|]{0,40}$|\b(?:children|babies|pupils|infants|people|those)\b[^\n.;|]{0,12}$",
    re.IGNORECASE,
)
_CLUE = re.compile(SIGN)
_WORDS = re.compile(
    r"(?:bor|bir|Bor|Bir|BOR|BIR|[ (]b\.|d\.?o\.?b|D\.?O\.?B|Dob|die|Die|DIE|dea|Dea|DEA"
    r"|passed|kill|murd"
    r"|decea|own l|tillb)"
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """A date of birth or of death is left out.

    Who has it can find the child. A day, or a month with its year, counts beside words such as
    'born', 'date of birth', 'died' or 'death', and in a table below them.
    """
    if not _WORDS.search(text):
        return
    for block in blocks_with(_CLUE, text):
        yield from _in_block(text, *block)
    if _HEAD.search(text):
        for found in _DATED.finditer(text):
            if _HEAD.search(head_of_column(text, found.start())):
                yield found.span()


def _in_block(text: str, first: int, last: int) -> Iterator[Span]:
    for found in _AFTER.finditer(text, first, last):
        if not _NOBODY.search(text, max(first, found.start() - 60), found.start()):
            yield found.span(1)
            more = _MORE.match(text, found.end(1), last) if "birth" in found[0].lower() else None
            if more:
                yield more.span(1)
    yield from (found.span(1) for found in _BIRTHDAY.finditer(text, first, last))
    for found in _BEFORE.finditer(text, first, last):
        if not _NOBODY.search(found[0]):
            yield found.span(1)


RULE = Rule(
    "births-and-deaths",
    "problem",
    Clue(figures=_CLUE),
    find,
    "tells a date of birth or death",
    "leave the date out: say 'a baby', 'a teenager' or an age band",
)
