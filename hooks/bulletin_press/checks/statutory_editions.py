"""Items that rely on national guidance of which there is a newer edition."""

from collections.abc import Iterator
from datetime import datetime

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
    for passage in project.passages:
        item = passage.item
        if item.status == "withdrawn" or passage.loc[0] == "changes":
            continue
        for guidance in statutory_guidance().values():
            held = guidance.held_on(_day_of(item, moment))
            for start, end, year in guidance.editions_in(passage.text):
                if year < held and not _names(item, project.passages, guidance, held):
                    yield _told(passage, start, end, guidance, held)


def _day_of(item: Item, moment: datetime) -> datetime:
    """Give the day whose edition an item is to rely on."""
    if item.dated is None or _is_of_today(item):
        return moment
    return min(item.dated.start, moment)


def _is_of_today(item: Item) -> bool:
    return isinstance(item, Guidance) or item.dated is None


def _names(item: Item, passages: tuple[Passage, ...], guidance: Statutory, wanted: str) -> bool:
    own = (passage for passage in passages if passage.item is item)
    return any(
        year >= wanted for passage in own for _, _, year in guidance.editions_in(passage.text)
    )


def _told(passage: Passage, start: int, end: int, guidance: Statutory, held: str) -> Problem:
    words = " ".join(passage.text[start:end].split())
    today = "there is" if _is_of_today(passage.item) else "by then there was"
    message = f"relies on {words!r}; {today} an edition of {held}"
    hint = f"compare it with {guidance.source}, and name the newer edition"
    return passage.problem(start, end, message, hint, CHECK, "advice")
