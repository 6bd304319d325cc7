"""Ages told to the year, the month, the week or the day."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.dated import MONTH, YEAR
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty"
)
_NUMBER = rf"(?:\d{{1,2}}|{_ONES})"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?)"
_SMALL = r"(?:months?|mths?|weeks?|wks?|days?)"
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth)"
)
_WHEN = rf"(?:(?:{MONTH} )?{YEAR})"
_TO_THE_MONTH = (
    rf"\b{_NUMBER}[ -](?:years?|yrs?),?(?: and| &)? {{1,3}}{_NUMBER}[ -]"
    r"(?:months?|mths?|weeks?|days?)(?: {1,3}old| of age)?\b"
)
_TO_THE_DAY = rf"\b{_NUMBER} {{1,3}}{_SMALL} {{1,3}}(?:old|of age)\b"
_SO_OLD = rf"(?<![-\w])(?<!to )(?:an? )?{_NUMBER}[ -]{_UNIT}[ -]old\b(?!s\b)"
# Not: aged 5 to 10; aged 16 and over.
_AGED = (
    rf"\baged? (?:only |just |about )?{_NUMBER}(?: {_UNIT})?\b"
    r"(?!\w|[ ,-]*(?:to|and|or|-|plus|\+|in)[ -]|-\d|\+| (?:under|over))"
)
_BIRTHDAY = rf"\b{_ORDINAL} birthday,? (?:in|on|of) [^\n.;|]{{0,20}}?{_WHEN}\b"
_WHEN_SO_OLD = (
    rf"\b(?:in|on|by) [^\n.;|]{{0,12}}?{_WHEN},? when [^\n.;|,]{{1,30}}? (?:was|were|had turned)"
    rf" (?:only |just )?{_NUMBER}\b(?! {_SMALL}| (?:and|or|years? (?!old)))"
)
_SO_OLD_THEN = (
    rf"\b(?:she|he|child [a-z]{{1,2}}|boy|girl|baby|brother|sister|mother|father) was"
    rf" (?:only |just )?{_NUMBER}(?: years old)? (?:in|on) (?:\d{{1,2}} )?{_WHEN}\b"
)
_TURNED = (
    rf"\b(?:(?:she|he) (?:had )?(?:just |only )?turned {_NUMBER}\b(?! {_SMALL})"
    rf"|at the age of {_NUMBER},? (?=(?:she|he|child [a-z]{{1,2}})\b))"
)
_BESIDE_A_PERSON = rf"\b(?:child [a-z]{{1,2}}|boy|girl|brother|sister),? ?[(,] ?{_NUMBER} ?[),]"
_GESTATION = rf"\bborn (?:prematurely )?at (?:only |just )?{_NUMBER} weeks\b"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        _TO_THE_MONTH,
        _TO_THE_DAY,
        _SO_OLD,
        _AGED,
        _BIRTHDAY,
        _WHEN_SO_OLD,
        _SO_OLD_THEN,
        _TURNED,
        _BESIDE_A_PERSON,
        _GESTATION,
    )
)
_IN_TABLE = re.compile(
    rf"[;|] *({_NUMBER} (?:{_SMALL}|years?|yrs?)) *(?=[;|]|$)", re.IGNORECASE | re.MULTILINE
)
_AGE_HEAD = re.compile(r"\bage\b", re.IGNORECASE)
# What has an age and is nobody.
_NO_PERSON = re.compile(
    r" {1,3}(?:\w+ )?(?:plan|record|report|referral|assessment|building|car|house|service|system"
    r"|policy|policies|form|letter|photo\w*|guidance|law|case|debt|agreement|partnership|team"
    r"|review|chronology|file|note|tenancy|project)s?\b",
    re.IGNORECASE,
)
_A_THING = re.compile(
    r"\b(?:policy|plan|form|letter|guidance|law|service|building|house|system|partnership) "
    r"(?:is|was|were|are) (?:only |now )?$",
    re.IGNORECASE,
)
_RULE_OF_LAW = re.compile(
    r"\b(?:every|each|any|all|most|when an?|once an?) (?:\w+ ){0,3}$", re.IGNORECASE
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """The exact age of a child is left out; an age band says as much as readers need.

    'A seven-week-old baby', 'aged 14' and 'when she was 6, in March 2017' tell more, the more so
    beside a date or a place. What is said of a whole group ('16- and 17-year-olds', 'aged 5 to
    10', 'under 13') is no exact age.
    """
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            before = text[max(0, found.start() - 40) : found.start()]
            if not _NO_PERSON.match(text, found.end()) and not (
                _RULE_OF_LAW.search(before) or _A_THING.search(before)
            ):
                yield found.span()
    if _AGE_HEAD.search(text):
        yield from (found.span(1) for found in _IN_TABLE.finditer(text))


RULE = Rule(
    "exact-ages",
    "advice",
    Clue(
        (
            " old",
            "-old",
            "of age",
            "aged ",
            "Aged ",
            "age ",
            "Age ",
            "birthday",
            "turned",
            "years and",
        ),
        re.compile(
            r"\d{1,2} (?:y(?:ea)?r|m(?:on)?th|week|day)|\d{4},? when |\b(?:was|were) \d"
            r"|[A-Za-z],? ?[(,] ?\d\d? ?[),]|\d weeks"
        ),
    ),
    find,
    "tells an exact age",
    "say 'a baby', 'a young child', 'a teenager', or an age band",
)
