"""Taking an item down: its header, its traces in files, and the site that stands."""

import gzip
import json
import os
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bulletin_commands.takedown_wanted import _LABELS
from bulletin_commands.takedown_words import of_header_by_hand
from bulletin_press.comparing.exceptions import read_exceptions
from bulletin_press.editing.merging import NotMerged, read_content
from bulletin_press.takedown.copies import read_keepers
from bulletin_press.takedown.ending import HOLDS, Ending, hold, with_ending, withdrawal
from bulletin_press.takedown.recording import read_id, record
from bulletin_press.takedown.standing import copies_for_programs, mentions, own_paths, take_out
from bulletin_press.takedown.target import NoSuchItem, Target, read_target
from bulletin_press.takedown.traces import Traces
from bulletin_press.verifying.built import Built

DAY = date(2026, 11, 22)
URL = "https://learning.exampleshire.org/"
ITEM = """---
# Nobody but us reads this.
title: "Ask & listen" # short
status: published
published: 2026-01-10
aliases: [/asked/, /old.html, /, /lessons/ask-twice/]
embargo:   # as it was
  reason: family
  review: 2025-01-01
themes: [neglect]
---

Text.
"""


@pytest.fixture
def folder(tmp_path):
    for path in ("lessons/ask.md", "events/ask/index.md", "lessons/ask-twice.md"):
        file = tmp_path / "bulletins" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(ITEM.encode())
    return tmp_path / "bulletins"


@pytest.fixture
def target(folder):
    return read_target(folder, "lessons/ask")


@pytest.fixture
def traces(target):
    return Traces(target, URL)


@pytest.mark.parametrize(
    "name",
    [
        "lessons/ask",
        "/lessons/ask/",
        "bulletins/lessons/ask.md",
        "https://learning.exampleshire.org/children/lessons/ask/?for=police#get-help",
        "https://learning.exampleshire.org/lessons/ask/share/",
        "/lessons/ask/card.png",
        "bulletins/lessons/ask/index.md",
        " lessons/ask ",
    ],
)
def test_an_item_is_found_by_its_name_its_address_or_its_file(name, folder):
    assert read_target(folder, name).file == folder / "lessons/ask.md"


def test_an_item_in_a_folder_of_its_own_is_found(folder):
    assert read_target(folder, "events/ask").file == folder / "events/ask/index.md"


@pytest.mark.parametrize(
    "name", ["lessons/asc", "ask", "", "lessons/", "http://[x/lessons/y", "../x/y"]
)
def test_a_name_that_nothing_has_says_what_to_do(name, folder):
    with pytest.raises(NoSuchItem) as none:
        read_target(folder, name)
    assert none.value.hint


ENDINGS = [withdrawal(DAY, "It is “old”: see below."), *(hold(reason, DAY) for reason in HOLDS)]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda it: it.values.get("reason", it.status))
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_ending_comes_into_the_header_and_all_else_stays(ending, newline, folder):
    file = folder / "lessons/ask.md"
    file.write_bytes(ITEM.replace("\n", newline).encode())
    target = read_target(folder, "lessons/ask")
    new = with_ending(target, ending)
    said = read_content("lessons", new)
    assert said.body == target.content.body
    fields = {**target.content.fields, "status": ending.status}
    del fields["embargo"]
    if ending.record:
        fields[ending.record] = dict(ending.values)
    assert said.fields == fields
    assert b"# Nobody but us reads this." in new
    assert b"# short" in new
    assert new.count(newline.encode()) == new.count(b"\n")


def test_every_reason_to_hold_has_words_to_be_asked_with():
    assert set(_LABELS) == set(HOLDS)


@pytest.mark.parametrize("raw", [b"", b"text", b"---\ntitle: [\n---\n", b"\xff\xfe-\x00"])
def test_a_header_that_cannot_be_read_is_not_guessed(raw, folder):
    file = folder / "lessons/ask.md"
    file.write_bytes(raw)
    target = Target("lessons", "ask", file, raw, read_content("lessons", raw))
    assert (target.title, target.status) == ("", "")
    with pytest.raises(NotMerged):
        with_ending(target, Ending("draft"))


def _letter(text):
    made = EmailMessage(SMTP)
    made["Subject"] = "What is new"
    made.set_content(text, cte="base64")
    return bytes(made)


TELLING = {
    "its address": ("a.txt", b"see /lessons/ask/ there"),
    "its name in a list": ("data/x.json", b'{"item": "lessons/ask"}'),
    "its name in its file's name": ("pictures/lessons-ask-card.png", b"\x89PNG"),
    "its title": ("a.txt", b"read Ask & listen now"),
    "its title in HTML": ("a.html", b"<p>Ask &amp; listen</p>"),
    "a link from beside it": ("lessons/index.html", b'<a href="ask/">more</a>'),
    "a link from below it": ("lessons/ask-twice/index.html", b'<a href="../ask/card.png">x</a>'),
    "a packed file": ("pagefind/fragment/x.pf_fragment", gzip.compress(b"/lessons/ask/")),
    "a folded line of a calendar": ("a.ics", b"URL:https://x.example/les\r\n sons/ask/\r\n"),
    "an encoded letter": ("digest/a.eml", _letter("Ask & listen")),
}
SILENT = {
    "another item": ("a.txt", b"/lessons/ask-twice/ and /reviews/ask/ and xlessons/ask"),
    "a link to another": ("events/index.html", b'<a href="ask/">more</a>'),
    "an address that is none": ("lessons/index.html", b'<a href="http://[ask/">more</a>'),
    "a picture": ("a.png", b"lessons/ask"),
    "a file that only seems packed": ("a.gz", b"\x1f\x8b lessons/ask"),
    "nothing": ("a.txt", b""),
}


@pytest.mark.parametrize("what", TELLING)
def test_it_is_found_where_it_stands(what, traces):
    assert traces.are_in(*TELLING[what])


@pytest.mark.parametrize("what", SILENT)
def test_it_is_not_found_where_it_does_not_stand(what, traces):
    assert not traces.are_in(*SILENT[what])


LEADING = '<meta http-equiv="refresh" content="0; url={0}"><a href="{0}">here</a>'
FILES = {
    "index.html": '<a href="lessons/ask/">Ask</a>',
    "lessons/ask/index.html": "its page",
    "lessons/ask/share/qr.svg": "its code",
    "lessons/ask-twice/index.html": "another page",
    "asked/index.html": LEADING.format("../lessons/ask/"),
    "old.html": LEADING.format("lessons/ask/"),
    "elsewhere.html": LEADING.format("lessons/ask-twice/"),
    "old.html.br": "packed",
    "feeds/all.xml": "<link>/lessons/ask/</link>",
    "feeds/all.xml.gz": "packed",
    "feeds/reviews.xml": "<link>/reviews/x/</link>",
    "data/catalogue.json": '{"items": []}',
    "data/posts.json": '[{"item": "lessons/ask"}]',
    ".well-known/security.txt": "Contact: x",
    ".git": "gitdir: elsewhere",
}


@pytest.fixture
def site(tmp_path):
    place = tmp_path / "site"
    for path, text in FILES.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(text, "utf-8")
    return place


def _files(folder):
    return {it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.is_file()}


OWN = {
    "lessons/ask/index.html",
    "lessons/ask/share/qr.svg",
    "asked/index.html",
    "old.html",
    "old.html.br",
}
COPIES = {"feeds/all.xml", "feeds/all.xml.gz", "data/posts.json"}


def test_its_own_files_leave_the_site_in_one_step(site, target, traces):
    built = Built(site)
    assert own_paths(target, traces, built) == OWN
    assert copies_for_programs(traces, built) == COPIES
    take_out(site, OWN | COPIES)
    assert _files(site) == set(FILES) - OWN - COPIES
    assert (site / "index.html").read_text("utf-8") == FILES["index.html"]
    assert mentions(traces, Built(site)) == ["index.html"]
    assert [it.name for it in site.parent.iterdir() if it.name.startswith(".")] == []


def test_what_cannot_be_read_is_taken_to_tell_of_it(site, traces):
    (site / "feeds/all.xml").unlink()
    (site / "feeds/all.xml").symlink_to("all.xml")
    assert traces.are_in_file("feeds/all.xml", site / "feeds/all.xml")
    assert not traces.are_in_file("card.png", site / "card.png")


def test_where_a_disk_knows_no_second_name_files_are_copied(site, monkeypatch):
    def refuse(*_, **__):
        raise OSError("no second names here")

    monkeypatch.setattr(os, "link", refuse)
    take_out(site, OWN)
    assert _files(site) == set(FILES) - OWN


def test_when_it_cannot_be_done_the_site_stands_as_it_was(site, monkeypatch):
    def fail(*_):
        raise OSError("no room")

    monkeypatch.setattr("bulletin_press.aside.swap", fail)
    with pytest.raises(OSError, match="no room"):
        take_out(site, OWN)
    assert _files(site) == set(FILES)


@pytest.mark.parametrize(
    ("header", "shown", "is_public"),
    [
        ("published: 2026-11-22T11:59", False, True),
        ("published: 2026-11-22T12:01", True, False),
        ("published: soon", True, True),
        ("published: soon", False, False),
        ("title: [", True, True),
    ],
)
def test_what_was_public_is_told_by_its_date_and_else_by_the_site(header, shown, is_public):
    zone = ZoneInfo("Europe/London")
    raw = f"---\n{header}\n---\n".encode()
    target = Target("lessons", "ask", Path("ask.md"), raw, read_content("lessons", raw))
    moment = datetime(2026, 11, 22, 12, tzinfo=zone)
    assert target.was_public(moment, zone, is_shown=shown) is is_public


def test_what_is_to_be_written_by_hand_can_be_read():
    ending = withdrawal(DAY, 'It says: "old" #1', "lessons/ask-twice")
    _, *lines = of_header_by_hand("x.md", ending)
    header = "\n".join(line[2:] for line in lines)
    said = read_content("lessons", f"---\n{header}\n---\n".encode())
    assert said.fields == {"status": "withdrawn", "withdrawn": dict(ending.values)}


def _catalogue(site, *rows):
    (site / "data/catalogue.json").write_text(json.dumps({"items": rows}), "utf-8")
    return Built(site)


def test_the_id_that_the_site_knows_is_looked_up(site, target):
    row = {"kind": "lessons", "slug": "ask", "id": "tag:x,2026:y", "status": "published"}
    assert read_id(target, _catalogue(site, row)) == "tag:x,2026:y"
    assert read_id(target, _catalogue(site, {**row, "status": "withdrawn"})) == ""
    assert read_id(target, _catalogue(site, {**row, "slug": "other"})) == ""
    assert read_id(target, _catalogue(site, "nothing of ours")) == ""


RECORDED = ("tag:x,2026:y", "Taken down: a draft", "A. Manager", DAY)


def test_an_exception_is_added_to_those_that_are_there(folder):
    file = folder / "compare.yml"
    assert record(folder, *RECORDED)
    first = file.read_bytes()
    assert record(folder, "tag:x,2026:z", 'With "signs": #1', "B", DAY)
    assert file.read_bytes().startswith(first)
    found, problems = read_exceptions(folder)
    assert [(one.id, one.why, one.by) for one in found] == [
        ("tag:x,2026:y", "Taken down: a draft", "A. Manager"),
        ("tag:x,2026:z", 'With "signs": #1', "B"),
    ]
    assert not problems


def test_what_is_recorded_is_not_recorded_again(folder):
    assert record(folder, *RECORDED)
    before = (folder / "compare.yml").read_bytes()
    assert record(folder, *RECORDED)
    assert (folder / "compare.yml").read_bytes() == before


@pytest.mark.parametrize("text", ["- id: [", "what: else\n", "[{id: x}]\n", "- text\n"])
def test_a_record_that_is_written_otherwise_is_left_alone(text, folder):
    file = folder / "compare.yml"
    file.write_text(text, "utf-8")
    assert not record(folder, *RECORDED)
    assert file.read_text("utf-8") == text


def test_those_who_keep_copies_can_be_asked():
    keepers = read_keepers()
    assert len(keepers) > 3
    for one in keepers:
        assert one.source.startswith("https://")
        assert one.where.startswith("https://") or "@" in one.where
