"""The sites that the end-to-end tests look at, each built once."""

import json
import os
import shutil
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright

from .crawling import read_pages
from .feed_reading import read_feeds
from .running import MOMENT, ROOT, Copy, run
from .visiting import Visit
from .written_items import read_items

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No test asks anything of another machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Exampleshire as the public sees it at the moment, built by ``bulletins build``."""
    place = tmp_path_factory.mktemp("by-bulletins") / "site"
    made = run("--quiet", "build", "--as-of", MOMENT, "--site-dir", place)
    assert made.returncode == 0, made.stdout + made.stderr
    return place


@pytest.fixture(scope="session")
def site_by_mkdocs(tmp_path_factory):
    """The same by MkDocs itself."""
    place = tmp_path_factory.mktemp("by-mkdocs") / "site"
    made = run("build", "--strict", "--site-dir", place, program="mkdocs", BULLETINS_AS_OF=MOMENT)
    assert made.returncode == 0, made.stdout + made.stderr
    return place


@pytest.fixture(scope="session")
def own_site(tmp_path_factory):
    """The site that this repository ships, as it is today."""
    place = tmp_path_factory.mktemp("own") / "site"
    made = run("--quiet", "build", "--site-dir", place, cwd=ROOT)
    assert made.returncode == 0, made.stdout + made.stderr
    return place


@pytest.fixture(scope="session")
def later_site(tmp_path_factory):
    """Exampleshire years later, when all that was scheduled has come."""
    folder = tmp_path_factory.mktemp("later") / "exampleshire"
    return Copy.make(folder).build("2030-01-01")


@pytest.fixture(scope="session")
def site_below_a_path(tmp_path_factory):
    """Exampleshire at an address that is not the root of its host."""
    copy = Copy.make(tmp_path_factory.mktemp("below") / "exampleshire")
    address = "https://learning.exampleshire.example/"
    copy.change("mkdocs.yml", f"site_url: {address}", f"site_url: {address}children/lessons/")
    return copy.build()


@pytest.fixture
def a_copy(tmp_path):
    """Copy Exampleshire: ``a_copy()``; only its frame, with other items: ``a_copy(items)``."""
    return lambda items=None: Copy.make(tmp_path / "exampleshire", items)


@pytest.fixture(scope="session")
def pages(site):
    """All pages of the site, read, by their path."""
    return read_pages(site)


@pytest.fixture(scope="session")
def feeds(site):
    """All feeds of the site, read, by their path without the ending."""
    return read_feeds(site)


@pytest.fixture(scope="session")
def catalogue(site):
    """The catalogue that the site offers as data."""
    return json.loads((site / "data/catalogue.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def written():
    """All items as written, held ones too."""
    return read_items()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps no log."""

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="session")
def served(site):
    """The address at which the site can be visited."""
    handler = partial(QuietHandler, directory=site)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """A real browser; without one its tests are skipped, or fail where one is required."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        reason = f"there is no browser: none of {', '.join(names)} is on the PATH"
        if os.environ.get("BULLETINS_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{reason}, and BULLETINS_REQUIRE_BROWSER=1 asks for one")
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser, served):
    """Open a window: ``visit(width, **settings of the window)``."""
    opened = []

    def start(width=1280, **settings):
        context = browser.new_context(viewport={"width": width, "height": 800}, **settings)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
        opened.append(context)
        return Visit(context.new_page(), served)

    yield start
    for context in opened:
        context.close()
