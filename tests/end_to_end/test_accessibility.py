"""WCAG 2.2 AA in a real browser: every kind of page, in every choice of colours, wide and narrow.

When all of it holds, that goes on record, and the accessibility statement of a site shows it.
"""

from datetime import UTC, datetime
from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from bulletin_press import __version__
from bulletin_press.tested import LastTest

from .visiting import PLACES, Visit

KEPT_COLOURS = "try {{ localStorage.setItem('press.colours', '{}') }} catch {{}}"
LOOKS = {
    "360-light": (360, "light", ""),
    "360-dark": (360, "dark", ""),
    "360-contrast": (360, "light", "contrast"),
    "1280-light": (1280, "light", ""),
    "1280-dark": (1280, "dark", ""),
    "1280-more-contrast": (1280, "light", "more"),
}
# Off unless asked for: small targets (2.5.8), names unlike what is seen (2.5.3), and more.
RULES = (
    "target-size",
    "label-content-name-mismatch",
    "focus-order-semantics",
    "table-fake-caption",
    "td-has-header",
    "css-orientation-lock",
)
STRICTER = ("color-contrast-enhanced",)  # level AAA, for whoever asks for high contrast
PICTURED = ("360-light", "360-dark", "1280-light", "1280-dark")
FOCUS = "360-light"
WITH_MORE_OPEN = ("search-open-facet", "menu")
OPEN_FACET = "search/?q=asthma&kind=lessons"

# What can be reached with the keyboard and shows no ring when it is.
UNSEEN = """() => {
  const found = [];
  const able = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  for (const one of document.querySelectorAll(able)) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled) continue;
    one.focus({ focusVisible: true });
    if (document.activeElement !== one) continue;
    const ring = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const seen = ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2;
    if (!seen || !box.width || !box.height) found.push(one.outerHTML.slice(0, 90));
  }
  return found;
}"""
FRAME = """() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const ranks = all("h1, h2, h3, h4, h5, h6").filter((one) => one.checkVisibility());
  return {
    language: document.documentElement.lang,
    ranks: ranks.map((one) => Number(one.tagName[1])),
    first: all("h1").map((one) => one.textContent.trim()),
    landmarks: ["body > header", "main", "body > footer"].map((one) => all(one).length),
    unnamed: all("nav:not([aria-label], [aria-labelledby])").length,
    title: document.title,
  };
}"""


@pytest.fixture(scope="module")
def windows(browser, served):
    """Windows that stay open, one for each look: ``windows(look)``."""
    opened = {}

    def window(look):
        if look not in opened:
            width, scheme, colours = LOOKS[look]
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,
                contrast="more" if colours == "more" else "no-preference",
                # A colour on its way to another has a contrast of its own.
                reduced_motion="reduce",
            )
            if colours == "contrast":
                context.add_init_script(KEPT_COLOURS.format(colours))
            opened[look] = Visit(context.new_page(), served)
        return opened[look]

    yield window
    for here in opened.values():
        here.page.context.close()


@pytest.fixture(scope="session")
def held(request):
    """What axe found, by place and look, where it found nothing wrong; put on record if whole."""
    passed = {}
    yield passed
    whole = {(place, look) for place in PLACES for look in (*LOOKS, "focus", "frame")}
    whole |= {(place, look) for place in WITH_MORE_OPEN for look in LOOKS}
    if {*passed} == whole:
        # Pages tell of it, so it is written when nobody builds any more: see tests/conftest.py.
        request.config.accessibility = record_of([found for found in passed.values() if found])


def record_of(passed):
    """Say what held and with what; on one day it stays the same."""
    made_with = passed[0]
    record = LastTest(
        date=datetime.now(UTC).date(),
        version=__version__,
        axe=made_with["testEngine"]["version"],
        browser=made_with["testEnvironment"]["userAgent"].split("Chrome/")[1].split()[0],
        pages=len({found["url"] for found in passed}),
        checks=sum(len(found["passes"]) for found in passed),
    )
    return record.model_dump_json(indent=2) + "\n"


def broken_rules(here, look):
    """Run axe on a page; give what it found, and each rule that is broken with its places."""
    rules = (*RULES, *STRICTER) if "contrast" in look else RULES
    options = {"rules": {rule: {"enabled": True} for rule in rules}}
    found = Axe().run(here.page, options=options).response
    broken = {
        rule["id"]: [f"{node['target']}: {node['failureSummary']}" for node in rule["nodes"][:4]]
        for rule in found["violations"]
    }
    return found, broken


def test_axe_hears_of_what_is_wrong(windows):
    here = windows("360-light")
    here.go("about/")
    here.page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend', `<h5>Lost</h5>"
        "<img src='../assets/press/icon.svg'><p><a href='#a'>a</a><a href='#b'>b</a></p>`)"
    )
    _, broken = broken_rules(here, "360-light")
    assert {"image-alt", "heading-order", "target-size"} <= {*broken}


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_wrong(place, look, windows, held):
    here = windows(look)
    here.go(PLACES[place])
    here.settle()
    found, broken = broken_rules(here, look)
    if look in PICTURED:
        here.keep_picture(f"{place}-{look}")
    assert broken == {}
    assert len(found["passes"]) > 30
    held[place, look] = found


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_wrong_with_an_open_facet(look, windows, held):
    here = windows(look)
    here.go(OPEN_FACET)
    here.settle()
    here.page.locator(".press-search-filters").evaluate("(one) => { one.open = true }")
    here.page.locator("[data-facet=theme] summary").click()
    here.page.locator("[data-facet=theme] label").first.wait_for()
    here.page.wait_for_load_state("networkidle")
    found, broken = broken_rules(here, look)
    if look in PICTURED:
        here.keep_picture(f"search-open-facet-{look}")
    assert broken == {}
    held["search-open-facet", look] = found


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_wrong_with_the_open_menu(look, windows, held):
    here = windows(look)
    here.go("about/")
    button = here.page.locator(".press-menu-button")
    if button.is_visible():
        button.click()
    found, broken = broken_rules(here, look)
    if look in PICTURED:
        here.keep_picture(f"menu-{look}", whole=False)
    assert broken == {}
    held["menu", look] = found


@pytest.mark.parametrize("place", PLACES)
def test_whatever_takes_the_focus_shows_it(place, windows, held):
    here = windows(FOCUS)
    here.go(PLACES[place])
    here.settle()
    assert here.page.evaluate(UNSEEN) == []
    held[place, "focus"] = None


@pytest.mark.parametrize("place", PLACES)
def test_every_page_has_one_first_heading_a_language_and_its_landmarks(place, windows, held):
    here = windows("1280-light")
    here.go(PLACES[place])
    here.settle()
    frame = here.page.evaluate(FRAME)
    assert frame["language"] == "en"
    assert len(frame["first"]) == 1
    assert frame["ranks"][0] == 1
    assert not [(one, next_one) for one, next_one in pairwise(frame["ranks"]) if next_one > one + 1]
    assert frame["landmarks"] == [1, 1, 1]
    assert frame["unnamed"] == 0
    assert frame["title"]
    held[place, "frame"] = None
