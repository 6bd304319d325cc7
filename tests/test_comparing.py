"""What a new site may not break of the live one."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from bulletin_press.artefact import File, Page
from bulletin_press.comparing import RULES, compare
from bulletin_press.comparing.exceptions import FILE, check_accepted, read_exceptions
from bulletin_press.comparing.of_site import MOMENT, SITE
from bulletin_press.comparing.pairs import Sources
from bulletin_press.comparing.places import NotThere, Place, Unreadable, open_place
from bulletin_press.comparing.told import read_as_of, read_told
from bulletin_press.publishers import aliases, feeds, items, notices, open_data, opml

OLD_ID = "tag:learning.exampleshire.org,2026-01-10:lessons/ask-twice"
WITHDRAWN = {"status": "withdrawn", "withdrawn": {"date": "2026-11-01", "reason": "Out of date."}}
CHANGE = {"date": "2026-05-01", "note": "New advice."}
TOLD_BY = (items, notices, aliases, feeds, opml, open_data)


def place_of(files, name="live"):
    def read(path):
        if path not in files:
            raise NotThere(path)
        return files[path]

    return Place(name, read, lambda path: f"{path}index.html" in files, lambda path: path)


@pytest.fixture
def told(a_catalogue, a_site):
    """Publish items and read what the site tells: ``told(*items, moment=…)``."""

    def make(*written, moment="2026-11-22T12:00", site=None):
        files = {}
        for publisher in TOLD_BY:
            for made in publisher.publish(a_catalogue(*written, moment=moment), site or a_site()):
                assert isinstance(made, Page | File)
                files[made.path] = made.content if isinstance(made, File) else b""
        return read_told(place_of(files))

    return make


@pytest.fixture
def broken(told, a_project, a_site):
    """Say what breaks: ``broken([before], [after]) -> ["rule FILE:FIELD"]``, without advice."""

    def make(before, after, moment="2026-11-22T12:00", accepted=()):
        sources = Sources(a_project(*after), a_site())
        found, _ = compare(told(*before), told(*after, moment=moment), sources, accepted)
        assert all(problem.message and problem.hint for problem in found)
        return [
            f"{one.check} {one.file.parent.name}/{one.file.name}:{one.field}"
            for one in found
            if one.level == "problem"
        ]

    return make


def test_the_same_site_breaks_nothing(broken, an_item):
    both = [an_item(kind, themes=["neglect"]) for kind in ("lessons", "reviews", "events")]
    assert broken(both, both) == []


def test_what_is_new_breaks_nothing(broken, an_item):
    assert broken([an_item()], [an_item(), an_item(slug="new", published="2026-11-20")]) == []


def test_a_change_breaks_nothing(broken, an_item):
    assert broken([an_item()], [an_item(changes=[CHANGE], title="Ask three times")]) == []


def test_what_is_withdrawn_breaks_nothing(broken, an_item):
    assert broken([an_item()], [an_item(**WITHDRAWN)]) == []


def test_what_is_deleted_is_told_with_the_file_that_is_missing(broken, an_item):
    stays = an_item("reviews", themes=["neglect"])
    assert broken([an_item(), stays], [stays]) == ["gone lessons/ask-twice.md:"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"status": "draft"}, "status"),
        (
            {"status": "embargoed", "embargo": {"reason": "inquest", "review": "2027-01-01"}},
            "status",
        ),
        ({"published": "2027-01-10", "id": OLD_ID}, "published"),
    ],
)
def test_what_is_held_again_is_told_at_the_field_that_holds_it(fields, field, broken, an_item):
    stays = an_item("reviews", themes=["neglect"])
    held = an_item(**fields)
    assert broken([an_item(), stays], [held, stays]) == [f"gone lessons/ask-twice.md:{field}"]


def test_a_rename_that_keeps_id_and_address_breaks_nothing(broken, an_item):
    renamed = an_item(slug="ask-again", id=OLD_ID, aliases=["/lessons/ask-twice/"])
    assert broken([an_item()], [renamed]) == []


def test_a_rename_without_its_old_address_is_told(broken, an_item):
    renamed = an_item(slug="ask-again", id=OLD_ID)
    assert broken([an_item()], [renamed]) == ["address-changed lessons/ask-again.md:aliases"]


def test_a_rename_without_its_old_id_is_told(broken, an_item):
    renamed = an_item(slug="ask-again", aliases=["/lessons/ask-twice/"])
    assert broken([an_item()], [renamed]) == ["id-changed lessons/ask-again.md:id"]


def test_of_a_rename_that_keeps_neither_both_lines_to_write_are_given(
    told, an_item, a_project, a_site
):
    before, after = an_item(), an_item(slug="ask-again")
    found, _ = compare(told(before), told(after), Sources(a_project(after), a_site()))
    found = [one for one in found if one.level == "problem"]
    assert [one.check for one in found] == ["gone"]
    assert f"id: {OLD_ID}" in found[0].hint
    assert "aliases: [/lessons/ask-twice/]" in found[0].hint


def test_what_is_merged_into_another_may_go(broken, an_item):
    other = an_item(slug="other")
    merged = an_item(slug="other", aliases=["/lessons/ask-twice/"])
    assert broken([an_item(), other], [merged]) == []


def test_a_changed_date_of_publication_is_told_though_the_id_is_kept(broken, an_item):
    moved = an_item(published="2026-01-11", id=OLD_ID)
    assert broken([an_item()], [moved]) == ["date-changed lessons/ask-twice.md:published"]


def test_with_the_date_the_id_would_change_and_is_told_too(broken, an_item):
    assert broken([an_item()], [an_item(published="2026-01-11")]) == [
        "id-changed lessons/ask-twice.md:id",
        "date-changed lessons/ask-twice.md:published",
    ]


def test_the_day_of_an_event_may_become_known_later(broken, an_item):
    before = an_item("events", published=None)
    identity = "tag:learning.exampleshire.org,2026-02-01:events/ask-twice"
    assert broken([before], [an_item("events", id=identity)]) == []


def test_an_event_that_is_put_off_keeps_its_id(broken, an_item):
    before = an_item("events", published=None, starts="2026-12-01")
    after = an_item("events", published=None, starts="2026-12-08")
    assert broken([before], [after]) == ["id-changed events/ask-twice.md:id"]


def test_a_change_that_is_taken_back_is_told(broken, an_item):
    assert broken([an_item(changes=[CHANGE])], [an_item()]) == [
        "update-back lessons/ask-twice.md:changes"
    ]


def test_what_was_withdrawn_does_not_come_back_by_mistake(broken, an_item):
    assert broken([an_item(**WITHDRAWN)], [an_item()]) == [
        "public-again lessons/ask-twice.md:status"
    ]


def test_a_notice_does_not_go(broken, an_item):
    stays = an_item("reviews", themes=["neglect"])
    assert broken([an_item(**WITHDRAWN), stays], [stays]) == ["gone lessons/ask-twice.md:"]


def test_a_site_of_an_earlier_moment_is_told_once_and_alone(broken, an_item):
    both = [an_item(), an_item(slug="later", published="2026-11-20")]
    assert broken(both, both, moment="2026-11-01") == ["earlier-moment /mkdocs.yml:site_url"]


def test_a_feed_that_ends_is_advice(told, an_item, a_project, a_site):
    before, after = an_item(levels=["universal"]), an_item()
    found, _ = compare(told(before), told(after), Sources(a_project(after), a_site()))
    assert [(one.check, one.level) for one in found] == [("feed-gone", "advice")]
    assert found[0].text.endswith("/feeds/levels/universal.xml")


def test_an_id_that_feeds_and_catalogue_do_not_share_is_told(told, an_item, a_project, a_site):
    live, item = told(an_item()), an_item()
    url = live.rows[0].url
    odd = replace(live, entries={url: "tag:learning.exampleshire.org,2020:lessons/odd"})
    found, _ = compare(live, odd, Sources(a_project(item), a_site()))
    assert [one.check for one in found] == ["id-changed"]


def test_what_only_a_feed_held_is_known_to_readers_too(told, an_item, a_project, a_site):
    live = told(an_item())
    files = {path: live.place.read(path) for path in ("data/catalogue.json", "feeds/all.json")}
    emptied = {**json.loads(files["data/catalogue.json"]), "items": []}
    files["data/catalogue.json"] = json.dumps(emptied).encode()
    other = an_item(slug="other")
    found, _ = compare(read_told(place_of(files)), told(other), Sources(a_project(other), a_site()))
    assert [(one.check, one.text) for one in found] == [("gone", OLD_ID)]


class TestAnotherAddress:
    """What happens where a site moves."""

    @pytest.fixture
    def elsewhere(self, a_site):
        return replace(a_site(), url="https://lessons.exampleshire.org/")

    def test_it_is_told_once_and_not_for_every_item(self, told, an_item, a_project, elsewhere):
        many = [an_item(slug=f"item-{number}") for number in range(20)]
        sources = Sources(a_project(*many), elsewhere)
        found, _ = compare(told(*many), told(*many, site=elsewhere), sources)
        assert [one.check for one in found] == ["site-moved"]

    def test_once_it_is_accepted_all_else_is_still_compared(
        self, told, an_item, a_project, elsewhere, a_folder
    ):
        kept, going = an_item(slug="kept"), an_item()
        text = exception("https://learning.exampleshire.org/", "site-moved")
        accepted, problems = read_exceptions(a_folder({FILE: text}))
        assert not problems
        sources = Sources(a_project(kept), elsewhere)
        found, excused = compare(told(kept, going), told(kept, site=elsewhere), sources, accepted)
        assert [(one.check, one.text) for one in found] == [
            ("gone", OLD_ID.replace("learning.", "lessons."))
        ]
        assert [one.problem.check for one in excused] == ["site-moved"]


def exception(subject, rule, on="2026-11-23", why="Agreed."):
    return f'- id: "{subject}"\n  rule: {rule}\n  why: {why}\n  by: Alex Example\n  on: {on}\n'


class TestExceptions:
    """What is recorded in compare.yml."""

    @pytest.fixture
    def accepted(self, a_folder):
        def make(text):
            return read_exceptions(a_folder({FILE: text}))

        return make

    def test_none_are_needed(self, tmp_path):
        assert read_exceptions(tmp_path) == ([], [])

    @pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda file: file.symlink_to(file)])
    def test_what_stands_there_and_is_no_file_is_told(self, make, tmp_path):
        make(tmp_path / FILE)
        recorded, (problem,) = read_exceptions(tmp_path)
        assert not recorded
        assert problem.file == tmp_path / FILE

    def test_one_excuses_its_item_from_its_rule_and_no_other(self, accepted, broken, an_item):
        text = exception(OLD_ID, "date-changed")
        recorded, problems = accepted(text)
        assert not problems
        after = [an_item(published="2026-01-11")]
        assert broken([an_item()], after, accepted=recorded) == [
            "id-changed lessons/ask-twice.md:id"
        ]
        other, _ = accepted(exception(OLD_ID.replace("twice", "thrice"), "date-changed"))
        assert len(broken([an_item()], after, accepted=other)) == 2

    def test_who_decided_it_and_why_is_told(self, accepted, told, an_item, a_project, a_site):
        recorded, _ = accepted(exception(OLD_ID, "gone"))
        held = an_item(status="draft")
        stays = an_item("reviews", themes=["neglect"])
        sources = Sources(a_project(held, stays), a_site())
        found, excused = compare(told(an_item(), stays), told(stays), sources, recorded)
        assert not [one for one in found if one.level == "problem"]
        assert [(one.by, one.why) for one in excused] == [("Alex Example", "Agreed.")]

    @pytest.mark.parametrize(
        ("text", "fields"),
        [
            ("- id: a\n  rule: gone\n", {"exceptions[0].why", "exceptions[0].by"}),
            (exception("a", "gone", why='""'), {"exceptions[0].why"}),
            (exception("a", "gone", on="soon"), {"exceptions[0].on"}),
            ("- id: a\n  rule: [gone\n", {""}),
            ("just words\n", {""}),
            (exception("a", "gone") + "  more: 1\n", {"exceptions[0].more"}),
        ],
    )
    def test_a_mistake_is_told_with_its_field(self, text, fields, accepted):
        recorded, problems = accepted(text)
        assert not recorded
        assert fields <= {problem.field for problem in problems}
        assert all(problem.file.name == FILE for problem in problems)

    def test_a_rule_that_there_is_not_is_a_problem(self, accepted, at):
        recorded, _ = accepted(exception("a", "gonne"))
        (found,) = check_accepted(recorded, [], RULES, at().date())
        assert (found.level, found.line, found.field) == ("problem", 1, "exceptions[0].rule")

    @pytest.mark.parametrize(("on", "many"), [("2026-11-23", 1), ("2026-11-22", 0)])
    def test_one_in_vain_is_told_until_the_site_is_newer_and_it_is_a_record(
        self, on, many, accepted, at
    ):
        recorded, _ = accepted(exception("a", "gone", on=on))
        found = list(check_accepted(recorded, [], RULES, at().date()))
        assert [one.level for one in found] == ["advice"] * many


def test_every_rule_is_explained():
    page = Path(__file__).parents[1] / "docs/contributing/publishing.md"
    told = page.read_text("utf-8")
    assert not [rule for rule in (*RULES, SITE, MOMENT) if f"| `{rule}` |" not in told]


CATALOGUE = {
    "as_of": "2026-11-22T12:00:00+00:00",
    "site": "https://learning.exampleshire.org/",
    "items": [{"id": OLD_ID, "url": "https://learning.exampleshire.org/lessons/ask-twice/"}],
}


def test_a_catalogue_of_an_earlier_version_that_tells_less_is_read():
    told = read_told(place_of({"data/catalogue.json": json.dumps(CATALOGUE).encode()}))
    assert [row.id for row in told.rows] == [OLD_ID]
    assert not told.feeds


def row(**fields):
    """Write a catalogue of one item, of which something is not as we write it."""
    return json.dumps({**CATALOGUE, "items": [{**CATALOGUE["items"][0], **fields}]}).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!doctype html><title>Not found</title>",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe",
        json.dumps({**CATALOGUE, "as_of": "yesterday"}).encode(),
        json.dumps({**CATALOGUE, "as_of": "2026-11-22T12:00:00"}).encode(),
        json.dumps({**CATALOGUE, "items": [{"url": "https://a/"}]}).encode(),
        json.dumps({**CATALOGUE, "site": "http://["}).encode(),
        json.dumps({**CATALOGUE, "site": "learning"}).encode(),
        row(id="tag:\x1b[2J"),
        row(id="tag:\u202elessons"),
        row(url="https://learning.exampleshire.org/\x00/"),
        row(slug="../../secret"),
    ],
)
def test_what_is_no_catalogue_is_told_and_never_taken_for_an_empty_one(content):
    with pytest.raises(Unreadable) as found:
        read_as_of(place_of({"data/catalogue.json": content}))
    assert found.value.hint


def test_a_list_of_feeds_fetches_nothing_and_expands_nothing():
    entity = b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    bomb = entity + b'<opml><outline xmlUrl="x"/>&a;</opml>'
    files = {"data/catalogue.json": json.dumps(CATALOGUE).encode(), "feeds/feeds.opml": bomb}
    assert read_told(place_of(files)).feeds == {"x"}


@pytest.mark.parametrize("named", ["", "data/catalogue.json", "kept.json"])
def test_a_site_is_read_from_its_folder_or_its_catalogue(named, tmp_path):
    for name in ("data/catalogue.json", "kept.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps(CATALOGUE), "utf-8")
    assert len(read_told(open_place(str(tmp_path / named))).rows) == 1


def test_where_there_is_no_site_that_is_said(tmp_path):
    with pytest.raises(NotThere):
        read_told(open_place(str(tmp_path / "nowhere")))


@pytest.mark.parametrize("named", ["x" * 5000, "https://[x", "http://a.example:b]/"])
def test_a_place_that_there_cannot_be_is_told(named):
    with pytest.raises(Unreadable) as found:
        read_told(open_place(named))
    assert found.value.hint


def test_an_address_too_long_for_a_file_leads_nowhere(tmp_path):
    assert not open_place(str(tmp_path)).has(f"lessons/{'x' * 5000}/")


@pytest.mark.parametrize(
    "named",
    ["https://a.example", "https://a.example/", "https://a.example/data/catalogue.json?x#y"],
)
def test_an_address_is_that_of_the_site_or_of_its_catalogue(named):
    asked = []

    def fetched(address):
        asked.append(address)
        return json.dumps(CATALOGUE).encode()

    read_as_of(open_place(named, fetched))
    assert asked == ["https://a.example/data/catalogue.json"]
