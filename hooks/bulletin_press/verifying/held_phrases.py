"""From held texts to the phrases that are looked for.

A long text is looked for in pieces of a few words, each within a sentence where that is long
enough: so what is left of it is found when a part is missing. A short one is looked for as a
whole, and counts only where it stands by itself: ``Ask`` is not in ``task``.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from bulletin_press.verifying.bare_words import PARTED, bare_words, readable, without_disguise
from bulletin_press.verifying.held_texts import HeldText

LONG = 25
"""From how many letters on a phrase is so long that nobody writes it by chance."""
SHORTEST = 4
"""Shorter texts say nothing: they are in every page."""
_FEWEST_WORDS = 5

_SENTENCE_ENDS = re.compile(r"(?<=[.!?…;:])[\"'”’)\]]*\s+|(?<=[\u3002\uff1f\uff01])|\n+")
_WORD = re.compile(r"[^\W\d_]+")
_OF_DATES = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:sday)?|wed(?:nesday)?"
    r"|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|days?|weeks?|months?|years?"
    r"|st|nd|rd|th|to|the|and|of|on|in|at|from|until|am|pm|gmt|bst|t|z|pp?|pages?|para(?:graph)?s?"
    r"|sections?"
)
"""What dates and places in a report are told with: they stand everywhere."""
_LETTER = rb"[a-zA-Z0-9\x80-\xff]"
_SIGNS = rb"[^a-zA-Z0-9\x80-\xff]*"
_GAP = rf"(?:_|[^\w{PARTED}])*"


@dataclass(frozen=True)
class Phrase:
    """A run of words that must not be in a site.

    Attributes:
        bare: its bare words, by which it is found.
        held: the texts that it stands in.
        literal: the name or address that has to stand there to the letter; empty for words.
    """

    bare: bytes
    held: list[HeldText] = field(default_factory=list, compare=False)
    literal: str = ""

    @property
    def is_long(self) -> bool:
        """Tell whether its bare words alone are proof."""
        return not self.literal and len(self.bare) >= LONG

    def may_stand_in(self, with_signs: bytes) -> bool:
        """Tell quickly whether it could stand by itself in a text, as `BareWords` has it."""
        return self._quick_pattern.search(with_signs) is not None

    def stands_in(self, text: str) -> bool:
        """Tell whether it stands by itself in a text, as `readable` gives it."""
        return self._pattern.search(text) is not None

    @cached_property
    def _quick_pattern(self) -> re.Pattern[bytes]:
        first, *rest = (re.escape(self.bare[at : at + 1]) for at in range(len(self.bare)))
        # What stands before is looked at last: so the search can leap from letter to letter.
        letters = _SIGNS.join((rb"%b(?<!%b%b)" % (first, _LETTER, first), *rest))
        return re.compile(rb"%b(?!%b)" % (letters, _LETTER), re.IGNORECASE)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        if not self.literal:
            letters = _GAP.join(map(re.escape, self.bare.decode()))
            return re.compile(rf"(?<![^\W_]){letters}(?![^\W_])")
        written = readable(without_disguise(self.literal.encode()))
        if not written.startswith("/"):
            return re.compile(rf"(?<![\w.-]){re.escape(written)}(?![\w-])")
        path = re.escape(written.strip("/"))
        begun = rf"/{path}(?![\w.-]|%)"
        return re.compile(rf"{begun}|(?<![\w./-]){path}/|[\"':{PARTED}]{path}(?![\w./-])")


def phrases_of(texts: Iterable[HeldText]) -> list[Phrase]:
    """Cut texts into phrases; each has all the texts that it stands in."""
    phrases: dict[tuple[bytes, str], Phrase] = {}
    for held in texts:
        literal = held.text if held.kind in {"name", "address"} else ""
        for piece in _pieces(held.text) if held.kind == "words" else (held.text,):
            bare = bare_words(without_disguise(piece.encode("utf-8", "replace")))
            if len(bare) >= SHORTEST and says_something(piece):
                phrases.setdefault((bare, literal), Phrase(bare, literal=literal)).held.append(held)
    return list(phrases.values())


def says_something(text: str) -> bool:
    """Tell whether a text is more than dates and numbers, which stand everywhere."""
    return not all(_OF_DATES.fullmatch(word.lower()) for word in _WORD.findall(text))


def _pieces(text: str) -> Iterator[str]:
    """Cut a text into runs of a few words: one behind the other, the last up to the end."""
    for sentence in _sentences(text):
        words, start = sentence.split(), 0
        for end in range(1, len(words) + 1):
            if _is_enough(words[start:end]):
                yield " ".join(words[start:end])
                start = end
        if start < len(words):
            # What is left is too short by itself: it begins earlier.
            while start and not _is_enough(words[start:]):
                start -= 1
            yield " ".join(words[start:])


def _sentences(text: str) -> Iterator[str]:
    """Part a text into sentences; one that is too short by itself goes with the next."""
    before = last = ""
    for part in filter(str.strip, _SENTENCE_ENDS.split(text)):
        before = f"{before} {part}".strip()
        if _is_long([before]):
            yield before
            before, last = "", before
    if before:
        yield f"{last} {before}".strip()


def _is_enough(words: list[str]) -> bool:
    return len(words) >= _FEWEST_WORDS and _is_long(words)


def _is_long(words: list[str]) -> bool:
    return sum(sum(map(str.isalnum, word)) for word in words) >= LONG
