"""Where sentences end, for texts that are cut or that lend only their first sentence."""

from collections.abc import Iterator

import regex

_END = regex.compile(
    r"""(?<!\b(?:e\.g|i\.e|etc|cf|approx|Dr|Mr|Mrs|Ms|St|No|vs|p|pp)\.)
    (?<=[.!?…][”’"')\]]{0,4})
    (?=\s++[^\s\p{Ll}]|\s*+$)""",
    regex.VERBOSE,
)


def sentence_ends(text: str) -> Iterator[int]:
    """Give the place behind each sentence.

    What follows a sentence does not begin with a small letter, and some abbreviations never end
    one; so a cut may come later than it could, and not in the middle of a sentence.
    """
    return (found.start() for found in _END.finditer(text))


def first_sentence(text: str) -> str:
    """Give the first sentence of a text; all of it where it has no end."""
    return text[: next(sentence_ends(text), len(text))]
