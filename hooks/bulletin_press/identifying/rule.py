"""What a rule about identifying details is, and what it finds."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from inspect import getdoc

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.problems import Level

_FIGURES = re.compile(r"\d+")
_BEFORE, _BEHIND = 8, 24

Find = Callable[[str, Known], Iterator[Span]]


@dataclass(frozen=True)
class Clue:
    """A quick look: where neither a word nor the pattern is, there is no such detail.

    Most texts hold few figures, so a pattern is asked only about what stands around them. Without
    words and pattern every text is looked at.

    Attributes:
        words: letters as they stand in a text, capitals too.
        figures: a pattern with a digit in it, of few characters.
    """

    words: tuple[str, ...] = ()
    figures: re.Pattern[str] | None = None

    def is_in(self, text: str, around_figures: str) -> bool:
        """Tell whether there is anything to look at.

        Args:
            text: the whole text.
            around_figures: what `figures_in` gives for it.
        """
        if self.figures and around_figures and self.figures.search(around_figures):
            return True
        # A loop: any() takes three times as long, and this is asked of every text.
        for word in self.words:
            if word in text:
                return True
        return not (self.words or self.figures)


def figures_in(text: str) -> str:
    """Give the figures of a text with a little of what stands around them, a line each."""
    return "\n".join(
        text[max(0, found.start() - _BEFORE) : found.end() + _BEHIND]
        for found in _FIGURES.finditer(text)
    )


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
