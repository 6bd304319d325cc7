"""Texts that are longer than people read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bulletin_press.models import Lesson, Review
from bulletin_press.passages import Passage
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.prose import first_words, prose_by_item, shortly, words_in
from bulletin_press.written import Loc

CHECK = "length"

IN_ONE_MINUTE = 200
"""Words that most adults can read in a minute: they read about 238 of plain English prose, and
fewer of what is new to them (M. Brysbaert, How many words do we read per minute?, 2019)."""

OF_A_POINT = 40
"""Words of a learning point: two short sentences."""

_POINTS_SHOWN = 3


def check_length(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """A bulletin can be read in a few minutes, and its beginning in one.

    Bulletins and summaries of reviews have at most 1,000 words (the setting ``most_words``): about
    two pages of paper, as the national library's briefings have. A learning point has at most
    forty, and all that stands under "In one minute" (the summary and the first three points) two
    hundred. To leave a long one as it is, write ``check: length`` and ``text: length``.
    """
    for item, passages in prose_by_item(project.passages):
        if isinstance(item, Lesson | Review) and item.status != "withdrawn":
            counts = {passage.loc: len(words_in(passage.text)) for passage in passages}
            words, most = sum(counts.values()), site.settings.most_words
            if words > most:
                message = f"has {words:,} words; {most:,} are the most to ask of readers"
                hint = "keep what changes practice, and link to the report for the rest"
                problem = item.problem((), message, hint, CHECK, "advice")
                yield replace(problem, text="length")
            yield from _points(passages)


def _points(passages: Sequence[Passage]) -> Iterator[Problem]:
    in_one_minute = 0
    for passage in passages:
        words = len(words_in(passage.text))
        place = _place_of_point(passage.loc)
        is_point = place is not None
        if passage.loc == ("summary",) or (place is not None and place < _POINTS_SHOWN):
            in_one_minute += words
        if is_point and words > OF_A_POINT:
            beginning = shortly(passage.text)
            message = f"has {words} words: {beginning}; {OF_A_POINT} are plenty for a point"
            hint = "say the one thing that was learned; what led to it belongs into the text"
            problem = passage.problem(0, len(passage.text), message, hint, CHECK, "advice")
            yield replace(problem, text=first_words(passage.text))
    if in_one_minute > IN_ONE_MINUTE:
        message = f"'In one minute' has {in_one_minute} words, {IN_ONE_MINUTE} can be read in one"
        hint = "shorten the summary or the first three learning points"
        yield replace(
            passages[0].item.problem(("summary",), message, hint, CHECK, "advice"), text="length"
        )


def _place_of_point(loc: Loc) -> int | None:
    """Count from 0 which learning point stands at a location; None where none does."""
    match loc:
        case ("learning", int(place), "point"):
            return place
    # Whoever left the dash away wrote a point that is in no list.
    return None
