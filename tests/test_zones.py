"""How the clocks of a zone go: read by a program that trusts nothing but the file."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from bulletin_press.zones import add_zone
from icalendar import Calendar, Event


def calendar_of(name, starts):
    """Make a calendar of an entry at each of some hours, and describe their zone in it."""
    calendar, zone = Calendar(), ZoneInfo(name)
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//test//EN")
    for number, start in enumerate(starts):
        entry = Event()
        entry.add("uid", f"{number}@example.org")
        entry.add("dtstart", datetime.fromisoformat(start).replace(tzinfo=zone))
        calendar.add_component(entry)
    add_zone(calendar, zone, [int(start[:4]) for start in starts])
    return calendar.to_ical().decode()


def test_the_clocks_of_london_change_at_one_in_spring_and_at_two_in_autumn():
    lines = calendar_of("Europe/London", ["2026-07-01T09:30"]).splitlines()
    assert lines[lines.index("BEGIN:DAYLIGHT") + 1] == "DTSTART:20260329T010000"
    assert "RDATE:20270328T010000" in lines
    assert "DTSTART:20261025T020000" in lines
    assert "RDATE:20271031T020000" in lines


@pytest.mark.parametrize("name", ["Europe/London", "Australia/Sydney", "Asia/Kolkata"])
def test_a_program_that_trusts_the_file_alone_is_never_an_hour_out(name):
    # What vobject makes of the description itself; by its name it would find its own.
    described = vobject.readOne(calendar_of(name, ["2026-07-01T09:30"])).vtimezone.tzinfo
    zone, moment = ZoneInfo(name), datetime(2026, 6, 1, tzinfo=UTC)
    hours = [moment + timedelta(hours=number) for number in range(18 * 30 * 24)]
    wrong = [
        hour
        for hour in hours
        if hour.astimezone(described).utcoffset() != hour.astimezone(zone).utcoffset()
    ]
    assert wrong == []


def test_the_zone_stands_before_the_entries_that_name_it():
    content = calendar_of("Europe/London", ["2026-07-01T09:30"])
    assert content.index("VTIMEZONE") < content.index("VEVENT")


def test_nothing_is_said_of_utc_where_there_are_entries():
    assert "VTIMEZONE" not in calendar_of("UTC", ["2026-07-01T09:30"])


@pytest.mark.parametrize("name", ["UTC", "Europe/London"])
def test_a_calendar_without_entries_holds_a_zone(name):
    assert "BEGIN:VTIMEZONE" in calendar_of(name, [])


@pytest.mark.parametrize("starts", [["9998-07-01T09:30"], ["0001-07-01T09:30", "9998-07-01T09:30"]])
def test_years_far_away_do_not_swell_a_calendar(starts):
    assert len(calendar_of("Europe/London", starts)) < 10_000
