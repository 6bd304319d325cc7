"""Which rules are asked about which text: an event has a day and a place by its nature."""

from functools import cache

from bulletin_press.identifying import RULES, Rule
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
