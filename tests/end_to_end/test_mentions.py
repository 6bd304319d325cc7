"""No public page leads to a held item: who links one by mistake is told, or the link is dropped.

A link tells that the item exists, and its address often tells what it is about.
"""

import pytest

from .running import Copy, lesson
from .sweeping import places_with

SLUG = "quiet-room"
HELD = lesson(title="A lesson").replace("status: published", "status: draft")
HOST = "learning.exampleshire.example"
ADDRESS = f"https://{HOST}/lessons/{SLUG}/"


def leaks(copy):
    """Where a site that builds at all says the name of the held item."""
    made = copy.call("-q", "build", "--as-of", "2026-11-22")
    return places_with(copy.path("site"), SLUG) if made.exit_code == 0 else []


@pytest.fixture
def with_held_item(a_copy):
    """A site with a held item, and one that mentions it: ``with_held_item(body, fields)``."""

    def make(body="Text.", fields=""):
        text = lesson(body=body).replace("status:", f"{fields}status:")
        return a_copy({"lessons/ask": text, f"lessons/{SLUG}": HELD})

    return make


def test_a_mention_in_plain_words_would_be_found(with_held_item):
    assert leaks(with_held_item(f"The {SLUG}.")) != []


def test_without_a_mention_the_site_is_built_and_nothing_found(with_held_item):
    copy = with_held_item()
    assert leaks(copy) == []
    assert copy.path("site/lessons/ask/index.html").is_file()


@pytest.mark.parametrize(
    "body",
    [
        f"[x]({SLUG}.md)",
        f"[x](/lessons/{SLUG}/)",
        f"[x](/lessons/{SLUG})",
        f"[x](/lessons//{SLUG}/)",
        "[x](/lessons/quiet%2Droom/)",
        f"[x][1]\n\n[1]: ../{SLUG}/",
        f"[x](/lessons/{SLUG}/share/)",
        f'<a href="/lessons/{SLUG}/">x</a>',
        f"<{ADDRESS}>",
        f"[x]({ADDRESS}#section-help)",
        f"[x](http://{HOST}/lessons/{SLUG}/)",
        f"[x](//{HOST}/lessons/{SLUG}/)",
        f"[x](HTTPS://{HOST.title()}/lessons/{SLUG}/)",
        f"[x](https://{HOST}:443/lessons/{SLUG}/)",
        f"[x](/lessons/{SLUG}/index.html)",
        f"![x](/lessons/{SLUG}/plan.png)",
    ],
)
def test_a_body_leads_to_no_held_item_however_its_address_is_written(body, with_held_item):
    assert leaks(with_held_item(body)) == []


@pytest.mark.parametrize(
    "fields",
    [
        f"related: [lessons/{SLUG}]\n",
        f"resources:\n  - title: x\n    url: {ADDRESS}\n",
        f"citations:\n  - title: x\n    url: {ADDRESS}\n",
    ],
)
def test_no_field_leads_to_a_held_item(fields, with_held_item):
    assert leaks(with_held_item(fields=fields)) == []


@pytest.mark.parametrize(
    "link",
    [
        f"[x](lessons/{SLUG}.md)",
        f"[x](/lessons/{SLUG}/)",
        f"[x]({ADDRESS})",
    ],
)
def test_a_standing_page_leads_to_no_held_item(link, with_held_item):
    copy = with_held_item()
    copy.write("docs/about.md", f"{copy.read('docs/about.md')}\n\n{link}\n")
    assert leaks(copy) == []


def test_the_last_word_about_a_withdrawn_item_leads_to_no_held_one(tmp_path):
    see = f'status: withdrawn\nwithdrawn: {{date: 2026-02-01, reason: "Old.", see: lessons/{SLUG}}}'
    items = {"lessons/other": lesson(), f"lessons/{SLUG}": HELD}
    items["lessons/ask"] = lesson().replace("status: published", see)
    copy = Copy.make(tmp_path / "exampleshire", items)
    assert leaks(copy) == []
    assert copy.path("site/lessons/ask/index.html").is_file()
