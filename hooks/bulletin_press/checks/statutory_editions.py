"""Items that rely on national guidance of which there is a newer edition."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from bulletin_press.item import Item
from bulletin_press.models import Guidance
from bulletin_press.passages import Passage
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.statutory import Statutory, statutory_guidance

CHECK = "statutory-editions"


def check_statutory_editions(project: Project, _site: Site, moment: datetime) -> Iterator[Problem]:
    """An item relies on the edition of national guidance that held when it was published.

    What was right on its day stays right: a bulletin of 2024 may cite Working Together 2023.
    Guidance is different: people work by it today, so it names the edition that holds today. An
    item that names the newer edition too is left alone. The table knows Working Together, Keeping
    Children Safe in Education, the Prevent duty guidance and a few others.
    """
    for _, group in groupby(project.passages, key=lambda passage: passage.item.name):
        own = list(group)
        if own[0].item.status != "withdrawn":
            for guidance in statutory_guidance().values():
                yield from _old(own, guidance, guidance.held_on(_day_of(own[0].item, moment)))


def _old(own: Sequence[Passage], guidance: Statutory, held: str) -> Iterator[Problem]:
    """Tell each place of an item that names an old edition, unless another names the newer."""
    found = [(passage, *place) for passage in own for place in guidance.editions_in(passage.text)]
    if all(year < held for *_, year in found):
        for passage, start, end, _ in found:
            if passage.loc[0] != "changes":
                yield _told(passage, start, end, guidance, held)


def _day_of(item: Item, moment: datetime) -> datetime:
    """Give the day whose edition an item is to rely on."""
    if item.dated is None or _is_of_today(item):
        return moment
    return min(item.dated.start, moment)


def _is_of_today(item: Item) -> bool:
    return isinstance(item, Guidance) or item.dated is None


def _told(passage: Passage, start: int, end: int, guidance: Statutory, held: str) -> Problem:
    words = " ".join(passage.text[start:end].split())
    today = "there is" if _is_of_today(passage.item) else "by then there was"
    message = f"relies on {words!r}; {today} an edition of {held}"
    hint = f"compare it with {guidance.source}, and name the newer edition"
    return passage.problem(start, end, message, hint, CHECK, "advice")
