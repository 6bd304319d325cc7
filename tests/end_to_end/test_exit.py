""" "Exit this page" on pages for the public: at once, by link or by three presses of Shift."""

import re

import pytest

from .crawling import read_pages

AWAY = "https://www.bbc.co.uk/weather"
PUBLIC = "lessons/every-sleep-every-time/"
BUTTON = "#press-exit"
STATUS = "#press-exit-status"


@pytest.fixture
def leaving(visit):
    """Open a public page; ``away`` gathers the requests that would have left the machine."""

    def start(path=PUBLIC, **settings):
        here = visit(360, **settings)
        here.away = []

        def answer(route):
            here.away.append(route.request.url)
            route.fulfill(status=200, content_type="text/html", body="<title>Weather</title>")

        here.page.route(re.compile("^https://"), answer)
        here.go(path)
        return here

    return start


def said(here):
    return here.page.locator(STATUS).inner_text()


def shift(here, times=1):
    for _ in range(times):
        here.page.keyboard.press("Shift")


def having_it(site):
    pages = read_pages(site).values()
    return {page.address for page in pages if page.tree.xpath("//*[@id='press-exit']")}


def test_pages_for_the_public_have_it_and_no_other_page(site, written):
    public = {
        item.address for item in written.values() if "public" in item.fields and item.is_public
    }
    assert len(public) > 2
    assert having_it(site) == {*public, "get-help/"}


def test_the_own_site_has_it_where_parents_and_children_read(own_site):
    campaign = "campaigns/safeguarding-is-everybodys-business/"
    assert having_it(own_site) == {campaign, "get-help/"}


@pytest.mark.parametrize("scripts", [True, False])
def test_the_link_leaves_with_and_without_scripts(scripts, leaving):
    here = leaving(java_script_enabled=scripts)
    here.page.locator(BUTTON).click()
    here.page.wait_for_url(AWAY)
    assert here.away == [AWAY]


def test_the_link_is_in_sight_wherever_the_reader_is(leaving):
    here = leaving()
    for _ in range(3):
        box = here.page.locator(BUTTON).bounding_box()
        assert box["height"] >= 40
        assert 0 <= box["y"] <= 800 - box["height"]
        here.page.mouse.wheel(0, 2000)
        here.page.wait_for_timeout(50)


def test_the_step_back_does_not_lead_to_the_page_that_was_left(leaving):
    here = leaving("")
    here.go(PUBLIC)
    here.page.locator(BUTTON).click()
    here.page.wait_for_url(AWAY)
    here.page.go_back()
    assert here.page.url == here.origin


def test_three_presses_of_shift_leave_and_each_is_announced(leaving):
    here = leaving()
    assert said(here) == ""
    shift(here)
    assert said(here) == "Press Shift 2 more times to exit."
    shift(here)
    assert said(here) == "Press Shift 1 more time to exit."
    shift(here)
    here.page.wait_for_url(AWAY)
    assert here.away == [AWAY]


def test_capital_letters_do_not_count(leaving):
    here = leaving()
    for letter in "ABCD":
        here.page.keyboard.press(f"Shift+{letter}")
    assert said(here) == ""
    shift(here, 2)
    here.page.keyboard.press("Shift+E")
    shift(here)
    assert said(here) == "Press Shift 2 more times to exit."
    assert here.away == []


def test_presses_are_forgotten_after_five_seconds(leaving):
    here = leaving("about/")
    here.page.clock.install()
    here.go(PUBLIC)
    shift(here, 2)
    here.page.clock.run_for(3500)
    assert said(here) == "Press Shift 1 more time to exit."
    here.page.clock.run_for(1600)
    assert said(here) == "Exit this page has expired."
    shift(here, 2)
    assert said(here) == "Press Shift 1 more time to exit."
    assert here.away == []


def test_shift_does_nothing_on_other_pages(leaving):
    here = leaving("lessons/neglect-builds-up/")
    shift(here, 4)
    here.page.wait_for_timeout(100)
    assert here.away == []
    assert here.troubles == []
