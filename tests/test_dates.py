"""Dates as far as they are known."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.dates import BadDate, parse_date, parse_day
from hypothesis import example, given
from hypothesis import strategies as st

LONDON = ZoneInfo("Europe/London")

# As written: precision, label, machine, tag_date, year_slug.
NINE = "2026-12-01T09:00:00+00:00"
FORMS = {
    "2018-06-01": ("day", "1 June 2018", "2018-06-01", "2018-06-01", "2018"),
    "2017-11": ("month", "November 2017", "2017-11", "2017-11", "2017"),
    "2017": ("year", "2017", "2017", "2017", "2017"),
    "2017/18": ("financial-year", "2017/18", "", "2017", "2017-18"),
    "1999/00": ("financial-year", "1999/00", "", "1999", "1999-00"),
    "2026-12-01T09:00": ("time", "1 December 2026", NINE, "2026-12-01", "2026"),
}


def start(text, zone=LONDON):
    return parse_date(text, zone).start


@pytest.mark.parametrize("text", FORMS)
def test_a_date_says_as_much_as_is_known(text):
    day = parse_date(text, LONDON)
    said = (day.precision, day.label, day.machine, day.tag_date, day.year_slug)
    assert said == FORMS[text]
    assert day.text == text


@pytest.mark.parametrize("text", FORMS)
def test_a_date_without_its_day_is_partial(text):
    assert parse_date(text, LONDON).is_partial == (len(text) < len("2018-06-01"))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2018-06-01", datetime(2018, 6, 1, tzinfo=LONDON)),
        ("2017-11", datetime(2017, 11, 1, tzinfo=LONDON)),
        ("2017", datetime(2017, 1, 1, tzinfo=LONDON)),
        ("2017/18", datetime(2017, 4, 1, tzinfo=LONDON)),
        ("2026-12-01T09:00", datetime(2026, 12, 1, 9, tzinfo=LONDON)),
        ("2026-12-01 09:00:30", datetime(2026, 12, 1, 9, 0, 30, tzinfo=LONDON)),
    ],
)
def test_a_date_begins_at_its_first_moment_in_the_zone_of_the_site(text, first):
    assert start(text) == first
    assert start(text).utcoffset() == first.utcoffset()


@pytest.mark.parametrize(
    "text",
    ["2026-07-01T08:00Z", "2026-07-01T10:00+02:00", "2026-07-01T04:00-0400", "2026-07-01t08:00 z"],
)
def test_an_offset_beats_the_zone_of_the_site(text):
    assert start(text) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert start(text).hour == 9


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13", "2026-00-01", "0000", "2025-02-29", "2026-01-01T25:00"]
)
def test_what_is_not_in_the_calendar_does_not_exist(text):
    with pytest.raises(BadDate, match="does not exist"):
        start(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "1 June 2018",
        "01/06/2018",
        "2018-6-1",
        "20180601",
        "2018-06-01T9:00",
        "2018/2019",
    ],
)
def test_what_has_no_form_of_a_date_is_not_one(text):
    with pytest.raises(BadDate) as raised:
        start(text)
    assert "YYYY-MM-DD" in raised.value.hint


def test_a_financial_year_ends_in_the_year_after():
    with pytest.raises(BadDate, match="not a financial year"):
        start("2017/19")


def test_the_hour_that_spring_skips_is_refused():
    with pytest.raises(BadDate, match="clocks go forward"):
        start("2026-03-29T01:30")
    assert start("2026-03-29T02:00") == datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert start("2026-03-29T01:30Z").hour == 2


def test_of_the_hour_that_autumn_has_twice_the_later_is_meant():
    assert start("2026-10-25T01:30").astimezone(UTC) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    earlier = start("2026-10-25T01:30+01:00")
    assert earlier.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_another_zone_has_other_gaps():
    new_york = ZoneInfo("America/New_York")
    assert start("2026-03-29T01:30", new_york).astimezone(UTC).hour == 5
    with pytest.raises(BadDate):
        start("2026-03-08T02:30", new_york)


@pytest.mark.parametrize("text", ["9999-12-31T23:59-14:00", "0001-01-01T00:00+14:00"])
def test_a_moment_beyond_the_calendar_does_not_exist(text):
    with pytest.raises(BadDate):
        start(text)


def test_digits_of_other_scripts_are_refused():
    with pytest.raises(BadDate):
        start("\u0662\u0660\u0662\u0666")


DIGITS = st.integers(0, 9999).map("{:04}".format) | st.integers(0, 99).map("{:02}".format)


@given(st.text() | st.lists(DIGITS | st.sampled_from(["-", "/", "T", ":", "+", "Z"])).map("".join))
@example("2026-01-01T00:00+25:00")
@example("2026-01-01T24:00")
def test_any_text_is_a_date_or_a_bad_one(text):
    try:
        parsed = parse_date(text, LONDON)
    except BadDate:
        return
    assert parsed.start.utcoffset() is not None
    assert parsed.label


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)))  # noqa: DTZ001
def test_a_moment_means_what_the_clock_on_the_wall_shows(wall):
    text = wall.isoformat(timespec="minutes")
    try:
        moment = start(text)
    except BadDate:
        later = wall.replace(tzinfo=LONDON, fold=0).astimezone(UTC).astimezone(LONDON)
        assert later.replace(tzinfo=None) != wall
    else:
        assert moment.isoformat()[:16] == text


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("2026-12-01T09:00", "2026-12-01T09:00"),
        ("2026-12-01", "2026-12-02"),
        ("2026-12", "2027-01-01"),
        ("2026", "2027-01-02"),
        ("2026/27", "2027-04-02"),
    ],
)
def test_a_date_says_how_late_it_can_be(text, latest):
    shown = parse_date(text, LONDON).latest.replace(tzinfo=None)
    assert shown == start(latest).replace(tzinfo=None)


def test_the_last_year_there_is_has_an_end():
    assert parse_date("9999", LONDON).latest > start("9999-06-01")


def test_moments_are_compared_in_time_and_not_by_their_clocks():
    assert start("2026-10-25T01:45+01:00") < start("2026-10-25T01:15Z")
    assert start("2026-10-25T01:30+01:00") < start("2026-10-25T01:30")


def test_a_whole_day_is_read_as_one():
    assert parse_day("2026-11-22") == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["2026-11", "2026", "2026-11-22T09:00", "2026-02-30", "tomorrow"])
def test_where_a_day_is_asked_for_nothing_else_will_do(text):
    with pytest.raises(BadDate):
        parse_day(text)


@given(st.dates(), st.dates())
def test_dates_sort_as_days_do(one, other):
    assert (one < other) == (start(one.isoformat()) < start(other.isoformat()))
