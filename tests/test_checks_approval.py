"""Who approved an item before it is published."""

import pytest
from bulletin_press.checks.approval import check_approval

APPROVED = {"by": "The editor", "on": "2026-01-09"}


def test_a_published_item_without_approval_is_told_where_that_is_required(found, an_item):
    problems = found(check_approval, an_item(), require_approval=True)
    assert problems == ["lessons/ask-twice.md:2: approved"]


def test_an_approved_item_is_fine(found, an_item):
    assert found(check_approval, an_item(approved=APPROVED), require_approval=True) == []


def test_nobody_asks_where_it_is_not_required(found, an_item):
    assert found(check_approval, an_item()) == []


@pytest.mark.parametrize("status", ["draft", "embargoed", "withdrawn"])
def test_what_is_not_published_needs_no_approval(found, an_item, status):
    assert found(check_approval, an_item(status=status), require_approval=True) == []
