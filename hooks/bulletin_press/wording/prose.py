"""Sentences and words, as people count them. No grammar: it goes by signs and spaces alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from bulletin_press.item import Item
from bulletin_press.passages import Passage
from bulletin_press.posts.sentences import sentence_ends
from bulletin_press.problems import Level, Problem

# What stands before the @ is looked for only where it begins, and not at each of its letters.
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<![\w.%+-])[\w.%+-]++@[\w-]++(?:\.[\w-]++)++")
_WORD = re.compile(r"[^\W_]+(?:['’.,/&-][^\W_]+)*")
_NO_SENTENCE = re.compile(r"[ >]*(?:#{1,6} |\||\[\^[^\]\n]+\]: *<?https?:|```|~~~)")
_FIELDS = ("summary", "learning", "actions", "questions")
_NOT_ITS_OWN = ("source", "response")

FIRST_WORDS = 8
"""So many words are quoted of what is long."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage, or an entry of a list that stands for one.

    Attributes:
        passage: what it stands in.
        start: where it begins in the text of the passage.
        end: the place behind it.
    """

    passage: Passage
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(self.passage.text[self.start : self.end].split())

    @cached_property
    def words(self) -> list[str]:
        """Its words, one by one."""
        return words_in(self.text)

    def problem(self, message: str, hint: str, check: str, level: Level = "advice") -> Problem:
        """Say what is wrong with it; its first words, as quoted, excuse it."""
        found = self.passage.problem(self.start, self.end, message, hint, check, level)
        return replace(found, text=first_words(self.text))

    def shortly(self, most: int = FIRST_WORDS) -> str:
        """Quote its first words."""
        return shortly(self.text, most)


def first_words(text: str, most: int = FIRST_WORDS) -> str:
    """Give the first words of a text: enough to know it by."""
    return " ".join(text.split()[:most])


def shortly(text: str, most: int = FIRST_WORDS) -> str:
    """Quote the first words of a text."""
    return f"“{first_words(text, most)}{' …' if len(text.split()) > most else ''}”"


def words_in(text: str) -> list[str]:
    """Part a text into words; a number is one, and so is an address."""
    return _WORD.findall(ADDRESS.sub("address", text))


def sentences_of(passage: Passage) -> Iterator[Sentence]:
    """Part a passage into sentences; headings and the rows of tables are none."""
    for start, block in passage.blocks():
        if passage.is_body and _NO_SENTENCE.match(passage.item.source.body, start):
            continue
        begin = before = 0
        for end in (*sentence_ends(block), len(block)):
            has_words = _WORD.search(block, before, end)
            before = end
            if has_words:
                blanks = len(block[begin:end]) - len(block[begin:end].lstrip())
                yield Sentence(passage, start + begin + blanks, start + end)
                begin = end


def prose_by_item(passages: Iterable[Passage]) -> Iterator[tuple[Item, list[Passage]]]:
    """Group the texts that are written for reading: summary, learning, actions, questions, body.

    Titles, sources and what others answered are left out.

    Args:
        passages: those of many items, each item's together.
    """
    for _, group in groupby(passages, key=lambda passage: passage.item.name):
        prose = [passage for passage in group if _is_prose(passage)]
        if prose:
            yield prose[0].item, prose


def _is_prose(passage: Passage) -> bool:
    is_field = passage.loc[0] in _FIELDS and passage.loc[-1] not in _NOT_ITS_OWN
    return passage.is_body or is_field
