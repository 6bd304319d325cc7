"""What all entries of calendars (VEVENT, RFC 5545) have in common."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event as CalendarEntry

from bulletin_press.item import Item
from bulletin_press.site import Site

DAY = timedelta(days=1)

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
"""Stands for the day on which an entry was written where nobody knows it.

It must not be a day to come, as that of an event may be, and not the moment of the build: then the
file would change although nothing in it has.
"""


def entry(uid: str, stamp: datetime, changes: int, site: Site, address: str) -> CalendarEntry:
    """Begin an entry.

    Args:
        uid: its id, the same for ever.
        stamp: when it was last changed, in UTC.
        changes: how often that was; calendars take over what has a higher number than before.
        site: the site it is from.
        address: the site path of its page.
    """
    made = CalendarEntry()
    made.add("uid", uid)
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("sequence", changes)
    made.add("url", site.absolute(address))
    made.add("contact", site.settings.contact_line)
    # Whoever subscribes does not thereby take part: nobody is made to look busy.
    made.add("transp", "TRANSPARENT")
    return made


def text(parts: list[str], item: Item, site: Site) -> str:
    """Put together what an entry says, with the address of the page and whom to ring."""
    last = [site.absolute(item.address), site.settings.contact_line, site.settings.notice]
    return "\n\n".join(part for part in [*parts, *last] if part)


def stamp(item: Item) -> datetime:
    """Say when an item was last changed, in UTC; of an event it may not be known."""
    moments = [change.date.start for change in item.changes]
    moments += [item.published.start] if item.published else []
    return max(moments, default=UNDATED).astimezone(UTC)


def morning(day: date, zone: ZoneInfo) -> datetime:
    """Give the moment a day begins on the clock of a zone, in UTC."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
