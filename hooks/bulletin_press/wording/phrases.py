"""Phrases as authors write them in our tables, and how they are found in a text."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_BETWEEN = "[\\s\\-\u2011\u2013]+"


def pattern_of(phrase: str) -> str:
    """Make the pattern of a phrase, to be found as whole words.

    ``a/b`` is either, ``*`` any ending, a space is a hyphen too, and either apostrophe is meant.
    A phrase with a capital letter is found only as it is written; others in any case.
    """
    words = [f"(?:{'|'.join(map(_word, word.split('/')))})" for word in phrase.split()]
    pattern = _BETWEEN.join(words)
    case = "" if any(sign.isupper() for sign in phrase) else "(?i:"
    return rf"(?<!\w){case}{pattern}{')' if case else ''}(?!\w)"


def _word(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w*")
    return re.sub(r"['’]", "['’]", escaped)


class Finder:
    """Finds many phrases in a text, by their first words, so that it takes little time.

    Args:
        phrases: each with the name by which it is told.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        self._any: list[tuple[re.Pattern[str], str]] = []
        # The longest first, so that "failed to engage" is not told as "failed to".
        for phrase, name in sorted(phrases, key=lambda pair: len(pair[0]), reverse=True):
            entry = re.compile(pattern_of(phrase)), name
            for first in phrase.split()[0].split("/") if phrase.strip() else ():
                found = _WORD.match(first)
                if found is None or first[found.end() :][:1] == "*":
                    self._any.append(entry)
                else:
                    self._by_first.setdefault(found[0].lower(), []).append(entry)

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Give where each phrase begins and ends, and its name; none lies within another."""
        behind = 0
        for word in _WORD.finditer(text):
            if word.start() < behind:
                continue
            for pattern, name in (*self._by_first.get(word[0].lower(), ()), *self._any):
                if found := pattern.match(text, word.start()):
                    behind = found.end()
                    yield found.start(), behind, name
                    break
