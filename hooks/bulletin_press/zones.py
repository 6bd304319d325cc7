"""How the clocks of a zone go, as a calendar file has to say it (VTIMEZONE, RFC 5545, 3.6.5)."""

from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard

EARLIEST, LATEST = 1970, 2100
"""The years for which it is said: every change of the clocks takes a line, and a slip of the pen
(an event in 9998) would make thousands of them."""


def add_zone(calendar: Calendar, zone: ZoneInfo, years: Iterable[int]) -> None:
    """Put the description of a zone first into a calendar whose entries name it.

    Nothing is added where no entry does: there are whole days only, or the zone is UTC. A
    calendar without any entry gets it all the same, for it must hold something (RFC 5545, 3.6).

    Args:
        calendar: with all its entries.
        zone: the zone of their hours.
        years: those in which something begins; the year after the last is described too.
    """
    if calendar.subcomponents and not calendar.get_missing_tzids():
        return
    among = [min(max(year, EARLIEST), LATEST) for year in years] or [EARLIEST]
    span = date(min(among), 1, 1), date(max(among) + 2, 1, 1)
    calendar.subcomponents.insert(0, _described(zone, *span))


def _described(zone: ZoneInfo, first: date, last: date) -> Timezone:
    """Describe a zone between two days.

    A change is to be dated by the clock before it. icalendar 7.3 dates those that put the clock
    forward by the clock after it, so that programs which trust the file are late by an hour.
    """
    made = Timezone.from_tzinfo(zone, zone.key, first, last)
    parts: list[TimezoneStandard | TimezoneDaylight] = [*made.standard, *made.daylight]
    for part in parts:
        ahead = part.TZOFFSETTO - part.TZOFFSETFROM
        if ahead > timedelta():
            part.DTSTART -= ahead
            days = [day - ahead for day, _ in part.rdates]
            part.pop("RDATE", None)
            if days:
                part.add("RDATE", days)
    return made
