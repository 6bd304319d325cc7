"""The glossary as readers meet it: on its page, and in place, with and without scripts."""

import re

import pytest
from bulletin_press.glossary import read_glossary

from .running import EXAMPLESHIRE

ITEM = "reviews/night-calls-review/"
ABBREVIATION = "GP"
EXPLANATION = "General practitioner. The family doctor."
NARROWEST = 320
LINK = re.compile(r'class="press-explained" href="([^"#]*)#([^"]*)"')


@pytest.fixture(scope="module")
def glossary():
    return read_glossary(EXAMPLESHIRE / "bulletins/glossary.yml")


@pytest.fixture
def open_page(browser, served):
    """Open a page of the site: ``open_page(path, **settings of the window)``."""
    opened = []

    def go(path=ITEM, **settings):
        opened.append(browser.new_context(**settings))
        page = opened[-1].new_page()
        page.goto(served + path)
        return page

    yield go
    for context in opened:
        context.close()


def word_and_box(page):
    word = page.locator(".press-explained", has_text=ABBREVIATION)
    return word.first, page.locator(".press-explanation")


def focused(page):
    return page.evaluate("document.activeElement.textContent")


def test_every_entry_stands_on_the_page_once_and_every_letter_leads_somewhere(site, glossary):
    html = (site / "glossary/index.html").read_text("utf-8")
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {entry.slug for entry in glossary} < set(ids)
    letters = re.findall(r'href="#(letter_\w)"', html)
    assert len(letters) > 5
    assert set(letters) < set(ids)
    agencies = re.findall(r'href="\.\./glossary/#([^"]*)"', html)
    assert agencies == sorted(entry.slug for entry in glossary if entry.agency)


def test_what_is_explained_on_a_page_is_explained_once_and_stands_in_the_glossary(site, glossary):
    slugs = {entry.slug for entry in glossary}
    explaining = 0
    for file in site.rglob("index.html"):
        links = LINK.findall(file.read_text("utf-8"))
        named = [slug for _, slug in links]
        assert len(named) == len(set(named))
        assert set(named) <= slugs
        assert all((file.parent / place).resolve() == site / "glossary" for place, _ in links)
        explaining += bool(links)
    assert explaining > 5


def test_feeds_keep_the_text_as_it_is_written(site):
    feeds = [file for file in site.joinpath("feeds").rglob("*") if file.is_file()]
    assert feeds
    assert not [file for file in feeds if b"press-explained" in file.read_bytes()]


def test_without_scripts_an_abbreviation_leads_to_the_glossary(open_page):
    page = open_page(java_script_enabled=False)
    word, box = word_and_box(page)
    word.click()
    page.wait_for_url("**/glossary/#gp")
    assert EXPLANATION in page.locator("#gp").inner_text()
    assert box.count() == 0


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_and_closes_the_explanation(open_page, key):
    page = open_page()
    word, box = word_and_box(page)
    word.focus()
    assert word.get_attribute("aria-expanded") == "false"
    page.keyboard.press(key)
    assert EXPLANATION in box.inner_text()
    assert word.get_attribute("aria-expanded") == "true"
    assert page.locator("[role=status]", has_text=EXPLANATION).count() == 1
    page.keyboard.press(key)
    assert not box.is_visible()
    assert word.get_attribute("aria-expanded") == "false"
    assert focused(page) == ABBREVIATION
    assert page.url.endswith(ITEM)


def test_the_keyboard_goes_on_to_the_link_and_escape_brings_it_back(open_page):
    page = open_page()
    word, box = word_and_box(page)
    word.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert focused(page) == "More in the glossary"
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert focused(page) == ABBREVIATION
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#gp")


def test_who_moves_on_with_the_keyboard_leaves_no_box_behind(open_page):
    page = open_page()
    word, box = word_and_box(page)
    word.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not box.is_visible()
    assert focused(page) not in (ABBREVIATION, "More in the glossary")


def test_a_finger_opens_and_closes_the_explanation(open_page):
    page = open_page(has_touch=True, viewport={"width": 360, "height": 640})
    word, box = word_and_box(page)
    word.tap()
    assert EXPLANATION in box.inner_text()
    box.get_by_text(EXPLANATION).tap()
    assert box.is_visible()
    page.locator("h1").tap()
    assert not box.is_visible()
    word.tap()
    word.tap()
    assert not box.is_visible()
    assert page.url.endswith(ITEM)


def test_the_explanation_stays_in_a_narrow_window_wherever_the_word_stands(open_page):
    page = open_page(viewport={"width": NARROWEST, "height": 480})
    word, box = word_and_box(page)
    for place in ("left", "right"):
        word.evaluate(f"(word) => word.closest('p, li, dd').style.textAlign = '{place}'")
        for block in ("start", "end"):
            word.evaluate(f"(word) => word.scrollIntoView({{block: '{block}'}})")
            word.focus()
            page.keyboard.press("Enter")
            at, beside = box.bounding_box(), word.bounding_box()
            assert at["x"] >= 0
            assert at["x"] + at["width"] <= NARROWEST
            assert at["y"] >= 0
            assert at["y"] + at["height"] <= 480
            assert (
                at["y"] >= beside["y"] + beside["height"] or at["y"] + at["height"] <= beside["y"]
            )
            page.keyboard.press("Escape")
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0


def test_a_letter_leads_to_its_entries(open_page):
    page = open_page("glossary/", viewport={"width": NARROWEST, "height": 640})
    letter = page.locator(".press-letters a", has_text="S")
    size = letter.bounding_box()
    assert min(size["width"], size["height"]) >= 24
    letter.click()
    page.wait_for_url("**/glossary/#letter_s")
    assert page.locator("#scr").is_visible()
