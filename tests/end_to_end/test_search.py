"""Search in a real browser: journeys, filters, the address, the keyboard, and without scripts."""

import gzip
import json
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from .conftest import QuietHandler
from .sweeping import places_with
from .visiting import wait_until

SAID = "#press-search [role=status]"
HITS = "#press-search-results li"
ANSWERED = f"""(() => {{
  const text = document.querySelector({SAID!r}).textContent;
  return text && !text.startsWith("Searching") && !text.includes("before");
}})()"""


class Search:
    """The page of search in a window, and what was heard from it."""

    def __init__(self, page, origin):
        self.page, self.origin = page, origin
        self.requests, self.troubles = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("console", lambda message: self.troubles.append(message.text))

    def ask(self, query=""):
        self.page.goto(f"{self.origin}search/{query and '?'}{query}")
        if query:
            self.wait()
        return self

    def wait(self):
        wait_until(self.page, ANSWERED)

    def act(self, action):
        """Do something and wait for the answer to it."""
        self.page.evaluate(f"document.querySelector({SAID!r}).textContent = 'before'")
        action()
        self.wait()

    @property
    def said(self):
        return self.page.locator(SAID).inner_text()

    @property
    def titles(self):
        return self.page.locator(f"{HITS} h3").all_inner_texts()

    @property
    def paths(self):
        links = self.page.locator(f"{HITS} a").evaluate_all("links => links.map(one => one.href)")
        return [link.removeprefix(self.origin) for link in links]

    @property
    def query(self):
        return self.page.evaluate("decodeURIComponent(location.search)")

    def facet(self, name):
        return self.page.locator(f"details[data-facet={name}]")

    def box(self, name, slug):
        return self.page.locator(f"input[name={name}][value={slug}]")

    def count(self, name, slug):
        shown = self.box(name, slug).locator("xpath=..").locator(".press-count")
        wait_until(self.page, "one => one.textContent", shown.element_handle())
        return int(shown.inner_text())


@pytest.fixture
def window(browser, served):
    """Open a window on the page of search: ``window(width)``."""
    opened = []

    def start(width=1280, origin=served, **settings):
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        opened.append(context)
        context.set_default_timeout(8000)
        return Search(context.new_page(), origin)

    yield start
    for context in opened:
        context.close()


def public(catalogue, **wanted):
    """List the items that have one of the wanted words in each of the facets."""
    return [
        item
        for item in catalogue["items"]
        if item["status"] == "published"
        and all(
            {item[facet]} if isinstance(item[facet], str) else {*item[facet]} & {*slugs}
            for facet, slugs in wanted.items()
        )
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("asthma", {"lessons/every-breath/", "reviews/asthma-audit/"}),
        ("SCR", {"reviews/exploitation-practice-review/", "reviews/neglect-review/"}),
        ("LCSPR", {"reviews/exploitation-practice-review/", "reviews/neglect-review/"}),
        ("DNA", {"guidance/was-not-brought/", "themes/health-needs-not-met/"}),
        ("negelct", {"lessons/neglect-builds-up/", "themes/neglect/"}),
        ("what does a teacher need to do about missing", {"lessons/one-day-off-then-another/"}),
    ],
)
def test_what_people_type_leads_somewhere_useful(query, found, window):
    here = window(360).ask(f"q={query}")
    assert found <= {*here.paths}
    assert here.troubles == []
    assert not [url for url in here.requests if not url.startswith(here.origin)]


def test_a_misspelt_word_is_told_and_its_best_correction_is_shown(window):
    here = window().ask("q=negelct")
    assert here.said.startswith("Nothing here says “negelct”. Did you mean “neglect”? ")
    assert here.page.locator("#press-search-query").input_value() == "negelct"
    right = window().ask("q=neglect")
    assert here.titles == right.titles
    assert not [url for url in right.requests if url.endswith("words.json")]


def test_a_word_of_which_a_beginning_is_known_is_not_taken_for_that_beginning(window):
    assert "Did you mean “asthma”?" in window().ask("q=asthna").said
    nothing = window().ask("q=abzzqq")
    assert nothing.said.startswith("No results for “abzzqq”.")
    assert nothing.titles == []


def test_where_nothing_has_all_words_what_has_some_is_shown(window):
    here = window().ask("q=asthma interpreter")
    assert here.said.startswith("Nothing has all of these words.")
    assert {"lessons/every-breath/", "lessons/tell-me-in-my-language/"} <= {*here.paths}


def test_a_hit_says_what_it_is_and_marks_the_word(window):
    here = window().ask("q=asthma&kind=lessons")
    first = here.page.locator(HITS).first
    assert first.locator(".press-kind").inner_text() == "Learning Lessons Bulletin · February 2020"
    assert "asthma" in first.locator("mark").first.inner_text().lower()
    first.locator("a").click()
    assert here.page.locator("h1").inner_text().startswith("Every breath")


def test_choices_of_a_facet_add_up_and_facets_narrow_each_other(window, catalogue):
    here = window().ask("theme=neglect")
    neglect = {item["url"] for item in public(catalogue, themes=["neglect"])}
    assert here.said == f"{len(neglect)} results."
    here.ask("theme=neglect&theme=missing-children&kind=lessons")
    both = public(catalogue, themes=["neglect", "missing-children"])
    wanted = {f"lessons/{item['slug']}/" for item in both if item["kind"] == "lessons"}
    assert {*here.paths} == wanted
    assert len(wanted) > 1


def test_without_a_word_the_newest_comes_first(window, catalogue):
    here = window().ask("kind=lessons")
    order = [f"lessons/{item['slug']}/" for item in catalogue["items"] if item["kind"] == "lessons"]
    assert here.paths == [path for path in order if path in here.paths]
    assert len(here.paths) > 5


def test_counts_are_fetched_when_a_facet_is_opened_and_follow_the_rest(window):
    here = window().ask("q=neglect")
    before = len(here.requests)
    here.facet("kind").locator("summary").click()
    number = here.count("kind", "lessons")
    assert [url for url in here.requests[before:] if url.endswith(".pf_filter")]
    here.act(lambda: here.box("kind", "lessons").check())
    assert here.said.startswith(f"{number} result")
    # The choices of a facet do not lessen its own counts.
    assert here.count("kind", "lessons") == number
    here.facet("audience").locator("summary").click()
    fewer = here.count("audience", "education")
    assert 0 < fewer <= number
    here.act(lambda: here.box("audience", "education").check())
    assert here.said.startswith(f"{fewer} result")


def test_one_chosen_audience_goes_along_to_the_item(window):
    one = window().ask("q=attendance&audience=education")
    assert "lessons/one-day-off-then-another/?for=education" in one.paths
    two = window().ask("q=attendance&audience=education&audience=police")
    assert not [path for path in two.paths if "?" in path]


def test_the_address_keeps_what_is_asked_and_the_back_button_brings_it_back(window):
    here = window().ask("q=neglect")
    first = here.titles
    here.facet("kind").locator("summary").click()
    here.act(lambda: here.box("kind", "events").check())
    assert here.query == "?q=neglect&kind=events"
    events = here.titles
    assert events != first
    here.act(here.page.go_back)
    assert (here.query, here.titles) == ("?q=neglect", first)
    assert not here.box("kind", "events").is_checked()
    here.act(here.page.go_forward)
    assert here.titles == events
    here.page.reload()
    here.wait()
    assert here.titles == events


def test_typing_changes_the_address_without_filling_the_history(window):
    here = window().ask()
    steps = here.page.evaluate("history.length")
    here.act(lambda: here.page.locator("#press-search-query").press_sequentially("asthma"))
    wait_until(here.page, "location.search === '?q=asthma'")
    assert here.page.evaluate("history.length") == steps


def test_what_was_chosen_can_be_taken_away_again(window):
    here = window().ask("q=neglect&kind=events&theme=neglect")
    chips = here.page.locator(".press-search-chosen li button")
    assert chips.count() == 2
    here.act(lambda: here.page.get_by_role("button", name="Kind: Events").click())
    assert here.query == "?q=neglect&theme=neglect"
    here.page.get_by_role("button", name="Clear all").click()
    wait_until(here.page, "location.search === ''")
    assert here.page.locator(HITS).count() == 0
    assert not here.page.locator(".press-search-chosen").is_visible()
    assert here.page.evaluate("document.activeElement.name") == "q"


def test_more_results_come_ten_by_ten_and_the_focus_goes_along(window):
    here = window().ask("q=children")
    assert len(here.titles) == 10
    here.page.get_by_role("button", name="Show more").click()
    wait_until(here.page, f"document.querySelectorAll('{HITS}').length > 10")
    focused = here.page.evaluate("document.activeElement.textContent")
    assert focused == here.page.locator(f"{HITS} h3").nth(10).text_content()
    assert here.said.startswith(f"{len(here.titles)} of ")


def test_search_works_with_the_keyboard_alone(window):
    here = window().ask()
    keys = here.page.keyboard
    here.page.locator("#press-search-query").focus()
    here.act(lambda: (keys.type("neglect"), keys.press("Enter")))

    def tab_to(what):
        for _ in range(60):
            keys.press("Tab")
            if here.page.evaluate(f"document.activeElement.matches({what!r})"):
                return
        pytest.fail(f"the keyboard does not come to {what}")

    tab_to("[data-facet=theme] > summary")
    keys.press("Enter")
    tab_to("[data-facet=theme] input")
    here.act(lambda: keys.press("Space"))
    assert "&theme=" in here.query
    here.page.go_back()
    here.wait()
    tab_to(f"{HITS} a")
    keys.press("Enter")
    here.page.wait_for_url(lambda url: "/search/" not in url)


def test_without_scripts_the_lists_stand_there_and_no_dead_form(window):
    here = window(java_script_enabled=False)
    here.ask()
    assert not here.page.locator("#press-search").is_visible()
    assert not here.page.locator("#press-search-results").is_visible()
    links = here.page.locator("article a:visible")
    assert links.count() > 50
    here.page.locator("article").get_by_role("link", name="Neglect", exact=True).click()
    assert here.page.locator("h1").inner_text() == "Neglect"


def test_where_search_cannot_be_loaded_it_says_so_and_leads_to_the_lists(window):
    here = window()
    here.page.route("**/pagefind/**", lambda route: route.abort())
    here.ask("q=neglect")
    assert here.said.startswith("Search could not be loaded.")
    assert here.page.locator(".press-search-lists").is_visible()


@pytest.mark.parametrize("script", ["search.*.js", "search-finding.*.js"])
def test_where_its_script_does_not_come_no_dead_form_is_left(script, window):
    here = window()
    here.page.route(f"**/lasting/{script}", lambda route: route.abort())
    here.page.goto(f"{here.origin}search/?q=neglect")
    here.page.locator("#press-search-failed").wait_for()
    assert not here.page.locator("#press-search").is_visible()
    assert here.page.locator(".press-search-lists").is_visible()


def test_an_older_browser_without_the_newest_methods_can_search(window):
    here = window()
    here.page.add_init_script("delete URLSearchParams.prototype.size")
    assert "lessons/every-breath/" in here.ask("q=asthma").paths


def test_a_slow_answer_to_an_older_question_says_nothing(window):
    here = window()
    here.ask("q=asthma")
    waited = []

    def slowly(route):
        waited.append(route.request.url)
        here.page.wait_for_timeout(700)
        route.continue_()

    here.page.route("**/pagefind/index/**", slowly)
    here.page.get_by_label("Words to look for").fill("sleep")
    here.page.wait_for_timeout(400)
    here.page.get_by_label("Words to look for").fill("asthma")
    here.page.wait_for_timeout(2500)
    assert here.said.endswith("for “asthma”.")


def test_a_word_of_most_pages_is_left_out_of_a_question_that_has_others(window):
    here = window()

    def large(route):
        page = route.fetch().text().replace('"everywhere": []', '"everywhere": ["sleep"]')
        assert '["sleep"]' in page
        route.fulfill(body=page, content_type="text/html")

    here.page.route("**/search/?*", large)
    assert here.ask("q=sleep+asthma").titles == here.ask("q=asthma").titles
    assert "campaigns/every-sleep/" in here.ask("q=sleep").paths


def test_search_works_below_a_path(window, site_below_a_path, tmp_path):
    place = tmp_path / "children" / "lessons"
    place.parent.mkdir()
    place.symlink_to(site_below_a_path, target_is_directory=True)
    handler = partial(QuietHandler, directory=tmp_path)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = window(origin=f"http://127.0.0.1:{server.server_port}/children/lessons/")
    assert "lessons/every-breath/" in here.ask("q=asthma").paths
    here.page.locator(f"{HITS} a").first.click()
    assert here.page.locator("h1").is_visible()
    assert here.troubles == []
    server.shutdown()


def test_searching_leaves_nothing_behind_in_the_browser(window):
    here = window().ask("q=neglect")
    assert here.page.context.cookies() == []
    assert here.page.evaluate("Object.keys(localStorage)") == []
    assert here.page.evaluate("Object.keys(sessionStorage)") == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_with_everything_open_does_not_scroll_sideways(width, window):
    here = window(width).ask("q=neglect&kind=lessons&audience=education")
    here.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert here.page.evaluate(wide) <= 0


def test_no_held_item_is_in_the_index_and_every_public_one_is(site, catalogue):
    found = {}
    for file in site.glob("pagefind/fragment/*"):
        one = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[one["url"].removesuffix(".html") + "/"] = one
    items = {f"/{item['kind']}/{item['slug']}/" for item in public(catalogue)}
    assert items <= {*found}
    assert {path for path in found if path.startswith("/lessons/") and path != "/lessons/"} <= items
    assert places_with(site / "pagefind", "zzheld") == []
    assert places_with(site / "search", "zzheld") == []


def test_a_failing_program_leaves_no_half_site_and_nothing_behind(a_copy, tmp_path):
    copy = a_copy()
    (tmp_path / "temporary").mkdir()
    (tmp_path / "mine").mkdir()
    broken = "import pagefind_bin\npagefind_bin.get_executable = lambda: '/bin/false'\n"
    (tmp_path / "mine" / "sitecustomize.py").write_text(broken, "utf-8")
    made = copy.run(
        *("-q", "build", "--as-of", "2026-11-22"),
        PYTHONPATH=str(tmp_path / "mine"),
        TMPDIR=str(tmp_path / "temporary"),
    )
    assert made.returncode == 1
    assert "Pagefind could not make the search index" in made.stdout + made.stderr
    assert "Traceback" not in made.stderr
    assert not copy.path("site").exists()
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_build_that_fails_while_pages_are_drawn_leaves_no_folder_behind(a_copy, tmp_path):
    copy = a_copy()
    (tmp_path / "temporary").mkdir()
    copy.write("docs/about.md", "# About\n\n[nothing](/nothing-here/)\n")
    made = copy.run("-q", "build", "--as-of", "2026-11-22", TMPDIR=str(tmp_path / "temporary"))
    assert made.returncode == 1
    assert list((tmp_path / "temporary").iterdir()) == []
