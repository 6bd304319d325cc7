"""A feed reader that people use, Debian's Newsboat, follows all feeds over the network."""

import os
import shutil
import sqlite3
import subprocess
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from .conftest import QuietHandler
from .feed_reading import read_feeds
from .running import Copy


@pytest.fixture(scope="module")
def newsboat():
    """The program; without it its tests are skipped, or fail where it is required."""
    program = shutil.which("newsboat")
    if program is None:
        reason = "there is no newsboat on the PATH"
        if os.environ.get("BULLETINS_REQUIRE_NEWSBOAT") == "1":
            pytest.fail(f"{reason}, and BULLETINS_REQUIRE_NEWSBOAT=1 asks for it")
        pytest.skip(reason)
    return program


@pytest.fixture(scope="module")
def at_home(tmp_path_factory):
    """Exampleshire, built for an address on this machine and served there, and that address."""
    copy = Copy.make(tmp_path_factory.mktemp("newsboat") / "exampleshire")
    handler = partial(QuietHandler, directory=copy.path("site"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    copy.change(
        "mkdocs.yml", "site_url: https://learning.exampleshire.example/", f"site_url: {address}"
    )
    copy.build()
    yield copy.path("site"), address
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def sent(at_home):
    """The feeds that are served there, as files."""
    return read_feeds(at_home[0])


@pytest.fixture(scope="module")
def read(newsboat, at_home, tmp_path_factory):
    """What Newsboat knows after it was given the address of the list of feeds, and no more."""
    home = tmp_path_factory.mktemp("reader")
    (home / "urls").touch()
    settings = f'urls-source "opml"\nopml-url "{at_home[1]}feeds/feeds.opml"\n'
    (home / "config").write_text(settings, "utf-8")
    files = ("-C", home / "config", "-u", home / "urls", "-c", home / "cache.db")
    ran = subprocess.run(
        [newsboat, *files, "-x", "reload", "print-unread"],
        env={**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "no_proxy": "127.0.0.1"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    with sqlite3.connect(home / "cache.db") as cache:
        yield cache
    cache.close()


def test_newsboat_subscribes_to_every_feed_of_the_list(read, sent, at_home):
    address = at_home[1]
    known = dict(read.execute("SELECT rssurl, title FROM rss_feed"))
    assert known == {f"{address}{stem}.xml": feed.json["title"] for stem, feed in sent.items()}
    assert len(known) > 30


def test_newsboat_lists_every_item_once_as_we_wrote_it(read, sent):
    everything = sent["feeds/all"]
    rows = read.execute("SELECT guid, title, url, author, content FROM rss_item").fetchall()
    shown = {guid: rest for guid, *rest in rows}
    assert sorted(guid for guid, *_ in rows) == sorted(everything.ids)
    for item in everything.json["items"]:
        title, url, author, content = shown[item["id"]]
        assert (title, url) == (item["title"], item["url"])
        assert author == "Exampleshire Safeguarding Children Partnership"
        assert content.strip() == item["content_html"].strip()
