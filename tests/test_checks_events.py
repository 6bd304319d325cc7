"""Advice on events that people have in their calendars."""

import pytest
from bulletin_press.checks.events import check_events

ID = "tag:learning.exampleshire.org,2026-01-10:events/forum"
COMING = {"published": None, "starts": "2026-12-01T10:00"}
CHANGED = [{"date": "2026-02-03", "note": "Called off."}]


@pytest.mark.parametrize("starts", ["2026-12-01T10:00", "2026-11-22", "2026-11"])
def test_an_event_to_come_wants_the_day_it_was_announced(found, an_item, starts):
    item = an_item("events", published=None, starts=starts, date_note="Known so far.")
    assert found(check_events, item) == ["events/ask-twice.md:2: published (advice)"]


@pytest.mark.parametrize(
    "fields",
    [
        {**COMING, "published": "2026-01-10"},
        {**COMING, "id": ID},
        {**COMING, "starts": "2026-11-21"},
        {**COMING, "status": "draft"},
    ],
)
def test_one_that_has_it_that_is_over_or_held_wants_nothing(found, an_item, fields):
    assert found(check_events, an_item("events", **fields)) == []


def test_one_that_is_called_off_wants_the_day_of_that(found, an_item):
    item = an_item("events", cancelled="The hall has closed.")
    assert found(check_events, item) == ["events/ask-twice.md:7: cancelled (advice)"]
    assert found(check_events, an_item("events", cancelled="Ill.", changes=CHANGED)) == []
