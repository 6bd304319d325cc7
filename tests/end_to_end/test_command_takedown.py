"""``bulletins takedown``: an item off the site at once, and where it had already gone."""

import contextlib
import importlib
import json
import shutil
import subprocess

import pytest
from bulletin_commands import main
from bulletin_press.comparing.exceptions import read_exceptions
from bulletin_press.outbox import NotWritten
from bulletin_press.takedown import clearing
from click.testing import CliRunner

from .running import MOMENT, Copy, lesson
from .sweeping import files_of, places_with, stable_files_of
from .test_clearing_away import FILE, ITEM, NAME, OTHER

# As the verb has its name, the package's attribute is the command and not its module.
command = importlib.import_module("bulletin_commands.takedown")
PAGE = f"https://learning.exampleshire.example/{NAME}/"
LINKING = lesson("A third", body="See [that one](../lessons/zzmark/index.md).")
WEEKS_AGO = "2026-11-10T12:00"


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    """A small site with the item in it, and an outbox from before the moment."""
    copy = Copy.make(tmp_path_factory.mktemp("public") / "exampleshire", OTHER)
    copy.write(FILE, ITEM.replace("published: 2026-11-02", "published: 2026-11-02 # a remark"))
    copy.write(f"bulletins/{NAME}/zzmark.txt", "A zzmark file.\n")
    copy.build()
    for verb in (("campaign",), ("digest", "--since", "2026-11-01"), ("social",)):
        made = copy.call("-q", *verb, "--outbox", "outbox", BULLETINS_AS_OF=WEEKS_AGO)
        assert made.exit_code == 0, made.output
    chosen = copy.call("-q", "campaign", NAME, BULLETINS_AS_OF=WEEKS_AGO)
    assert chosen.exit_code == 0, chosen.output
    return copy


@pytest.fixture
def copy(public, tmp_path):
    """A copy of it all."""
    shutil.copytree(public.folder, tmp_path / "exampleshire")
    return Copy(tmp_path / "exampleshire")


def _takedown(copy, *arguments, **around):
    return copy.call("takedown", *arguments, **{"BULLETINS_AS_OF": MOMENT, **around})


def _answer(copy, *arguments, said):
    """Call it as somebody does who types the answers."""
    around = {"BULLETINS_AS_OF": MOMENT, "NO_MKDOCS_2_WARNING": "1"}
    with contextlib.chdir(copy.folder):
        return CliRunner(env=around).invoke(main, ["takedown", *arguments], input=said)


def _lines_that_differ(before, after):
    return set(after.splitlines()) - set(before.splitlines())


def test_in_a_terminal_it_asks_and_withdraws(copy, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    before = copy.read(FILE)
    made = _answer(copy, said=f"{NAME}\nseven\n2\nIt is being looked at.\ny\n")
    assert made.exit_code == 0, made.output
    assert _lines_that_differ(before, copy.read(FILE)) == {
        "status: withdrawn",
        "withdrawn:",
        "  date: 2026-11-22",
        '  reason: "It is being looked at."',
    }
    assert "It is being looked at." in copy.read(f"site/{NAME}/index.html")
    assert sorted(files_of(copy.path(f"site/{NAME}"))) == ["index.html"]
    assert "It is being looked at." in copy.read("site/feeds/themes/fgm.xml")
    assert places_with(copy.path("site"), "zzmark title", "zzmark text", "zzmark file") == []
    assert not copy.path("bulletins/compare.yml").exists()


def _git(copy, *arguments):
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run([shutil.which("git"), *named, *arguments], cwd=copy.folder, check=True)


@pytest.fixture(scope="module")
def held(public, tmp_path_factory):
    """The same when it was held back, and what was said."""
    folder = tmp_path_factory.mktemp("held") / "exampleshire"
    shutil.copytree(public.folder, folder)
    copy = Copy(folder)
    shutil.copytree(copy.path("site"), copy.path("live"))
    _git(copy, "init", "--quiet")
    _git(copy, "add", "bulletins")
    _git(copy, "commit", "--quiet", "--message", "Begin")
    _git(copy, "remote", "add", "elsewhere", "https://token@example.org/press.git")
    copy.write("outbox/notes.txt", f"Ring somebody about {NAME}.\n")
    made = _takedown(copy, PAGE, "--hold", "inquest", "--by", "A. Manager", "--yes")
    assert made.exit_code == 0, made.output
    return copy, made.output


def test_what_is_held_back_leaves_nothing_in_the_site(held, public):
    copy, _ = held
    assert _lines_that_differ(public.read(FILE), copy.read(FILE)) == {
        "status: embargoed",
        "embargo:",
        "  reason: inquest",
        "  review: 2026-12-20",
    }
    assert "# a remark" in copy.read(FILE)
    assert places_with(copy.path("site"), "zzmark") == []
    assert copy.path("site/lessons/other/index.html").is_file()


def test_the_guard_of_deployments_is_told_of_what_is_held_back(held):
    copy, _ = held
    (recorded,), problems = read_exceptions(copy.path("bulletins"))
    assert (recorded.rule, recorded.by, problems) == ("gone", "A. Manager", [])
    compared = copy.call("compare", "live", BULLETINS_AS_OF=MOMENT)
    assert compared.exit_code == 0, compared.output


def test_the_outbox_is_cleared(held, public):
    copy, said = held
    before = {place.split(":")[0] for place in places_with(public.path("outbox"), "zzmark")}
    folders = {path.split("/")[0] for path in before}
    assert folders == {"campaign", "campaign-chosen", "digest", "posts"}
    left = {place.split(":")[0] for place in places_with(copy.path("outbox"), "zzmark")}
    assert left == {"notes.txt"}
    assert "notes.txt: still tells of it" in said
    assert copy.path("outbox/campaign/posts.csv").is_file()
    assert json.loads(copy.read("outbox/posts/posts.json"))
    assert not copy.path("outbox/campaign-chosen").exists()
    assert copy.path("outbox/digest/2026-11-01-2026-11-10.eml").is_file()


def test_posts_are_listed_by_what_can_be_known_of_them(held):
    said = held[1].partition("Where it had already gone")[2]
    coming, over = said.split("Posts whose planned time is over, so probably sent.")
    assert "Posts planned and not yet sent. Delete them in your scheduler" in coming
    assert "Monday 30 November 2026, 16:00: X, Bluesky" in coming
    assert "buffer-x" in coming
    assert "Monday 2 November 2026, 09:30: X, Bluesky" in over
    assert "Monday 16 November 2026, 12:30" in over
    assert "Newsletters that were written with it: 2026-11-01-2026-11-10." in over


def test_it_lists_where_else_it_had_gone(held):
    said = held[1].partition("Where it had already gone")[2]
    for place in ("all,", "themes/fgm", "digests/2026-11/", "calendar/actions.ics"):
        assert place in said
    for address in ("", "card.png", "share/", "zzmark.txt"):
        assert f"{PAGE}{address}\n" in said
    assert "https://learning.exampleshire.example/old/zzmark/\n" in said
    assert "info@archive.org" in said
    assert "could be seen from 2 November 2026 on" in said
    assert "The repository still holds the text: 1 version" in said
    assert "If it was pushed to elsewhere" in said


def test_it_repeats_neither_what_the_item_says_nor_a_secret(held):
    assert "zzmark title" not in held[1]
    assert "token" not in held[1]


BROKEN = {
    "another item has a mistake": ("bulletins/lessons/other.md", "status: published", "status: x"),
    "another item links to it": ("bulletins/lessons/other.md", OTHER["lessons/other"], LINKING),
    "a standing page has a mistake": ("docs/about.md", "block: kinds", "block: kindz"),
    "the settings have a mistake": ("mkdocs.yml", "feed_limit: 50", "feed_limit: 0"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_where_no_build_is_possible_its_own_files_leave_the_site_that_stands(what, copy):
    file, old, new = BROKEN[what]
    copy.change(file, old, new)
    before = files_of(copy.path("site"))
    made = _takedown(copy, NAME, "--hold", "inquest", "--yes")
    assert made.exit_code == 1
    assert "status: embargoed" in copy.read(FILE)
    after = files_of(copy.path("site"))
    gone = set(before) - set(after)
    assert {path for path in before if path.startswith(f"{NAME}/")} < gone
    assert {"old/zzmark/index.html", "feeds/themes/fgm.json", "data/posts.json"} < gone
    assert {path: before[path] for path in after} == after
    assert places_with(copy.path("site"), "zzmark text", "zzmark file") == []
    # What still names it is told, each file of it.
    left = {place.partition(":")[0] for place in places_with(copy.path("site"), "zzmark")}
    assert {"index.html", "data/catalogue.json", "themes/fgm/index.html"} <= left
    assert "These still tell of it" in made.stderr
    assert file in made.stdout + made.stderr
    assert [path.name for path in copy.folder.glob(".site*")] == []
    assert places_with(copy.path("outbox/posts"), "zzmark") == []
    assert "Traceback" not in made.output


def test_once_that_is_mended_a_second_run_makes_the_site_whole(copy):
    copy.change("bulletins/lessons/other.md", "status: published", "status: x")
    assert _takedown(copy, NAME, "--hold", "inquest", "--yes").exit_code == 1
    copy.change("bulletins/lessons/other.md", "status: x", "status: published")
    header = copy.read(FILE)
    made = _takedown(copy, NAME, "--yes")
    assert made.exit_code == 0, made.output
    assert "says already that it is embargoed" in made.output
    assert copy.read(FILE) == header
    assert places_with(copy.path("site"), "zzmark") == []
    assert copy.path("site/feeds/all.xml").is_file()


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_however_a_build_ends_the_item_leaves_the_site(stop, copy, monkeypatch):
    def fail(*_, **__):
        raise stop

    monkeypatch.setattr(command.build, "callback", fail)
    made = _takedown(copy, NAME, "--hold", "inquest", "--yes")
    assert made.exit_code == 1
    assert not copy.path(f"site/{NAME}").exists()
    assert copy.path("site/lessons/other/index.html").is_file()


def test_a_header_that_nobody_can_read_stays_and_the_files_leave(copy):
    copy.change(FILE, "summary: ", "summary: : ")
    header = copy.read(FILE)
    made = _takedown(copy, NAME, "--withdraw", "--yes")
    assert made.exit_code == 1
    assert copy.read(FILE) == header
    assert "by hand, at once" in made.stderr
    assert "status: withdrawn" in made.stderr
    assert not copy.path(f"site/{NAME}").exists()


def test_a_dry_run_changes_nothing_and_tells_all(copy):
    before = stable_files_of(copy.folder)
    made = _takedown(copy, NAME, "--hold", "inquest", "--dry-run")
    assert made.exit_code == 0, made.output
    assert stable_files_of(copy.folder) == before
    assert f"{NAME}/share/index.html" in made.output
    assert "campaign-chosen/: " in made.output
    assert "Where it had already gone" in made.output
    assert "What you need to do now" not in made.output


def test_a_dry_run_tells_what_would_keep_the_site_from_being_built(copy):
    copy.write("bulletins/lessons/third.md", LINKING)
    made = _takedown(copy, NAME, "--hold", "inquest", "--dry-run")
    assert "bulletins/lessons/third.md:10: body: the link" in made.output


def test_a_folder_without_a_site_gets_one_and_another_outbox_is_cleared(copy):
    copy.path("outbox").rename(copy.path("desk"))
    places = ("--site-dir", "www", "--outbox", "desk")
    made = _takedown(copy, NAME, "--hold", "inquest", "--yes", *places)
    assert made.exit_code == 0, made.output
    assert "no built site stood here" in made.output
    for place in ("www", "desk"):
        assert copy.path(place).is_dir()
        assert places_with(copy.path(place), "zzmark") == []


def test_what_another_program_has_open_keeps_nothing_else_from_being_cleared(copy, monkeypatch):
    write = clearing.write_folder

    def refuse(place, *rest):
        if place.name == "campaign":
            raise NotWritten(f"{place} cannot be written: it is open")
        write(place, *rest)

    monkeypatch.setattr(clearing, "write_folder", refuse)
    made = _takedown(copy, NAME, "--hold", "inquest", "--yes")
    assert made.exit_code == 1
    assert "campaign/: could not be cleared" in made.output
    assert "campaign/posts.csv: still tells of it" in made.output
    assert {place.split("/")[0] for place in places_with(copy.path("outbox"), "zzmark")} == {
        "campaign"
    }


def test_of_a_file_that_was_deleted_it_says_how_the_site_gets_rid_of_it(copy):
    shutil.rmtree(copy.path(FILE).parent)
    made = _takedown(copy, PAGE, "--hold", "draft", "--yes")
    assert made.exit_code == 2
    assert "bulletins build" in made.stderr


WRONG = {
    "an item that there is not": (("lessons/zzmarc", "--withdraw", "--yes"), "lessons/zzmark"),
    "no item": (("--withdraw", "--yes"), "ITEM is missing"),
    "no ending": ((NAME, "--yes"), "--withdraw, or --hold"),
    "both endings": ((NAME, "--withdraw", "--hold", "inquest", "--yes"), "choose one"),
    "a reason without a notice": (
        (NAME, "--hold", "draft", "--reason", "x", "--yes"),
        "--withdraw",
    ),
    "no leave to do it": ((NAME, "--withdraw"), "--yes"),
    "a notice that leads nowhere": ((NAME, "--withdraw", "--see", "lessons/x", "--yes"), "--see"),
    "a day that nobody needs": (
        (NAME, "--withdraw", "--review", "2027-01-01", "--yes"),
        "--review",
    ),
    "a day that is none": ((NAME, "--hold", "inquest", "--review", "soon", "--yes"), "--review"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong_usage_changes_nothing(what, copy):
    arguments, said = WRONG[what]
    before = stable_files_of(copy.folder)
    made = _takedown(copy, *arguments)
    assert made.exit_code == 2, made.output
    assert said in made.stderr
    assert stable_files_of(copy.folder) == before


def test_what_never_was_public_cannot_be_withdrawn_but_held(copy, monkeypatch):
    copy.change(FILE, "published: 2026-11-02", "published: 2026-12-24")
    assert _takedown(copy, NAME, "--withdraw", "--yes").exit_code == 2
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    made = _answer(copy, NAME, said="the family\ny\n")
    assert made.exit_code == 0, made.output
    assert "notice" not in made.output
    assert "reason: family" in copy.read(FILE)
    assert places_with(copy.path("site"), "zzmark") == []


def test_whoever_says_no_changes_nothing(copy, monkeypatch):
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    before = stable_files_of(copy.folder)
    for said in ("1\n1\nn\n", "1\n1\n", ""):
        made = _answer(copy, NAME, said=said)
        assert made.exit_code == 1
        assert "Nothing was changed." in made.stderr
    assert stable_files_of(copy.folder) == before
