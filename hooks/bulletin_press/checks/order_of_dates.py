"""Dates that cannot follow one another as written."""

from collections.abc import Iterator
from datetime import date, datetime

from bulletin_press.item import Item
from bulletin_press.models import Lesson, Occasion, Review
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.written import Loc

CHECK = "order-of-dates"


def check_order_of_dates(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """Nothing ends before it starts, or is changed, withdrawn or answered before it exists."""
    for item in project.items:
        for loc, later, other, earlier in _pairs(item):
            if earlier and later and later < earlier:
                message = f"is earlier than {other}"
                yield item.problem(loc, message, "look at both dates", CHECK)


def _pairs(item: Item) -> Iterator[tuple[Loc, date | None, str, date | None]]:
    published = item.published.start.date() if item.published else None
    for at, change in enumerate(item.changes):
        yield ("changes", at, "date"), change.date.start.date(), "published", published
    if item.withdrawn:
        yield ("withdrawn", "date"), item.withdrawn.date, "published", published
    if isinstance(item, Occasion) and item.starts and item.ends:
        yield ("ends",), item.ends.start.date(), "starts", item.starts.start.date()
    if isinstance(item, Review) and item.commissioned and item.completed:
        begun = item.commissioned.start.date()
        yield ("completed",), item.completed.start.date(), "commissioned", begun
    if isinstance(item, Lesson):
        for at, action in enumerate(item.actions):
            yield ("actions", at, "responded"), action.responded, "published", published
