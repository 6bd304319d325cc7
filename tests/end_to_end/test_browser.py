"""The pages in a real browser: nothing leaves the origin, nothing breaks, nothing overflows."""

import json
from dataclasses import dataclass, field

import pytest

from .running import ROOT

SHOTS = ROOT / "test-output" / "screenshots"
PLACES = {
    "home": "",
    "theme": "themes/neglect/",
    "item": "lessons/neglect-builds-up/",
    "guidance": "guidance/right-help-right-time/",
    "share-kit": "campaigns/ask-listen-tell/share/",
    "audience": "audiences/education/",
    "kind": "lessons/",
    "withdrawn": "lessons/sleep-advice-2020/",
    "event": "events/practitioner-conference-2027/",
    "themes": "themes/",
    "get-help": "get-help/",
    "subscribe": "subscribe/",
    "missing": "404.html",
}
WIDTHS = (360, 1280)
NARROWEST = 320

# What sticks out of the window and can be neither reached by scrolling within it nor is meant to be
# out of sight. Material lets nothing scroll sideways, so what sticks out is cut off.
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || box.right <= width + 1) continue;
    let inside = false;
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const scrolls = ["auto", "scroll"].includes(style.overflowX);
      if (style.visibility === "hidden" || style.position === "fixed") inside = true;
      if (scrolls && up.getBoundingClientRect().right <= width + 1) inside = true;
    }
    if (element.closest(".md-sidebar, .md-overlay, .press-hidden, .md-skip, svg")) inside = true;
    if (!inside) found.push(`${element.tagName} ${element.className}: ${Math.round(box.right)}`);
  }
  return found;
}"""

CHANGED = "async () => await navigator.clipboard.readText() !== 'before'"
SAID = "document.querySelector('.press-status').textContent"


@dataclass
class Visit:
    """A page open in the browser, and what was heard from it."""

    page: object
    origin: str
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on(
            "requestfailed", lambda request: self.troubles.append(f"failed: {request.url}")
        )
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("console", self._hear)
        self.page.on("response", self._answer)

    def _hear(self, message):
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.text}")

    def _answer(self, answer):
        if answer.status >= 400:
            self.troubles.append(f"{answer.status}: {answer.url}")

    @property
    def foreign(self):
        return [url for url in self.requests if not url.startswith((self.origin, "data:", "blob:"))]

    def go(self, path):
        self.page.goto(self.origin + path)

    @property
    def sticking_out(self):
        """By how much the page is wider than the window, and what sticks out of it."""
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return ([f"the page is {wider} px too wide"] if wider > 0 else []) + self.page.evaluate(
            STICKING_OUT
        )


@pytest.fixture
def visit(browser, served):
    """Open a window: ``visit(width)``."""
    opened = []

    def start(width=1280, **settings):
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
        opened.append(context)
        return Visit(context.new_page(), served)

    yield start
    for context in opened:
        context.close()


def test_a_foreign_request_and_an_error_on_the_console_are_heard(visit):
    here = visit()
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
    here = visit(NARROWEST)
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
    here.page.evaluate("window.scrollTo(0, 0)")
    SHOTS.mkdir(parents=True, exist_ok=True)
    here.page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
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
    for post in posts:
        here.page.evaluate("navigator.clipboard.writeText('before')")
        button = here.page.locator(f'[data-copy="post-{post["channel"]}-{post["variant"]}"]')
        button.click()
        here.page.wait_for_function(CHANGED)
        assert here.page.evaluate("navigator.clipboard.readText()") == post["text"]
    assert here.troubles == []


def test_the_text_for_an_e_mail_can_be_copied_too(visit):
    here = visit()
    here.go("lessons/ask-twice/share/")
    here.page.locator('[data-copy="post-email"]').click()
    here.page.wait_for_function(SAID)
    copied = here.page.evaluate("navigator.clipboard.readText()")
    assert copied == here.page.locator("#post-email").evaluate("element => element.textContent")
    assert "https://learning.exampleshire.example/lessons/ask-twice/" in copied


def test_copying_works_with_the_keyboard_alone(visit):
    here = visit()
    here.go("lessons/ask-twice/share/")
    button = here.page.locator('[data-copy="post-x-1"]')
    button.focus()
    here.page.keyboard.press("Enter")
    here.page.wait_for_function(SAID)
    assert here.page.locator(".press-status").inner_text() == "Copied"
    text = here.page.locator("#post-x-1").evaluate("element => element.textContent")
    assert here.page.evaluate("navigator.clipboard.readText()") == text


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


def test_light_or_dark_is_kept_once_it_was_chosen(visit):
    here = visit(color_scheme="light")
    here.go("")
    scheme = "document.body.getAttribute('data-md-color-scheme')"
    assert here.page.evaluate(scheme) == "default"
    for _ in range(2):
        here.page.locator('form[data-md-component="palette"] label:visible').click()
    here.page.wait_for_function(f"{scheme} === 'slate'")
    here.go("about/")
    assert here.page.evaluate(scheme) == "slate"
    SHOTS.mkdir(parents=True, exist_ok=True)
    here.page.screenshot(path=SHOTS / "dark-1280.png", full_page=True)
    assert here.troubles == []


def test_the_address_of_an_item_can_ask_for_the_actions_of_one_agency(visit):
    here = visit()
    here.go("lessons/one-day-off-then-another/")
    actions = here.page.locator(".press-actions > li")
    everyone = actions.locator("visible=true").count()
    here.go("lessons/one-day-off-then-another/?for=police")
    shown = actions.locator("visible=true")
    assert everyone == 4
    assert shown.count() == 1
    assert "Tell the school by the next morning" in shown.first.inner_text()
    here.page.get_by_role("link", name="Show all 4").click()
    assert actions.locator("visible=true").count() == everyone


@pytest.mark.parametrize("width", WIDTHS)
def test_the_menu_leads_from_the_first_page_to_a_theme_and_on_to_an_item(width, visit):
    here = visit(width)
    here.go("")
    here.page.locator("article").get_by_role("link", name="By theme").click()
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
    place = here.page.evaluate("location.hash")
    assert here.page.locator(place).count() == 1


def test_a_feed_opened_in_the_browser_asks_for_nothing_from_elsewhere(visit):
    here = visit()
    here.page.goto(f"{here.origin}feeds/lessons.xml")
    assert here.foreign == []
    assert any(url.endswith(".css") for url in here.requests)
    SHOTS.mkdir(parents=True, exist_ok=True)
    here.page.screenshot(path=SHOTS / "feed-1280.png")
