"""What a search fetches from a site of a thousand items: it has to be quick on a slow line."""

import gzip
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import benchmark
import pytest
from bulletin_mkdocs.opening import open_config
from bulletin_press import publishers
from bulletin_press.publishers import PUBLISHERS
from mkdocs.commands.build import build

from .conftest import QuietHandler
from .running import MOMENT

ITEMS = 1000
LIMIT = 200_000  # bytes, packed for the way
SLOW = {"cards", "share kits"}
QUERIES = ("q=neglect", "q=SCR", "q=missed+appointment", "theme=neglect&audience=education")


@pytest.fixture(scope="module")
def origin(tmp_path_factory):
    folder = tmp_path_factory.mktemp("thousand")
    benchmark.write_press(folder / "press", ITEMS)
    # A thousand cards and share kits take a minute, and no search asks for them.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BULLETINS_AS_OF", MOMENT)
        patch.setattr(
            publishers, "PUBLISHERS", {name: PUBLISHERS[name] for name in PUBLISHERS.keys() - SLOW}
        )
        build(open_config(str(folder / "press" / "mkdocs.yml")))
    handler = partial(QuietHandler, directory=folder / "press" / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.mark.parametrize("query", QUERIES)
def test_a_search_among_a_thousand_items_fetches_little(query, origin, browser):
    context = browser.new_context()
    page = context.new_page()
    answers = []

    def hear(answer):
        answers.append(answer)

    page.on("response", hear)
    page.goto(f"{origin}search/?{query}")
    page.locator("#press-search-results h3").nth(9).wait_for()
    fetched = {
        answer.url: min(len(answer.body()), len(gzip.compress(answer.body())))
        for answer in answers
        if "/pagefind/" in answer.url or "/lasting/search" in answer.url
    }
    context.close()
    assert len(fetched) > 12
    assert sum(fetched.values()) < LIMIT, fetched
