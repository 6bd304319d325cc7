"""Pagefind's index: what is left of it, and what happens when it cannot be made."""

import gzip
import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from bulletin_press import search_index
from bulletin_press.search_index import SearchFailed, SearchIndex
from bulletin_press.search_records import Record
from end_to_end.decoding import SIGN, decoded_index

RECORDS = [
    Record(
        "lessons/a/",
        "Ask twice",
        "<p>Cold home.</p>",
        ("Neglect",),
        ("SCR",),
        "10 May 2026",
        (*(("theme", slug) for slug in "abcdefgh"), ("kind", "lessons"), ("year", "2026")),
        0,
    ),
    Record("glossary/#scr", "SCR", "<p>Serious Case Review</p>"),
]


@pytest.fixture(autouse=True)
def place_for_folders(tmp_path, monkeypatch):
    """Let temporary folders be made where the test can see them."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


def made(site, records=RECORDS, language="en"):
    site.mkdir()
    SearchIndex.begin(records, language).finish(site)
    return site


def fragments(site):
    found = [gzip.decompress(file.read_bytes()) for file in site.glob("pagefind/fragment/*")]
    return {one["url"]: one for one in (json.loads(each.removeprefix(SIGN)) for each in found)}


def test_what_is_found_is_what_the_records_say(tmp_path):
    found = fragments(made(tmp_path / "site"))
    assert set(found) == {"/lessons/a.html", "/glossary/#scr.html"}
    one = found["/lessons/a.html"]
    assert one["content"] == "Cold home."
    assert one["meta"]["title"] == "Ask twice"
    assert one["meta"]["day"] == "10 May 2026"


def test_only_what_search_uses_is_left_of_what_pagefind_writes(tmp_path):
    names = {path.name for path in made(tmp_path / "site").joinpath("pagefind").iterdir()}
    assert {"pagefind.js", "pagefind-worker.js", "wasm.en.pagefind", "fragment"} <= names
    assert not [name for name in names if "ui" in name or "highlight" in name]
    assert "wasm.unknown.pagefind" not in names


def test_a_language_that_pagefind_does_not_know_is_searched_word_by_word(tmp_path):
    names = {path.name for path in (made(tmp_path / "site", language="cy") / "pagefind").iterdir()}
    assert "wasm.unknown.pagefind" in names


def test_the_same_records_give_the_same_decoded_index(tmp_path):
    one, other = made(tmp_path / "one"), made(tmp_path / "other")
    assert {"pagefind/filter/theme", "pagefind/list"} <= {*decoded_index(one)}
    assert decoded_index(one) == decoded_index(other)
    more = [*RECORDS, replace(RECORDS[0], address="lessons/b/")]
    assert decoded_index(made(tmp_path / "third", more)) != decoded_index(one)


def test_no_folder_of_the_building_machine_is_named(tmp_path):
    site = made(tmp_path / "site")
    files = [path.read_bytes() for path in site.rglob("*") if path.is_file()]
    read = b"".join([*files, *decoded_index(site).values()])
    assert b"lessons/a" in read
    assert str(tmp_path).encode() not in read
    assert b"bulletins-search" not in read


def test_nothing_is_left_behind(tmp_path, place_for_folders):
    made(tmp_path / "site")
    SearchIndex.begin(RECORDS, "en").abandon()
    forgotten = SearchIndex.begin(RECORDS, "en")
    assert list(place_for_folders.iterdir())
    del forgotten
    assert list(place_for_folders.iterdir()) == []


def test_a_second_index_takes_the_place_of_the_first(tmp_path):
    site = made(tmp_path / "site")
    SearchIndex.begin(RECORDS[:1], "en").finish(site)
    assert set(fragments(site)) == {"/lessons/a.html"}


def test_where_pagefind_fails_the_site_stays_as_it_was(tmp_path, place_for_folders):
    site = made(tmp_path / "site")
    with pytest.raises(SearchFailed, match=r"Pagefind could not make the search index: .*empty"):
        SearchIndex.begin([], "en").finish(site)
    assert len(fragments(site)) == len(RECORDS)
    assert list(place_for_folders.iterdir()) == []


def test_a_program_that_is_not_there_is_told(monkeypatch, place_for_folders):
    monkeypatch.setattr(search_index, "get_executable", lambda: Path("/nowhere/pagefind"))
    with pytest.raises(SearchFailed, match=r"did not start: .*nowhere.* \(install"):
        SearchIndex.begin(RECORDS, "en")
    assert list(place_for_folders.iterdir()) == []
