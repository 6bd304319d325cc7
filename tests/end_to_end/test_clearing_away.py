"""What is held again after it was public, or withdrawn, goes from all that is made."""

import shutil

import pytest

from .running import MOMENT, Copy, lesson
from .sweeping import files_of, places_with

NAME = "lessons/zzmark"
FILE = f"bulletins/{NAME}/index.md"
ITEM = """---
title: "The zzmark title"
summary: "The zzmark summary of it."
status: published
published: 2026-11-02
aliases: [/old/zzmark/]
id: "tag:learning.exampleshire.example,2026-11-02:lessons/zzmark"
themes: [fgm]
source_kind: unstated
learning:
  - point: "A zzmark point."
actions:
  - do: "Do the zzmark thing."
    for: [police]
    by: 2027-01-31
questions: ["Which zzmark?"]
social:
  messages: ["A zzmark message."]
  repeat: {every: 2 weeks, times: 6}
---

The zzmark text, with a [file](zzmark.txt).
"""
OTHER = {"lessons/other": lesson("Another", "2026-11-10")}

PUBLISHED = "status: published"
CHANGES = {
    "draft": (PUBLISHED, "status: draft"),
    "embargoed": (PUBLISHED, "status: embargoed\nembargo: {reason: inquest, review: 2027-03-01}"),
    "scheduled again": ("published: 2026-11-02", "published: 2026-12-24"),
    "withdrawn": (
        PUBLISHED,
        "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: It is out of date.}",
    ),
}
"""What an author changes in the header who takes the item back."""


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """A small site with the item in it, its outbox, and what is kept of it."""
    copy = Copy.make(tmp_path_factory.mktemp("public") / "exampleshire", OTHER)
    copy.forget()
    copy.write(FILE, ITEM)
    copy.write(f"bulletins/{NAME}/zzmark.txt", "A zzmark file.\n")
    copy.build()
    _write_outbox(copy)
    return copy


@pytest.fixture
def held_again(public, tmp_path):
    """A copy of it all, for one way of holding the item again: ``held_again("draft")``."""

    def make(how):
        shutil.copytree(public.folder, tmp_path / "exampleshire")
        copy = Copy(tmp_path / "exampleshire")
        copy.change(FILE, *CHANGES[how])
        return copy

    return make


def _write_outbox(copy):
    for command in (("campaign",), ("digest", "--since", "2026-11-01"), ("social",)):
        made = copy.call("-q", *command, "--outbox", "outbox", BULLETINS_AS_OF=MOMENT)
        assert made.exit_code == 0, made.output


def test_while_it_is_public_it_is_everywhere(public):
    """Or the tests below could not fail."""
    tell = {place.partition(":")[0] for place in places_with(public.path("site"), "zzmark")}
    assert {
        f"{NAME}/index.html",
        f"{NAME}/card.png",
        f"{NAME}/card-square.png",
        f"{NAME}/share/index.html",
        f"{NAME}/zzmark.txt",
        "old/zzmark/index.html",
        "feeds/all.xml",
        "feeds/themes/fgm.json",
        "data/catalogue.json",
        "data/posts.json",
        "calendar/actions.ics",
        "digests/2026-11/index.html",
        "sitemap.xml",
        "index.html",
    } <= tell
    assert any(path.startswith("pagefind/fragment/") for path in tell)
    outbox = {place.split("/")[0] for place in places_with(public.path("outbox"), "zzmark")}
    assert outbox == {"campaign", "digest", "posts"}
    assert places_with(public.path(".cache"), "zzmark") != []


def test_what_is_scheduled_again_leaves_no_byte_in_the_next_build(held_again):
    copy = held_again("scheduled again")
    assert places_with(copy.build(), "zzmark") == []
    assert not copy.path("site/feeds/themes/fgm.xml").exists()
    assert places_with(copy.path(".cache"), "zzmark") == []


def test_a_build_by_mkdocs_clears_it_away_too(held_again):
    copy = held_again("draft")
    made = copy.run("build", "--strict", program="mkdocs", BULLETINS_AS_OF=MOMENT)
    assert made.returncode == 0, made.stderr
    assert places_with(copy.path("site"), "zzmark") == []
    assert places_with(copy.path(".cache"), "zzmark") == []


@pytest.mark.parametrize("how", ["embargoed", "withdrawn"])
def test_an_outbox_that_is_made_again_is_made_without_it(how, held_again):
    copy = held_again(how)
    _write_outbox(copy)
    texts = ("zzmark title", "zzmark summary", "zzmark text", "zzmark point", "zzmark message")
    assert places_with(copy.path("outbox"), *texts, "zzmark thing") == []
    if how == "embargoed":
        assert places_with(copy.path("outbox"), "zzmark") == []


def test_a_withdrawn_item_leaves_its_notice_and_a_last_word_alone(held_again):
    copy = held_again("withdrawn")
    site = copy.build()
    words = ("zzmark title", "zzmark summary", "zzmark text", "zzmark point", "zzmark thing")
    assert places_with(site, *words, "zzmark message", "zzmark file") == []
    assert sorted(files_of(site / NAME)) == ["index.html"]
    tell = {place.partition(":")[0] for place in places_with(site, "zzmark")}
    feeds = {path for path in tell if path.startswith("feeds/")}
    assert {"feeds/all.xml", "feeds/themes/fgm.atom"} <= feeds
    assert tell - feeds == {
        f"{NAME}/index.html",
        "old/zzmark/index.html",
        "data/catalogue.json",
        "data/catalogue.csv",
    }
    kept = (site / NAME / "index.html").read_text("utf-8")
    assert "It is out of date." in kept


def test_a_strict_build_stops_at_warnings_when_it_is_quiet_too(a_copy):
    """MkDocs by itself counts only the warnings that it prints."""
    copy = a_copy(OTHER)
    copy.change("mkdocs.yml", "Home: index.md", "Home: nowhere.md")
    copy.change("docs/about.md", "get-help.md", "get-help.md#nothing")
    made = copy.run("build", "--quiet", "--strict", program="mkdocs", BULLETINS_AS_OF=MOMENT)
    assert made.returncode == 1
    told = made.stdout + made.stderr
    assert "nowhere.md" in told
    assert "#nothing" in told
    assert "2 warnings" in told
