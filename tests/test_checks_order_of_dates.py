"""Dates that cannot follow one another as written."""

import pytest
from bulletin_press.checks.order_of_dates import check_order_of_dates

ORDERED = [
    ("lessons", {"changes": [{"date": "2026-01-10", "note": "A."}]}),
    ("lessons", {"withdrawn": {"date": "2026-01-10", "reason": "A."}}),
    ("lessons", {"actions": [{"do": "A.", "responded": "2026-01-10"}]}),
    ("lessons", {"actions": [{"do": "A.", "by": "2020-01-01"}]}),
    ("lessons", {"published": None, "changes": [{"date": "2020-01-10", "note": "A."}]}),
    ("reviews", {"commissioned": "2025-01", "completed": "2025-01"}),
    ("reviews", {"completed": "2025-01"}),
    ("campaigns", {"starts": "2026-02-01", "ends": "2026-02-01"}),
    ("events", {"starts": "2026-02-01T10:00", "ends": "2026-02-01T12:00"}),
]
DISORDERED = [
    ("lessons", {"changes": [{"date": "2026-01-09", "note": "A."}]}, "changes[0].date"),
    ("lessons", {"withdrawn": {"date": "2026-01-09", "reason": "A."}}, "withdrawn.date"),
    ("lessons", {"actions": [{"do": "A.", "responded": "2025-01-10"}]}, "actions[0].responded"),
    ("reviews", {"commissioned": "2025-02", "completed": "2025-01"}, "completed"),
    ("campaigns", {"starts": "2026-02-02", "ends": "2026-02-01"}, "ends"),
    ("events", {"starts": "2026-02-02T10:00", "ends": "2026-02-01T12:00"}, "ends"),
]


@pytest.mark.parametrize(("kind", "fields"), ORDERED)
def test_dates_in_their_order_are_fine(found, an_item, kind, fields):
    assert found(check_order_of_dates, an_item(kind, **fields)) == []


@pytest.mark.parametrize(("kind", "fields", "field"), DISORDERED)
def test_a_date_before_the_one_it_follows_is_told(found, an_item, kind, fields, field):
    [line] = found(check_order_of_dates, an_item(kind, **fields))
    assert line.endswith(f": {field}")
    assert int(line.split(":")[1]) > 5


def test_an_event_does_not_end_earlier_on_the_same_day(found, an_item):
    event = an_item("events", starts="2026-02-01T12:00", ends="2026-02-01T10:00")
    assert found(check_order_of_dates, event) == ["events/ask-twice.md:7: ends"]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("reviews", {"commissioned": "2025-05-02", "completed": "2025"}),
        ("campaigns", {"starts": "2026-02-10", "ends": "2026-02"}),
        ("lessons", {"changes": [{"date": "2026-01", "note": "A."}]}),
    ],
)
def test_a_date_only_partly_known_may_still_be_later(found, an_item, kind, fields):
    assert found(check_order_of_dates, an_item(kind, **fields)) == []
