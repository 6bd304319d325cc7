"""The calendars of the built site, and the ways to them."""

import pytest
import vobject
from icalendar import Calendar

from .running import URL

NAMES = ("events", "actions")


@pytest.fixture(scope="module")
def calendars(site):
    """Both calendars, read, by name."""
    return {
        name: Calendar.from_ical((site / f"calendar/{name}.ics").read_bytes()) for name in NAMES
    }


def by_address(calendar):
    found = {}
    for one in calendar.walk("VEVENT"):
        found.setdefault(one["url"].removeprefix(URL), []).append(one)
    return found


def test_the_calendar_of_events_has_what_has_a_day_and_cancels_what_is_withdrawn(
    calendars, written
):
    expected = {
        item.address: "CANCELLED"
        if item.is_withdrawn or "cancelled" in item.fields
        else "CONFIRMED"
        for item in written.values()
        if item.kind in ("events", "campaigns") and not item.is_held
        if len(item.fields["starts"]) >= 10
    }
    found = by_address(calendars["events"])
    assert {
        address: [str(one["status"]) for one in entries] for address, entries in found.items()
    } == {address: [status] for address, status in expected.items()}
    assert set(expected.values()) == {"CANCELLED", "CONFIRMED"}


def test_the_calendar_of_actions_has_every_dated_action_of_public_bulletins(calendars, written):
    expected = {
        item.address: sorted(each["by"] for each in item.fields["actions"] if "by" in each)
        for item in written.values()
        if item.is_public and any("by" in each for each in item.fields.get("actions", []))
    }
    found = by_address(calendars["actions"])
    days = {
        address: sorted(one["dtstart"].dt.isoformat() for one in entries)
        for address, entries in found.items()
    }
    assert days == expected
    assert len(days) > 5


def test_ids_are_those_of_the_catalogue_and_none_stands_twice(calendars, catalogue):
    ids = {row["url"]: row["id"] for row in catalogue["items"]}
    for calendar in calendars.values():
        uids = [str(one["uid"]) for one in calendar.walk("VEVENT")]
        assert len(uids) == len(set(uids)) > 3
        for one in calendar.walk("VEVENT"):
            assert one["uid"].partition("#")[0] == ids[one["url"]]


@pytest.mark.parametrize("name", NAMES)
def test_a_second_reader_reads_the_same_entries(name, site, calendars):
    read = vobject.readOne((site / f"calendar/{name}.ics").read_text("utf-8"))
    others = {(one.uid.value, one.summary.value) for one in read.vevent_list}
    own = {(str(one["uid"]), str(one["summary"])) for one in calendars[name].walk("VEVENT")}
    assert others == own


def test_an_event_that_is_called_off_is_named_in_the_calendar_and_not_announced(
    calendars, pages, written
):
    off = {item.address: item for item in written.values() if "cancelled" in item.fields}
    assert off
    entries = by_address(calendars["events"])
    for address, item in off.items():
        (entry,) = entries[address]
        assert entry["summary"] == f"Called off: {item.fields['title']}"
        page = pages[f"{address}index.html"]
        assert f"Called off: {item.fields['cancelled']}" in page.text("//article")
        coming = '//h2[@id="section-coming"]/following-sibling::ul[1]//a/@href'
        assert address not in pages["events/index.html"].leads_to(coming)
        slug = address.split("/")[1]
        card = f'//li[.//a[contains(@href, "{slug}/")]]//*[@class="press-kind"]'
        assert pages["events/index.html"].text(card).endswith("called off")


def test_pages_of_events_to_come_and_the_lists_lead_to_the_calendar(pages):
    link = '//article//a[contains(., "All events, for your calendar")]/@href'
    for address in ("events", "events/lunch-and-learn-attendance"):
        assert pages[f"{address}/index.html"].leads_to(link) == ["calendar/events.ics"]
    for past_or_without_day in (
        "lunch-and-learn-chronology",
        "forum-fathers-2024",
        "spring-forum-2027",
    ):
        assert pages[f"events/{past_or_without_day}/index.html"].leads_to(link) == []


def test_the_page_on_subscribing_leads_to_both_calendars_and_shows_their_addresses(pages):
    page = pages["subscribe/index.html"]
    paths = [f"calendar/{name}.ics" for name in NAMES]
    assert set(paths) <= set(page.leads_to("//article//a/@href"))
    assert page.tree.xpath("//article//code/text()") == [f"{URL}{path}" for path in paths]
