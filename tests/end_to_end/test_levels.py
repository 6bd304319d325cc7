"""The levels of need and the finder of the built site, as a practitioner goes through them."""

from itertools import pairwise

import pytest

LEVELS = ["universal", "universal-plus", "additional-needs", "complex-significant"]
HEADINGS = [
    "What it means",
    "Signs you may see",
    "What to do",
    "Who leads",
    "Whom to ring",
    "Assessment and plan",
    "At every level",
]
FINDER = "levels/finder/"
NARROWEST = 320
# What is chosen at each question, to come to the last.
STEPS = {
    1: "No Next question",
    2: "No Next question",
    3: "Yes Next question",
    4: "Yes Next question",
    5: "No: there are several",
}


@pytest.fixture
def window(browser, served):
    """Open pages: ``window(path, **settings) -> page``."""
    opened = []

    def go(path, width=360, **settings):
        context = browser.new_context(viewport={"width": width, "height": 700}, **settings)
        opened.append(context)
        page = context.new_page()
        page.goto(served + path)
        return page

    yield go
    for context in opened:
        context.close()


def shown(page):
    """Name the steps of the finder that are on the screen."""
    steps = page.locator(".press-finder-step").all()
    return [step.get_attribute("id") for step in steps if step.is_visible()]


def focused(page):
    return page.evaluate("document.activeElement.id")


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_says_all_that_the_guide_says_of_it(window, level):
    page = window(f"levels/{level}/")
    guide = page.locator(".press-guide")
    assert guide.locator("h2").all_inner_texts() == HEADINGS
    place = LEVELS.index(level) + 1
    assert guide.get_by_text(f"Level {place} of 4", exact=True).is_visible()
    assert "edition: 2025" in guide.inner_text()
    assert guide.locator("time[data-late][datetime='2027-09-30']").count() == 1
    assert guide.locator("a[href='tel:01632960100']").is_visible()


@pytest.mark.parametrize("level", LEVELS)
def test_the_headings_of_a_level_come_in_order_and_no_id_comes_twice(window, level):
    page = window(f"levels/{level}/")
    ranks = page.evaluate(
        "[...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')]"
        ".map((heading) => Number(heading.tagName[1]))"
    )
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    steps = [(a, b) for a, b in pairwise(ranks) if b > a + 1]
    assert steps == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert sorted(ids) == sorted(set(ids))


def test_the_levels_can_be_gone_through_from_their_index(window):
    page = window("levels/")
    assert page.locator(".press-levels > li").count() == len(LEVELS)
    page.locator("main").get_by_role("link", name="Universal", exact=True).first.click()
    for name in ("Universal Plus", "Additional Needs", "Complex/Significant"):
        page.locator(".press-level-steps").get_by_role("link", name="If more").click()
        assert page.locator("h1").inner_text() == name
    assert page.locator(".press-level-steps").get_by_role("link", name="If more").count() == 0
    assert page.locator(".press-level-steps").get_by_role("link", name="If less").count() == 1


@pytest.mark.parametrize("scripts", [True, False])
def test_the_finder_asks_one_question_at_a_time_and_ends_at_a_level(window, scripts):
    page = window(FINDER, java_script_enabled=scripts)
    assert shown(page) == ["question-1"]
    for number, answer in STEPS.items():
        step = page.locator(f"#question-{number}")
        step.get_by_role("link", name=answer).click()
        assert shown(page) == [f"question-{number + 1}"]
    page.locator("#question-6").get_by_role("link", name="No, not yet").click()
    assert page.locator("h1").inner_text() == "Additional Needs"
    page.go_back()
    assert shown(page) == ["question-6"]
    page.locator("#question-6").get_by_role("link", name="Back to question 5").click()
    assert shown(page) == ["question-5"]
    page.locator("#question-5").get_by_role("link", name="Start again").click()
    assert shown(page) == ["question-1"]


def test_danger_leads_to_the_number_to_ring_at_the_first_question(window):
    page = window(FINDER)
    page.get_by_role("link", name="Yes, or I think so").click()
    assert shown(page) == ["answer-1-1"]
    assert page.locator("#answer-1-1 a[href='tel:999']").is_visible()


def test_whoever_is_not_sure_is_told_whom_to_ring(window):
    page = window(FINDER)
    page.get_by_role("link", name="I am not sure").click()
    assert shown(page) == ["in-doubt"]
    assert page.locator("#in-doubt a[href='tel:01632960100']").is_visible()


def test_all_questions_can_be_seen_at_once_and_are_printed(window):
    page = window(FINDER)
    every = page.locator(".press-finder-step").count()
    assert every > 6
    page.get_by_role("link", name="All questions at once").click()
    assert len(shown(page)) == every
    page.goto(page.url.split("#")[0])
    page.emulate_media(media="print")
    assert len(shown(page)) == every


def test_the_keyboard_goes_through_the_finder_and_the_focus_is_on_the_question(window):
    page = window(FINDER, width=1280)
    page.locator("#question-1 a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#question-2")
    assert focused(page) == "question-2"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#answer-2-1")
    assert focused(page) == "answer-2-1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.href") == "tel:01632960100"


def test_every_link_of_the_finder_leads_to_something_there_is(window, site):
    page = window(FINDER)
    links = page.evaluate(
        "[...document.querySelectorAll('.press-finder a')].map((link) => link.getAttribute('href'))"
    )
    within = {link for link in links if link.startswith("#")}
    assert len(within) > 8
    assert all(page.locator(link).count() == 1 for link in within)
    levels = {link for link in links if link.startswith("../")}
    assert {link.strip("./") for link in levels} == {f"levels/{level}" for level in LEVELS}
    assert all((site / FINDER / link / "index.html").is_file() for link in levels)


@pytest.mark.parametrize("path", ["levels/", "levels/additional-needs/", f"{FINDER}#all-questions"])
def test_nothing_is_too_wide_or_too_small_to_touch(window, path):
    page = window(path, width=NARROWEST)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= NARROWEST
    places = ".press-finder a, .press-level-steps a, .press-levels h2 a, .press-numbers a"
    boxes = [each.bounding_box() for each in page.locator(places).all() if each.is_visible()]
    assert boxes
    assert min(box["height"] for box in boxes) >= 24


def test_using_the_finder_stores_nothing(window):
    page = window(FINDER)
    page.get_by_role("link", name="I am not sure").click()
    assert page.context.cookies() == []
    assert (
        page.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0
    )
