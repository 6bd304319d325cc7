"""The numbers of the partnership's priorities."""

from bulletin_press.checks.priorities import check_priorities

NAMED = {1: "Strong leadership", 2: "Better practice"}


def test_a_number_that_stands_for_nothing_is_told(found, an_item):
    item = an_item(priorities=[1, 4])
    assert found(check_priorities, item, priorities=NAMED) == [
        "lessons/ask-twice.md:8: priorities[1]"
    ]


def test_numbers_that_stand_for_priorities_are_fine(found, an_item):
    assert found(check_priorities, an_item(priorities=[2, 1]), priorities=NAMED) == []


def test_where_no_priority_is_named_any_number_will_do(found, an_item):
    assert found(check_priorities, an_item(priorities=[4])) == []
