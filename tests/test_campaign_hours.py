"""Humane hours: what a site may settle, and which moments come of it."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.campaign.hours import Hours
from bulletin_press.settings import parse_settings

NEEDED = {"partnership": "P", "contact_line": "Ring 999.", "report_to": "mailto:a@b.org"}


@pytest.fixture
def hours():
    def make(*times, days=range(7), blackout=()):
        made, problems = parse_settings(Path("mkdocs.yml"), {**NEEDED, "blackout": list(blackout)})
        assert not problems, problems
        at = tuple(time.fromisoformat(text) for text in times)
        return Hours(ZoneInfo("Europe/London"), at, tuple(days), timedelta(hours=1), made.blackout)

    return make


def settled(**written):
    settings, problems = parse_settings(Path("mkdocs.yml"), {**NEEDED, **written})
    return settings, [(problem.field.split(".")[-1], problem.message) for problem in problems]


def test_without_a_word_posts_go_three_times_a_day_from_monday_to_friday():
    settings, problems = settled()
    assert not problems
    assert [at.isoformat("minutes") for at in settings.post_times] == ["09:30", "12:30", "16:00"]
    assert settings.post_days == (0, 1, 2, 3, 4)
    assert settings.post_gap == timedelta(hours=3)
    assert settings.schedulers == ("buffer", "publer", "metricool")


@pytest.mark.parametrize("value", [750, 9, 16, 930, 1230, 0, True])
def test_what_yaml_takes_for_a_number_is_no_time_and_quotation_marks_are_asked_for(value):
    # 12:30 without them is 750 in YAML 1.1, and nobody can tell it from a slip for 07:50.
    settings, problems = parse_settings(Path("mkdocs.yml"), {**NEEDED, "post_times": [value]})
    assert settings is None
    assert problems[0].field == "extra.bulletins.post_times[0]"
    assert problems[0].hint == "put it into quotation marks: '09:30'"


def test_times_are_put_in_order_and_taken_once():
    settings, problems = settled(post_times=["16:00", "9:30", "12:30", "09:30"])
    assert not problems
    assert [at.isoformat("minutes") for at in settings.post_times] == ["09:30", "12:30", "16:00"]


def test_days_of_the_week_are_read_in_any_case():
    assert settled(post_days=["tuesday", "Monday", "SUNDAY"])[0].post_days == (0, 1, 6)


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("post_times", ["25:00"], "post_times[0]"),
        ("post_times", ["9.30"], "post_times[0]"),
        ("post_times", [], "post_times"),
        ("post_days", ["Mondy"], "post_days[0]"),
        ("post_days", [1], "post_days[0]"),
        ("post_days", [True], "post_days[0]"),
        ("post_days", [], "post_days"),
        ("post_gap", "3", "post_gap"),
        ("post_gap", "5 minutes", "post_gap"),
        ("post_gap", "8 days", "post_gap"),
        ("blackout", ["soon"], "from"),
        ("blackout", [datetime(2027, 1, 1, 9, 0)], "from"),  # noqa: DTZ001
        ("blackout", [{"to": "2027-01-01"}], "from"),
        ("blackout", [{"from": "2027-01-02", "to": "2027-01-01"}], "blackout[0]"),
        ("blackout", [{"from": "2027-01-02", "until": "2027-01-03"}], "until"),
        ("blackout", "2027-01-01", "blackout"),
    ],
)
def test_what_cannot_be_is_told(name, value, field):
    settings, problems = settled(**{name: value})
    assert settings is None
    assert [where for where, _ in problems] == [field]


def test_a_blackout_is_a_day_or_from_one_to_another():
    written = [
        date(2027, 5, 6),
        "2027-05-08",
        {"from": "2027-06-01", "to": "2027-06-03", "why": "W"},
    ]
    first, second, third = settled(blackout=written)[0].blackout
    assert (first.first, first.last, first.why) == (date(2027, 5, 6), date(2027, 5, 6), "")
    assert second.first == date(2027, 5, 8)
    assert (third.first, third.last, third.why) == (date(2027, 6, 1), date(2027, 6, 3), "W")


def test_slots_are_the_times_of_a_day_on_the_clocks_of_the_zone(hours):
    found = hours("09:30", "16:00").slots_on(date(2027, 6, 1))
    assert [slot.isoformat() for slot in found] == [
        "2027-06-01T09:30:00+01:00",
        "2027-06-01T16:00:00+01:00",
    ]


def test_a_day_of_the_week_that_is_not_among_them_has_none(hours):
    assert not hours("09:30", days=[0]).slots_on(date(2027, 6, 1))
    assert hours("09:30", days=[1]).slots_on(date(2027, 6, 1))


def test_a_blackout_day_has_none_and_says_why(hours):
    made = hours("09:30", blackout=[{"from": "2027-05-05", "to": "2027-05-06", "why": "Election"}])
    assert [len(made.slots_on(date(2027, 5, day))) for day in (4, 5, 6, 7)] == [1, 0, 0, 1]
    assert made.blackout_on(date(2027, 5, 6)).why == "Election"
    assert made.blackout_on(date(2027, 5, 7)) is None


def test_an_hour_that_spring_skips_is_no_slot_and_the_later_one_counts_in_autumn(hours):
    made = hours("01:30", "03:30")
    spring = [slot.isoformat() for slot in made.slots_on(date(2027, 3, 28))]
    autumn = [slot.isoformat() for slot in made.slots_on(date(2027, 10, 31))]
    assert spring == ["2027-03-28T03:30:00+01:00"]
    assert autumn == ["2027-10-31T01:30:00+00:00", "2027-10-31T03:30:00+00:00"]
