"""``bulletins announce``: a hub is told of all feeds, or its author of what went wrong."""

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from bulletin_press.websub import HubFailed, tell_hub

from .running import MOMENT, URL, lesson

COMMENTED = "# websub_hub: https://hub.example/"


class Hub(ThreadingHTTPServer):
    """A hub on this machine that answers as it is told to and keeps what it hears."""

    daemon_threads = True

    def __init__(self):
        self.answer, self.heard, self.waits = (204, {}, b""), [], 0.0
        super().__init__(("127.0.0.1", 0), Ear)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/"


class Ear(BaseHTTPRequestHandler):
    """Hears one message."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append((self.headers["Content-Type"], parse_qs(body)))
        time.sleep(self.server.waits)
        code, headers, text = self.server.answer
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def do_GET(self):
        self.server.heard.append("GET")
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def hub(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    started = Hub()
    yield started
    started.shutdown()
    started.server_close()


@pytest.fixture
def a_site_with(a_copy):
    """Exampleshire's frame with one item and a hub: ``a_site_with(address)``."""

    def make(address, items=None):
        copy = a_copy({"lessons/ask": lesson()} if items is None else items)
        copy.change("mkdocs.yml", COMMENTED, f"websub_hub: {address}")
        return copy

    return make


def announce(copy, *arguments):
    return copy.call("announce", *arguments, BULLETINS_AS_OF=MOMENT)


def test_the_hub_is_told_of_every_feed_in_every_format_at_once(hub, a_site_with):
    copy = a_site_with(hub.address)
    site = copy.build()
    made = announce(copy)
    [(kind, said)] = hub.heard
    feeds = {path.relative_to(site).as_posix() for path in site.glob("feeds/**/*.*")}
    assert kind == "application/x-www-form-urlencoded"
    assert said["hub.mode"] == ["publish"]
    assert sorted(said["hub.url"]) == sorted(
        f"{URL}{path}" for path in feeds - {"feeds/feeds.opml"}
    )
    assert made.exit_code == 0
    assert made.stdout == f"{hub.address} was told of {len(said['hub.url'])} feeds\n"


def test_the_feeds_name_the_hub(hub, a_site_with):
    site = a_site_with(hub.address).build()
    for ending, told in (
        ("xml", f'<atom:link rel="hub" href="{hub.address}"/>'),
        ("atom", f'<link href="{hub.address}" rel="hub"/>'),
        ("json", f'"hubs": [{{"type": "WebSub", "url": "{hub.address}"}}]'),
    ):
        assert told in (site / f"feeds/lessons.{ending}").read_text("utf-8")


def test_building_tells_nobody(hub, a_site_with):
    a_site_with(hub.address).build()
    assert hub.heard == []


def test_a_dry_run_prints_what_would_be_told_and_tells_nobody(hub, a_site_with):
    made = announce(a_site_with(hub.address), "--dry-run")
    assert (made.exit_code, hub.heard) == (0, [])
    first, *lines = made.stdout.splitlines()
    assert first == f"{hub.address} would be told of"
    assert f"{URL}feeds/lessons.atom" in lines


def test_without_a_hub_it_says_so_and_what_to_do(a_copy):
    made = announce(a_copy({"lessons/ask": lesson()}))
    assert made.exit_code == 2
    assert "no hub is set up" in made.stderr
    assert "websub_hub" in made.stderr


def test_a_held_item_is_not_announced(hub, a_site_with):
    held = lesson().replace("status: published", "status: draft")
    made = announce(a_site_with(hub.address, {"lessons/ask": held}))
    assert (made.exit_code, hub.heard) == (0, [])
    assert "nothing to tell" in made.stdout


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((400, {}, b"No such\ntopic."), "it answered 400 Bad Request: No such topic."),
        ((503, {}, b""), "it answered 503 Service Unavailable"),
        (
            (302, {"Location": "https://hub.example/new"}, b""),
            "it has moved to https://hub.example/new (write that as websub_hub",
        ),
    ],
)
def test_what_a_hub_refuses_is_told_and_ends_with_1(answer, told, hub, a_site_with):
    hub.answer = answer
    made = announce(a_site_with(hub.address))
    assert made.exit_code == 1
    assert made.stdout == ""
    assert made.stderr.startswith(f"The hub {hub.address} was not told: {told}")
    assert len(hub.heard) == 1


def test_a_hub_that_is_not_there_is_told(a_site_with):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    made = announce(a_site_with(address))
    assert made.exit_code == 1
    assert "it cannot be reached: " in made.stderr


def test_a_hub_that_says_nothing_is_not_waited_for_for_ever(hub):
    hub.waits = 2
    with pytest.raises(HubFailed, match=r"no answer within 0\.2 seconds"):
        tell_hub(hub.address, [URL], seconds=0.2)


def test_a_hub_that_talks_something_else_is_told(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def talk():
            heard, _ = listening.accept()
            with heard:
                heard.recv(10_000)
                heard.sendall(b"Good morning.\n\n")

        threading.Thread(target=talk, daemon=True).start()
        with pytest.raises(HubFailed, match="broke off"):
            tell_hub(f"http://127.0.0.1:{listening.getsockname()[1]}/", [URL], seconds=2)


def test_problems_are_told_before_anybody_else_is(hub, a_site_with):
    copy = a_site_with(hub.address, {"lessons/ask": lesson().replace("[neglect]", "[nglect]")})
    made = announce(copy)
    assert (made.exit_code, hub.heard) == (1, [])
    assert "nglect" in made.stderr
