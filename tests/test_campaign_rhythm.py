"""When the posts of an item would go if nothing else were in the way."""

from zoneinfo import ZoneInfo

import pytest
from bulletin_press.campaign.rhythm import end_of, wishes_of
from bulletin_press.dates import parse_date

ZONE = ZoneInfo("Europe/London")


@pytest.fixture
def days(an_item):
    """Tell the days wished for: ``days(kind, **fields)``."""

    def tell(kind="lessons", *, is_superseded=False, **fields):
        found = wishes_of(an_item(kind, **fields), ZONE, is_superseded=is_superseded)
        assert [wish.number for wish in found] == list(range(1, len(found) + 1))
        return [wish.earliest.date().isoformat() for wish in found]

    return tell


def repeat(every, times):
    return {"repeat": {"every": every, "times": times}}


def test_a_bulletin_goes_once_with_its_publication(days, an_item):
    assert days(published="2026-03-05T14:20") == ["2026-03-05"]
    only = wishes_of(an_item(published="2026-03-05T14:20"), ZONE)[0]
    assert only.earliest.isoformat() == "2026-03-05T14:20:00+00:00"


def test_six_times_every_four_weeks_are_six_in_all_the_first_with_publication(days):
    assert days(published="2026-01-05", social=repeat("4 weeks", 6)) == [
        "2026-01-05",
        "2026-02-02",
        "2026-03-02",
        "2026-03-30",
        "2026-04-27",
        "2026-05-25",
    ]


def test_months_go_by_the_calendar_from_the_first_day(days):
    assert days(published="2027-10-31", social=repeat("1 month", 5)) == [
        "2027-10-31",
        "2027-11-30",
        "2027-12-31",
        "2028-01-31",
        "2028-02-29",
    ]


def test_days_are_days_of_the_zone_when_the_clocks_change(an_item):
    item = an_item(published="2027-03-27", social=repeat("1 day", 3))
    assert [wish.earliest.isoformat() for wish in wishes_of(item, ZONE)] == [
        "2027-03-27T00:00:00+00:00",
        "2027-03-28T00:00:00+00:00",
        "2027-03-29T00:00:00+01:00",
    ]


def test_guidance_that_is_superseded_is_not_repeated(days):
    social = repeat("1 week", 5)
    assert len(days("guidance", social=social)) == 5
    assert days("guidance", social=social, is_superseded=True) == ["2026-01-10"]


def test_a_campaign_goes_from_its_start_to_its_end(days):
    fields = {"published": "2026-01-01", "starts": "2026-02-02", "ends": "2026-02-16"}
    assert days("campaigns", **fields, social=repeat("1 week", 9)) == [
        "2026-02-02",
        "2026-02-09",
        "2026-02-16",
    ]


def test_a_campaign_published_after_its_start_begins_when_it_is_published(days):
    fields = {"published": "2026-02-04", "starts": "2026-02-02", "ends": "2026-02-12"}
    assert days("campaigns", **fields, social=repeat("1 week", 9)) == ["2026-02-04", "2026-02-11"]


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        # two weeks at most: every second day
        ("2026-02-08", ["2026-02-02", "2026-02-04", "2026-02-06", "2026-02-08"]),
        # of a month the whole counts: February 2026 has more days than two weeks
        ("2026-02", ["2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23"]),
        # longer: every week, six in all
        ("2026-12-31", [
            "2026-02-02", "2026-02-09", "2026-02-16", "2026-02-23", "2026-03-02", "2026-03-09",
        ]),
        # no end: every four weeks, six in all
        (None, [
            "2026-02-02", "2026-03-02", "2026-03-30", "2026-04-27", "2026-05-25", "2026-06-22",
        ]),
    ],
)  # fmt: skip
def test_a_campaign_whose_author_says_nothing_has_a_usual_rhythm(days, ends, wanted):
    fields = {"published": "2026-01-01", "starts": "2026-02-02", "ends": ends}
    assert days("campaigns", **fields) == wanted


def test_an_event_is_announced_when_published_and_four_weeks_a_week_and_a_day_before(days):
    fields = {"published": "2026-01-10", "starts": "2026-06-17T10:00"}
    assert days("events", **fields) == ["2026-01-10", "2026-05-20", "2026-06-10", "2026-06-16"]


@pytest.mark.parametrize(
    ("published", "wanted"),
    [
        ("2026-06-01", ["2026-06-01", "2026-06-10", "2026-06-16"]),
        # A week before is two days behind the announcement: one too many.
        ("2026-06-08", ["2026-06-08", "2026-06-16"]),
        ("2026-06-16", ["2026-06-16"]),
        ("2026-06-17T09:59", ["2026-06-17"]),
        ("2026-06-17T10:00", []),
        ("2026-07-01", []),
        (None, ["2026-05-20", "2026-06-10", "2026-06-16"]),
    ],
)
def test_an_event_is_announced_until_it_begins_and_not_too_often(days, published, wanted):
    assert days("events", published=published, starts="2026-06-17T10:00") == wanted


def test_of_an_event_without_a_day_nobody_is_reminded(days):
    note = {"date_note": "The day is not settled."}
    assert days("events", published="2026-01-10", starts="2026-06", **note) == ["2026-01-10"]


@pytest.mark.parametrize(
    ("starts", "published", "wanted"),
    [
        ("2026-06", "2026-06-10", ["2026-06-10"]),
        ("2026-06", "2026-06-30", ["2026-06-30"]),
        ("2026-06", "2026-07-01", []),
        ("2026", "2026-06-10", ["2026-06-10"]),
        ("2026/27", "2027-03-31", ["2027-03-31"]),
        ("2026/27", "2027-04-01", []),
    ],
)
def test_an_event_without_a_day_is_announced_while_its_month_or_year_lasts(
    days, starts, published, wanted
):
    note = {"date_note": "The day is not settled."}
    assert days("events", published=published, starts=starts, **note) == wanted


def test_an_event_that_was_called_off_is_announced_no_more(days):
    fields = {"published": "2026-06-01", "starts": "2026-06-17T10:00"}
    assert len(days("events", **fields)) == 3
    assert days("events", **fields, cancelled="The speaker is ill.") == []


def test_the_reminder_bound_is_the_eve_of_the_event(an_item):
    item = an_item("events", published="2026-05-01", starts="2026-06-17T10:00")
    first, *reminders = wishes_of(item, ZONE)
    assert first.before == item.starts.start
    assert {wish.before.isoformat() for wish in reminders} == {"2026-06-17T00:00:00+01:00"}


def test_an_events_own_repeats_go_before_and_end_when_it_begins(days):
    fields = {"published": "2026-06-01", "starts": "2026-06-17T10:00"}
    assert days("events", **fields, social=repeat("1 week", 9)) == [
        "2026-06-01",
        "2026-06-08",
        "2026-06-15",
    ]


def test_repeats_end_with_the_last_year_of_the_calendar(days):
    assert len(days(social=repeat("999 months", 100))) == 96


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("2027-03-31T17:00", "2027-03-31T17:00:00+01:00"),
        ("2027-03-27", "2027-03-28T00:00:00+00:00"),
        ("2027-03", "2027-04-01T00:00:00+01:00"),
        ("2027", "2028-01-01T00:00:00+00:00"),
        ("2027/28", "2028-04-01T00:00:00+01:00"),
    ],
)
def test_the_end_of_a_date_is_the_end_of_all_that_it_may_mean(written, wanted):
    assert end_of(parse_date(written, ZONE), ZONE).isoformat() == wanted
