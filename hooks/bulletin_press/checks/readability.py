"""Sentences and texts that are hard to read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bulletin_press.item import Item
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.prose import Sentence, prose_by_item, sentences_of
from bulletin_press.wording.reading_age import known_words, reading_age

CHECK = "readability"

TOLD = 5
"""Of many long sentences in one item only the longest are told."""


def check_readability(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Sentences are short and words are plain, so that a tired reader understands them at once.

    A sentence has at most 25 words, as GOV.UK asks for (the setting ``longest_sentence``). The
    reading age of a text is an estimate from the length of its words and sentences; it may be 14
    (``reading_age``), on pages for the public 11 (``public_reading_age``), as the NHS asks for.
    Headings, tables and sources do not count, names of agencies and words that the glossary
    explains make nothing harder, and texts of fewer than a hundred words are not judged. To leave
    a text as it is, write ``check: readability`` and ``text: reading age``.
    """
    terms = (word for entry in project.glossary for word in (entry.term, entry.means, *entry.also))
    agencies = (term.label for term in project.vocabulary["audiences"].values())
    known = known_words((*terms, *agencies, site.name, site.settings.partnership))
    for item, passages in prose_by_item(project.passages):
        if item.status != "withdrawn":
            sentences = [one for passage in passages for one in sentences_of(passage)]
            yield from _long(sentences, site.settings.longest_sentence)
            most = site.settings.public_reading_age if item.public else site.settings.reading_age
            age = reading_age(sentences, known)
            if age is not None and round(age) > most:
                yield _hard(item, sentences, round(age), most)


def _long(sentences: Sequence[Sentence], most: int) -> Iterator[Problem]:
    found = [one for one in sentences if len(one.words) > most]
    longest = sorted(found, key=lambda one: len(one.words), reverse=True)[:TOLD]
    for sentence in longest:
        message = f"has a sentence of {len(sentence.words)} words: {sentence.shortly()}"
        others = len(found) - len(longest)
        more = f"; {others} more are as long" if others and sentence is longest[-1] else ""
        hint = f"make two of it: {most} words are easy to follow{more}"
        yield sentence.problem(message, hint, CHECK)


def _hard(item: Item, sentences: Sequence[Sentence], age: int, most: int) -> Problem:
    hardest = max(sentences, key=lambda one: len(one.text))
    words = sorted({word for one in sentences for word in one.words if word.islower()}, key=len)
    longest = ", ".join(reversed(words[-3:]))
    line = hardest.passage.line_at(hardest.start)
    message = f"needs a reading age of about {age}; {most} would reach more readers"
    hint = (
        f"begin with the longest sentence, in line {line}: {hardest.shortly()}; and with long "
        f"words: {longest}"
    )
    return replace(item.problem((), message, hint, CHECK, "advice"), text="reading age")
