"""What a rule about identifying details is, and what it finds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from inspect import getdoc

from bulletin_press.identifying.around import IN_TABLE, Span
from bulletin_press.identifying.known import Known
from bulletin_press.problems import Level

_NEAR = 160
"""How near a word its date or number has to stand, in characters."""

_PARTED = bytes(number if chr(number).isalnum() else ord(" ") for number in range(128)) * 2

Find = Callable[[str, Known], Iterator[Span]]


@dataclass(frozen=True)
class Clue:
    """A quick look: where nothing of this is, there is no such detail.

    It may tell too often, for rules look again, but never too seldom. Without any of its
    attributes every text is looked at.

    Attributes:
        signs: letters as they stand in a text, capitals too.
        figures: a pattern for what stands behind the first digit of a figure.
        words: whole words, as they stand in a text.
        beside: what has to be near one of the words, or in the same table, for them to count.
    """

    signs: tuple[str, ...] = ()
    figures: str = ""
    words: frozenset[str] = frozenset()
    beside: re.Pattern[str] | None = None

    def is_in(self, text: str, words: frozenset[str]) -> bool:
        """Tell whether there is anything to look at.

        Args:
            text: the whole text.
            words: what `words_in` gives for it.
        """
        # A loop: any() takes three times as long, and this is asked of every text.
        for sign in self.signs:
            if sign in text:
                return True
        if self.figures and starting_with_a_digit(self.figures).search(text):
            return True
        if self.words and not self.words.isdisjoint(words):
            return any(self._counts(word, text) for word in self.words & words)
        return not (self.signs or self.figures or self.words)

    def _counts(self, word: str, text: str) -> bool:
        if not self.beside:
            return True
        if IN_TABLE.search(text):
            # The word may be the head of a column.
            return bool(self.beside.search(text))
        at = text.find(word)
        while at >= 0:
            start, end = max(0, at - _NEAR), at + _NEAR
            # What stands near several of them is looked at once: a text may have thousands.
            while (at := text.find(word, at + len(word))) >= 0 and at - _NEAR < end:
                end = at + _NEAR
            if self.beside.search(text, start, end):
                return True
        return False


@cache
def starting_with_a_digit(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for what begins with the first digit of a figure.

    The search leaps from digit to digit: most texts hold few.
    """
    return re.compile(rf"[0-9](?<![0-9][0-9])(?:{pattern})")


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, each once; letters that are not English ones part words."""
    # Bytes: with one sign that is not ASCII, a text takes twenty times as long.
    return frozenset(text.encode("ascii", "replace").translate(_PARTED).decode("ascii").split())


def in_any_case(*words: str) -> frozenset[str]:
    """Give words in small letters, with a capital and in capitals."""
    return frozenset(form for word in words for form in (word, word.capitalize(), word.upper()))


@dataclass(frozen=True)
class Rule:
    """One kind of detail by which somebody could be known.

    Attributes:
        name: what the rule is called, such as ``postcodes``.
        level: a ``problem`` stops the build; ``advice`` is for what is often innocent.
        clue: what a text has that holds such a detail.
        find: finds the places in a folded text (see `folded`); its docstring is the rule.
        message: what is wrong, to be followed by the words that were found.
        hint: how to write it instead.
    """

    name: str
    level: Level
    clue: Clue
    find: Find
    message: str
    hint: str

    def advising(self, find: Find, message: str, clue: Clue | None = None) -> "Rule":
        """Give the wider part of this rule: of the same name, but never more than advice.

        Args:
            find: finds what is too often innocent to stop a build for it.
            message: what may be wrong.
            clue: what a text has that holds such a detail, if it is not the rule's own.
        """
        return replace(self, level="advice", clue=clue or self.clue, find=find, message=message)

    @property
    def about(self) -> str:
        """The rule in an author's words, as the author guide prints it."""
        return getdoc(self.find) or ""


@dataclass(frozen=True)
class Detail:
    """Something in a text by which somebody could be known.

    Attributes:
        rule: the name of the rule that found it.
        start: where it begins in the text.
        end: where it ends.
        message: what is wrong, in an author's words; it repeats the words that were found.
        hint: how to write it instead.
        level: as the rule has it; in a draft the check makes it advice.
    """

    rule: str
    start: int
    end: int
    message: str
    hint: str
    level: Level
