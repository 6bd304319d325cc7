"""``bulletins new``: the beginning of an item, held back until its author says otherwise."""

import json
import re

import pytest
import yaml

from .running import lesson
from .sweeping import differences
from .written_items import KINDS

FILLED = {
    "lessons": {"source_kind": "unstated"},
    "reviews": {"review_kind": "llr"},
    "guidance": {"edition": "January 2027", "review_by": "2029-01-01"},
    "campaigns": {"starts": "2026-11-01"},
    "events": {"starts": "2026-12-01T10:00"},
}
COMMON = {
    "summary": "What is to be remembered.",
    "status": "published",
    "published": "2026-11-01",
    "themes": "[neglect]",
}


@pytest.fixture
def copy(a_copy):
    return a_copy({"lessons/old": lesson()})


def _header(copy, name):
    return yaml.load(copy.read(name).split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506


def _told(copy, name):
    """The exit code of a check, and its levels for one file."""
    made = copy.call("check", "--format", "json", copy.path(name))
    return made.exit_code, {problem["level"] for problem in json.loads(made.stdout)}


def test_the_path_of_a_new_item_is_all_that_is_printed(copy):
    made = copy.run("new", "lessons", "A first try")
    expected = (0, "bulletins/lessons/a-first-try.md\n", "")
    assert (made.returncode, made.stdout, made.stderr) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_item_is_a_draft_that_passes_the_check_with_advice_only(kind, copy):
    made = copy.call("new", kind, "A first try")
    name = f"bulletins/{kind}/a-first-try.md"
    assert (made.exit_code, made.output) == (0, f"{name}\n")
    header = _header(copy, name)
    assert header["status"] == "draft"
    assert header["title"] == "A first try"
    assert _told(copy, name) == (0, {"advice"})


@pytest.mark.parametrize("kind", KINDS)
def test_filled_in_it_passes_without_advice_and_is_in_the_site(kind, copy):
    assert copy.call("new", kind, "A first try").exit_code == 0
    name = f"bulletins/{kind}/a-first-try.md"
    text = copy.read(name)
    for field, value in {**COMMON, **FILLED[kind]}.items():
        text, times = re.subn(rf"(?m)^{field}:.*$", f"{field}: {value}", text)
        assert times == 1, field
    copy.write(name, text)
    assert _told(copy, name) == (0, set())
    assert (copy.build() / kind / "a-first-try" / "index.html").is_file()


def test_a_new_item_changes_no_byte_of_the_site(copy):
    before = copy.build(place="before")
    for kind in KINDS:
        assert copy.call("new", kind, "A first try").exit_code == 0
    assert differences(before, copy.build(place="after")) == []


@pytest.mark.parametrize("form", ["bulletins/lessons/old.md", "bulletins/lessons/old/index.md"])
def test_what_exists_is_never_written_over(form, a_copy):
    copy = a_copy({"lessons/other": lesson()})
    copy.write(form, "mine")
    made = copy.call("new", "lessons", "Old")
    assert made.exit_code == 1
    assert "exists already" in made.stderr
    assert made.stdout == ""
    assert copy.read(form) == "mine"
    assert len(list(copy.folder.glob("bulletins/lessons/old*"))) == 1


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Ask twice", "ask-twice"),
        ("Zoë & the café: a naïve façade?", "zoe-the-cafe-a-naive-facade"),
        ("  Spaces\tand\nlines  ", "spaces-and-lines"),
        ("100% of 2026", "100-of-2026"),
        ("„Gut“ – Łódź", "gut-lodz"),
    ],
)
def test_the_address_is_made_of_ascii_letters_digits_and_hyphens(title, slug, copy):
    made = copy.call("new", "lessons", title)
    assert made.stdout.strip().endswith(f"bulletins/lessons/{slug}.md")
    assert copy.path(f"bulletins/lessons/{slug}.md").is_file()


def test_a_long_address_is_cut_at_a_word(copy):
    title = "Seeing " + "neglect building " * 6 + "up"
    whole = title.lower().replace(" ", "-")
    assert copy.call("new", "lessons", title).exit_code == 0
    (file,) = (file for file in copy.folder.glob("bulletins/lessons/seeing-*"))
    assert 60 < len(file.stem) <= 80
    assert whole.startswith(f"{file.stem}-")


@pytest.mark.parametrize(
    "title",
    [
        'A "quoted" title: with # signs',
        "‘Single’ & 100% {braces} [brackets]",
        "2026",
        "yes",
        "---",
        "a \\ b",
    ],
)
def test_no_sign_in_a_title_can_spoil_the_header(title, copy):
    made = copy.call("new", "lessons", f"x {title}")
    assert made.exit_code == 0, made.output
    (file,) = set(copy.folder.glob("bulletins/lessons/*.md")) - {
        copy.path("bulletins/lessons/old.md")
    }
    name = file.relative_to(copy.folder).as_posix()
    assert _header(copy, name)["title"] == f"x {title}"
    assert _told(copy, name) == (0, {"advice"})


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("lesson", "Ask twice"), "lessons"),
        (("lessons",), "TITLE"),
        (("lessons", "?!"), "address"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(arguments, hint, copy):
    made = copy.call("new", *arguments)
    assert made.exit_code == 2
    assert hint in made.stderr
    assert [file.name for file in copy.folder.glob("bulletins/*/*")] == ["old.md"]
