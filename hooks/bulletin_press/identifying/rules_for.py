"""Which rules are asked about which text: an event has a day and a place by its nature."""

import re
from functools import cache
from pathlib import PurePosixPath

from bulletin_press.identifying import RULES, STOPPING, Rule, names
from bulletin_press.identifying.as_read import part_camel
from bulletin_press.identifying.public import calendar_words, first_names, ordinary_words
from bulletin_press.passages import Passage

_NAMES_OF_WORKS = {"names", "places-of-care", "initials", "dates"}
_VENUES = {"dates", "addresses", "postcodes", "places-of-care"}
_OF_KINDS = {"events": _VENUES, "campaigns": {"dates"}, "guidance": {"dates"}}
_OF_FIELDS = {
    "citations": _NAMES_OF_WORKS,
    "resources": _NAMES_OF_WORKS,
    "reference": _NAMES_OF_WORKS,
    "edition": _NAMES_OF_WORKS,
    "changes": {"dates"},
    "actions": {"dates"},
    "withdrawn": {"dates"},
    "review_note": {"dates"},
    "no_bulletin": {"dates"},
    "report_withheld": {"dates"},
    "organiser": {"names"},
    "place": {"names"},
}

_SUFFIX = re.compile(r"\.[A-Za-z]\w{1,4}")
_BETWEEN = re.compile(r"[-_/#\s]+")
_BEFORE_NUMBER = re.compile(r"(?<=[a-z]{3})(?=\d)")

RULES_FOR_NAMES = (*STOPPING, names.RULE)
"""The rules for names of files, addresses and hashtags."""


def rules_for(passage: Passage) -> tuple[Rule, ...]:
    """Choose the rules for a passage.

    Titles of reports and of further reading are other people's words; what agencies do has days
    and deadlines; events, campaigns and guidance are public on their day. Numbers, addresses for
    post and dates of birth are looked for everywhere.
    """
    of_kind = _OF_KINDS.get(passage.item.kind, set())
    left_out = of_kind | _OF_FIELDS.get(str(passage.loc[0]), set())
    if passage.loc[0] == "learning" and passage.loc[-1] == "source":
        left_out = of_kind | _NAMES_OF_WORKS
    return _without(frozenset(left_out))


@cache
def _without(names: frozenset[str]) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.name not in names)


def as_spoken(name: str) -> str:
    """Write the name of a file, an address or a hashtag as a text that the rules can read.

    ``jayden-cole-4-may`` becomes ``see Jayden Cole 4 May``: a word that is in no dictionary may be
    a surname beside a first name only, for alone it mostly is an abbreviation.
    """
    path = PurePosixPath(name)
    stem = path.with_suffix("") if _SUFFIX.fullmatch(path.suffix) else path
    words = _BETWEEN.split(_BEFORE_NUMBER.sub(" ", part_camel(str(stem))))
    known = ordinary_words()
    names_somebody = any(word in first_names() and word not in known for word in words)
    spoken = ["see"]
    for word in filter(None, words):
        is_name = word in calendar_words() or (names_somebody and word not in known)
        has_digit = any(map(str.isdigit, word))
        spoken.append(word.upper() if has_digit else word.capitalize() if is_name else word)
    return " ".join(spoken)
