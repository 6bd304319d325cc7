"""From the home page on a phone to what a person came for, counting the taps."""

import pytest

PHONE = {"width": 360, "has_touch": True, "is_mobile": True}
ITEM = "lessons/one-day-off-then-another/"
WORTH = {
    "asthma": {"lessons/every-breath/", "reviews/asthma-audit/"},
    "SCR": {"glossary/#scr", "reviews/neglect-review/", "reviews/exploitation-practice-review/"},
    "negelct": {"lessons/neglect-builds-up/", "themes/neglect/"},
}


class Taps:
    """A phone on which links are tapped, and how often."""

    def __init__(self, here):
        self.here, self.page, self.count = here, here.page, 0

    def tap(self, text):
        self.count += 1
        links = self.page.locator("main").get_by_role("link", name=text)
        with self.page.expect_navigation():
            links.locator("visible=true").first.tap()


@pytest.fixture
def home(visit):
    """The home page on a phone."""
    here = visit(**PHONE)
    here.go("")
    return Taps(here)


def actions(page):
    return " ".join(page.locator(".press-actions > li:visible").all_inner_texts())


def test_what_a_teacher_is_to_do_about_missing_children_by_the_theme(home):
    home.tap("Missing from home, care or education")
    assert home.page.locator("h1").inner_text() == "Missing from home, care or education"
    home.tap("Schools and colleges")
    assert home.count <= 3
    assert "for=education" in home.page.url
    assert actions(home.page)
    shown = home.page.locator(".press-actions > li:visible").all()
    assert all("education" in (one.get_attribute("data-for") or "education") for one in shown)


def test_what_a_teacher_is_to_do_about_missing_children_by_the_agency(home):
    home.tap("I work with children and families")
    home.tap("Schools and colleges")
    about = home.page.locator(".press-actions > li[data-theme~='missing-children']")
    assert about.locator("visible=true").count() > 0
    home.tap("One day off")
    assert home.count == 3
    assert ITEM in home.page.url
    assert actions(home.page)


def test_a_person_worried_about_a_child_has_a_number_after_one_tap(home):
    home.tap("I am worried about a child")
    number = home.page.locator("main a[href^='tel:']").first
    assert number.bounding_box()["y"] < 800
    assert home.count == 1


@pytest.mark.parametrize("query", WORTH)
@pytest.mark.parametrize("box", ["press-find", "press-find-all"])
def test_a_search_from_any_form_leads_somewhere_useful(visit, query, box):
    here = visit(1280)
    here.go("")
    here.page.locator(f"#{box}").fill(query)
    here.page.keyboard.press("Enter")
    here.page.wait_for_url("**/search/?q=*")
    here.settle()
    links = here.page.locator("#press-search-results h3 a")
    found = links.evaluate_all("links => links.map((one) => one.href)")
    assert WORTH[query] & {link.removeprefix(here.origin).split("?")[0] for link in found[:6]}
    assert here.troubles == []
    assert here.foreign == []


def test_the_header_of_a_phone_leads_to_search(home):
    home.page.locator(".press-find-link").tap()
    home.page.wait_for_url("**/search/")
    assert home.page.locator("#press-search-query").is_visible()
