"""The calendars that people subscribe to: what takes place, and what is to be done by when.

RFC 5545, with the properties of a whole calendar from RFC 7986. Nothing here depends on the
moment: a calendar keeps its bytes until an item in it changes.
"""

from datetime import date, datetime

from icalendar import Calendar, vText
from icalendar import Event as CalendarEntry

from bulletin_press.calendar_actions import actions
from bulletin_press.calendar_entries import DAY
from bulletin_press.calendar_list import ABOUT_ACTIONS, ABOUT_EVENTS, ACTIONS, EVENTS
from bulletin_press.calendar_occasions import occasion, taken_back
from bulletin_press.catalogue import Catalogue
from bulletin_press.models import Lesson, Occasion
from bulletin_press.site import Site
from bulletin_press.zones import add_zone

PROGRAM = "-//Bulletin Press//Bulletin Press//EN"


def events_calendar(catalogue: Catalogue, site: Site) -> bytes:
    """Make the calendar of events and campaigns.

    What has no day yet is not in it: a calendar can only put it on a wrong one. One that was
    called off stays, cancelled; a withdrawn one leaves a cancelled entry that names nothing.

    Returns:
        An iCalendar file, with or without entries.
    """
    occasions = [item for item in catalogue.items if isinstance(item, Occasion)]
    entries = [occasion(item, catalogue, site) for item in occasions]
    entries += [taken_back(notice, site) for notice in catalogue.notices]
    return _calendar(EVENTS, "events", ABOUT_EVENTS, [one for one in entries if one], site)


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
    return _calendar(ACTIONS, "actions", ABOUT_ACTIONS, entries, site)


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
    add_zone(made, zone, [_day_of(entry).year for entry in entries])
    content: bytes = made.to_ical()
    return content


def _day_of(entry: CalendarEntry) -> date:
    start = entry.DTSTART
    return start.date() if isinstance(start, datetime) else start
