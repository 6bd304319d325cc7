"""Pages open in a real browser: what they ask for, what breaks, and what sticks out."""

import time
from dataclasses import dataclass, field

from .running import ROOT

OUTPUT = ROOT / "test-output"
SHOTS = OUTPUT / "screenshots"
WIDTHS = (360, 1280)
NARROWEST = 320
PLACES = {
    "home": "",
    "item": "lessons/neglect-builds-up/",
    "item-public": "lessons/every-sleep-every-time/",
    "item-quotation": "lessons/nobody-asked-what-was-happening/",
    "item-for-one-agency": "lessons/one-day-off-then-another/?for=education",
    "review": "reviews/neglect-review/",
    "guidance": "guidance/right-help-right-time/",
    "campaign": "campaigns/ask-listen-tell/",
    "event": "events/practitioner-conference-2027/",
    "withdrawn": "lessons/sleep-advice-2020/",
    "share-kit": "campaigns/ask-listen-tell/share/",
    "kind": "lessons/",
    "themes": "themes/",
    "theme": "themes/neglect/",
    "theme-without-items": "themes/radicalisation/",
    "audiences": "audiences/",
    "audience": "audiences/education/",
    "age": "ages/under-1/",
    "review-kind": "review-kinds/lcspr/",
    "years": "years/",
    "year": "years/2026/",
    "months": "digests/",
    "month": "digests/2026-10/",
    "levels": "levels/",
    "level": "levels/additional-needs/",
    "finder": "levels/finder/",
    "search": "search/",
    "search-results": "search/?q=asthma",
    "glossary": "glossary/",
    "get-help": "get-help/",
    "subscribe": "subscribe/",
    "about": "about/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
    "missing": "404.html",
}
"""One page of every kind that Exampleshire has."""

# What sticks out of the window and can be neither reached by scrolling within it nor is meant to be
# out of sight.
_STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || (box.right <= width + 1 && box.left >= -1)) continue;
    let inside = false;
    for (let up = element; up && up !== document.body; up = up.parentElement) {
      const style = getComputedStyle(up);
      const scrolls = ["auto", "scroll"].includes(style.overflowX);
      if (style.visibility === "hidden" || style.position === "fixed") inside = true;
      if (scrolls && up.getBoundingClientRect().right <= width + 1) inside = true;
    }
    if (element.closest(".press-hidden, .press-skip, svg")) inside = true;
    const place = `${Math.round(box.left)} to ${Math.round(box.right)}`;
    if (!inside) found.push(`${element.tagName} ${element.className}: ${place}`);
  }
  return found;
}"""

# Text that its own box cuts off: it holds more than it shows, and nobody can scroll it.
_CUT_OFF = """() => {
  const found = [];
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const hides = (way) => ["hidden", "clip"].includes(way);
    if (!hides(style.overflowX) && !hides(style.overflowY)) continue;
    if (element.closest(".press-hidden, svg, [hidden]") || !element.textContent.trim()) continue;
    if (!element.offsetWidth || !element.offsetHeight) continue;
    const wide = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    const high = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (wide || high) found.push(`${element.tagName} ${element.className}`);
  }
  return found;
}"""


def wait_until(page, expression, arg=None):
    """Wait until something is so in a page.

    Playwright's own `wait_for_function` evaluates a text in the page, which our pages refuse.
    """
    end = time.monotonic() + 30
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, f"it never came to: {expression}"
        page.wait_for_timeout(20)


@dataclass
class Visit:
    """A page open in the browser, and what was heard from it."""

    page: object
    origin: str
    requests: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self):
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", self._miss)
        self.page.on("pageerror", lambda error: self.troubles.append(f"error: {error}"))
        self.page.on("console", self._hear)
        self.page.on("response", self._answer)

    def _miss(self, request):
        # What a browser had not yet loaded when the reader went on has not failed.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"failed: {request.url}")

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

    def settle(self):
        """Wait until search has answered, where it was asked."""
        if "search/?" in self.page.url:
            self.page.locator("#press-search-results h3").first.wait_for()

    @property
    def sticking_out(self):
        """By how much the page is wider than the window, and what sticks out of it."""
        wider = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return ([f"the page is {wider} px too wide"] if wider > 0 else []) + self.page.evaluate(
            _STICKING_OUT
        )

    @property
    def cut_off(self):
        """What holds more text than it shows."""
        return self.page.evaluate(_CUT_OFF)

    @property
    def focused(self):
        """The text of what has the focus."""
        return self.page.evaluate("document.activeElement.textContent.trim()")

    def keep_picture(self, name, whole=True):
        """Keep a picture of the whole page, or of the window, for people to look at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)
