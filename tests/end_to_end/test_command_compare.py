"""``bulletins compare`` and ``bulletins next``: what is told before a site is put online."""

import json
import shutil

import pytest

from .running import MOMENT, Copy, lesson

OLD_ID = "tag:learning.exampleshire.example,2026-01-10:lessons/old"
LESSONS = {
    "lessons/old": lesson(),
    "lessons/soon": lesson(title="Zzheld soon", published="2026-12-01T09:00"),
}
EXCEPTION = f"""- id: {OLD_ID}
  rule: gone
  why: It was published by mistake.
  by: Alex Example
  on: 2026-11-22
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A copy of Exampleshire's frame with two bulletins, built, and its site kept as live."""
    copy = Copy.make(tmp_path_factory.mktemp("compare") / "exampleshire", LESSONS)
    copy.build()
    shutil.copytree(copy.path("site"), copy.path("live"))
    return copy


@pytest.fixture
def compare(built):
    """Compare with the live site: ``compare(*arguments) -> (exit code, what was printed)``."""

    def call(*arguments):
        made = built.call("compare", *arguments, BULLETINS_AS_OF=MOMENT)
        return made.exit_code, made.output

    return call


@pytest.fixture
def held_again(built):
    """Another site, in which the old bulletin is a draft again."""
    other = built.path("held")
    if not other.exists():
        shutil.copytree(built.path("live"), other)
        (other / "lessons/old/index.html").unlink()
        file = other / "data/catalogue.json"
        told = json.loads(file.read_text("utf-8"))
        file.write_text(json.dumps({**told, "items": []}), "utf-8")
        (other / "feeds/all.json").write_text('{"items": []}', "utf-8")
    built.change("bulletins/lessons/old.md", "status: published", "status: draft")
    yield other
    built.change("bulletins/lessons/old.md", "status: draft", "status: published")


def test_the_same_site_breaks_nothing(compare):
    code, said = compare("live")
    assert code == 0
    assert "nothing is broken" in said


def test_the_catalogue_alone_is_enough(compare):
    assert compare("live/data/catalogue.json")[0] == 0


def test_what_is_held_again_is_told_on_its_line(compare, held_again):
    code, said = compare("live", "--site-dir", held_again)
    assert code == 1
    first = said.splitlines()[0]
    assert first.startswith("bulletins/lessons/old.md:4: status: was public and is held again")
    assert said.endswith(f"- id: {OLD_ID}\n  rule: gone\n  why:\n  by:\n  on: 2026-11-22\n")


def test_programs_and_github_are_told_the_same(compare, held_again):
    _, said = compare("live", "--site-dir", held_again, "--format", "json")
    (found,) = [one for one in json.loads(said) if one["level"] == "problem"]
    assert (found["check"], found["line"]) == ("gone", 4)
    _, said = compare("live", "--site-dir", held_again, "--format", "github")
    assert said.startswith("::error file=bulletins/lessons/old.md,line=4::")


def test_an_exception_lets_it_pass_and_is_told(compare, held_again, built):
    built.write("bulletins/compare.yml", EXCEPTION)
    try:
        code, said = compare("live", "--site-dir", held_again)
        checked = built.call("-q", "check", "bulletins/compare.yml", BULLETINS_AS_OF=MOMENT)
    finally:
        built.path("bulletins/compare.yml").unlink()
    assert code == 0
    assert "Alex Example: It was published by mistake." in said
    assert checked.exit_code == 0, checked.output


def test_where_nothing_is_live_it_has_to_be_said_beforehand(compare):
    code, said = compare("nowhere")
    assert code == 1
    assert "--first" in said
    assert compare("nowhere", "--first")[0] == 0


def test_without_a_built_site_it_is_wrong_usage(compare):
    code, said = compare("live", "--site-dir", "nowhere")
    assert code == 2
    assert "bulletins build" in said


@pytest.fixture
def next_(built):
    def call(*arguments, as_of=MOMENT):
        made = built.call("next", *arguments, BULLETINS_AS_OF=as_of)
        assert made.exit_code == 0, made.output
        return made.stdout

    return call


def test_the_next_moments_are_told_without_names_where_others_may_read_them(next_):
    for said in (next_(), next_("--format", "json")):
        assert "2026" in said
        assert "soon" not in said
        assert "old" not in said
    assert next_("-n", 1) == "Tue 1 December 2026, 09:00\n"


def test_with_names_they_are_told_with_what_happens(next_):
    assert "lessons/soon appears" in next_("--names")
    records = json.loads(next_("--names", "--format", "json"))
    assert records[0] == {
        "moment": "2026-12-01T09:00:00+00:00",
        "changes": [{"item": "lessons/soon", "what": "appears"}],
    }


def test_what_never_changes_says_so(next_):
    assert "Nothing changes" in next_(as_of="2030-01-01")


@pytest.mark.parametrize(
    ("as_of", "within", "due"),
    [
        (MOMENT, 0, "due=false\nseconds=0\n"),
        ("2026-11-23T11:59", 0, "due=false\nseconds=0\n"),
        # A day after it was built.
        ("2026-11-23T12:00", 0, "due=true\nseconds=0\n"),
        ("2026-12-01T09:00", 0, "due=true\nseconds=0\n"),
    ],
)
def test_a_site_is_due_when_a_moment_has_come_or_it_is_a_day_old(as_of, within, due, next_):
    said = next_("--live", "live", "--within", within, "--format", "github", as_of=as_of)
    assert said == due


def test_a_moment_within_the_hour_is_told_with_the_seconds_until_it(next_, built):
    file = built.path("just/data/catalogue.json")
    file.parent.mkdir(parents=True, exist_ok=True)
    told = json.loads(built.read("live/data/catalogue.json"))
    file.write_text(json.dumps({**told, "as_of": "2026-12-01T08:00:00+00:00"}), "utf-8")
    options = ("--live", "just", "--format", "github")
    early = next_(*options, "--within", 55, as_of="2026-12-01T08:04:59")
    assert early == "due=false\nseconds=0\n"
    soon = next_(*options, "--within", 55, as_of="2026-12-01T08:30")
    assert soon == "due=true\nseconds=1800\n"
    assert "until 1 December 2026, 09:00" in next_("--live", "just", as_of="2026-12-01T08:30")
    assert "ought to have changed" in next_("--live", "just", as_of="2026-12-01T09:00")


def test_where_nothing_is_live_a_build_is_due(next_):
    assert next_("--live", "nowhere", "--format", "github") == "due=true\nseconds=0\n"


def test_what_is_about_the_live_site_needs_it(built):
    assert built.call("next", "--within", "5").exit_code == 2
    assert built.call("next", "--format", "github").exit_code == 2
