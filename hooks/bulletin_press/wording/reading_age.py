"""An estimate of how old a reader must be, from letters, words and sentences alone.

It is the Automated Readability Index, made for counting by machine: E. A. Smith and R. J. Senter,
Automated Readability Index, AMRL-TR-66-220, 1967. It needs no syllables, and so no word lists:
packages that count these fetch them over the network, or take hyphens for syllables.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from bulletin_press.wording.prose import Sentence, words_in

LEAST_WORDS = 100
"""Of fewer words nothing can be said."""

_LONG = 6

_SCHOOL_BEGINS = 5
"""The index is a year of school in the United States; the first begins at five or six."""


def reading_age(sentences: Sequence[Sentence], known: AbstractSet[str]) -> float | None:
    """Estimate the reading age of a text, in years.

    Args:
        sentences: all sentences of it.
        known: long words, in small letters, that readers know or that are explained to them; they
            count as words of a sentence, and how long they are does not count.

    Returns:
        The age, never below five; None where there are too few words to tell.
    """
    words = [word for sentence in sentences for word in sentence.words]
    counted = [word for word in words if not word[0].isdigit() and word.casefold() not in known]
    if len(words) < LEAST_WORDS or not counted:
        return None
    letters = sum(sum(map(str.isalnum, word)) for word in counted)
    index = 4.71 * letters / len(counted) + 0.5 * len(words) / len(sentences) - 21.43
    return max(0.0, index) + _SCHOOL_BEGINS


def known_words(phrases: Iterable[str]) -> frozenset[str]:
    """Gather the long words of names and terms; short ones make no text harder."""
    words = (word.casefold() for phrase in phrases for word in words_in(phrase))
    return frozenset(word for word in words if len(word) >= _LONG)
