"""By keyboard alone: from home to what one agency is to do, the menu, and what has the focus."""

import pytest

from .visiting import NARROWEST

ITEM = "lessons/one-day-off-then-another/"
PUBLIC = "lessons/every-sleep-every-time/"
MANY = 400
ACTIVE = """() => {
  const one = document.activeElement;
  const ring = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    text: one.textContent.trim().replace(/\\s+/g, " "),
    id: one.id,
    top: one === document.body,
    ringed: ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2,
    inSight: box.bottom > 0 && box.top < innerHeight,
    beneath: [...document.querySelectorAll(".press-exit a")].some((over) => {
      const lid = over.getBoundingClientRect();
      const inside = box.left >= lid.left && box.right <= lid.right;
      return over !== one && inside && box.top >= lid.top && box.bottom <= lid.bottom;
    }),
  };
}"""


class Keys:
    """A page of which only the keys are used."""

    def __init__(self, here):
        self.here, self.page = here, here.page

    def press(self, key):
        self.page.keyboard.press(key)
        return self.page.evaluate(ACTIVE)

    def tab_to(self, text):
        """Press Tab until something that begins so has the focus; each stop shows it."""
        for _ in range(MANY):
            stop = self.press("Tab")
            if stop["top"]:
                pytest.fail(f"Tab comes round without {text!r}")
            assert stop["ringed"], f"no ring: {stop['text']}"
            assert stop["inSight"], f"out of sight: {stop['text']}"
            if stop["text"].startswith(text):
                return stop
        pytest.fail(f"Tab never comes to {text!r}")

    def follow(self, text):
        """Go to a link and press Enter; wait for the page it leads to."""
        self.tab_to(text)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def all_stops(self):
        """Every stop of Tab on the page, from the first round to its top."""
        stops = []
        while len(stops) < MANY:
            stop = self.press("Tab")
            if stop["top"]:
                return stops
            stops.append(stop)
        pytest.fail("Tab goes on without end")


@pytest.fixture
def keys(visit):
    def start(path="", width=1280, **settings):
        here = visit(width, **settings)
        here.go(path)
        return Keys(here)

    return start


@pytest.mark.parametrize("width", [360, 1280])
def test_the_keyboard_leads_from_home_to_an_action_of_one_agency(keys, width):
    at = keys(width=width)
    at.follow("I work with children and families")
    at.follow("Schools and colleges")
    assert at.page.locator("h1").inner_text() == "Schools and colleges"
    at.follow("One day off")
    assert at.page.url.startswith(f"{at.here.origin}{ITEM}")
    at.follow("Schools and colleges")
    assert at.page.url.endswith("?for=education#section-actions")
    shown = at.page.locator(".press-actions > li:visible")
    everyone = at.page.locator(".press-actions > li").count()
    assert 0 < shown.count() < everyone
    assert at.here.troubles == []
    assert at.here.foreign == []


def test_the_first_stop_skips_what_every_page_has(keys):
    at = keys(ITEM)
    assert at.press("Tab")["text"] == "Skip to content"
    assert at.page.locator(".press-skip").bounding_box()["y"] >= 0
    at.press("Enter")
    after = at.press("Tab")
    within = "document.activeElement.closest('main') !== null"
    assert at.page.evaluate(within), after["text"]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_closes_and_gives_the_focus_back(keys, key):
    at = keys(width=NARROWEST)
    menu = at.page.locator("#press-menu")
    assert not menu.is_visible()
    at.tab_to("Menu")
    at.press(key)
    assert menu.is_visible()
    inside = at.press("Tab")
    within = "document.activeElement.closest('#press-menu') !== null"
    assert at.page.evaluate(within), inside["text"]
    closed = at.press("Escape")
    assert not menu.is_visible()
    assert closed["text"] == "Menu"
    at.press(key)
    at.tab_to("Close")
    assert at.press("Enter")["text"] == "Menu"
    assert not menu.is_visible()
    at.press(key)
    at.follow("Themes")
    assert at.page.locator("h1").inner_text() == "Themes"
    assert not at.page.locator("#press-menu").is_visible()


def test_on_a_wide_screen_the_menu_is_a_row_of_links(keys):
    at = keys()
    assert not at.page.locator(".press-menu-button").is_visible()
    at.follow("Levels of need")
    assert at.page.locator("h1").inner_text().startswith("Levels of need")


@pytest.mark.parametrize("width", [NARROWEST, 1280])
@pytest.mark.parametrize("path", ["", ITEM, PUBLIC, "levels/finder/", "search/", "get-help/"])
def test_every_stop_is_in_sight_shows_a_ring_and_lies_beneath_nothing(keys, path, width):
    stops = keys(path, width).all_stops()
    assert len(stops) > 10
    assert [stop["text"] for stop in stops if not stop["ringed"]] == []
    assert [stop["text"] for stop in stops if not stop["inSight"]] == []
    assert [stop["text"] for stop in stops if stop["beneath"]] == []


def test_the_colours_can_be_chosen_with_the_keyboard(keys):
    at = keys("about/")
    for _ in range(MANY):
        at.press("Tab")
        if at.page.evaluate("document.activeElement.name") == "colours":
            break
    at.press("ArrowDown")
    at.press("ArrowDown")
    assert at.page.evaluate("document.documentElement.dataset.colours") == "dark"
