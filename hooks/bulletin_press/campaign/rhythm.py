"""When the posts of an item would go if nothing else were in the way.

A bulletin, a review or guidance goes out once, when it is published; with ``social.repeat`` it
comes again. A campaign goes from its start to its end, an event until it begins.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bulletin_press.dates import PartialDate, fixed
from bulletin_press.item import Item
from bulletin_press.models import Campaign, Event
from bulletin_press.parts import Repeat

REMINDERS = (timedelta(weeks=4), timedelta(weeks=1), timedelta(days=1))
"""How long before an event it is announced again."""

_SHORT_CAMPAIGN = timedelta(days=14)
_ONCE = Repeat(every="1 day", times=1)
_IN_SHORT_CAMPAIGN = Repeat(every="2 days", times=6)
_IN_CAMPAIGN = Repeat(every="1 week", times=6)
_IN_ENDLESS_CAMPAIGN = Repeat(every="4 weeks", times=6)


@dataclass(frozen=True)
class Wish:
    """When one turn of an item would go.

    Attributes:
        number: which turn of the item it is, from 1.
        earliest: not before this moment; for a repeat the first of its day.
        before: earlier than this moment, or not at all; None for no such bound.
        is_reminder: where there is no room behind ``earliest``, somewhat earlier will do.
    """

    number: int
    earliest: datetime
    before: datetime | None = None
    is_reminder: bool = False


def wishes_of(item: Item, zone: ZoneInfo, *, is_superseded: bool = False) -> tuple[Wish, ...]:
    """List when the posts of an item would go, in order; the same whenever it is asked.

    Args:
        item: a public item.
        zone: the site's zone, whose days and months count.
        is_superseded: whether other guidance has taken its place; then it is not repeated.
    """
    if isinstance(item, Event) and item.cancelled:
        return ()
    if isinstance(item, Event) and item.starts:
        return tuple(_announcements(item, item.starts, zone))
    if item.published is None:
        return ()
    first, before = item.published.start, None
    if isinstance(item, Campaign):
        first = max(first, item.starts.start) if item.starts else first
        before = end_of(item.ends, zone) if item.ends else None
    repeat = _ONCE if is_superseded else item.social.repeat or _usual(item, zone)
    return tuple(_repeated(first, repeat, before, zone))


def end_of(day: PartialDate, zone: ZoneInfo) -> datetime:
    """Give the moment at which a day is over; of a month or a year, at which the whole of it is.

    A date with a time is over at that time.
    """
    start = day.start.date()
    match day.precision:
        case "time":
            return day.start
        case "day":
            return first_moment(start + timedelta(days=1), zone)
        case "month":
            return first_moment(_months_later(start, 1), zone)
        case _:
            return first_moment(_months_later(start, 12), zone)


def first_moment(day: date, zone: ZoneInfo) -> datetime:
    """Give the first moment of a day in a zone, tied to its offset."""
    return fixed(datetime(day.year, day.month, day.day, tzinfo=zone))


def _usual(item: Item, zone: ZoneInfo) -> Repeat:
    """Settle how often an item comes again whose author says nothing of it."""
    if not isinstance(item, Campaign) or item.starts is None:
        return _ONCE
    if item.ends is None:
        return _IN_ENDLESS_CAMPAIGN
    is_short = end_of(item.ends, zone).date() - item.starts.start.date() <= _SHORT_CAMPAIGN
    return _IN_SHORT_CAMPAIGN if is_short else _IN_CAMPAIGN


def _repeated(
    first: datetime, repeat: Repeat, before: datetime | None, zone: ZoneInfo
) -> Iterator[Wish]:
    for number, day in enumerate(_days(first.date(), repeat), 1):
        earliest = first if number == 1 else first_moment(day, zone)
        if before is None or earliest < before:
            yield Wish(number, earliest, before)


def _days(first: date, repeat: Repeat) -> Iterator[date]:
    length, unit = repeat.every.split()
    for turn in range(repeat.times):
        many = turn * int(length)
        try:
            if unit.startswith("month"):
                yield _months_later(first, many)
            else:
                yield first + timedelta(**{f"{unit.rstrip('s')}s": many})
        except (ValueError, OverflowError):
            return  # Behind the last year that a calendar has.


def _months_later(day: date, months: int) -> date:
    """Count on by the calendar; a month too short for the day has its last one instead."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _announcements(event: Event, starts: PartialDate, zone: ZoneInfo) -> Iterator[Wish]:
    """Announce an event when it is published, and remind of it; the author's repeats go before.

    Where only its month or year is known, it may still come until that is over.
    """
    begins = end_of(starts, zone) if starts.is_partial else starts.start
    published = event.published.start if event.published else None
    if published and event.social.repeat:
        yield from _repeated(published, event.social.repeat, begins, zone)
        return
    number = 0
    if published and published < begins:
        number += 1
        yield Wish(number, published, begins)
    eve = first_moment(begins.date(), zone)
    for reminder in () if starts.is_partial else REMINDERS:
        day = begins.date() - reminder
        # A reminder just behind the announcement would be one too many.
        if published is None or day - published.date() > timedelta(days=2):
            number += 1
            yield Wish(number, first_moment(day, zone), eve, is_reminder=True)
