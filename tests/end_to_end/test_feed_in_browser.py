"""A feed that somebody opens in a browser by mistake: it says what it is, and can be read."""

import pytest

from .visiting import WIDTHS

SAID = "getComputedStyle(document.documentElement, '::before').content"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
NS = "http://www.w3.org/2005/Atom"
# What is to be seen: elements with a box that hold text themselves.
SHOWN = """() => [...document.documentElement.querySelectorAll("*")]
  .filter((each) => each.getClientRects().length && !each.children.length)
  .map((each) => each.localName)"""


@pytest.fixture
def opened(visit, site):
    """Open a feed as XML: ``opened(path, width, **settings of the window)``."""

    def start(path, width=1280, **settings):
        here = visit(width, **settings)
        # Servers give Atom a type of its own, and of that Chromium shows the bare source.
        here.page.route(
            "**/*.atom",
            lambda route: route.fulfill(path=site / path, content_type="text/xml; charset=utf-8"),
        )
        here.go(path)
        return here

    return start


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("ending", ["xml", "atom"])
def test_a_feed_says_what_it_is_and_how_to_follow_it(ending, width, opened):
    here = opened(f"feeds/lessons.{ending}", width)
    said = here.page.evaluate(SAID)
    assert "This is a feed" in said
    assert "Copy the address of this page" in said
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert here.page.evaluate(wide) <= 0
    assert (here.foreign, here.troubles) == ([], [])
    here.keep_picture(f"feed-{ending}-{width}", whole=False)


@pytest.mark.parametrize(
    ("ending", "shown"),
    [
        ("xml", {"title", "link", "description", "pubDate"}),
        ("atom", {"title", "subtitle", "link", "summary", "published"}),
    ],
)
def test_nothing_is_shown_but_what_people_read(ending, shown, opened):
    here = opened(f"feeds/lessons.{ending}")
    seen = here.page.evaluate(SHOWN)
    assert set(seen) == shown
    assert seen.count("title") > 5


@pytest.mark.parametrize("ending", ["xml", "atom"])
def test_a_feed_is_dark_for_who_likes_it_dark(ending, opened):
    light, dark = (
        opened(f"feeds/lessons.{ending}", color_scheme=scheme).page.evaluate(PAPER)
        for scheme in ("light", "dark")
    )
    assert (light, dark) == ("rgb(255, 253, 249)", "rgb(20, 32, 31)")
