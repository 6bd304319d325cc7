"""The built site behind nginx with the snippet that we ship: it works, and nothing is refused."""

import gzip
import re
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import brotli
import pytest
from bulletin_press.packed import KINDS

from .running import MOMENT, Copy, call, lesson, run
from .serving import serving
from .visiting import PLACES, Visit

FEED = "getComputedStyle(document.documentElement, '::before').content"
REFUSED = """
  window.refused = [];
  document.addEventListener("securitypolicyviolation", (one) => {
    window.refused.push(`${one.effectiveDirective}: ${one.blockedURI} ${one.sample}`);
  });
"""
PLANTED = {
    "script": "<script>window.planted = true</script>",
    "handler": "<img src=x onerror='window.planted = true'>",
    "frame": "<iframe srcdoc='<script>parent.planted = true</script>'></iframe>",
    "foreign": "<script src='https://example.org/planted.js'></script>",
    "style": "<p style='position: fixed'>over everything</p>",
    "base": "<base href='https://example.org/'>",
}
POLICY = "content-security-policy"
OPENED_BY_READERS = {
    "feeds/all.xml": "application/xml|text/xml",
    "feeds/lessons.atom": "application/xml",
    "feeds/all.json": "application/feed[+]json",
    "feeds/feeds.opml": "text/x-opml",
    "calendar/events.ics": "text/calendar",
    "data/catalogue.csv": "text/csv",
    "data/catalogue.json": "application/json",
    "robots.txt": "text/plain",
    "lessons/ask-twice/": "text/html",
}


@pytest.fixture(scope="module")
def snippet():
    made = run("headers", "nginx")
    assert made.returncode == 0, made.stderr
    return made.stdout


@pytest.fixture(scope="module")
def nginx(site, snippet, tmp_path_factory):
    with serving(site, snippet, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture
def window(browser, nginx):
    """A window on the site, which remembers what was refused."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=nginx.origin)
    context.add_init_script(REFUSED)
    yield Visit(context.new_page(), nginx.origin)
    context.close()


def asked(nginx, path, **headers):
    """Ask for an address; give the status, the headers and the bytes of the answer."""
    try:
        with urlopen(Request(nginx.origin + path, headers=headers)) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except HTTPError as error:
        return error.code, error.headers, error.read()


def refused(here):
    return [*here.page.evaluate("window.refused"), *here.troubles]


def test_on_no_kind_of_page_is_anything_refused(window, nginx):
    for name, path in PLACES.items():
        window.go(path)
        window.settle()
        assert (name, refused(window)) == (name, [])
        frame = window.page.locator(".press-frame")
        assert frame.evaluate("one => getComputedStyle(one).maxWidth") != "none", name
        assert "scripts" in window.page.evaluate("({...document.documentElement.dataset})"), name
    assert nginx.broken == []


def test_what_scripts_do_works_and_nothing_is_refused(window, nginx):
    page = window.page
    window.go("campaigns/ask-listen-tell/share/")
    page.locator(".press-copy").first.click()
    page.locator(".press-status", has_text="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#post-alt").inner_text()

    page.get_by_role("radio", name="Dark").check()
    window.go("lessons/one-day-off-then-another/?for=education")
    assert page.evaluate("document.documentElement.dataset.colours") == "dark"
    assert page.locator(".press-chosen").inner_text()

    word = page.locator("a.press-explained").first
    word.click()
    box = page.locator("#press-explanation")
    box.wait_for()
    # Its place is set by a script, which a policy allows, unlike a style in the page.
    assert box.bounding_box()["x"] == pytest.approx(word.bounding_box()["x"], abs=300)

    window.go("levels/finder/#question-1")
    page.locator("#question-1 a").first.click()
    page.emulate_media(media="print")
    assert refused(window) == []
    assert nginx.broken == []


def test_search_answers_and_its_worker_works(window, nginx):
    workers = []
    window.page.on("worker", lambda worker: workers.append(worker.url))
    window.go("search/?q=asthma")
    window.settle()
    assert "lessons/every-breath/" in "".join(
        window.page.locator("#press-search-results a").evaluate_all("all => all.map((a) => a.href)")
    )
    assert workers == [f"{nginx.origin}pagefind/pagefind-worker.js"]
    assert refused(window) == []
    assert nginx.broken == []


def test_leaving_quickly_works(window):
    there = "https://www.bbc.co.uk/weather"
    window.page.route(there, lambda route: route.fulfill(body="weather"))
    window.go("lessons/every-sleep-every-time/")
    window.page.locator("#press-exit").click()
    window.page.wait_for_url(there)
    window.page.go_back()


@pytest.mark.parametrize("path", ["feeds/all.xml", "feeds/lessons.atom"])
def test_a_feed_opened_in_a_browser_says_what_it_is(path, window):
    window.go(path)
    assert "This is a feed" in window.page.evaluate(FEED)
    assert window.page.evaluate("window.refused") == []


def test_what_is_planted_in_a_page_is_refused_and_reported(site, snippet, browser, tmp_path):
    page = site.joinpath("privacy/index.html").read_text("utf-8")
    # The page's own policy would refuse it too: here only the header can.
    page, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert count == 1
    for name, planted in PLANTED.items():
        tmp_path.joinpath("site", name).mkdir(parents=True)
        content = page.replace("</article>", f"{planted}</article>")
        tmp_path.joinpath("site", name, "index.html").write_text(content, "utf-8")
    with serving(tmp_path / "site", snippet, tmp_path) as running:
        context = browser.new_context()
        context.add_init_script(REFUSED)
        page = context.new_page()
        for name in PLANTED:
            page.goto(f"{running.origin}{name}/")
            assert sum(len(frame.evaluate("window.refused")) for frame in page.frames), name
            assert not page.evaluate("window.planted"), name
        context.close()
        reported = {page.removeprefix(running.origin).rstrip("/") for page in running.broken}
        # What stands in a frame of its own is told without the page.
        assert {*PLANTED} - {"frame"} <= reported


def test_a_page_refuses_by_itself_where_no_header_is_sent(site, browser, served):
    context = browser.new_context()
    context.add_init_script(REFUSED)
    page = context.new_page()
    body = site.joinpath("privacy/index.html").read_text("utf-8")
    planted = body.replace("</article>", "<script>window.planted = true</script></article>")
    page.route("**/privacy/", lambda route: route.fulfill(body=planted, content_type="text/html"))
    page.goto(f"{served}privacy/")
    assert page.evaluate("window.refused").count("script-src-elem: inline ") == 1
    assert not page.evaluate("window.planted")
    context.close()


@pytest.mark.parametrize("path", OPENED_BY_READERS)
def test_every_kind_of_file_has_its_type_and_the_headers(path, nginx):
    status, headers, _ = asked(nginx, path)
    assert status == 200
    kind, _, letters = headers["content-type"].partition("; ")
    assert re.fullmatch(OPENED_BY_READERS[path], kind)
    assert letters == "charset=utf-8" or "json" in kind
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-cache"
    assert headers["etag"]
    assert len(headers.get_all(POLICY)) == 1
    is_for_programs = path.startswith(("feeds/", "calendar/", "data/"))
    assert headers["access-control-allow-origin"] == ("*" if is_for_programs else None)


def test_only_the_search_page_and_its_worker_may_run_webassembly(nginx):
    allowed = {
        path
        for path in (*PLACES.values(), "pagefind/pagefind-worker.js", "feeds/all.xml")
        if "wasm-unsafe-eval" in asked(nginx, path)[1][POLICY]
    }
    assert allowed == {"search/", "search/?q=asthma", "pagefind/pagefind-worker.js"}


def test_what_holds_a_digest_in_its_name_is_kept_for_ever_and_nothing_else(site, nginx):
    lasting = [*site.glob("assets/lasting/*"), *site.glob("pagefind/index/*")]
    assert len(lasting) > 10
    for file in lasting:
        _, headers, _ = asked(nginx, file.relative_to(site).as_posix())
        assert headers["cache-control"].endswith("immutable")
    for path in ("assets/lasting/gone.css", "pagefind/pagefind.js", "assets/press/icon.svg"):
        assert asked(nginx, path)[1]["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["nothing/", "assets/", ".git/config", "lessons/.hidden"])
def test_what_is_not_there_or_not_for_readers_is_not_found(path, nginx):
    status, headers, content = asked(nginx, path)
    assert status == 404
    assert b"This page is not here" in content
    assert POLICY in headers


def test_an_address_without_its_last_slash_leads_to_it_on_this_host(nginx):
    one = HTTPConnection(nginx.origin.split("/")[2])
    one.request("GET", "/lessons")
    answer = one.getresponse()
    assert (answer.status, answer.headers["location"]) == (301, "/lessons/")
    one.close()


def test_below_a_path_the_rest_of_the_host_hears_nothing(site_below_a_path, tmp_path):
    settings = site_below_a_path.parent / "mkdocs.yml"
    snippet = call("-q", "--config-file", settings, "headers", "nginx").output
    place = tmp_path / "host" / "children" / "lessons"
    place.parent.mkdir(parents=True)
    place.symlink_to(site_below_a_path, target_is_directory=True)
    (tmp_path / "host/other.html").write_text("theirs", "utf-8")
    with serving(tmp_path / "host", snippet, tmp_path) as running:
        ours = {
            "": (200, "no-cache"),
            "search/": (200, "no-cache"),
            "feeds/all.atom": (200, "no-cache"),
            "nothing/": (404, "no-cache"),
            ".git/config": (404, "no-cache"),
        }
        for path, wanted in ours.items():
            status, headers, _ = asked(running, f"children/lessons/{path}")
            assert (status, headers["cache-control"]) == wanted, path
            assert ("wasm-unsafe-eval" in headers[POLICY]) is (path == "search/")
        status, headers, content = asked(running, "other.html")
        assert (status, content) == (200, b"theirs")
        said = {POLICY, "x-content-type-options", "referrer-policy", "cache-control"}
        # The tests' own server adds where to report to.
        assert headers[POLICY] == "; report-uri /broken"
        assert {name for name in said if headers[name]} == {POLICY}
        status, _, content = asked(running, "nothing.html")
        assert status == 404
        assert b"This page is not here" not in content


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """A small site with packed copies, and a table on one of its standing pages."""
    copy = Copy.make(tmp_path_factory.mktemp("packed") / "site", {"lessons/ask-twice": lesson()})
    copy.change("mkdocs.yml", "    feed_limit:", "    packed_copies: true\n    feed_limit:")
    copy.write("docs/about.md", "# About\n\n| a |\n|--:|\n| 1 |\n")
    copy.build()
    return copy


def test_a_column_that_stands_at_the_right_is_no_style_in_the_page(packed):
    assert '<td align="right">1</td>' in packed.read("site/about/index.html")


def test_every_text_has_a_packed_copy_that_says_the_same(packed):
    site = packed.path("site")
    texts = [file for file in site.rglob("*") if file.suffix in KINDS and file.stat().st_size > 500]
    assert len(texts) > 50
    for file in texts:
        copy = file.with_name(f"{file.name}.br")
        assert brotli.decompress(copy.read_bytes()) == file.read_bytes()


def test_packed_copies_are_sent_to_who_can_read_them(packed, tmp_path):
    snippet = packed.call("headers", "nginx").output
    with serving(packed.path("site"), snippet, tmp_path) as running:
        for path in ("", "lessons/ask-twice/", "feeds/all.json", "feeds/all.atom"):
            plain = asked(running, path)
            sent = asked(running, path, **{"Accept-Encoding": "gzip"})
            assert sent[1]["content-encoding"] == "gzip"
            assert sent[1]["content-type"] == plain[1]["content-type"]
            assert sent[1]["vary"] == "Accept-Encoding"
            assert gzip.decompress(sent[2]) == plain[2]


def test_a_standing_page_that_browsers_would_refuse_is_not_built(packed, caplog):
    before = packed.read("docs/about.md")
    packed.write("docs/about.md", f"{before}\n<p style='color: red'>x</p>\n")
    made = packed.call("-q", "build", "--as-of", MOMENT)
    packed.write("docs/about.md", before)
    assert made.exit_code == 1
    assert caplog.text.count("about.md: a style stands in the page") == 1


def test_who_finds_a_weakness_learns_whom_to_tell(nginx):
    status, headers, content = asked(nginx, ".well-known/security.txt")
    assert (status, headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert b"Contact: mailto:security@exampleshire.example\n" in content
