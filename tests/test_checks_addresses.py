"""Addresses: no two things at one, and old ones that go on working."""

from pathlib import Path

import pytest
from bulletin_press.checks.addresses import check_addresses

ID = "tag:example.org,2026:lessons/a"


def renamed(an_item, *aliases, slug="ask-twice", **fields):
    return an_item(slug=slug, aliases=list(aliases), **{"id": f"{ID}-{slug}", **fields})


def test_an_old_address_of_its_own_is_fine(found, an_item):
    assert found(check_addresses, renamed(an_item, "/learning/asthma/", "/old.html")) == []


def test_an_item_that_was_renamed_is_asked_for_its_id(found, an_item):
    problems = found(check_addresses, an_item(aliases=["/learning/asthma/"]))
    assert problems == ["lessons/ask-twice.md:2: id (advice)"]


def test_an_alias_at_the_address_of_an_item_is_told(found, an_item):
    for slug in ("other", "ask-twice"):
        item = renamed(an_item, f"/lessons/{slug}/")
        problems = found(check_addresses, an_item(slug="other", status="draft"), item)
        assert problems == ["lessons/ask-twice.md:8: aliases[0]"]


def test_an_alias_at_a_standing_page_is_told(found, an_item):
    item = renamed(an_item, "/about/")
    assert found(check_addresses, item, standing=["about/"]) == [
        "lessons/ask-twice.md:8: aliases[0]"
    ]


def test_two_items_cannot_have_one_alias(found, an_item):
    items = [renamed(an_item, "/old/", slug="a"), renamed(an_item, "/old/", slug="b")]
    assert found(check_addresses, *items) == ["lessons/b.md:8: aliases[0]"]


@pytest.mark.parametrize(
    "alias", ["/themes/neglect/", "/lessons/", "/years/2026/", "/lessons/ask-twice/index.html"]
)
def test_an_alias_at_an_address_that_is_made_is_told(found, an_item, alias):
    assert found(check_addresses, renamed(an_item, alias)) == ["lessons/ask-twice.md:8: aliases[0]"]


@pytest.mark.parametrize("alias", ["/lessons/ask-twice/share/", "/Lessons/Ask-Twice/"])
def test_an_alias_at_a_share_kit_or_in_other_letters_is_told(found, an_item, alias):
    assert found(check_addresses, renamed(an_item, alias)) == ["lessons/ask-twice.md:8: aliases[0]"]


def test_an_alias_at_the_page_for_what_is_not_there_is_told(found, an_item):
    assert found(check_addresses, renamed(an_item, "/404.html")) == [
        "lessons/ask-twice.md:8: aliases[0]"
    ]


def test_an_alias_is_the_same_however_it_is_spelt(found, an_item):
    items = [renamed(an_item, "/old/a.html", slug="a"), renamed(an_item, "/Old/%61.html", slug="b")]
    assert found(check_addresses, *items) == ["lessons/b.md:8: aliases[0]"]


def test_two_items_cannot_have_one_id(found, an_item):
    items = [an_item(slug=slug, id=ID) for slug in ("a", "b")]
    assert found(check_addresses, *items) == ["lessons/b.md:8: id"]


def test_an_id_that_another_item_is_given_is_told(found, an_item):
    taken = "tag:learning.exampleshire.org,2026-01-10:lessons/b"
    items = [an_item(slug="a", id=taken), an_item(slug="b")]
    assert found(check_addresses, *items) == ["lessons/b.md:2: id"]
    assert found(check_addresses, *reversed(items)) == ["lessons/a.md:8: id"]


@pytest.mark.parametrize(
    "name",
    ["card.png", "Card.PNG", "card-square.png", "index.html", "ask-twice.pdf", "share/a.txt"],
)
def test_an_attachment_named_like_a_made_file_is_told(found, an_item, name):
    item = an_item(attachments={name: Path("/bulletins/lessons/ask-twice") / name})
    assert found(check_addresses, item) == [f"lessons/ask-twice/{name}:1: "]


def test_a_second_text_beside_an_item_is_told(found, an_item):
    item = an_item(attachments={"notes.md": Path("/bulletins/lessons/ask-twice/notes.md")})
    assert found(check_addresses, item) == ["lessons/ask-twice/notes.md:1: "]


@pytest.mark.parametrize("name", ["chart.png", "other.pdf", "cards/card.png", "shared.txt"])
def test_other_attachments_are_fine(found, an_item, name):
    assert found(check_addresses, an_item(attachments={name: Path(name)})) == []
