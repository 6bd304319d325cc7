"""From the folder of all bulletins to items, or every problem."""

import os
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.checks import check_project
from bulletin_press.problems import ProblemsFound
from bulletin_press.reading import read_project
from bulletin_press.rendering import Renderer

ZONE = ZoneInfo("Europe/London")
DRAFT = "---\nstatus: draft\n---\nText.\n"
LESSON = """---
title: A
summary: B
status: published
published: 2026-01-10
themes: [neglect]
source_kind: unstated
---
"""


def read(folder, progress=lambda _done, _all: None):
    return read_project(folder, ZONE, Renderer([], {}, "https://b.org/"), progress)


def told(folder):
    problems = sorted(read(folder)[1])
    return [f"{p.path_from(folder)}:{p.line}: {p.level}" for p in problems]


def test_the_folder_is_the_kind_and_the_file_the_slug(a_folder):
    files = {"lessons/asthma.md": DRAFT, "guidance/right-help/index.md": DRAFT}
    project, problems = read(a_folder(files))
    assert not problems
    assert [item.name for item in project.items] == ["guidance/right-help", "lessons/asthma"]
    assert set(project.bodies) == {"guidance/right-help", "lessons/asthma"}


def test_files_beside_an_item_are_its_attachments(a_folder):
    files = {"lessons/a/index.md": DRAFT, "lessons/a/b.png": "", "lessons/a/c/d.txt": ""}
    folder = a_folder(files)
    project, problems = read(folder)
    assert not problems
    [item] = project.items
    assert item.attachments == {
        "b.png": folder / "lessons/a/b.png",
        "c/d.txt": folder / "lessons/a/c/d.txt",
    }


def _as_file(place):
    place.write_text("x")


def _as_circle(place):
    place.symlink_to(place.name)


@pytest.mark.parametrize("make", [_as_file, os.mkfifo, _as_circle])
def test_what_stands_in_the_place_of_the_folder_is_told(make, tmp_path):
    make(tmp_path / "bulletins")
    with pytest.raises(ProblemsFound) as found:
        read(tmp_path / "bulletins")
    assert [problem.file.name for problem in found.value.problems] == ["bulletins"]


def test_a_folder_without_any_bulletin_is_empty(a_folder):
    project, problems = read(a_folder({}))
    assert (project.items, problems) == ((), [])


def test_two_files_for_one_address_are_told(a_folder):
    files = {"lessons/asthma.md": DRAFT, "lessons/asthma/index.md": DRAFT}
    folder = a_folder(files)
    assert told(folder) == ["lessons/asthma.md:1: problem"]
    assert len(read(folder)[0].items) == 1


def test_the_same_slug_in_two_kinds_is_fine(a_folder):
    assert told(a_folder({"lessons/asthma.md": DRAFT, "reviews/asthma.md": DRAFT})) == []


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "a.md~", "a.md.bak", ".a.md.swp", "a.tmp", "a.orig", "Thumbs.db", "desktop.ini"],
)
def test_hidden_files_and_backups_are_passed_over_and_told_as_advice(a_folder, name):
    folder = a_folder(
        {f"lessons/{name}": DRAFT, f"lessons/a/{name}": "", "lessons/a/index.md": DRAFT}
    )
    assert set(told(folder)) == {f"lessons/{name}:1: advice", f"lessons/a/{name}:1: advice"}
    project, _ = read(folder)
    assert [item.attachments for item in project.items] == [{}]


@pytest.mark.parametrize(
    "path",
    [
        "asthma.md",
        "lesson/asthma.md",
        "Lessons/asthma.md",
        "lessons/picture.png",
        "lessons/asthma.MD",
        "lessons/asthma/text.md",
        "lessons/Asthma.md",
        "lessons/asthma_2.md",
        "lessons/asthma can kill.md",
        "lessons/-asthma.md",
        "lessons/asthma--2.md",
        "lessons/zoë.md",
        f"lessons/{'x' * 81}.md",
    ],
)
def test_what_can_be_no_item_where_it_lies_is_told(a_folder, path):
    folder = a_folder({path: DRAFT})
    [line] = told(folder)
    assert line.endswith(":1: problem")
    assert path.startswith(line.removesuffix(":1: problem"))
    assert not read(folder)[0].items


def test_a_slug_may_have_eighty_characters(a_folder):
    assert told(a_folder({f"lessons/{'x' * 80}.md": DRAFT})) == []


def test_an_index_of_a_whole_kind_is_told(a_folder):
    assert told(a_folder({"lessons/index.md": DRAFT})) == ["lessons/index.md:1: problem"]


def test_a_link_to_another_place_is_refused(a_folder):
    folder = a_folder({"lessons/a/index.md": DRAFT})
    (folder / "lessons/b.md").symlink_to(folder / "lessons/a/index.md")
    (folder / "lessons/a/secret.txt").symlink_to("/etc/hostname")
    (folder / "reviews").symlink_to(folder / "lessons")
    assert told(folder) == [
        "lessons/a/secret.txt:1: problem",
        "lessons/b.md:1: problem",
        "reviews:1: problem",
    ]
    [item] = read(folder)[0].items
    assert item.attachments == {}


def test_every_problem_of_every_file_is_told(a_folder):
    files = {
        "lessons/a.md": "no header\n",
        "lessons/b.md": "---\ntitle: A\nthemes: [neglct]\ncolour: red\n---\n",
        "reviews/c.md": "---\ntitle: one: two\n---\n",
    }
    folder = a_folder(files)
    assert told(folder) == [
        "lessons/a.md:1: problem",
        "lessons/b.md:3: problem",
        "lessons/b.md:4: problem",
        "reviews/c.md:2: problem",
    ]
    assert [item.name for item in read(folder)[0].items] == ["lessons/b"]


def test_words_and_contacts_that_cannot_be_read_are_told_together(a_folder):
    folder = a_folder({"vocabulary.yml": "themes: [", "contacts.yml": "- {name: A}"})
    with pytest.raises(ProblemsFound) as raised:
        read(folder)
    assert {problem.file.name for problem in raised.value.problems} == {
        "vocabulary.yml",
        "contacts.yml",
    }


def test_another_item_is_known_by_its_name_even_if_it_is_held(a_folder):
    files = {
        "lessons/a.md": LESSON.replace("title: A", "related: [reviews/b]"),
        "reviews/b.md": DRAFT,
    }
    assert told(a_folder(files)) == []


def test_an_item_that_there_is_not_is_told_with_the_nearest(a_folder):
    files = {
        "lessons/a.md": LESSON.replace("title: A", "reviews: [asthmaa]"),
        "reviews/asthma.md": DRAFT,
    }
    [problem] = read(a_folder(files))[1]
    assert (problem.line, problem.field) == (2, "reviews[0]")
    assert "'reviews/asthma'" in problem.hint


def test_a_link_to_an_item_that_cannot_be_read_is_not_told_as_leading_nowhere(a_folder, a_site, at):
    files = {"lessons/a.md": LESSON + "[b](b.md)", "lessons/b.md": "---\ntitle: one: two\n---\n"}
    project, problems = read(a_folder(files))
    assert not check_project(project, a_site(), at(), problems)


def test_progress_is_told_for_each_item(a_folder):
    steps = []
    read(a_folder({"lessons/a.md": DRAFT, "lessons/b.md": DRAFT}), lambda *step: steps.append(step))
    assert steps == [(1, 2), (2, 2)]
