"""A window of 320 pixels (or one enlarged fourfold), wide letters, less motion, forced colours."""

import pytest

from .visiting import NARROWEST, PLACES, Visit

# WCAG 2.2, 1.4.12: what readers may set, and nothing may be lost by it.
SPACING = """* {
  letter-spacing: 0.12em !important;
  line-height: 1.5 !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }"""
MOVING = """() => {
  const found = document.getAnimations().map((one) => one.animationName ?? "transition");
  for (const one of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(one, part);
      const times = [style.transitionDuration];
      if (style.animationName !== "none") times.push(style.animationDuration);
      if (times.join().split(",").some((time) => parseFloat(time) > 0)) found.push(one.className);
    }
  }
  return found;
}"""


@pytest.fixture(scope="module")
def narrow(browser, served):
    """One narrow window for all pages."""
    # Some tests put a style into a page, which it would refuse.
    context = browser.new_context(viewport={"width": NARROWEST, "height": 640}, bypass_csp=True)
    yield Visit(context.new_page(), served)
    context.close()


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_lost_in_a_narrow_window_and_with_wider_letters(narrow, place):
    narrow.go(PLACES[place])
    narrow.settle()
    assert narrow.sticking_out == []
    assert narrow.cut_off == []
    narrow.page.add_style_tag(content=SPACING)
    assert narrow.sticking_out == []
    assert narrow.cut_off == []


def test_what_is_cut_off_is_seen(narrow):
    narrow.go("about/")
    narrow.page.add_style_tag(content="h1 { height: 0.5rem; overflow: hidden; }")
    assert narrow.cut_off == ["H1 "]


@pytest.mark.parametrize("place", ["home", "item-public", "finder", "search-results"])
def test_nothing_moves_for_whoever_asks_for_less_motion(visit, place):
    here = visit(360, reduced_motion="reduce")
    here.go(PLACES[place])
    here.settle()
    assert here.page.evaluate(MOVING) == []
    assert here.page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("place", ["home", "item", "theme", "levels", "finder", "search-results"])
def test_forced_colours_leave_everything_in_its_place(visit, place):
    here = visit(360, forced_colors="active")
    here.go(PLACES[place])
    here.settle()
    assert here.page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert here.sticking_out == []
    here.keep_picture(f"{place}-360-forced-colours")
    hidden = """() => [...document.querySelectorAll("main :is(p, li, h1, h2, a, button)")]
      .filter((one) => one.checkVisibility() && one.textContent.trim())
      .filter((one) => {
        const style = getComputedStyle(one);
        return style.color === style.backgroundColor;
      }).map((one) => one.outerHTML.slice(0, 80))"""
    assert here.page.evaluate(hidden) == []
