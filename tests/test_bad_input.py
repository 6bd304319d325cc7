"""Bad input, row by row: each is a file in ``broken/`` beside what comes of it.

``data/bad_input.yml`` lists the rows and the cases of each. Of a case comes what its author is
told (``NAME.problems.txt``), and of one that is shown after all a clean page (``NAME.page.html``).
A recipe (``NAME.recipe.yml``) makes what git cannot hold. See ``test_broken.py`` for the others.
"""

from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from bulletin_mkdocs.opening import desk_of, open_config
from bulletin_press.problems import stops_the_build
from bulletin_press.rendering import for_feed
from fuzzing import dangers
from recipes import is_for_nobody, lay_out, told_of, told_to_nobody

HERE = Path(__file__).parent
BROKEN = HERE / "broken"
ROWS = yaml.safe_load((HERE / "data" / "bad_input.yml").read_text("utf-8"))
RECIPES = sorted(BROKEN.glob("*.recipe.yml"))
CLEAN = sorted(BROKEN.glob("clean-*.md"))
LONGEST = 20
"""Seconds: a case that takes longer hangs."""


def test_every_row_has_a_case_beside_its_outcome():
    assert len(ROWS) >= 38
    for row, cases in ROWS.items():
        assert cases, row
        for name in cases:
            made = [name + ending for ending in (".md", ".recipe.yml", "")]
            assert any((BROKEN / each).exists() for each in made), f"{row}: {name}"
            told = (f"{name}.problems.txt", f"{name}.recipe.problems.txt")
            assert any((BROKEN / each).is_file() for each in told), f"{row}: {name}"


def test_every_recipe_and_every_clean_page_is_in_a_row():
    listed = {name for cases in ROWS.values() for name in cases}
    assert {file.name.removesuffix(".recipe.yml") for file in RECIPES} <= listed
    assert {file.stem for file in CLEAN} <= listed


def test_no_outcome_is_left_behind():
    told = {recipe.with_suffix(".problems.txt") for recipe in RECIPES}
    assert set(BROKEN.glob("*.recipe.problems.txt")) == told
    assert set(BROKEN.glob("*.page.html")) == {file.with_suffix(".page.html") for file in CLEAN}


@pytest.fixture(scope="module")
def apart():
    """A process of its own: one that waits for a pipe can only be ended from outside."""
    with get_context("spawn").Pool(1) as pool:
        yield pool


@pytest.fixture
def folder():
    """A folder that everybody may enter; those of pytest are closed to others."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.name)
def test_what_git_cannot_hold_is_told_too(recipe, folder, apart, expect):
    config = lay_out(recipe, folder)
    tell = told_to_nobody if is_for_nobody(recipe) else told_of
    told = apart.apply_async(tell, (config,)).get(timeout=LONGEST)
    assert told
    expect(recipe.with_suffix(".problems.txt"), told.encode())


@pytest.fixture
def clean_page(tmp_path):
    """Render one case: what stands on its page, and in a feed."""

    def render(case):
        recipe = tmp_path / "none.recipe.yml"
        recipe.write_text("about: a case among its neighbours\n", "utf-8")
        config = lay_out(recipe, tmp_path / "site")
        place = config.parent / "bulletins" / "lessons" / case.name
        place.write_bytes(case.read_bytes())
        desk = desk_of(open_config(str(config)))
        assert not stops_the_build(desk.problems), desk.problems
        html = desk.project.bodies[f"lessons/{case.stem}"].html
        return html, for_feed(html, f"https://learning.exampleshire.org/lessons/{case.stem}/")

    return render


@pytest.mark.parametrize("case", CLEAN, ids=lambda case: case.name)
def test_what_is_shown_after_all_is_clean(case, clean_page, expect):
    page, feed = clean_page(case)
    assert dangers(page) == dangers(feed) == []
    shown = f"{page}\n<!-- In a feed: -->\n{feed}\n"
    expect(case.with_suffix(".page.html"), shown.encode())
