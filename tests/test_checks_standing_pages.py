"""The standing pages and files of docs/."""

from dataclasses import replace

import pytest
from bulletin_press.checks.standing_pages import check_standing_pages


@pytest.fixture
def told(a_site, a_project, at, tmp_path):
    """Write files into a docs folder and give where there is a problem, as FILE:LINE."""

    def tell(**files):
        written = []
        for name, text in files.items():
            file = tmp_path / name.replace("_", ".")
            file.write_text(text, "utf-8")
            written.append(file)
        return tell_of(*written)

    def tell_of(*files):
        site = replace(a_site(), standing_files=files)
        problems = check_standing_pages(a_project(), site, at("2026-11-22"))
        return [f"{problem.file.name}:{problem.line}" for problem in problems]

    tell.of = tell_of
    return tell


@pytest.mark.parametrize("field", ["status: embargoed", "source_kind: scr", "embargo: {}"])
def test_an_item_among_standing_pages_is_told(told, field):
    assert told(page_md=f"---\ntitle: A\n{field}\n---\nText.\n") == ["page.md:3"]


def test_a_block_that_there_is_not_is_told_on_its_line(told):
    assert told(page_md="# A\n\n<!-- block: latets -->\n") == ["page.md:3"]


def test_a_standing_page_is_fine(told):
    assert told(page_md="---\ntitle: A\n---\nstatus: open\n\n<!-- block: latest -->\n") == []


@pytest.mark.parametrize("name", ["about.md~", "~$about.docx", "#about.md#", "about.md.bak"])
def test_what_an_editor_left_behind_is_told(told, tmp_path, name):
    (tmp_path / name).write_text("x")
    assert told.of(tmp_path / name) == [f"{name}:1"]


def test_a_link_to_another_place_is_told_whether_file_or_folder(told, tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a.md").write_text("Text.\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "b.md").symlink_to(tmp_path / "there" / "a.md")
    (tmp_path / "docs" / "folder").symlink_to(tmp_path / "there")
    docs = tmp_path / "docs"
    assert told.of(docs / "b.md", docs / "folder" / "a.md") == ["b.md:1", "a.md:1"]
