"""When the public site changes by itself: exactly at the moments that are foreseen."""

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.artefact import Page
from bulletin_press.blocks import BLOCKS
from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import fixed
from bulletin_press.foreseen import by_moment, foresee
from bulletin_press.publishers import PUBLISHERS
from hypothesis import Phase, given, settings
from hypothesis import strategies as some

ZONE = ZoneInfo("Europe/London")
FIRST = "2026-11-01"
STATUSES = ("published", "draft", "embargoed", "withdrawn")
SECOND = timedelta(seconds=1)
SLOW = ("cards", "share kits", "look", "search", "attachments")
"""Made from items alone, or, as share kits, of posts that open data has too."""


@pytest.fixture(scope="module")
def made(a_site):
    """Publish a project at a moment: what is made by its path, without what only states the day."""
    site = a_site()

    def make(project, moment):
        catalogue = Catalogue.as_of(project, fixed(moment.astimezone(ZONE)))
        files = {}
        for name, publish in PUBLISHERS.items():
            for one in publish(catalogue, site) if name not in SLOW else ():
                if isinstance(one, Page):
                    files[one.path] = repr(replace(one, updated=None))
                else:
                    files[one.path] = one.content
        text = files["data/catalogue.json"]
        files["data/catalogue.json"] = re.sub(rb'"as_of": "[^"]*"', b"", text, count=1)
        blocks = {name: block(catalogue, site, "") for name, block in BLOCKS.items()}
        return files | blocks

    return make


DAYS = [f"2026-1{month}-{day:02}" for month in (1, 2) for day in (5, 6, 20)]
A_DAY = some.sampled_from(DAYS)
A_TIME = some.sampled_from([*DAYS, "2026-11-20T09:00", "2026-11-20T23:59:59", "2026-12"])
SOMETIMES = some.one_of(some.none(), A_TIME)


@some.composite
def written_items(draw):
    """One item of each kind and another, with dates that fall together as often as not."""
    changes = [{"date": draw(A_DAY), "note": "New advice."}]
    partial = {"date_note": "The day is not known."}
    starts, ends = sorted((draw(A_DAY), draw(A_DAY)))
    yes_or_no = some.booleans()
    event = {
        "published": draw(some.one_of(some.none(), A_DAY)),
        "starts": draw(A_TIME),
        "ends": ends if draw(yes_or_no) else None,
        "planned": draw(yes_or_no),
        "booking_url": "https://example.org/" if draw(yes_or_no) else None,
        "cancelled": "The speaker is ill." if draw(yes_or_no) else None,
    }
    other = {"published": draw(A_TIME), "status": draw(some.sampled_from(STATUSES))}
    if other["status"] == "withdrawn":
        other["withdrawn"] = {"date": "2026-10-01", "reason": "Out of date."}
    return [
        ("lessons", {"published": draw(A_DAY), "changes": changes if draw(yes_or_no) else []}),
        ("reviews", {"published": draw(A_DAY), "report_until": draw(A_DAY)}),
        ("guidance", {"published": draw(A_DAY), "review_by": draw(A_DAY)}),
        ("campaigns", {"starts": starts, "ends": draw(SOMETIMES), **partial}),
        ("events", event | partial),
        ("lessons", {"slug": "other", **other, **partial}),
    ]


# Its examples are small; making them smaller would take minutes.
@settings(max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(written=written_items())
def test_it_changes_at_each_moment_and_never_between(written, an_item, a_project, at, made):
    project = a_project(*(an_item(kind, **fields) for kind, fields in written))
    before, last = made(project, at(FIRST)), at(FIRST)
    for moment, changes in by_moment(foresee(project.items, last, ZONE)):
        half = last + (moment - last) / 2
        # What falls into one minute is told with its last second.
        first = changes[0].moment
        for between in sorted({half, first - SECOND}):
            if between > last:
                assert _differing(before, made(project, between)) == []
        after = made(project, moment)
        assert _differing(before, after), changes
        before, last = after, moment
    assert _differing(before, made(project, last + timedelta(days=4000))) == []


def _differing(one, other):
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


@pytest.fixture(scope="module")
def told(at):
    """List what is foreseen of items: ``told(*items) -> ["MOMENT NAME WHAT"]``."""

    def tell(*items, after=FIRST):
        found = foresee(items, at(after), ZONE)
        return [f"{one.moment:%Y-%m-%dT%H:%M:%S} {one.name} {one.what}" for one in found]

    return tell


def test_a_scheduled_item_appears(told, an_item):
    assert told(an_item(published="2026-12-01T09:00")) == [
        "2026-12-01T09:00:00 lessons/ask-twice appears",
        "2027-01-01T00:00:00  the page of December 2026 is complete",
    ]


@pytest.mark.parametrize("status", ["draft", "embargoed"])
def test_what_a_person_has_to_release_never_appears_by_itself(status, told, an_item):
    assert told(an_item(status=status, published="2026-12-01")) == []


def test_what_happens_to_an_item_before_it_appears_is_not_seen(told, an_item):
    item = an_item("reviews", published="2026-12-20", report_until="2026-12-01")
    assert told(item) == [
        "2026-12-20T00:00:00 reviews/ask-twice appears",
        "2027-01-01T00:00:00  the page of December 2026 is complete",
    ]


def test_a_withdrawal_that_is_dated_ahead_settles_on_its_day(told, an_item):
    withdrawn = {"date": "2026-11-20", "reason": "Out of date."}
    assert told(an_item(status="withdrawn", withdrawn=withdrawn)) == [
        "2026-11-20T00:00:00 lessons/ask-twice has the day of its withdrawal in feeds"
    ]


def test_a_day_ends_with_the_clock_of_the_site_in_summer_too(an_item, at):
    item = an_item("guidance", review_by="2026-06-30")
    (found,) = (one for one in foresee([item], at("2026-06-01"), ZONE) if one.name)
    assert found.moment.isoformat() == "2026-07-01T00:00:00+01:00"


def test_what_has_been_is_not_foreseen(told, an_item):
    assert told(an_item(published="2026-12-01T09:00"), after="2027-01-01") == []


def test_the_last_day_of_the_calendar_is_no_trouble(told, an_item):
    items = [
        an_item("guidance", review_by="9999-12-31"),
        an_item("events", starts="9999-12-31", planned=True, booking_url="https://example.org/"),
        an_item(published="9999-12-31"),
    ]
    assert "9999-12-31T00:00:00 lessons/ask-twice appears" in told(*items)


def test_what_falls_into_one_minute_is_told_together(an_item, at):
    items = [
        an_item("campaigns", starts="2026-11-01", ends="2026-11-30"),
        an_item(published="2026-12-01"),
    ]
    ((moment, changes), *_) = by_moment(foresee(items, at("2026-11-05"), ZONE))
    assert moment.isoformat() == "2026-12-01T00:00:01+00:00"
    assert len(changes) == 2
