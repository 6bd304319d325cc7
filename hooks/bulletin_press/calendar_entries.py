"""The entries of calendars (VEVENT, RFC 5545): an occasion, one taken back, an action."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from textwrap import shorten
from zoneinfo import ZoneInfo

from icalendar import Event as CalendarEntry

from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import PartialDate
from bulletin_press.ids import item_id
from bulletin_press.item import Item
from bulletin_press.models import Event, Lesson, Occasion
from bulletin_press.notice import Notice
from bulletin_press.parts import Action
from bulletin_press.site import Site

LONGEST = 100
"""How many characters of an action stand in the line that a calendar shows; all are below it."""

DAY = timedelta(days=1)


def has_day(starts: PartialDate | None) -> bool:
    """Tell whether a calendar can put on its day what starts then."""
    return starts is not None and not starts.is_partial


def occasion(item: Occasion, catalogue: Catalogue, site: Site) -> CalendarEntry:
    """Make the entry of an event or a campaign that has a day."""
    assert item.starts is not None  # noqa: S101  asked before, for mypy
    made = _entry(item_id(item, site), _stamp(item), len(item.changes), site, item.address)
    start, end = _span(item.starts, item.ends, site.settings.zone)
    made.add("dtstart", start)
    if end is not None:
        made.add("dtend", end)
    is_planned = isinstance(item, Event) and item.planned
    made.add("status", "TENTATIVE" if is_planned else "CONFIRMED")
    made.add("summary", item.title or item.slug)
    made.add("description", _text([item.summary, *_facts(item, start)], item, site))
    if isinstance(item, Event) and (item.place or item.online):
        places = [item.place, "online" if item.online else ""]
        made.add("location", ", and ".join(filter(None, places)))
    themes = catalogue.vocabulary.terms("themes", item.themes)
    made.add("categories", [item.label, *(term.label for term in themes)])
    return made


def _facts(item: Occasion, start: date) -> Iterator[str]:
    """Say of an occasion what its entry has no place for."""
    if item.starts and item.starts.precision == "time" and not isinstance(start, datetime):
        yield f"It begins at {item.starts.start:%H:%M}."
    if item.ends and item.ends.is_partial:
        yield f"It goes on until {item.ends.label}."
    if isinstance(item, Event):
        if item.planned:
            yield "This was announced; it may still change."
        if item.organiser:
            yield f"Organised by: {item.organiser}"
        if item.booking_url:
            yield f"Book a place: {item.booking_url}"


def taken_back(notice: Notice, site: Site) -> CalendarEntry:
    """Cancel the entry of what was withdrawn and had a day, which is all that is left of it."""
    assert notice.starts is not None  # noqa: S101  asked before, for mypy
    zone = site.settings.zone
    withdrawn = datetime.combine(notice.withdrawn.date, time(), zone).astimezone(UTC)
    changes = notice.changes + 1
    made = _entry(item_id(notice, site), withdrawn, changes, site, notice.address)
    made.add("dtstart", _span(notice.starts, None, zone)[0])
    made.add("status", "CANCELLED")
    made.add("summary", f"Withdrawn: {notice.label}")
    said = f"This {notice.label} was withdrawn. {notice.withdrawn.reason}"
    made.add("description", "\n\n".join(filter(None, [said, site.settings.notice])))
    return made


def actions(item: Lesson, catalogue: Catalogue, site: Site) -> Iterator[CalendarEntry]:
    """Make an entry for each action of a bulletin that has a date."""
    seen: Counter[str] = Counter()
    for action in item.actions:
        # By its words and not by its place: one that is put before it changes nothing.
        words = hashlib.sha256(action.do.encode()).hexdigest()[:12]
        seen[words] += 1
        own = f"{words}-{seen[words]}" if seen[words] > 1 else words
        if action.by is not None:
            yield _action(action, f"{item_id(item, site)}#{own}", item, catalogue, site)


def _action(
    action: Action, uid: str, item: Lesson, catalogue: Catalogue, site: Site
) -> CalendarEntry:
    answered = bool(action.response)
    stamp, zone = _stamp(item), site.settings.zone
    if action.responded:
        stamp = max(stamp, datetime.combine(action.responded, time(), zone).astimezone(UTC))
    made = _entry(uid, stamp, len(item.changes) + answered, site, item.address)
    terms = catalogue.vocabulary.terms("audiences", action.audiences)
    whom = [term.label for term in terms]
    made.add("dtstart", action.by)
    made.add("status", "CONFIRMED")
    said = shorten(action.do, LONGEST, placeholder=" …")
    made.add("summary", f"{'Answered' if answered else 'Due'}: {said}")
    answer = f"Answer: {action.response}" if answered else ""
    facts = [action.do, answer, f"For: {', '.join(whom) or 'everyone'}", f"From: {item.title}"]
    made.add("description", _text(facts, item, site))
    if whom:
        made.add("categories", whom)
    return made


def _entry(uid: str, stamp: datetime, changes: int, site: Site, address: str) -> CalendarEntry:
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


def _text(parts: list[str], item: Item, site: Site) -> str:
    last = [site.absolute(item.address), site.settings.contact_line, site.settings.notice]
    return "\n\n".join(part for part in [*parts, *last] if part)


def _stamp(item: Item) -> datetime:
    """Say when an item was last changed, in UTC.

    Of an event it may not be known when it was announced; then the day it takes place stands in,
    which at least stays the same.
    """
    moments = [change.date.start for change in item.changes]
    moments += [item.published.start] if item.published else []
    if not moments and item.dated:
        moments = [item.dated.start]
    # In a preview a draft may have no date at all.
    return max(moments, default=datetime.fromtimestamp(0, UTC)).astimezone(UTC)


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
