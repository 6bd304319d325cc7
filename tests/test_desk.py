"""What is read and checked before a site can be made."""

import shutil
from pathlib import Path

import pytest
from bulletin_press.desk import open_desk
from bulletin_press.problems import ProblemsFound

DATA = Path(__file__).parent / "data"
SETTINGS = {"partnership": "P", "contact_line": "Ring 999.", "report_to": "mailto:a@b.org"}


@pytest.fixture
def open_folder(tmp_path, monkeypatch):
    (tmp_path / "bulletins" / "lessons").mkdir(parents=True)
    for name in ("vocabulary.yml", "contacts.yml"):
        shutil.copy(DATA / name, tmp_path / "bulletins")
    monkeypatch.setenv("BULLETINS_AS_OF", "2026-11-22")

    def opened(**changed):
        arguments = {
            "name": "S",
            "description": "D",
            "url": "https://b.org/learning",
            "language": "en",
            "written_settings": SETTINGS,
            "standing": frozenset(),
            "extensions": [],
            "extension_configs": {},
        }
        return open_desk(tmp_path / "mkdocs.yml", **{**arguments, **changed})

    return opened


def test_a_desk_holds_all_that_was_read(open_folder):
    desk = open_folder()
    assert desk.site.url == "https://b.org/learning/"
    assert desk.moment.isoformat() == "2026-11-22T00:00:00+00:00"
    assert desk.problems == ()
    desk.require_no_problem()


def test_problems_are_told_in_order_and_stop_the_build(open_folder, tmp_path):
    (tmp_path / "bulletins/lessons/b.md").write_text("---\nstatus: published\n---\n")
    (tmp_path / "bulletins/lessons/a.md").write_text("no header\n")
    desk = open_folder()
    assert [problem.file.name for problem in desk.problems] == ["a.md"] + ["b.md"] * 5
    with pytest.raises(ProblemsFound):
        desk.require_no_problem()


def test_advice_alone_lets_the_build_go_on(open_folder, tmp_path):
    (tmp_path / "bulletins/lessons/a.md").write_text("---\nstatus: draft\n---\n")
    desk = open_folder()
    assert {problem.level for problem in desk.problems} == {"advice"}
    desk.require_no_problem()


@pytest.mark.parametrize("url", ["", "learning.example.org", "ftp://b.org/"])
def test_a_site_without_an_address_is_told(open_folder, url):
    with pytest.raises(ProblemsFound) as raised:
        open_folder(url=url)
    assert [problem.field for problem in raised.value.problems] == ["site_url"]


def test_a_moment_that_is_no_date_is_told(open_folder, monkeypatch):
    monkeypatch.setenv("BULLETINS_AS_OF", "yesterday")
    with pytest.raises(ProblemsFound) as raised:
        open_folder()
    assert [problem.field for problem in raised.value.problems] == ["BULLETINS_AS_OF"]


def test_names_of_several_lines_are_put_on_one(open_folder):
    site = open_folder(name="Learning\n  together", description="What was\nlearned. ").site
    assert (site.name, site.description) == ("Learning together", "What was learned.")


LESSON = """---
title: {title}
summary: Said.
status: published
published: 2026-01-10
themes: [neglect]
source_kind: unstated
---
"""


def test_a_change_can_be_tried_before_it_is_written(open_folder, tmp_path):
    file = tmp_path / "bulletins" / "lessons" / "ask.md"
    file.write_text(LESSON.format(title="Ask"), "utf-8")
    overlay = {file: LESSON.format(title="x" * 121).encode()}
    assert open_folder().problems == ()
    assert [problem.field for problem in open_folder(overlay=overlay).problems] == ["title"]
    assert file.read_text("utf-8") == LESSON.format(title="Ask")


@pytest.mark.parametrize("name", ["new.md", "new/index.md"])
def test_a_file_that_is_not_there_can_be_tried(open_folder, tmp_path, name):
    file = tmp_path / "bulletins" / "lessons" / name
    desk = open_folder(overlay={file: LESSON.format(title="New").encode()})
    assert [item.name for item in desk.project.items] == ["lessons/new"]
    assert desk.problems == ()
    assert not file.exists()


@pytest.mark.parametrize("name", ["lessons/Not this.md", "lessons/index.md", "other/new.md"])
def test_a_new_file_that_could_be_no_item_is_told(open_folder, tmp_path, name):
    file = tmp_path / "bulletins" / name
    (problem,) = open_folder(overlay={file: LESSON.format(title="New").encode()}).problems
    assert problem.file == file


def test_a_new_file_takes_no_address_that_is_taken(open_folder, tmp_path):
    (tmp_path / "bulletins" / "lessons" / "ask.md").write_text(LESSON.format(title="A"), "utf-8")
    file = tmp_path / "bulletins" / "lessons" / "ask" / "index.md"
    (problem,) = open_folder(overlay={file: LESSON.format(title="New").encode()}).problems
    assert problem.message == "has the same address as ask.md"


def test_advice_is_looked_for_only_when_asked(open_folder, tmp_path):
    allow = "  - {check: posts, text: a, why: b, by: c}"
    text = LESSON.format(title=f"Ask\nallow:\n{allow}")
    file = tmp_path / "bulletins" / "lessons" / "ask.md"
    file.write_text(text, "utf-8")
    assert open_folder(advice=False).problems == ()
    assert [problem.check for problem in open_folder().problems] == ["allow"]


def test_an_index_can_be_tried_where_only_its_pictures_lie(open_folder, tmp_path):
    folder = tmp_path / "bulletins" / "lessons" / "new"
    folder.mkdir()
    folder.joinpath("list.txt").write_text("One.", "utf-8")
    text = LESSON.format(title="New") + "[The list](list.txt)\n"
    desk = open_folder(overlay={folder / "index.md": text.encode()}, advice=False)
    assert desk.problems == ()
    assert list(desk.project.items[0].attachments) == ["list.txt"]


def test_nothing_is_kept_of_what_is_only_looked_at(open_folder, tmp_path):
    (tmp_path / "bulletins" / "lessons" / "ask.md").write_text(LESSON.format(title="A"), "utf-8")
    open_folder(advice=True)
    assert not (tmp_path / ".cache").exists()
    open_folder(advice=False)
    assert list((tmp_path / ".cache").rglob("*"))


def test_what_is_told_repeats_no_name_of_the_review_team(open_folder, tmp_path, monkeypatch):
    names = tmp_path.parent / f"{tmp_path.name}-names.txt"
    names.write_text("Zebedee Quux\n", "utf-8")
    monkeypatch.setenv("BULLETINS_DENIED_NAMES", str(names))
    text = LESSON.format(title="Ask\nZebedee Quux: x") + "# Zebedee Quux\n\n[x](zebedee-quux.md)\n"
    (tmp_path / "bulletins" / "lessons" / "ask.md").write_text(text, "utf-8")
    desk = open_folder()
    assert "denied-names" in {problem.check for problem in desk.problems}
    assert len(desk.problems) >= 4
    assert "quux" not in repr([vars(problem) for problem in desk.problems]).lower()


def test_words_are_told_whatever_a_field_beside_them_lacks(open_folder, tmp_path):
    actions = "actions: [{for: [police]}, {do: Ring 01632 960999., for: [polise]}]"
    text = LESSON.format(title=f"Ask\n{actions}")
    (tmp_path / "bulletins" / "lessons" / "ask.md").write_text(text, "utf-8")
    assert "identifying-details" in {problem.check for problem in open_folder().problems}
