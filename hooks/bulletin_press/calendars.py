"""The calendars that people subscribe to: what takes place, and what is to be done by when.

RFC 5545, with the properties of a whole calendar from RFC 7986. Nothing here depends on the
moment: a calendar keeps its bytes until an item in it changes.
"""

from datetime import MAXYEAR, date, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, vText
from icalendar import Event as CalendarEntry

from bulletin_press.calendar_entries import DAY, actions, has_day, occasion, taken_back
from bulletin_press.catalogue import Catalogue
from bulletin_press.models import Lesson, Occasion
from bulletin_press.site import Site

EVENTS = "calendar/events.ics"
ACTIONS = "calendar/actions.ics"

PROGRAM = "-//Bulletin Press//Bulletin Press//EN"


def events_calendar(catalogue: Catalogue, site: Site) -> bytes:
    """Make the calendar of events and campaigns.

    What has no day yet is not in it: a calendar can only put it on a wrong one. A withdrawn one
    leaves a cancelled entry, so that it goes from the calendars that have it.

    Returns:
        An iCalendar file, with or without entries.
    """
    occasions = [item for item in catalogue.items if isinstance(item, Occasion)]
    entries = [occasion(item, catalogue, site) for item in occasions if has_day(item.starts)]
    entries += [taken_back(it, site) for it in catalogue.notices if has_day(it.starts)]
    about = "Events and campaigns. What has no day yet stands on the pages of the site only."
    return _calendar(EVENTS, "events", about, entries, site)


def actions_calendar(catalogue: Catalogue, site: Site) -> bytes:
    """Make the calendar of what bulletins ask for, each action on the day it is to be in place by.

    They are entries of a whole day and no tasks (VTODO): Google's calendar and Outlook leave the
    tasks of a subscribed calendar out. An answered one stays and says so: a date that is gone
    makes people ask why. Those of a withdrawn bulletin are gone.

    Returns:
        An iCalendar file, with or without entries.
    """
    lessons = [item for item in catalogue.items if isinstance(item, Lesson)]
    entries = [entry for item in lessons for entry in actions(item, catalogue, site)]
    about = "What bulletins ask agencies to do, on the day by which it is to be in place."
    return _calendar(ACTIONS, "actions", about, entries, site)


def _calendar(path: str, title: str, about: str, entries: list[CalendarEntry], site: Site) -> bytes:
    made, zone = Calendar(), site.settings.zone
    address, name = site.absolute(path), f"{site.name}: {title}"
    made.add("version", "2.0")
    made.add("prodid", PROGRAM)
    made.add("uid", address)
    # The names of RFC 7986, and those that older programs look for.
    for key, value in (("name", name), ("description", about)):
        made.add(key, value, {"language": site.language})
    made.add("x-wr-calname", vText(name))
    made.add("x-wr-caldesc", vText(about))
    made.add("x-wr-timezone", zone.key)
    made.add("url", site.absolute(""))
    made.add("source", address, {"value": "URI"})
    made.add("refresh-interval", DAY, {"value": "DURATION"})
    made.add("x-published-ttl", "P1D")
    if entries:
        made.add("last-modified", max(entry.LAST_MODIFIED for entry in entries))
    for entry in sorted(entries, key=lambda it: (_day_of(it).isoformat(), str(it["uid"]))):
        made.add_component(entry)
    _add_zone(made, zone, [_day_of(entry).year for entry in entries])
    content: bytes = made.to_ical()
    return content


def _add_zone(made: Calendar, zone: ZoneInfo, years: list[int]) -> None:
    """Say how the clocks of the zone go, for the years that matter."""
    last = min(max(years, default=2000) + 2, MAXYEAR)
    span = date(min(years, default=2000), 1, 1), date(last, 1, 1)
    made.add_missing_timezones(*span)
    if not made.subcomponents:
        # A calendar must hold something (RFC 5545, 3.6), even before there are events.
        made.add_component(Timezone.from_tzinfo(zone, zone.key, *span))


def _day_of(entry: CalendarEntry) -> date:
    start = entry.DTSTART
    return start.date() if isinstance(start, datetime) else start
