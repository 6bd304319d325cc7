"""Ages told to the year, the month, the week or the day."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span, blocks_with
from bulletin_press.identifying.dated import MONTH, ORDINAL, YEAR
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule, in_any_case

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty"
)
_NUMBER = rf"(?:\d{{1,2}}|{_ONES})"
_HALF = r"(?:[ -]and[ -]a[ -](?:half|quarter)|½|\.5)?"
_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?)"
_SMALL = r"(?:months?|mths?|weeks?|wks?|days?|hours?)"
_BIRTHDAYS = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})"
_WHEN = rf"(?:(?:{MONTH} )?{YEAR})"
_SOON = r"(?:only |just |about |nearly |almost |barely |not yet |not quite |still |then |now )?"
_WHO = (
    r"(?:she|he|child [a-z]{1,2}|(?:the |a )?(?:boy|girl|baby|child|toddler|infant|brother"
    r"|sister|twins?"
    r"|teenager|sibling))"
)
_TO_THE_MONTH = (
    rf"\b{_NUMBER}[ -]?(?:years?|yrs?),?(?: and| &)? {{1,3}}{_NUMBER}[ -]?"
    r"(?:months?|mths?|weeks?|wks?|days?)(?: {1,3}old| of age)?\b"
    rf"|\b{_NUMBER}[ -](?:months?|mths?),?(?: and| &)? {{1,3}}{_NUMBER}[ -](?:weeks?|wks?|days?)"
    r" {1,3}(?:old|of age)\b|\b\d{1,2}y ?\d{1,2}m\b"
)
_TO_THE_DAY = rf"\b{_NUMBER}{_HALF} {{1,3}}{_SMALL} {{1,3}}(?:old|of age)\b"
_SO_OLD = (
    rf"(?<![-\w])(?<!to )(?:an? )?{_NUMBER}{_HALF}[ -]{_UNIT}[ -]old\b(?!s\b)"
    rf"|(?<![-\w])(?:an? )?\d{{1,2}} ?(?:y/o|yo|yr old|yrs old)\b"
)
# Not: aged 5 to 10; aged 16 and over.
_AGED = (
    rf"\baged? (?:only |just |about |nearly |almost )?{_NUMBER}{_HALF}(?: {_UNIT})?\b"
    r"(?!\w|[ ,-]*(?:to|and|or|-|plus|\+|in)[ -]|-\d|\+| (?:under|over))"
)
_LABELLED = (
    rf"\bage(?:d)?\b(?: [\w']+){{0,6}} ?[:=] {{0,4}}{_SOON}{_NUMBER}{_HALF}(?: ?{_UNIT}\b)?"
    rf"(?:,?(?: and)? {_NUMBER} {_SMALL}\b)?(?![\w%]| ?(?:to|-|and|or|plus|\+)[ \d]|\+)"
)
_BIRTHDAY = (
    rf"\b{_BIRTHDAYS} birthday,? (?:party )?(?:in|on|of) [^\n.;|]{{0,20}}?{_WHEN}\b"
    rf"|\b(?:on|before|after|until|of|to|by|from) (?:his|her) {_BIRTHDAYS} birthday\b"
)
_WHEN_SO_OLD = (
    rf"\b(?:in|on|by|since|until) [^\n.;|]{{0,12}}?{_WHEN},? when [^\n.;|,]{{1,30}}? (?:was"
    rf"|were|had turned|turned)"
    rf" {_SOON}{_NUMBER}\b(?! {_SMALL}| (?:and|or|years? (?!old)))"
)
_SO_OLD_THEN = (
    rf"\b{_WHO} was {_SOON}{_NUMBER}{_HALF}(?: years old)?,? (?:in|on|by) (?:\d{{1,2}} )?{_WHEN}\b"
    rf"|\b(?:mother|father) was {_SOON}{_NUMBER}(?: years old)? (?:in|on) (?:\d{{1,2}} )?{_WHEN}\b"
    rf"|\bwhen {_WHO} was {_SOON}{_NUMBER}{_HALF}\b(?! (?:and|or|to|{_UNIT} (?!old))"
    rf"|[- ]\w+ (?:away|late))"
)
_TURNED = (
    rf"\b(?:(?:she|he) (?:had )?(?:just |only )?turn(?:ed|s) {_NUMBER}\b(?! {_SMALL})"
    rf"(?:,? in {_WHEN})?"
    rf"|at the age of {_NUMBER},? (?=(?:she|he|child [a-z]{{1,2}})\b)"
    rf"|(?:at|by) {_SOON}{_NUMBER}(?: {_UNIT})? (?=(?:she|he|child [a-z]{{1,2}}) (?:was|had"
    rf"|could|did|went|moved)\b))"
)
_BESIDE_A_PERSON = (
    rf"\b(?:child [a-z]{{1,2}}|boy|girl|brother|sister|baby|son|daughter"
    rf"|twins),? ?[(,] ?(?:then |aged? )?{_NUMBER}"
    rf"(?: {_UNIT})? ?[),]"
    rf"|\b(?:boy|girl|baby|child|infant|toddler|son|daughter) of {_SOON}{_NUMBER}\b"
    rf"(?: {_UNIT})?(?! (?:and|or|to|in|children))"
)
# With nothing behind it that would make it a number of something else.
_JUST_SO_OLD = (
    rf"\b(?:who|{_WHO}|mother|father|mum|dad) (?:was|is|were) (?:only |just |about |nearly |almost "
    rf"|barely |not yet |not quite |still |then |now )?{_NUMBER}{_HALF}"
    r"(?=[.,;:!?)]|$| (?:when|and (?:in|had|was|living|pregnant)|but|at the time|then|years)\b"
    r"| on \d)"
)
_AT_THE_AGE = rf"\bat the age of {_SOON}{_NUMBER}{_HALF} {_SMALL}\b"
_TWELFTHS = r"(?<=[;|] )\d{1,2}/12(?= *(?:[;|]|$))|\b(?:aged?|at|was|old) \d{1,2}/12\b"
# Innocent alone; beside the year it is an age.
_SCHOOL_YEAR = re.compile(
    r"\b(?:[Aa]n?|[Tt]he) (?:Year|year|Y) ?\d{1,2} (?:pupil|student|child|boy|girl)\b"
    r"|\b(?:[Ss]?[Hh]e|[Cc]hild [A-Z]{1,2}|the (?:boy|girl|child)) was in (?:Year|year"
    r"|Y) ?\d{1,2}\b"
)
_WITH_A_YEAR = re.compile(rf"\b{YEAR}\b|\b{MONTH} \d")
_WEEKS_BABY = rf"\b(?:an? )?{_NUMBER}[ -](?:months?|weeks?|days?) (?=(?:baby|infant|twins)\b)"
_GESTATION = rf"\bborn (?:prematurely |early )?at (?:only |just )?{_NUMBER}(?:\+\d)? weeks\b"
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
        _LABELLED,
        _JUST_SO_OLD,
        _AT_THE_AGE,
        _TWELFTHS,
        _WEEKS_BABY,
        _GESTATION,
    )
)
_NUMBERED = re.compile(
    rf"(?<!\d)\d\d?(?!\d)|\b(?:{_ONES})[ -](?:and|y|m|w|d|hour|she|he|child)"
    rf"|(?:old|aged?|of|turn(?:ed|s)|(?:was|were)(?: \w+)?|had|then|at|by|just)"
    rf" (?:{_ONES})\b|birthday",
    re.IGNORECASE,
)
_IN_TABLE = re.compile(
    rf"[;|] *({_NUMBER} (?:{_SMALL}|years?|yrs?)) *(?=[;|]|$)", re.IGNORECASE | re.MULTILINE
)
_AGE_HEAD = re.compile(r"\bage\b", re.IGNORECASE)
# What has an age and is nobody.
_NO_PERSON = re.compile(
    r" {1,3}(?:(?:and|or) \w+ )?(?:\w+ )?(?:plan|record|report|referral|assessment|building"
    r"|car|house|service|system"
    r"|polic(?:y|ie)|form|letter|photo\w*|guidance|law|case|debt|agreement|partnership|team"
    r"|review|chronology|file|note|tenancy|project|offer|entitlement|place|check|programme"
    r"|scheme|funding|grant|class|room|contract|strategy|laptop|phone|computer|bus|van|school|club"
    r"|charity|tool|bruise|fracture|injury|scar|test|course|survey|development review|leaflet"
    r"|problem"
    r"|brief|hospital|centre|hub|organisation|network|group|figure|list|audit|story|rule|idea"
    r"|estate|bridge)s?\b",
    re.IGNORECASE,
)
_THING = (
    r"(?:polic(?:y|ies)|plan|form|letter|guidance|law|service|building|house|system"
    r"|partnership|club|school"
    r"|charity|group|hospital|hub|centre|team|tool|bus|van|car|phone|laptop|record|report"
    r"|referral|project"
    r"|programme|scheme|rule|act|protocol|fracture|bruise|injury|injuries|scar|burn|tenancy"
    r"|debt|estate|network|forum"
    r"|campaign|leaflet|course|organisation|film|website|handbook|list|file|photograph|agreement)s?"
)
_A_THING = re.compile(
    rf"\b{_THING} (?:\w+ )?(?:is|was|were|are|will be|had been|has been|turned|now)"
    r" (?:only |now |just |about |already |nearly |at least |over )*$",
    re.IGNORECASE,
)
# What is a rule, or is said of everybody of that age.
_RULE_OF_LAW = re.compile(
    r"\b(?:every|each|any|all|most|many|some|few|no|when an?|once an?|if an?|like an?|as an?"
    r"|than an?) (?:\w+ ){0,3}$|\b(?:between|from) \d{1,2} (?:and|to|or) $|\b(?:its|our|"
    r"\w+(?:ship|ice|oup|eam|oard|rity)'s) $|\bwere (?:aged )?under $",
    re.IGNORECASE,
)
_OF_EVERYBODY = re.compile(
    r"[ ,]{1,3}(?:\w+ ){0,1}(?:can (?:usually |also |often )?(?:be|agree|consent|choose|ask"
    r"|say|decide|give|use|have|go|get)"
    r"|may (?:be|ask|agree|have|need)|cannot (?:be|agree|consent)|must (?:be|have)|needs"
    r"|should (?:be|have)|is (?:usually|a child in law)"
    r"|(?:usually|often|always|generally) \w+s\b)",
    re.IGNORECASE,
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """The exact age of a child is left out; an age band says as much as readers need.

    'A seven-week-old baby', 'aged 14' and 'when she was 6, in March 2017' tell more, the more so
    beside a date or a place. What is said of a whole group ('16- and 17-year-olds', 'aged 5 to
    10', 'under 13') is no exact age.
    """
    for block in blocks_with(_NUMBERED, text):
        for found in (each for pattern in _PATTERNS for each in pattern.finditer(text, *block)):
            if not _is_of_nobody(text, *found.span()):
                yield found.span()
        if _WITH_A_YEAR.search(text, *block):
            yield from (found.span() for found in _SCHOOL_YEAR.finditer(text, *block))
    if _AGE_HEAD.search(text):
        yield from (found.span(1) for found in _IN_TABLE.finditer(text))


def _is_of_nobody(text: str, start: int, end: int) -> bool:
    """Tell whether it is the age of a thing, or of anybody whom a rule is about."""
    before = text[max(0, start - 50) : start]
    begins_with_a = text[start : start + 2].lower() == "a "
    return bool(
        _NO_PERSON.match(text, end)
        or _RULE_OF_LAW.search(before)
        or _A_THING.search(before)
        or (begins_with_a and _OF_EVERYBODY.match(text, end))
    )


RULE = Rule(
    "exact-ages",
    "advice",
    Clue(
        figures=r"\d?(?!\d)",
        words=in_any_case(*_ONES.split("|"), "birthday", "birthdays"),
    ),
    find,
    "tells an exact age",
    "say 'a baby', 'a young child', 'a teenager', or an age band",
)
