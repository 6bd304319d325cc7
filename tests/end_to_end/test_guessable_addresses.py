"""Unlinked is not unpublished: nothing of a scheduled item answers before its moment."""

import http.client
import threading
from functools import partial
from http.server import ThreadingHTTPServer

import pytest

from .conftest import QuietHandler
from .running import Copy, lesson

NAME = "lessons/ask-again"
ITEM = """---
title: Ask again
summary: The third question.
status: published
published: 2026-12-01T09:00
aliases: [/asked/, /old/ask.html]
id: "tag:learning.exampleshire.example,2026-12-01:lessons/asked"
themes: [fgm]
audiences: [police]
levels: [universal]
source_kind: unstated
actions:
  - do: Ask.
    by: 2027-01-31
---

The third question, with a [plan](plan.txt).
"""
EVENT = """---
title: A forum
summary: Come and talk.
status: published
published: 2026-12-01T09:00
starts: 2027-02-01T10:00
---

Come.
"""
ADDRESSES = [
    f"/{NAME}",
    f"/{NAME}/",
    f"/{NAME}/index.html",
    f"/{NAME}/card.png",
    f"/{NAME}/card-square.png",
    f"/{NAME}/plan.txt",
    f"/{NAME}/share/",
    f"/{NAME}/share/index.html",
    f"/{NAME}/share/qr.png",
    f"/{NAME}/share/qr.svg",
    "/asked/",
    "/old/ask.html",
    *(
        f"/feeds/{stem}.{form}"
        for stem in ("events", "themes/fgm", "audiences/police", "levels/universal")
        for form in ("xml", "atom", "json")
    ),
    "/events/forum/",
    "/events/forum/card.png",
    "/events/forum/share/",
    "/digests/2026-12/",
]
"""What the item and the event have once they are public, and what is there only with them."""

NEVER = [
    f"/{NAME}.md",
    f"/{NAME}/index.md",
    f"/bulletins/{NAME}/index.md",
    f"/{NAME}/ask-again.pdf",
    "/.cache/",
    "/outbox/",
    "/mkdocs.yml",
]
"""What nobody is to find at any time: sources, and what is for the comms manager."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    items = {
        f"{NAME}/index": ITEM,
        "events/forum": EVENT,
        "guidance/old": lesson().replace(
            "source_kind: unstated", "edition: '1'\nreview_by: 2030-01-01\naudiences: [education]"
        ),
    }
    made = Copy.make(tmp_path_factory.mktemp("guessing") / "exampleshire", items)
    made.write(f"bulletins/{NAME}/plan.txt", "A plan.\n")
    return made


def _answers(site, addresses):
    """Ask a web server that serves a site for each address: the status of each."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        return {address: _status(server.server_port, address) for address in addresses}
    finally:
        server.shutdown()
        server.server_close()


def _status(port, address):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", address)
        return connection.getresponse().status
    finally:
        connection.close()


def test_no_address_of_what_is_scheduled_answers_before_its_moment_and_all_do_at_it(copy):
    before = _answers(copy.build("2026-12-01T08:59"), [*ADDRESSES, *NEVER, "/guidance/old/"])
    assert before.pop("/guidance/old/") == 200
    assert {address: status for address, status in before.items() if status != 404} == {}
    after = _answers(copy.build("2026-12-01T09:00"), [*ADDRESSES, *NEVER])
    # The server leads on from a folder without its last slash.
    answering = {address for address, status in after.items() if status in (200, 301)}
    assert answering == set(ADDRESSES)
