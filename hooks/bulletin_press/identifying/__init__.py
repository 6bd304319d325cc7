"""Details by which a child, a family or a worker could be known, found in plain text.

Each rule has a module of its own; RULES lists them, the more particular first. What they find is
for a person to judge: an item's ``allow`` records what may stay, and who decided it.
"""

from collections.abc import Iterator, Sequence

from bulletin_press.identifying import (
    addresses,
    births_and_deaths,
    dates,
    emails,
    exact_ages,
    initials,
    names,
    nhs_numbers,
    ni_numbers,
    places_of_care,
    postcodes,
    telephones,
)
from bulletin_press.identifying.around import Span
from bulletin_press.identifying.folded import fold
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Detail, Rule, words_in

__all__ = ["RULES", "STOPPING", "Detail", "Known", "Rule", "details_in"]

RULES: tuple[Rule, ...] = (
    births_and_deaths.RULE,
    nhs_numbers.RULE,
    ni_numbers.RULE,
    emails.RULE,
    telephones.RULE,
    postcodes.RULE,
    addresses.RULE,
    births_and_deaths.MORE,
    emails.MORE,
    postcodes.MORE,
    addresses.MORE,
    places_of_care.RULE,
    exact_ages.RULE,
    dates.RULE,
    initials.RULE,
    names.RULE,
)
"""All rules; where two find the same words, the one that stands first tells them.

A rule that may stop a build has a wider part of the same name where much is doubtful: advice.
"""

STOPPING = tuple(rule for rule in RULES if rule.level == "problem")
"""The rules that may stop a build."""


def details_in(text: str, known: Known, rules: Sequence[Rule] = RULES) -> Iterator[Detail]:
    """Find the details in a text, in the order in which they stand there.

    Args:
        text: plain text of any length; a newline parts blocks.
        known: what may be said.
        rules: the rules to ask, the more particular first.
    """
    folded = fold(text)
    words = words_in(folded.text)
    taken = bytearray(len(folded.text))
    found: list[tuple[Span, Rule]] = []
    for rule in rules:
        if rule.clue.is_in(folded.text, words):
            for start, end in rule.find(folded.text, known):
                if 1 not in taken[start:end]:
                    taken[start:end] = bytes([1]) * (end - start)
                    found.append(((start, end), rule))
    for span, rule in sorted(found, key=lambda each: each[0]):
        start, end = folded.written(*span)
        quoted = " ".join(text[start:end].split())
        told = f"{rule.message}: {quoted!r}"
        yield Detail(rule.name, start, end, told, rule.hint, rule.level)
