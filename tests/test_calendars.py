"""The calendars, read back by two readers."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from bulletin_press.calendars import actions_calendar, events_calendar
from bulletin_press.hidden_signs import without_hidden
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

GOLDEN = Path(__file__).parent / "golden"
HOST = "learning.exampleshire.org"
LONDON = ZoneInfo("Europe/London")
WITHDRAWN = {"date": "2026-03-01", "reason": "The hall has closed."}


def entries(content):
    return {str(one["uid"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


@pytest.fixture(scope="module")
def content(a_catalogue, a_site):
    """Make a calendar of some items: ``content(made, *items, **settings)``."""
    return lambda made, *items, **settings: made(a_catalogue(*items), a_site(**settings))


@pytest.fixture
def events(a_catalogue, a_site):
    """Read the calendar of events made from some items: ``events(*items) -> {uid: entry}``."""
    return lambda *items: entries(events_calendar(a_catalogue(*items), a_site()))


@pytest.fixture
def actions(a_catalogue, a_site):
    """The same of actions."""
    return lambda *items: entries(actions_calendar(a_catalogue(*items), a_site()))


@pytest.fixture
def event(events, an_item):
    """Read the one entry of one event: ``event(**fields)``."""

    def one(**fields):
        (found,) = events(an_item("events", **fields)).values()
        return found

    return one


def test_an_event_in_hours_begins_and_ends_on_the_clock_of_the_site(event):
    found = event(starts="2026-07-01T09:30", ends="2026-07-01T16:00")
    assert found.start == datetime(2026, 7, 1, 9, 30, tzinfo=LONDON)
    assert found.end == datetime(2026, 7, 1, 16, tzinfo=LONDON)
    assert found["dtstart"].params["TZID"] == "Europe/London"


def test_an_hour_written_with_its_zone_is_told_on_the_clock_of_the_site(event):
    found = event(starts="2026-07-01T09:30+00:00")
    assert found["dtstart"].to_ical() == b"20260701T103000"


@pytest.mark.parametrize(
    ("ends", "end"),
    [
        (None, None),
        ("2026-02-01", None),
        ("2026-02-03", date(2026, 2, 4)),
        ("2026-02-03T16:00", date(2026, 2, 4)),
        ("2026-05", None),
    ],
)
def test_an_event_in_days_ends_before_the_day_after_its_last(event, ends, end):
    found = event(starts="2026-02-01", ends=ends)
    assert found["dtstart"].dt == date(2026, 2, 1)
    assert found["dtstart"].params["VALUE"] == "DATE"
    assert (found["dtend"].dt if "dtend" in found else None) == end


def test_of_an_event_of_days_the_hour_it_begins_is_told_in_words(event):
    found = event(starts="2026-02-01T09:30", ends="2026-02-03")
    assert found["dtstart"].dt == date(2026, 2, 1)
    assert found["dtend"].dt == date(2026, 2, 4)
    assert "It begins at 09:30." in found["description"]


def test_an_end_in_a_month_is_told_in_words(event):
    assert "until May 2026" in event(starts="2026-02-01", ends="2026-05")["description"]


@pytest.mark.parametrize("starts", ["2027-03", "2027", "2027/28"])
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_what_has_no_day_is_put_on_none(events, an_item, starts, status):
    fields = {"status": status, "withdrawn": WITHDRAWN if status == "withdrawn" else None}
    note = {"date_note": "The day is not settled."}
    assert events(an_item("events", starts=starts, **note, **fields)) == {}


def test_an_event_that_is_only_announced_is_tentative(event):
    assert event(planned="true")["status"] == "TENTATIVE"
    assert event()["status"] == "CONFIRMED"


def test_an_entry_says_what_people_need_to_know(event, a_site):
    found = event(
        title="Forum, spring; and more",
        place="Town Hall, room 2",
        online="true",
        organiser="Learning team",
        booking_url="https://example.org/book?a=1,2",
        themes=["neglect"],
    )
    settings = a_site().settings
    assert found["summary"] == "Forum, spring; and more"
    assert found["location"] == "Town Hall, room 2, and online"
    assert found["url"] == f"https://{HOST}/events/ask-twice/"
    assert found["contact"] == settings.contact_line
    assert found["transp"] == "TRANSPARENT"
    assert [str(each) for each in found["categories"].cats] == ["Event", "Neglect"]
    for said in ("Learning team", "https://example.org/book?a=1,2", settings.contact_line):
        assert said in found["description"]


def test_a_campaign_with_days_is_in_the_calendar_of_events(events, an_item):
    (found,) = events(an_item("campaigns", starts="2026-02-01", ends="2026-02-28")).values()
    assert (found["dtstart"].dt, found["dtend"].dt) == (date(2026, 2, 1), date(2026, 3, 1))


def test_an_entry_keeps_its_id_and_counts_its_changes(events, an_item):
    def read(**fields):
        ((uid, found),) = events(an_item("events", **fields)).items()
        return uid, found["sequence"], found["dtstamp"].dt, found["last-modified"].dt

    changed = [{"date": "2026-02-03", "note": "The hall has changed."}]
    later = [{"date": "2027-02-03", "note": "Not yet."}]
    uid = f"tag:{HOST},2026-01-10:events/ask-twice"
    first, second = datetime(2026, 1, 10, tzinfo=UTC), datetime(2026, 2, 3, tzinfo=UTC)
    assert read() == (uid, 0, first, first)
    assert read(title="Another", starts="2026-03-01") == (uid, 0, first, first)
    assert read(changes=changed) == (uid, 1, second, second)
    assert read(changes=changed + later) == (uid, 1, second, second)


def test_of_an_event_whose_announcement_is_not_dated_the_entry_has_a_day_long_past(event):
    found = event(published=None, starts="2027-06-11")
    assert found["dtstamp"].dt == found["last-modified"].dt == datetime(2000, 1, 1, tzinfo=UTC)
    changed = [{"date": "2018-05-01", "note": "The hall has changed."}]
    found = event(published=None, starts="2018-06-11", changes=changed)
    assert found["dtstamp"].dt == datetime(2018, 4, 30, 23, tzinfo=UTC)


def test_an_event_that_is_called_off_is_cancelled_under_its_own_name(event):
    fields = {
        "title": "Forum",
        "starts": "2026-07-01T09:30",
        "planned": "true",
        "booking_url": "https://example.org/book",
        "changes": [{"date": "2026-02-03", "note": "The hall has changed."}],
    }
    before, after = event(**fields), event(**fields, cancelled="The speaker is ill.")
    assert (after["status"], after["summary"]) == ("CANCELLED", "Called off: Forum")
    assert (after["uid"], after["dtstart"].dt) == (before["uid"], before["dtstart"].dt)
    assert after["sequence"] == before["sequence"] + 1
    assert after["description"].startswith("Called off: The speaker is ill.\n\n")
    assert "https://example.org/book" in before["description"]
    assert "it may still change" in before["description"]
    assert "https://example.org/book" not in after["description"]
    assert "it may still change" not in after["description"]


def test_what_is_withdrawn_after_it_was_called_off_has_a_higher_number_again(event):
    off = event(cancelled="The speaker is ill.")
    gone = event(cancelled="The speaker is ill.", status="withdrawn", withdrawn=WITHDRAWN)
    assert gone["sequence"] == off["sequence"] + 1


def test_a_change_that_was_still_to_come_does_not_count_for_what_is_withdrawn(event):
    changes = [{"date": day, "note": "x"} for day in ("2026-02-03", "2026-03-01", "2026-03-02")]
    gone = event(changes=changes, status="withdrawn", withdrawn=WITHDRAWN)
    assert gone["sequence"] == 3


def test_a_withdrawn_event_is_cancelled_under_its_old_id_with_a_higher_number(events, an_item):
    fields = {
        "starts": "2026-07-01T09:30",
        "ends": "2026-07-01T16:00",
        "place": "Zzgone Hall",
        "title": "Zzgone forum",
        "changes": [{"date": "2026-02-03", "note": "Zzgone."}],
    }
    before = events(an_item("events", **fields))
    after = events(an_item("events", status="withdrawn", withdrawn=WITHDRAWN, **fields))
    assert before.keys() == after.keys()
    ((old, new),) = zip(before.values(), after.values(), strict=True)
    assert new["status"] == "CANCELLED"
    assert new["sequence"] > old["sequence"]
    assert new["dtstamp"].dt > old["dtstamp"].dt
    assert new["dtstart"].dt == old["dtstart"].dt
    assert new["description"].startswith("This event was withdrawn. The hall has closed.")
    assert b"zzgone" not in new.to_ical().lower()
    assert not {"dtend", "location", "categories"} & {key.lower() for key in new}


ACTIONS = [
    {"do": "Ask twice.", "for": ["police", "education"], "by": "2026-09-30"},
    {"do": "Write it down.", "by": "2026-10-01", "response": "Done.", "responded": "2026-03-04"},
    {"do": "Tell the school."},
]


def test_an_action_is_a_whole_day_and_says_for_whom_and_from_where(actions, an_item):
    found = list(actions(an_item(actions=ACTIONS, title="Ask, twice")).values())
    assert [one["dtstart"].dt for one in found] == [date(2026, 9, 30), date(2026, 10, 1)]
    due, answered = found
    assert due["summary"] == "Due: Ask twice."
    assert "Police" in due["description"]
    assert "From: Ask, twice" in due["description"]
    assert "categories" in due
    assert "For: everyone" in answered["description"]


def test_an_answered_action_says_so_and_counts_as_changed(actions, an_item):
    (_, answered) = actions(an_item(actions=ACTIONS)).values()
    assert answered["summary"] == "Answered: Write it down."
    assert "Answer: Done." in answered["description"]
    assert answered["sequence"] == 1
    assert answered["last-modified"].dt == datetime(2026, 3, 4, tzinfo=UTC)


def test_an_action_keeps_its_id_when_others_come_before_it_or_its_date_changes(actions, an_item):
    first = {"do": "Something else.", "by": "2026-05-01"}
    moved = [first, {**ACTIONS[0], "by": "2026-12-01"}]
    assert set(actions(an_item(actions=ACTIONS[:1]))) < set(actions(an_item(actions=moved)))


def test_two_actions_of_the_same_words_are_two_entries(actions, an_item):
    twice = [{"do": "Ask.", "by": "2026-05-01"}, {"do": "Ask.", "by": "2026-06-01"}]
    assert len(actions(an_item(actions=twice))) == 2


def test_a_long_action_is_cut_between_words_and_stands_whole_below(actions, an_item):
    do = "Ask twice whenever something seems wrong, " * 5 + "and again."
    (found,) = actions(an_item(actions=[{"do": do, "by": "2026-05-01"}])).values()
    assert len(found["summary"]) < 120
    assert found["summary"].endswith(" …")
    assert do in found["description"]


def test_the_actions_of_a_withdrawn_bulletin_are_gone(actions, an_item):
    item = an_item(actions=ACTIONS, status="withdrawn", withdrawn=WITHDRAWN)
    assert actions(item) == {}


@pytest.mark.parametrize("made", [events_calendar, actions_calendar])
def test_held_items_are_in_no_calendar(made, an_item, a_catalogue, a_site):
    held = {"starts": "2026-12-01", "status": "draft"}
    items = [an_item("events", **held), an_item(actions=ACTIONS, published="2027-01-01")]
    site = a_site()
    assert made(a_catalogue(*items), site) == made(a_catalogue(), site)
    assert entries(made(a_catalogue(*items, preview=True), site))


@pytest.mark.parametrize("made", [events_calendar, actions_calendar])
def test_a_calendar_without_entries_is_one_all_the_same(made, a_catalogue, a_site):
    found = Calendar.from_ical(made(a_catalogue(), a_site(zone="UTC")))
    assert found.walk("VEVENT") == []
    assert len(found.subcomponents) == 1


@pytest.mark.parametrize(("zone", "has_zone"), [("Asia/Kolkata", True), ("UTC", False)])
def test_a_zone_is_described_where_it_is_named(zone, has_zone, an_item, a_catalogue, a_site):
    item = an_item("events", starts="2026-07-01T09:30")
    content = events_calendar(a_catalogue(item), a_site(zone=zone))
    assert (b"BEGIN:VTIMEZONE" in content) is has_zone
    (found,) = entries(content).values()
    assert found.start == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("made", [events_calendar, actions_calendar])
def test_a_calendar_names_itself_to_old_and_new_programs(made, a_catalogue, a_site):
    found = Calendar.from_ical(made(a_catalogue(), a_site()))
    assert found["name"] == found["x-wr-calname"]
    assert found["name"].startswith("Exampleshire Learning: ")
    assert found["refresh-interval"].dt == timedelta(days=1)
    assert found["refresh-interval"].params["VALUE"] == "DURATION"
    assert found["source"].startswith(f"https://{HOST}/calendar/")
    assert "last-modified" not in found
    assert "method" not in found


def test_days_at_the_ends_of_all_calendars_stop_nothing(actions, an_item):
    ends = [{"do": "Ask.", "by": "0001-01-01"}, {"do": "Ask again.", "by": "9999-12-31"}]
    assert len(actions(an_item(actions=ends))) == 2


LINE = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1).map(
    lambda text: " ".join(without_hidden(text).split()) or "x"
)


@given(title=LINE.map(lambda text: text[:120].strip()), place=LINE, do=LINE)
def test_any_text_comes_back_as_it_was_in_lines_of_75_bytes(title, place, do, an_item, content):
    event = an_item("events", title=title, place=place)
    lesson = an_item(title=title, actions=[{"do": do, "by": "2026-05-01"}])
    calendars = [content(made, event, lesson) for made in (events_calendar, actions_calendar)]
    for calendar in calendars:
        lines = calendar.split(b"\r\n")
        assert lines.pop() == b""
        assert all(0 < len(line) <= 75 and b"\n" not in line for line in lines)
    (found,) = entries(calendars[0]).values()
    assert (found["summary"], found["location"]) == (title, place)
    other = vobject.readOne(calendars[0].decode()).vevent
    assert (other.summary.value, other.location.value) == (title, place)
    (found,) = entries(calendars[1]).values()
    assert found["description"].startswith(f"{do}\n\n")


@pytest.mark.parametrize(
    ("made", "name"), [(events_calendar, "events.ics"), (actions_calendar, "actions.ics")]
)
def test_a_small_calendar_is_what_it_was_before(made, name, an_item, content, expect):
    place = {"place": "Town Hall, room 2", "planned": "true", "ends": "2026-07-01T16:00"}
    items = [
        an_item("events", "forum", title="Forum", starts="2026-07-01T09:30", **place),
        an_item("events", "off", title="Talk", cancelled="The speaker is ill."),
        an_item("events", "gone", status="withdrawn", withdrawn=WITHDRAWN),
        an_item("campaigns", "week", title="A week", starts="2026-03-02", ends="2026-03-08"),
        an_item(title="Ask; twice, always", actions=ACTIONS),
    ]
    expect(GOLDEN / name, content(made, *items))
