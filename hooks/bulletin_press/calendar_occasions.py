"""The entries of events and campaigns, of those called off, and of those withdrawn."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from icalendar import Event as CalendarEntry

from bulletin_press.calendar_entries import DAY, entry, morning, stamp, text
from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import PartialDate
from bulletin_press.ids import item_id
from bulletin_press.item import in_a_sentence
from bulletin_press.models import Event, Occasion
from bulletin_press.notice import Notice
from bulletin_press.site import Site


def occasion(item: Occasion, catalogue: Catalogue, site: Site) -> CalendarEntry | None:
    """Make the entry of an event or a campaign; None where it has no day to be put on.

    One that was called off is cancelled under its own title, so that people see which it was.
    """
    if item.starts is None or item.starts.is_partial:
        return None
    changes = len(item.changes) + bool(item.called_off)
    made = entry(item_id(item, site), stamp(item), changes, site, item.address)
    start, end = _span(item.starts, item.ends, site.settings.zone)
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    made.add("status", _status(item))
    title = item.title or item.slug
    made.add("summary", f"Called off: {title}" if item.called_off else title)
    made.add("description", text([*_facts(item, start)], item, site))
    if isinstance(item, Event) and (item.place or item.online):
        places = [item.place, "online" if item.online else ""]
        made.add("location", ", and ".join(filter(None, places)))
    themes = catalogue.vocabulary.terms("themes", item.themes)
    made.add("categories", [item.label, *(term.label for term in themes)])
    return made


def taken_back(notice: Notice, site: Site) -> CalendarEntry | None:
    """Cancel the entry of what was withdrawn, which is all that is left; None if it had none."""
    if notice.starts is None or notice.starts.is_partial:
        return None
    zone = site.settings.zone
    withdrawn = morning(notice.withdrawn.date, zone)
    made = entry(item_id(notice, site), withdrawn, notice.changes + 1, site, notice.address)
    made.add("dtstart", _span(notice.starts, None, zone)[0])
    made.add("status", "CANCELLED")
    made.add("summary", f"Withdrawn: {notice.label}")
    said = f"This {in_a_sentence(notice.label)} was withdrawn. {notice.withdrawn.reason}"
    made.add("description", "\n\n".join(filter(None, [said, site.settings.notice])))
    return made


def _status(item: Occasion) -> str:
    if item.called_off:
        return "CANCELLED"
    return "TENTATIVE" if isinstance(item, Event) and item.planned else "CONFIRMED"


def _facts(item: Occasion, start: date) -> Iterator[str]:
    """Say of an occasion what its entry has no place for."""
    if item.called_off:
        yield f"Called off: {item.called_off}"
    yield item.summary
    if item.starts and item.starts.precision == "time" and not isinstance(start, datetime):
        yield f"It begins at {item.starts.start:%H:%M}."
    if item.ends and item.ends.is_partial:
        yield f"It goes on until {item.ends.label}."
    if isinstance(item, Event):
        if item.planned and not item.called_off:
            yield "This was announced; it may still change."
        if item.organiser:
            yield f"Organised by: {item.organiser}"
        if item.booking_url and not item.called_off:
            yield f"Book a place: {item.booking_url}"


def _span(
    starts: PartialDate, ends: PartialDate | None, zone: ZoneInfo
) -> tuple[date, date | None]:
    """Say from when until when an entry goes: in hours where they are known, else in whole days.

    Returns:
        Two date-times in the zone, or two days of which the second is the day after the last (RFC
        5545, 3.6.1); no end where none is known, or where it is the day of the start.
    """
    start = starts.start.astimezone(zone)
    end = ends.start.astimezone(zone) if ends and not ends.is_partial else None
    if starts.precision == "time":
        if end is None or not ends:
            return start, None
        if ends.precision == "time":
            return start, end if end > start else None
        if end.date() == start.date():
            return start, None
    last = end.date() if end else start.date()
    return start.date(), last + DAY if last > start.date() else None
