"""The pages in a real browser: nothing leaves the origin, nothing breaks, nothing overflows."""

import json
import re
from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from .visiting import NARROWEST, PLACES, WIDTHS, wait_until

CHANGED = "async () => await navigator.clipboard.readText() !== 'before'"
SAID = "document.querySelector('.press-status').textContent"


def test_a_foreign_request_and_an_error_on_the_console_are_heard(visit):
    # Its own policy would refuse the foreign request before there is one.
    here = visit(bypass_csp=True)
    here.go("")
    assert (here.foreign, here.troubles) == ([], [])
    here.page.evaluate("fetch('http://127.0.0.2:9/x').catch(() => 0)")
    here.page.evaluate("fetch('nothing-here').catch(() => 0)")
    here.page.evaluate("console.error('heard')")
    here.page.wait_for_timeout(300)
    assert here.foreign == ["http://127.0.0.2:9/x"]
    assert "console: heard" in here.troubles
    assert any(trouble.startswith("404: ") for trouble in here.troubles)
    assert any(trouble.startswith("failed: http://127.0.0.2") for trouble in here.troubles)


def test_what_sticks_out_of_the_window_is_seen(visit):
    # Its own policy would refuse the style.
    here = visit(NARROWEST, bypass_csp=True)
    here.go("about/")
    assert here.sticking_out == []
    here.page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend',"
        " '<div style=\"width: 50rem\">wide</div>')"
    )
    assert here.sticking_out != []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PLACES)
def test_no_request_leaves_the_origin_and_the_console_stays_silent(name, width, visit):
    here = visit(width)
    here.go(PLACES[name])
    # Down to the end, for what loads late.
    here.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    here.page.wait_for_timeout(150)
    assert len(here.requests) > 3
    assert here.foreign == []
    assert here.troubles == []


def test_no_page_scrolls_sideways_in_a_narrow_window(visit, pages):
    """320 pixels: a small telephone, or a window enlarged four times (WCAG 2.2, 1.4.10)."""
    here = visit(NARROWEST)
    paths = [page.address for page in pages.values() if not page.leads_on]
    kits = [path for path in paths if path.endswith("/share/")]
    wide = {}
    for path in sorted({*paths} - {*kits[3:]}):  # one kit is built like another
        here.page.goto(here.origin + path)
        if out := here.sticking_out:
            wide[path] = out[:3]
    assert len(paths) > 120
    assert wide == {}


def test_copying_puts_exactly_the_text_of_the_post_onto_the_clipboard(visit, site):
    name = "lessons/every-sleep-every-time"
    posts = json.loads((site / "data/posts.json").read_text("utf-8"))
    posts = [post for post in posts if post["item"] == name]
    here = visit()
    here.go(f"{name}/share/")
    assert len(posts) > 8
    assert any("👩‍🍼" in post["text"] for post in posts)
    for summary in here.page.locator("main .press-fold > summary").all():
        summary.click()
    for post in posts:
        here.page.evaluate("navigator.clipboard.writeText('before')")
        button = here.page.locator(f'[data-copy="post-{post["channel"]}-{post["variant"]}"]')
        button.click()
        wait_until(here.page, CHANGED)
        assert here.page.evaluate("navigator.clipboard.readText()") == post["text"]
    assert here.troubles == []


def test_the_text_for_an_e_mail_can_be_copied_too(visit):
    here = visit()
    here.go("lessons/ask-twice/share/")
    here.page.locator('[data-copy="post-email"]').click()
    wait_until(here.page, SAID)
    copied = here.page.evaluate("navigator.clipboard.readText()")
    assert copied == here.page.locator("#post-email").evaluate("element => element.textContent")
    assert "https://learning.exampleshire.example/lessons/ask-twice/" in copied


def test_copying_works_with_the_keyboard_alone(visit):
    here = visit()
    here.go("lessons/ask-twice/share/")
    button = here.page.locator('[data-copy="post-x-1"]')
    button.focus()
    here.page.keyboard.press("Enter")
    wait_until(here.page, SAID)
    assert here.page.locator(".press-status").inner_text() == "Copied"
    text = here.page.locator("#post-x-1").evaluate("element => element.textContent")
    assert here.page.evaluate("navigator.clipboard.readText()") == text


def test_the_first_text_of_a_channel_stands_open_and_the_others_one_press_away(visit):
    here = visit(360)
    here.go("lessons/ask-twice/share/")
    assert here.page.locator("#post-x-1").is_visible()
    assert not here.page.locator("#post-x-2").is_visible()
    here.page.locator("#channel-x ~ details summary").press("Enter")
    assert here.page.locator("#post-x-2").is_visible()
    assert here.page.locator('[data-copy="post-x-2"]').is_visible()


def test_pictures_and_codes_of_a_kit_can_be_downloaded(visit):
    here = visit()
    here.go("lessons/ask-twice/share/")
    names = []
    for link in here.page.locator("main a[download]").all():
        with here.page.expect_download() as download:
            link.click()
        names.append(download.value.suggested_filename)
        assert download.value.path().stat().st_size > 500
    assert names == [
        "ask-twice-card.png",
        "ask-twice-card-square.png",
        "ask-twice-qr.svg",
        "ask-twice-qr.png",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_code_on_the_page_can_be_scanned_in_every_light(visit, scheme):
    here = visit(color_scheme=scheme)
    here.go("campaigns/ask-listen-tell/share/")
    code = here.page.locator(".press-qr img")
    code.scroll_into_view_if_needed()
    with Image.open(BytesIO(code.screenshot())) as picture:
        [found] = zxingcpp.read_barcodes(picture.convert("L"))
    assert found.text == "https://learning.exampleshire.example/campaigns/ask-listen-tell/"


def test_without_scripts_pages_can_be_read(visit):
    here = visit(java_script_enabled=False)
    here.go("campaigns/ask-listen-tell/share/")
    assert here.page.locator("#post-x-1").is_visible()
    here.go("lessons/ask-twice/")
    assert here.page.locator("h1").is_visible()
    assert here.page.locator(".press-actions").is_visible()
    here.go("themes/neglect/")
    assert here.page.locator(".press-card:visible").count() > 3


def test_without_scripts_no_button_promises_what_it_cannot_do(visit):
    here = visit(java_script_enabled=False)
    here.go("campaigns/ask-listen-tell/share/")
    assert here.page.locator(".press-copy").count() > 10
    assert here.page.locator(".press-copy:visible").count() == 0


def test_reading_leaves_nothing_behind_in_the_browser(visit):
    here = visit()
    for path in ("", "themes/neglect/", "lessons/ask-twice/", "lessons/ask-twice/share/"):
        here.go(path)
    assert here.page.context.cookies() == []
    assert here.page.evaluate("Object.keys(localStorage)") == []
    assert here.page.evaluate("Object.keys(sessionStorage)") == []


PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(("choice", "paper"), [("Dark", 0x12), ("High contrast", 0)])
def test_the_colours_are_kept_once_they_were_chosen(choice, paper, visit):
    here = visit(color_scheme="light")
    here.go("")
    light = here.page.evaluate(PAPER)
    here.page.get_by_label(choice).check()
    chosen = here.page.evaluate(PAPER)
    here.go("about/")
    assert here.page.evaluate(PAPER) == chosen != light
    assert int(re.search(r"\d+", chosen)[0]) == paper
    assert here.page.get_by_label(choice).is_checked()
    here.keep_picture(f"{choice.split()[0].lower()}-1280")
    here.page.get_by_label("As on my device").check()
    assert here.page.evaluate(PAPER) == light
    assert here.page.evaluate("Object.keys(localStorage)") == []
    assert here.troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_without_a_choice_and_without_scripts_the_colours_are_those_of_the_device(scheme, visit):
    here = visit(color_scheme=scheme, java_script_enabled=False)
    here.go("about/")
    assert (
        here.page.evaluate(PAPER)
        == {"light": "rgb(253, 251, 247)", "dark": "rgb(18, 28, 29)"}[scheme]
    )
    assert not here.page.locator(".press-colours").is_visible()


def test_the_address_of_an_item_can_ask_for_the_actions_of_one_agency(visit):
    here = visit()
    here.go("lessons/one-day-off-then-another/")
    actions = here.page.locator(".press-actions > li")
    everyone = actions.locator("visible=true").count()
    here.page.get_by_role("navigation", name="I work in").get_by_text("Police").click()
    assert here.page.url.endswith("?for=police#section-actions")
    shown = actions.locator("visible=true")
    assert everyone == 4
    assert shown.count() == 1
    assert "Tell the school by the next morning" in shown.first.inner_text()
    assert here.page.get_by_role("status").first.inner_text() == "Police: 1 of 4 shown. Show all"
    assert here.page.locator(".press-choose [aria-current]").inner_text() == "Police"
    here.page.get_by_role("status").get_by_role("link", name="Show all").click()
    assert actions.locator("visible=true").count() == everyone


@pytest.mark.parametrize("asked", ["police", "no-such-agency", ""])
def test_an_address_hides_no_action_where_nothing_leads_back(asked, visit):
    here = visit()
    here.go(f"lessons/who-else-is-at-home/?for={asked}")
    actions = here.page.locator(".press-actions > li")
    hidden = actions.count() - actions.locator("visible=true").count()
    assert hidden == 0 or here.page.get_by_role("link", name="Show all").first.is_visible()
    here.go(f"lessons/tell-me-in-my-language/?for={asked}")
    assert actions.locator("visible=true").count() > 0


def test_the_actions_of_an_agency_can_be_narrowed_to_a_theme(visit):
    here = visit(360)
    here.go("audiences/education/")
    actions = here.page.locator(".press-actions > li")
    everything = actions.locator("visible=true").count()
    here.page.locator(".press-choose summary").click()
    here.page.locator(".press-choose").get_by_text("Missing from home").click()
    shown = actions.locator("visible=true")
    assert 0 < shown.count() < everything
    themes = shown.evaluate_all("all => all.map((one) => one.dataset.theme)")
    assert all("missing-children" in one.split() for one in themes)


def test_answers_are_folded_away_unless_nothing_else_is_left(visit):
    here = visit()
    here.go("themes/missing-children/")
    answered = here.page.locator("details .press-actions > li")
    assert answered.count() > 1
    assert answered.locator("visible=true").count() == 0
    open_ones = here.page.locator(".press-actions > li").locator("visible=true")
    named = set(" ".join(open_ones.evaluate_all("all => all.map((o) => o.dataset.for)")).split())
    others = answered.evaluate_all("all => all.flatMap((one) => one.dataset.for.split(' '))")
    only_answered = sorted(set(others) - named)
    assert only_answered
    here.go(f"themes/missing-children/?for={only_answered[0]}")
    assert answered.locator("visible=true").count() > 0


@pytest.mark.parametrize("width", WIDTHS)
def test_the_menu_leads_from_the_first_page_to_a_theme_and_on_to_an_item(width, visit):
    here = visit(width)
    here.go("")
    if width < 500:
        here.page.get_by_role("button", name="Menu").click()
    here.page.get_by_role("navigation", name="Main").get_by_role("link", name="Themes").click()
    here.page.locator("article").get_by_role("link", name="Neglect").first.click()
    assert here.page.locator("h1").inner_text() == "Neglect"
    here.page.locator("article .press-card a").first.click()
    assert here.page.locator("#section-minute").is_visible()
    assert here.troubles == []


def test_an_old_address_leads_on_in_the_browser(visit):
    here = visit()
    here.page.goto(f"{here.origin}learning/asthma/")
    here.page.wait_for_url("**/lessons/every-breath/")
    assert here.page.locator("h1").inner_text().startswith("Every breath")


def test_the_first_stop_of_the_keyboard_leads_to_the_content(visit):
    here = visit()
    here.go("lessons/ask-twice/")
    here.page.keyboard.press("Tab")
    focused = here.page.evaluate("document.activeElement.textContent.trim()")
    assert focused == "Skip to content"
    here.page.keyboard.press("Enter")
    assert here.page.evaluate("document.activeElement.tagName") == "MAIN"
    assert here.page.url == f"{here.origin}lessons/ask-twice/"


def test_without_scripts_the_first_stop_leads_there_too(visit):
    here = visit(java_script_enabled=False)
    here.go("lessons/ask-twice/")
    target = here.page.locator(".press-skip").get_attribute("href")
    assert here.page.locator(f"main{target}").count() == 1


def test_a_feed_opened_in_the_browser_asks_for_nothing_from_elsewhere(visit):
    here = visit()
    here.page.goto(f"{here.origin}feeds/lessons.xml")
    assert here.foreign == []
    assert any(url.endswith(".css") for url in here.requests)
    here.keep_picture("feed-1280", whole=False)
