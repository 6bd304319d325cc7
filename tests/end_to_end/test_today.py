"""What depends on the day it is read: decided in the browser, long after the site was built."""

from datetime import datetime

import pytest

ITEM = "lessons/one-day-off-then-another/"


@pytest.fixture
def on(visit):
    """Open a page on a day: ``on("2026-11-22", path)``."""

    def start(day, path, **settings):
        here = visit(360, timezone_id="Europe/London", **settings)
        here.page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T12:00:00+00:00"))
        here.go(path)
        return here.page

    return start


def dates_due(page):
    return page.locator("time[data-late]").evaluate_all("times => times.map((one) => one.dateTime)")


def test_an_action_is_overdue_from_the_day_after_its_date(on):
    last = max(dates_due(on("2020-01-01", "audiences/education/")))
    assert last.startswith("20")
    after = f"{int(last[:4]) + 1}{last[4:]}"
    for day, marked in (("2020-01-01", False), (last, False), (after, True)):
        page = on(day, "audiences/education/")
        due = page.locator(f"time[data-late][datetime='{last}']").first
        mark = due.locator("xpath=following-sibling::*[1][contains(@class, 'press-overdue')]")
        assert mark.count() == marked
    assert mark.inner_text() == "Overdue"


def test_guidance_is_marked_once_its_review_is_due(on):
    path = "guidance/right-help-right-time/"
    (due, *_) = dates_due(on("2026-11-22", path))
    assert on("2026-11-22", path).locator(".press-overdue").count() == 0
    later = on(f"{int(due[:4]) + 1}-12-31", path)
    assert later.locator(".press-overdue").first.is_visible()


def test_what_is_coming_goes_when_it_is_past(on):
    coming = on("2026-11-22", "").locator("[data-until]")
    names = coming.all_inner_texts()
    assert len(names) > 1
    last_days = coming.evaluate_all("all => all.map((one) => one.dataset.until)")
    assert on(min(last_days), "").locator("[data-until]:visible").count() == len(names)
    between = on(max(last_days), "").locator("[data-until]:visible").count()
    assert 0 < between < len(names)
    assert on("2031-01-01", "").locator("[data-until]:visible").count() == 0


def test_without_scripts_the_dates_stand_there_all_the_same(on):
    page = on("2031-01-01", "audiences/education/", java_script_enabled=False)
    assert page.locator("time[data-late]").first.is_visible()
    assert page.locator(".press-overdue").count() == 0
