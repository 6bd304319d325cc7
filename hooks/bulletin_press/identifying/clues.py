"""A quick look at an item as it was written: most hold nothing by which a build could be stopped.

To take the signs of Markdown out of a text costs more than all rules together, so it is done only
where a clue was met. A clue is never proof, and where there is none there is no such detail.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bulletin_press.identifying import STOPPING
from bulletin_press.identifying.folded import fold
from bulletin_press.identifying.rule import starting_with_a_digit, words_in
from bulletin_press.item import Item
from bulletin_press.passages import NOT_READ

# What plain text has a space for; several replacements take a tenth of one translation.
_SIGNS = ("\n", "*", "_", "`", "\\", "~~")
_TAGGED = re.compile(r"<(?<=\d<)/?[a-z]|>(?=\d)")
# All figures are looked at once, for all rules.
_FIGURES = "|".join(rule.clue.figures for rule in STOPPING if rule.clue.figures)
_CLUES = tuple(
    replace(rule.clue, figures="")
    for rule in STOPPING
    if rule.clue.signs or rule.clue.words or not rule.clue.figures
)


def has_clue(item: Item) -> bool:
    """Tell whether any rule that may stop a build has to look at an item."""
    return is_clue(" \f\n".join(_written(item)))


def is_clue(written: str) -> bool:
    """Tell whether any rule that may stop a build has to look at a text as written.

    Args:
        written: Markdown of any length.
    """
    text = fold(written).text
    for sign in _SIGNS:
        if sign in text:
            text = text.replace(sign, " ")
    # A tag within a number parts it, and is a space to the rules.
    if _TAGGED.search(text) or starting_with_a_digit(_FIGURES).search(text):
        return True
    words = words_in(text)
    return any(clue.is_in(text, words) for clue in _CLUES)


def _written(item: Item) -> Iterator[str]:
    for name, value in item.source.fields.values.items():
        if name not in NOT_READ:
            yield from _texts(value)
    yield item.source.body


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        # Deadlines and addresses are no texts.
        if not (value[:4].isdigit() and value[4:5] == "-") and not value.startswith("http"):
            yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)
