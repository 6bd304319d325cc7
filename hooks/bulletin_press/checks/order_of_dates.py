"""Dates that cannot follow one another as written."""

from collections.abc import Iterator
from datetime import date, datetime

from bulletin_press.dates import PartialDate
from bulletin_press.item import Item
from bulletin_press.models import Lesson, Occasion, Review
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.written import Loc

CHECK = "order-of-dates"

_Pair = tuple[Loc, PartialDate | date | None, str, PartialDate | None]


def check_order_of_dates(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """Nothing ends before it starts, or is changed, withdrawn or answered before it exists.

    Of a date of which only a part is known, the latest moment that can be meant counts.
    """
    for item in project.items:
        for loc, later, other, earlier in _pairs(item):
            if earlier and later and _is_before(later, earlier):
                message = f"is earlier than {other}"
                yield item.problem(loc, message, "look at both dates", CHECK)


def _is_before(later: PartialDate | date, earlier: PartialDate) -> bool:
    if isinstance(later, PartialDate):
        return later.start < earlier.start and later.latest <= earlier.start
    return later < earlier.start.date()


def _pairs(item: Item) -> Iterator[_Pair]:
    for at, change in enumerate(item.changes):
        yield ("changes", at, "date"), change.date, "published", item.published
    if item.withdrawn:
        yield ("withdrawn", "date"), item.withdrawn.date, "published", item.published
    if isinstance(item, Occasion):
        yield ("ends",), item.ends, "starts", item.starts
    if isinstance(item, Review):
        yield ("completed",), item.completed, "commissioned", item.commissioned
    if isinstance(item, Lesson):
        for at, action in enumerate(item.actions):
            yield ("actions", at, "responded"), action.responded, "published", item.published
