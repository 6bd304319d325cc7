"""``bulletins build``: a new site in the place of the old one, or the old one as it was."""

import shutil

import pytest

from .broken_headers import BROKEN_HEADERS
from .running import MOMENT, lesson
from .sweeping import files_of, stable_files_of

QUIET_ROOM = "bulletins/lessons/zzheld-quiet-room/index.md"


@pytest.fixture
def built(a_copy):
    """A small site, built, and what it was like: the copy and the bytes of its site."""
    copy = a_copy({"lessons/ask": lesson()})
    return copy, stable_files_of(copy.build())


def _around(copy):
    """What lies in the folder of the copy, but for what is kept there from build to build."""
    return sorted(path.name for path in copy.folder.iterdir() if path.name != ".cache")


def test_with_a_problem_the_old_site_stands_byte_for_byte(built):
    copy, before = built
    copy.change("bulletins/lessons/ask.md", "status: published", "status: publishd")
    around = _around(copy)
    made = copy.run("build", "--as-of", MOMENT)
    assert made.returncode == 1
    assert "bulletins/lessons/ask.md:4: status: " in made.stdout + made.stderr
    assert "still stands" in made.stderr
    assert stable_files_of(copy.path("site")) == before
    assert _around(copy) == around


SPOILED = {
    "a vocabulary that cannot be read": ("bulletins/vocabulary.yml", "themes:", "themes: ["),
    "contacts that cannot be read": ("bulletins/contacts.yml", "- id: emergency", "- id: : x"),
    "a setting that does not exist": ("mkdocs.yml", "feed_limit: 50", "feed_limits: 50"),
    "a setting that cannot be": ("mkdocs.yml", "feed_limit: 50", "feed_limit: 0"),
    "no address of the site": ("mkdocs.yml", "site_url:", "x_site_url:"),
    "a block that does not exist": ("docs/about.md", "block: kinds", "block: kindz"),
    "a link of a standing page that leads nowhere": ("docs/about.md", "get-help.md", "help.md"),
    "a menu entry that leads nowhere": ("mkdocs.yml", "Home: index.md", "Home: nothing.md"),
}


@pytest.mark.parametrize(("name", "old", "new"), SPOILED.values(), ids=SPOILED)
def test_whatever_is_wrong_the_old_site_stands(name, old, new, built):
    copy, before = built
    copy.change(name, old, new)
    made = copy.call("build", "--as-of", MOMENT)
    assert made.exit_code == 1, made.output
    assert stable_files_of(copy.path("site")) == before
    assert "site" in _around(copy)
    assert [left for left in _around(copy) if left.startswith(".")] == []


def test_a_standing_page_at_the_address_of_an_item_stops_the_build(built):
    copy, before = built
    copy.write("docs/lessons/ask.md", "# Mine\n")
    assert copy.call("build", "--as-of", MOMENT).exit_code == 1
    assert stable_files_of(copy.path("site")) == before


def test_a_stray_colon_in_the_header_of_an_embargoed_item_stops_the_build(a_copy):
    """MkDocs would drop the whole header there and publish the page."""
    copy = a_copy()
    copy.change(QUIET_ROOM, '"Zzheldtitle of the quiet room"', "Zzheldtitle: of the quiet room")
    for program in ("bulletins", "mkdocs"):
        made = copy.run("build", "--site-dir", "site", program=program, BULLETINS_AS_OF=MOMENT)
        assert made.returncode == 1
        assert f"{QUIET_ROOM}:3: " in made.stdout + made.stderr
        assert not copy.path("site").exists()


@pytest.mark.parametrize("header", BROKEN_HEADERS.values(), ids=BROKEN_HEADERS)
def test_a_header_that_cannot_be_trusted_stops_the_build(header, built):
    copy, before = built
    copy.write("bulletins/lessons/broken.md", header)
    assert copy.call("build", "--as-of", MOMENT).exit_code == 1
    assert stable_files_of(copy.path("site")) == before


def test_mkdocs_too_leaves_the_old_site_where_a_bulletin_is_wrong(built):
    copy, before = built
    copy.change("bulletins/lessons/ask.md", "status: published", "status: publishd")
    made = copy.run("build", "--strict", program="mkdocs")
    assert made.returncode != 0
    assert stable_files_of(copy.path("site")) == before


def test_a_new_site_takes_the_place_of_the_old_one_whole(built):
    copy, before = built
    copy.write("site/left-over.html", "old")
    copy.path("bulletins/lessons/ask.md").rename(copy.path("bulletins/lessons/asked.md"))
    after = stable_files_of(copy.build())
    assert "lessons/ask/index.html" in before
    assert "lessons/asked/index.html" in after
    assert not {"left-over.html", "lessons/ask/index.html"} & set(after)
    assert [left for left in _around(copy) if left.startswith(".")] == []


def test_everybody_may_read_the_site(built):
    copy, _ = built
    assert copy.path("site").stat().st_mode & 0o777 == 0o755


def test_it_says_how_many_files_are_where(built):
    copy, _ = built
    made = copy.run("build", "--as-of", MOMENT)
    assert made.returncode == 0
    assert (
        made.stdout
        == f"{len(files_of(copy.path('site')))} files are in {copy.path('site').resolve()}\n"
    )


def test_quietly_it_says_nothing(built):
    copy, _ = built
    made = copy.run("--quiet", "build", "--as-of", MOMENT)
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")


def test_quietly_it_still_tells_a_problem(built):
    copy, _ = built
    copy.change("bulletins/lessons/ask.md", "status: published", "status: publishd")
    made = copy.run("--quiet", "build")
    assert made.returncode == 1
    assert "bulletins/lessons/ask.md:4: status: " in made.stdout + made.stderr


def test_an_empty_folder_and_one_that_is_not_there_can_take_a_site(built):
    copy, before = built
    copy.path("empty").mkdir()
    for place in ("empty", "not/there/yet"):
        assert stable_files_of(copy.build(place=place)) == before


@pytest.mark.parametrize("place", [".", "..", "docs", "bulletins", "bulletins/lessons"])
def test_it_refuses_to_build_over_the_sources(place, built):
    copy, _ = built
    before = stable_files_of(copy.folder)
    made = copy.call("build", "--as-of", MOMENT, "--site-dir", copy.path(place))
    assert made.exit_code == 2
    assert "choose" in made.stderr
    assert stable_files_of(copy.folder) == before


@pytest.mark.parametrize("place", ["docs/site", "bulletins/site", "bulletins/lessons/site"])
def test_it_refuses_to_build_among_the_sources(place, built):
    copy, _ = built
    assert copy.call("build", "--as-of", MOMENT, "--site-dir", copy.path(place)).exit_code == 2
    assert not copy.path(place).exists()


def test_it_refuses_to_build_over_the_templates(a_copy):
    copy = a_copy({"lessons/ask": lesson()})
    templates = copy.path("templates")
    config = copy.read("mkdocs.yml").splitlines()
    (line,) = (line for line in config if line.strip().startswith("custom_dir:"))
    shutil.copytree(line.split(": ")[1], templates)
    copy.change("mkdocs.yml", line, f"  custom_dir: {templates}")
    before = stable_files_of(templates)
    made = copy.call("build", "--as-of", MOMENT, "--site-dir", templates)
    assert stable_files_of(templates) == before
    assert made.exit_code == 2


def test_it_refuses_a_folder_that_holds_something_else(built):
    copy, _ = built
    copy.write("photographs/summer.txt", "a beach")
    made = copy.call("build", "--as-of", MOMENT, "--site-dir", copy.path("photographs"))
    assert made.exit_code == 2
    assert files_of(copy.path("photographs")) == {"summer.txt": b"a beach"}


def test_a_git_worktree_can_take_its_first_site(built):
    copy, before = built
    copy.write("worktree/.git", "gitdir: elsewhere")
    copy.build(place="worktree")
    assert copy.read("worktree/.git") == "gitdir: elsewhere"
    copy.path("worktree/.git").unlink()
    assert stable_files_of(copy.path("worktree")) == before


def test_a_link_to_a_folder_stays_and_what_it_leads_to_is_replaced(built):
    copy, before = built
    copy.path("site").rename(copy.path("there"))
    copy.path("site").symlink_to("there")
    copy.write("there/left-over.html", "old")
    assert stable_files_of(copy.build()) == before
    assert copy.path("site").is_symlink()


def test_a_link_that_leads_in_a_circle_is_told(built):
    copy, _ = built
    copy.path("circle").symlink_to("circle")
    made = copy.call("build", "--as-of", MOMENT, "--site-dir", copy.path("circle"))
    assert made.exit_code == 1
    assert "circle: " in made.stderr


def test_it_refuses_a_file(built):
    copy, _ = built
    made = copy.call("build", "--as-of", MOMENT, "--site-dir", copy.path("mkdocs.yml"))
    assert made.exit_code == 2
