"""Days on which something happened."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span, blocks_with, head_of_column, sentence
from bulletin_press.identifying.dated import DAY_AND_MONTH, FULL, SIGN
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

_DATE = re.compile(rf"{FULL}|{DAY_AND_MONTH}(?![- ]*\d)", re.IGNORECASE)
_CLUE = re.compile(SIGN)
_MAY = re.compile(r"\bmay\b")
# What has a day of its own that is public, or that is to come.
_PUBLIC = re.compile(
    r"\b(?:publi(?:sh|cation)\w*|updated|revised|reviewed on|edition|version|launch\w*"
    r"|in(?:to)? force"
    r"|came into|commence\w*|enact\w*|law|act|regulations?|forums?|conferences?|workshops?"
    r"|webinars?"
    r"|assembl(?:y|ies)|seminars?|lunch and learn|training|book (?:a|your) place|opens?|closes?"
    r"|deadline|review date|date for review|next review|checked|accessed|retrieved|inspect\w*"
    r"|consultation|panel|partnership (?:met|board)|board (?:met|meeting)|verified"
    r"|approved|new arrangements"
    r"|strategy was|duties of the board|reporting period|period (?:from|under)"
    r"|election|bank holiday|awareness"
    r"|start(?:s|ed)? school|the reports? of|minutes|audits?|royal assent|survey"
    r"|register by|responses? (?:by|to))\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:by|until|no later than|due(?: on| by)?|from|before|is on|are on|will be(?: held)?"
    r"(?: on)?|since|starting|starts|begins|beginning|ends|as of|as at|on or after|after)"
    r"(?: the)?(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?)? *$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|must|should|shall|is to|are to|new staff|every school)\b", re.IGNORECASE
)
_HEAD = re.compile(
    r"^(?:action )?(?:by|by when|due|deadline|when due|review|published|updated|target\w*)\b"
    r"|\bdue\b|\bdeadline\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:child|baby|mother|father|family|she|he|her|him|his|sister|brother|sibling|parents?"
    r"|grandm\w+|grandf\w+|partner|arrested|evicted|admitted|referred|referral|injur\w+|bruis\w+"
    r"|police attended|moved|missing|was seen|last seen)\b",
    re.IGNORECASE,
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """The day on which something happened to a child or a family is left out.

    Say 'in the spring', 'some weeks later' or 'the next day'; where order matters, number the
    events. Days of publication, of laws, of events and meetings, and deadlines are no such days.
    It looks at bulletins and reviews; campaigns, events and guidance have days by their nature.
    """
    blocks = blocks_with(_CLUE, text)
    for found in (each for block in blocks for each in _DATE.finditer(text, *block)):
        if _MAY.search(found[0]) and not re.search(r"\d{4}", found[0]):
            continue
        first, last = sentence(text, *found.span())
        said, before = text[first:last], text[first : found.start()]
        head = head_of_column(text, found.start())
        is_public = bool(_PUBLIC.search(said)) and not _PERSON.search(said)
        is_deadline = bool(_TO_COME.search(before)) and (
            not _PERSON.search(said) or bool(_FUTURE.search(said))
        )
        if not (is_public or is_deadline or (head and _HEAD.search(head))):
            yield found.span()


RULE = Rule(
    "dates",
    "advice",
    Clue(figures=_CLUE),
    find,
    "tells the day on which something happened",
    "say 'in the spring', 'some weeks later' or 'the next day'",
)
