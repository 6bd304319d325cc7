"""Dates of which only a part is known."""

import pytest
from bulletin_press.checks.partial_dates import check_partial_dates

PARTIAL = ["2017-11", "2017", "2017/18"]


@pytest.mark.parametrize("date", PARTIAL)
def test_a_date_without_its_day_needs_a_note(found, an_item, date):
    assert found(check_partial_dates, an_item(published=date)) == [
        "lessons/ask-twice.md:5: published"
    ]


@pytest.mark.parametrize("date", PARTIAL)
def test_a_note_says_what_is_known_of_it(found, an_item, date):
    assert found(check_partial_dates, an_item(published=date, date_note="Day unknown.")) == []


@pytest.mark.parametrize("date", ["2017-11-05", "2017-11-05T09:00"])
def test_a_day_needs_no_note(found, an_item, date):
    assert found(check_partial_dates, an_item(published=date)) == []


def test_a_start_without_its_day_needs_a_note_too(found, an_item):
    assert found(check_partial_dates, an_item("events", starts="2027-03")) == [
        "events/ask-twice.md:6: starts"
    ]
    event = an_item("events", starts="2027-03", date_note="The room is not booked.")
    assert found(check_partial_dates, event) == []
