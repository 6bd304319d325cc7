"""Broken examples, each beside what its author is told: a new case is two new files.

``NAME.md`` is a bulletin at ``lessons/NAME.md``; a folder ``NAME/`` is laid out as ``bulletins/``.
Both lie among the few items of ``data/neighbours/``.
"""

import shutil
from pathlib import Path

import pytest
from bulletin_press.desk import Desk, desk_with
from bulletin_press.preview import Preview
from bulletin_press.problems import ProblemsFound
from bulletin_press.publishers import PUBLISHERS
from bulletin_press.reading import read_project
from bulletin_press.rendering import Renderer

HERE = Path(__file__).parent
BROKEN = HERE / "broken"
CASES = sorted(
    path
    for path in BROKEN.iterdir()
    if path.suffix == ".md" or (path.is_dir() and not path.name.startswith("."))
)
# Where the expected file is right and the library is not yet; --update-golden keeps these.


@pytest.fixture
def desk(tmp_path, a_site, at):
    """Read one case among its neighbours; where that stops early, give the problems alone."""

    def read(case=None):
        folder = tmp_path / "bulletins"
        shutil.copytree(HERE / "data" / "neighbours", folder)
        for name in ("vocabulary.yml", "contacts.yml"):
            shutil.copy(HERE / "data" / name, folder)
        if case and case.is_dir():
            shutil.copytree(case, folder, dirs_exist_ok=True)
        elif case:
            shutil.copy(case, folder / "lessons")
        site, moment = a_site(standing=["about/"]), at("2026-11-22")
        try:
            renderer = Renderer(["tables"], {}, site.url)
            project, told = read_project(folder, site.settings.zone, renderer)
        except ProblemsFound as found:
            return Desk(site, None, moment, tuple(sorted(found.problems)))
        return desk_with(project, site, moment, told)

    return read


@pytest.fixture
def problems(desk):
    """Give all that is told of one case."""
    return lambda case=None: list(desk(case).problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_author_is_told_what_is_wrong(case, problems, expect, tmp_path):
    told = "".join(f"{problem.told(tmp_path)}\n" for problem in problems(case))
    expect(case.with_suffix(".problems.txt"), told.encode())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_problem_names_a_line_of_its_file_and_what_to_do(case, problems):
    for problem in problems(case):
        assert problem.message
        assert problem.hint
        size = problem.file.read_bytes().count(b"\n") + 1 if problem.file.is_file() else 1
        assert 1 <= problem.line <= size


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_preview_can_show_what_is_wrong(case, desk):
    read = desk(case)
    if read.project is None:  # without its words there is no site to show
        assert read.problems
        return
    preview = Preview(read, drafts=True)
    pages = [
        page
        for publisher in ("items", "indexes", "notices")
        for page in PUBLISHERS[publisher](preview.catalogue, read.site)
    ]
    shown = {page.address for page in pages}
    assert {item.address for item in read.project.items if item.status != "withdrawn"} <= shown
    (everything, _) = preview.artefacts()
    assert all(f"line {problem.line}" in everything.html for problem in read.problems)


def test_the_neighbours_are_without_a_problem(problems):
    assert problems() == []


def test_no_expectation_is_left_behind():
    expected = {case.with_suffix(".problems.txt") for case in CASES}
    # Recipes have a test of their own.
    assert set(BROKEN.glob("*.txt")) - set(BROKEN.glob("*.recipe.*")) == expected


def test_the_fine_examples_are_fine():
    fine = list(BROKEN.glob("fine-*.problems.txt"))
    assert len(fine) >= 4
    assert [file.name for file in fine if file.read_bytes()] == []
