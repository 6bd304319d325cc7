"""Whether an abbreviation is explained where it stands: by its words, or in brackets behind it."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+")
_BEFORE = re.compile(r"\(\s*(?:the |or |“|‘|\"|')?$")
_BEHIND = re.compile(r"[”’\"']?\s*[);,]")
# In brackets behind it stand at least two words, one of them small: no number, and no other one.
_SAID_BEHIND = re.compile(r"\s*\((?!see )(?=[^()]{0,200}\b[a-z]{2})[^()\s]+\s[^()]{1,200}\)")
_REACH = 200
"""So many characters before it are looked at."""


def is_explained(text: str, start: int, end: int) -> bool:
    """Tell whether an abbreviation is explained where it stands.

    "A multi-agency risk assessment conference (MARAC)" explains it, and so does "the MARAC (a
    meeting about domestic abuse)". It goes by letters: a loose comparison with the words before.

    Args:
        text: what it stands in.
        start: where the abbreviation begins.
        end: the place behind it.
    """
    if _SAID_BEHIND.match(text, end):
        return True
    bracket = _BEFORE.search(text[max(0, start - 10) : start])
    if not bracket or not _BEHIND.match(text, end):
        return False
    before = text[max(0, start - _REACH) : max(0, start - 10) + bracket.start()]
    letters = [sign for sign in text[start:end].removesuffix("s").casefold() if sign.isalpha()]
    words = _WORD.findall(before.casefold())[-2 * len(letters) - 1 :]
    return any(_stands_for(letters, words[at:]) for at in range(len(words)))


def _stands_for(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether all letters come in the words, in order, and half of them begin a word."""
    if words[0][0] != letters[0]:
        return False
    signs = iter("".join(words))
    initials = [word[0] for word in words]
    return all(letter in signs for letter in letters) and (
        2 * _in_order(letters, initials) >= len(letters)
    )


def _in_order(letters: Sequence[str], initials: Sequence[str]) -> int:
    """Count how many letters are found among the initials in their order, at the most."""
    best = [0] * (len(initials) + 1)
    for letter in letters:
        before = 0
        for at, initial in enumerate(initials, 1):
            # before: the count without this letter and without this initial.
            here = before + (letter == initial)
            before, best[at] = best[at], max(here, best[at], best[at - 1])
    return best[-1]
