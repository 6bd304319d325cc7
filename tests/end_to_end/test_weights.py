"""What a page costs a reader: every byte that a browser asks for, compressed as hosts send it."""

from functools import cache

import brotli
import pytest

from .visiting import OUTPUT, PLACES

FIRST = 100_000
NEXT = 15_000
KINDS = {"document": "HTML", "stylesheet": "CSS", "script": "JS", "font": "fonts"}
# What search fetches to answer has a limit of its own, in its own test.
LIMITED = {name: path for name, path in PLACES.items() if name != "search-results"}
ITEMS = ("lessons/ask-twice/", "lessons/neglect-builds-up/", "lessons/one-day-off-then-another/")


@cache
def compressed(body):
    return len(brotli.compress(body))


def fetched(visit, *paths):
    """Visit pages one after the other; for the last, what it fetched that the others had not."""
    here = visit(360)
    answers, known, new = [], set(), {}
    # Playwright takes no builtin.
    here.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    for path in paths:
        answers.clear()
        here.page.goto(here.origin + path, wait_until="networkidle")
        new = {answer.url: weighed(answer) for answer in answers if answer.url not in known}
        known |= {*new}
    return {url: (kind, size) for url, (kind, size) in new.items() if kind}


def weighed(answer):
    """What an answer of the server is, and how much of it travels."""
    kind = KINDS.get(answer.request.resource_type)
    body = answer.body() if kind else b""
    return kind, len(body) if kind == "fonts" else compressed(body)


def weight(new, kind=None):
    return sum(size for each, size in new.values() if kind in (None, each))


@pytest.fixture(scope="module")
def table():
    """The weights, as they are found; kept for people to read."""
    rows = []
    yield rows
    OUTPUT.mkdir(exist_ok=True)
    head = f"{'bytes, compressed':24}{'HTML':>8}{'CSS':>8}{'JS':>8}{'fonts':>8}{'all':>8}\n"
    OUTPUT.joinpath("weights.txt").write_text(head + "\n".join(rows) + "\n", "utf-8")


def row(name, new):
    parts = "".join(f"{weight(new, kind):8}" for kind in KINDS.values())
    return f"{name:24}{parts}{weight(new):8}"


@pytest.mark.parametrize("place", LIMITED)
def test_a_page_is_light_on_the_first_visit_and_on_the_next(place, visit, table):
    first = fetched(visit, LIMITED[place])
    table.append(row(place, first))
    assert all(weight(first, kind) for kind in KINDS.values())
    assert weight(first) <= FIRST
    assert weight(first, "HTML") <= NEXT


def test_the_next_item_costs_nothing_but_its_text(visit, table):
    for path in ITEMS[1:]:
        new = fetched(visit, ITEMS[0], path)
        table.append(row(f"next: {path.split('/')[1][:17]}", new))
        assert {kind for kind, _ in new.values()} == {"HTML"}
        assert 1000 < weight(new) <= NEXT
