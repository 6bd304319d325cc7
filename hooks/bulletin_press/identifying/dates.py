"""Days on which something happened."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import (
    Span,
    blocks_with,
    head_of_column,
    head_of_list,
    sentence,
)
from bulletin_press.identifying.dated import (
    DAY_AND_MONTH,
    FEAST,
    FULL,
    MONTH_WORDS,
    SIGN,
    WEEKDAY,
    S,
)
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule, in_any_case

_DATE = re.compile(
    rf"{FULL}|{DAY_AND_MONTH}(?![- ]*\d)|\b{FEAST}\b(?=[^\n.;|]{{0,60}})", re.IGNORECASE
)
_CLUE = re.compile(SIGN, re.IGNORECASE)
_NO_MONTH = re.compile(r"\b(?:may|march|mar|dec)\b")
_FEAST = re.compile(rf"{FEAST}", re.IGNORECASE)
# What has a day of its own that is public, or that is to come.
_PUBLIC = re.compile(
    r"\b(?:publi(?:sh|cation)\w*|updated?|revised|reviewed on|edition|version|launch\w*"
    r"|in(?:to)? force|came into|commence\w*|enact\w*|law|act|regulations?|forums?|conferences?"
    r"|workshops?|webinars?|assembl(?:y|ies)|seminars?|lunch and learn|training|festival"
    r"|book (?:a|your) place|opens?|closes?|closing date|closed on|deadline|checked|accessed"
    r"|review(?:ed)? (?:date|of this|of the page)|date (?:for|of) (?:the )?review|next review"
    r"|review by|retrieved|inspect\w*|consultation|panel|partnership (?:met|board)"
    r"|board (?:met|meeting)|group (?:met|meets)|committee|verified|approved|signed off|agreed by"
    r"|new arrangements|strategy was|duties of the board|reporting (?:period|year)"
    r"|period (?:from|under)|financial year|figures|statistics|census|elections?|bank holiday"
    r"|awareness|starts? school|the reports? of|minutes|audits?|royal assent|survey|register by"
    r"|responses? (?:by|to)|agreed (?:the|a|its)|(?:last|links?|page|text|wording) (?:changed"
    r"|corrected|mended|amended)"
    r"|changed on|corrected|amended|withdrawn|replaced|superseded|expires?|valid"
    r"|term (?:starts|ends)"
    r"|half[- ]term|(?:was|were) (?:set up|founded|closed|opened|renamed|merged|wound up)"
    r"|(?:hub|service|centre|project|campaign|team|line|partnership|club|board|idea"
    r"|group) (?:was born|began|opened|closed)"
    r"|applications?|interviews?|newsletter|lines? (?:is|are) (?:open|closed)"
    r"|open(?:ing)? (?:on|hours)"
    r"|answered|staffed|(?:read|wrote|tested|made|designed|this) (?:this |the )?(?:bulletin|page"
    r"|leaflet|film|poster|guide|form)|pilot|card|invoice|delivered|money|budget|thank you"
    r"|certif\w+|next dates?|join us|runs? from)\b",
    re.IGNORECASE,
)
# Right before a day, these make it public whomever the sentence is about.
_MADE_PUBLIC = re.compile(
    r"\b(?:(?:re)?publi(?:shed|cation)|updated|revised|launched|changed|corrected|amended|approved"
    r"|(?:panel|board|group|committee|partnership|forum|audit team|council) (?:has "
    r"|had )?(?:first |last )?"
    r"(?:met|meets|sat|agreed|began|reported)|signed off|set up|founded|printed|withdrawn"
    r"|replaced|(?:in(?:to)?|of) force|review(?:ed)?(?: date| of this"
    r" \w+)?|checked|accessed|deadline|closing date|edition|version|dated)"
    rf"(?: again)?[ :,;|(]{{1,4}}(?:(?:on|in|from|of|is|by|date)[ :]{{1,3}})?(?:{WEEKDAY},?{S})?$",
    re.IGNORECASE,
)
_YEAR_OF_ACCOUNTS = re.compile(
    rf"\b1(?:st)?{S}April(?:{S}\d{{4}})?{S}?(?:to|-|and|until){S}?31(?:st)?{S}March", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:by|until|no later than|due(?: on| by)?|from|before|is on|are on|will be(?: held)?"
    r"(?: on)?|since|starting|starts|begins|beginning|ends|as of|as at|on or after|after)"
    rf"(?: the)?(?: {WEEKDAY},?)? *$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|must|should|shall|is to|are to|new staff|every school|all services)\b",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^(?:action )?(?:by|by when|due|deadline|when due|review|published|updated|changed|target\w*"
    r"|version|edition|approved|training|session|event|course)\b|\bdue\b|\bdeadline\b",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:by|by when|due|due date|deadline|when due|target(?: date)?|to be done by"
    r"|completion date)\W*",
    re.IGNORECASE,
)
_FARTHEST = 4000
"""How far above a cell the head of a table may stand that has a line for each cell."""

_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|saw|said|told|went|came|rang|wrote|heard|left|found)\b", re.IGNORECASE
)
# Numbers of paragraphs and editions that look like days.
_NUMBERED = re.compile(
    r"\b(?:paragraphs?|paras?|sections?|clauses?|rules?|standards?|version|procedures?|chapters?"
    r"|criteria|steps?|release|v)\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\d+\.\d+\.\d\d")
_LIST = re.compile(
    r"\bhistory of (?:this|the) (?:page|bulletin|document|text|guid\w+|tool)|\bchanges\b"
    r"|\bversions?\b|\bupdates?\b|\bdeadlines?\b|\bkey dates\b|\bdates for\b|\bdiary\b"
    r"|\b(?:coming|next|forthcoming) (?:events?|sessions?|dates?|training)\b|\btimetable\b"
    r"|\bsessions?\b|\bworkshops?\b|\btraining (?:dates|days)\b|\bopening hours\b|\bclosed on\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:child|baby|mother|father|family|she|he|her|him|his|sister|brother|sibling|parents?"
    r"|grandm\w+|grandf\w+|partner|arrested|evicted|admitted|referred|referral|injur\w+|bruis\w+"
    r"|police (?:attended|were)|moved|missing|was seen|last seen|boy|girl|teenager|toddler"
    r"|young person|disclosed|assault\w*)\b",
    re.IGNORECASE,
)

_ANYBODY = re.compile(
    r"\b(?:every|any|each|all|most|no|more|how|when a|if a) (?:\w+ )?"
    r"(?:child|baby|family|parents?|young person|boy|girl|pupil|referrals?)\b"
    r"|\bchild (?:death|protection)\b",
    re.IGNORECASE,
)
# Meetings about one child, which happened.
_CASE_MEETING = re.compile(
    r"\b(?:(?:initial|review) child protection conference|case conference|ICPC|RCPC"
    r"|strategy (?:meeting|discussion)|legal planning meeting)"
    r" (?:was|took place|had|did|agreed|decided|heard)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"May \d{1,2}(?= [a-z])")


def find(text: str, _known: Known) -> Iterator[Span]:
    """The day on which something happened to a child or a family is left out.

    Say 'in the spring', 'some weeks later' or 'the next day'; where order matters, number the
    events. A day that has a name counts too ('Christmas Day 2016'). Days of publication, of laws,
    of events and meetings, and deadlines are no such days. It looks at bulletins and reviews;
    campaigns, events and guidance have days by their nature.
    """
    for block in blocks_with(_CLUE, text):
        for found in _DATE.finditer(text, *block):
            if _is_told(text, *found.span()):
                yield found.span()


def _is_told(text: str, start: int, end: int) -> bool:
    """Tell whether something happened to somebody on that day."""
    words = text[start:end]
    first, last = sentence(text, start, end)
    said, before = text[first:last], text[first:start]
    has_person = bool(_PERSON.search(_ANYBODY.sub("", said)) or _CASE_MEETING.search(said))
    if _FEAST.fullmatch(words):
        # Without its year a feast is a day in a family's life, or only a day off.
        return has_person and before.rstrip().lower().endswith("on") and not _FUTURE.search(said)
    if _is_no_date(words) or (_MAY.match(text, start, end + 2) and not before.strip()):
        return False
    if _DOTTED.fullmatch(words) and _NUMBERED.search(said):
        return False
    if _MADE_PUBLIC.search(before) or _YEAR_OF_ACCOUNTS.search(said):
        return False
    if not has_person and (_PUBLIC.search(said) or _LIST.search(head_of_list(text, start, _CLUE))):
        return False
    happened = has_person or _HAPPENED.search(said)
    is_deadline = _TO_COME.search(before) and (_FUTURE.search(said) or not happened)
    return not (is_deadline or _HEAD.search(_head(text, start, end)))


def _head(text: str, start: int, end: int) -> str:
    """Give the head of the column; where each cell has a line of its own, the one like it above."""
    if head := head_of_column(text, start):
        return head
    line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
    if line.strip() != text[start:end].strip():
        return ""
    above = text[max(0, start - _FARTHEST) : start].split("\n")
    return next((cell for cell in reversed(above) if _ALONE.fullmatch(cell.strip())), "")


def _is_no_date(words: str) -> bool:
    return bool(_NO_MONTH.search(words)) and not re.search(r"\d{4}", words)


RULE = Rule(
    "dates",
    "advice",
    Clue(
        figures=r"\d? ?[/.-] ?\d\d? ?[/.-] ?\d|\d{3}[/.-]\d\d[/.-]\d",
        words=MONTH_WORDS
        | in_any_case("month", "Day", "Eve", "Night", "Halloween", "Hogmanay")
        | frozenset(("Hallowe", "Good", "Easter", "Palm", "Whit", "Mothering", "Christmas"))
        | frozenset(("Shrove", "Ash", "Remembrance", "Eid", "Diwali", "Year", "Ramadan", "half")),
        beside=_CLUE,
    ),
    find,
    "tells the day on which something happened",
    "say 'in the spring', 'some weeks later' or 'the next day'",
)
