"""Fetching a file from a live site: bounded, and never led astray."""

import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from bulletin_press.comparing.fetching import NotFetched, NotOnline, fetch


class Site(BaseHTTPRequestHandler):
    """Answers as its path says."""

    def do_GET(self):
        getattr(self, f"get_{self.path.strip('/')}")()

    def answer(self, code, content=b"", length=None, **headers):
        self.send_response(code)
        self.send_header("Content-Length", str(length or len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def get_fine(self):
        self.answer(200, b"content")

    def get_gone(self):
        self.answer(410)

    def get_missing(self):
        self.answer(404)

    def get_broken(self):
        self.answer(500)

    def get_moved(self):
        self.answer(301, Location="/fine")

    def get_circle(self):
        self.answer(302, Location="/circle")

    def get_astray(self):
        self.answer(302, Location="http://elsewhere.example/fine")

    def get_file(self):
        self.answer(302, Location="file:///etc/passwd")

    def get_large(self):
        self.answer(200, b"x" * 3_000_000)

    def get_cut(self):
        self.answer(200, b"half", length=100)

    def get_slow(self):
        time.sleep(1)
        self.answer(200)

    def get_drop(self):
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(40):
                self.wfile.write(b"x")
                time.sleep(0.05)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.parametrize("path", ["fine", "moved"])
def test_a_file_is_fetched_where_it_stands_or_has_moved_to(path, site):
    assert fetch(site + path) == b"content"


@pytest.mark.parametrize("path", ["missing", "gone"])
def test_that_there_is_no_such_file_is_an_answer_of_its_own(path, site):
    with pytest.raises(NotOnline):
        fetch(site + path)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("broken", "answers 500"),
        ("circle", "in a circle"),
        ("astray", "another site, http://elsewhere.example/fine"),
        ("file", "another site"),
        ("large", "more than 1 MB"),
        ("cut", "whole"),
        ("slow", "no answer within 0.3 seconds"),
        ("drop", "within 0.9 seconds"),
    ],
)
def test_whatever_else_happens_is_said(path, said, site):
    with pytest.raises(NotFetched) as failed:
        fetch(site + path, seconds=0.3, largest=1024 * 1024)
    assert said in str(failed.value)
    assert failed.value.hint


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "https://no-such.invalid/", "http://[x/"]
)
def test_an_address_that_nobody_answers_at_is_said(address):
    with pytest.raises(NotFetched):
        fetch(address, seconds=2)
