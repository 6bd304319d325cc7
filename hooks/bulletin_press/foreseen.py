"""When the public site changes by itself, with nobody writing a word.

An item appears when its date has come, a campaign begins, an event is over, a date by which a
guidance was to be reviewed goes by. A site of files shows none of it until it is built again. Each
rule here stands for a place of the library that asks for the moment; the tests build the site
before, at and between these moments, and hold its bytes against each other.

What a build only states of itself is no change: ``as_of`` in the catalogue and the days in the
sitemap. Neither is what a browser finds out when the page is read, such as an action that is late.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from bulletin_press.catalogue import is_public
from bulletin_press.dates import MONTHS, fixed
from bulletin_press.item import Item
from bulletin_press.models import Campaign, Event, Guidance, Occasion, Review

_A_DAY = timedelta(days=1)
_BEHIND = timedelta(seconds=1)
"""What holds up to a moment, and at it, has changed a second later: no date is written finer."""


@dataclass(frozen=True, order=True)
class Foreseen:
    """A change of the public site that will come by itself.

    Attributes:
        moment: from when on a build shows it.
        name: the item it is about, ``kind/slug``; empty where it is about no single one.
        what: what happens then, to stand behind the name.
    """

    moment: datetime
    name: str
    what: str


def foresee(items: Iterable[Item], after: datetime, zone: ZoneInfo) -> list[Foreseen]:
    """List every change that will come by itself, the next first.

    Args:
        items: all that was read, held items too: what is scheduled is what matters here.
        after: only what comes later than this moment, aware.
        zone: the site's zone, in which its days begin.
    """
    listed = list(items)
    found = {one for item in listed for one in _of_item(item, zone)}
    found |= set(_of_months(listed, zone))
    return sorted(one for one in found if one.moment > after)


def by_moment(changes: Iterable[Foreseen]) -> list[tuple[datetime, list[Foreseen]]]:
    """Put together what comes within the same minute, with the moment at which all of it is there.

    Args:
        changes: sorted, as they are foreseen.
    """
    minutes = groupby(changes, lambda one: one.moment.replace(second=0, microsecond=0))
    together = [list(of_minute) for _, of_minute in minutes]
    return [(changes[-1].moment, changes) for changes in together]


def _of_item(item: Item, zone: ZoneInfo) -> Iterator[Foreseen]:
    """List what happens to one item, once it can be seen at all."""
    if item.status not in ("published", "withdrawn"):
        return
    appears = item.published.start if item.published else None
    if appears:
        withdrawn = item.status == "withdrawn"
        yield Foreseen(appears, item.name, "is withdrawn" if withdrawn else "appears")
    events = _of_withdrawn(item, zone) if item.status == "withdrawn" else _of_public(item, zone)
    for moment, what in events:
        if appears is None or moment > appears:
            yield Foreseen(fixed(moment.astimezone(zone)), item.name, what)


def _of_withdrawn(item: Item, zone: ZoneInfo) -> Iterator[tuple[datetime, str]]:
    """Feeds date the last entry by the day of the withdrawal; before that day, by the build."""
    if item.withdrawn:
        yield _morning(item.withdrawn.date, zone), "has the day of its withdrawal in feeds"


def _of_public(item: Item, zone: ZoneInfo) -> Iterator[tuple[datetime, str]]:
    for change in item.changes:
        yield change.date.start, "is shown as changed"
    if isinstance(item, Occasion):
        yield from _of_occasion(item)
    if isinstance(item, Event):
        yield from _of_event(item)
    if isinstance(item, Guidance) and item.review_by:
        yield from _day_after(item.review_by, zone, "says that its review is late")
    if isinstance(item, Review) and item.report_until:
        yield from _day_after(item.report_until, zone, "says that its report may be gone")


def _of_occasion(item: Occasion) -> Iterator[tuple[datetime, str]]:
    """It begins, and at last leaves the list of what is to come."""
    if item.starts is None:
        return
    if isinstance(item, Campaign) and not item.ends:
        yield item.starts.start, "has begun"
    elif item.published is None:
        # Nobody knows when it was announced: feeds take it in on its day.
        yield item.starts.start, "comes into the feeds"
    last = item.ends or (item.starts if isinstance(item, Event) else None)
    if last and not item.called_off:
        yield from _behind(last.latest, "is over")


def _of_event(item: Event) -> Iterator[tuple[datetime, str]]:
    if item.starts is None or item.called_off:
        return
    if item.booking_url:
        yield from _behind(item.starts.start, "can no longer be booked")
    if item.planned:
        yield from _behind(item.starts.latest, "is no longer announced")


def _of_months(items: Iterable[Item], zone: ZoneInfo) -> Iterator[Foreseen]:
    """The page of a month with news says "so far" until the month is over."""
    for item in items:
        dates = [item.dated] if item.dated else []
        if item.status == "published":
            dates += [change.date for change in item.changes]
        elif item.status != "withdrawn":
            continue
        for dated in dates:
            if dated.precision not in ("year", "financial-year"):
                first = dated.start.date().replace(day=1)
                ends = _first_of_next_month(first)
                label = f"the page of {MONTHS[first.month - 1]} {first.year} is complete"
                if ends and _is_there_before(item, moment := _morning(ends, zone)):
                    yield Foreseen(moment, "", label)


def _is_there_before(item: Item, moment: datetime) -> bool:
    """Tell whether an item, or the notice of its withdrawal, is there before a moment."""
    before = moment - _BEHIND
    if item.status == "withdrawn":
        return item.published is not None and item.published.start <= before
    return is_public(item, before)


def _first_of_next_month(first: date) -> date | None:
    try:
        return (first + timedelta(days=31)).replace(day=1)
    except OverflowError:
        return None


def _day_after(day: date, zone: ZoneInfo, what: str) -> Iterator[tuple[datetime, str]]:
    if day < date.max:
        yield _morning(day + _A_DAY, zone), what


def _behind(moment: datetime, what: str) -> Iterator[tuple[datetime, str]]:
    if moment.year < MAXYEAR:
        yield moment + _BEHIND, what


def _morning(day: date, zone: ZoneInfo) -> datetime:
    return fixed(datetime.combine(day, time(), zone))
