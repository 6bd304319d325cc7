"""``bulletins import``, as an author meets it: from a Word document to a page."""

import re
import shutil

import pytest

from .running import EXAMPLESHIRE, MOMENT

WORD = EXAMPLESHIRE / "word"
TIDY = "bulletins/lessons/the-quiet-appointments-hearing-children-in-the-dental-chair.md"
MESSY = "bulletins/lessons/practice-review-the-weekend-nobody-rang.md"
PICTURES = "bulletins/lessons/what-the-night-calls-told-us/index.md"
FEW = {"lessons/other": "---\ntitle: Other\nstatus: draft\n---\n\nText.\n"}


@pytest.fixture
def copy(a_copy):
    return a_copy(FEW)


def imported(copy, name, *options):
    return copy.call("import", f"word/{name}.docx", *options, BULLETINS_AS_OF=MOMENT)


def files(copy):
    return sorted(file.relative_to(copy.folder) for file in copy.path("bulletins").rglob("*"))


def release(copy, path, **more):
    """Decide what the report asks for, as its author would."""
    written = {
        "status": "published",
        "published": "2026-11-20",
        "themes": "[neglect]",
        "source_kind": "unstated",
        **more,
    }
    text = copy.read(path)
    for name, value in written.items():
        text = re.sub(rf"^{name}:.*$", f"{name}: {value}", text, count=1, flags=re.MULTILINE)
    copy.write(path, text)


def test_the_report_says_what_moved_what_is_lost_what_to_decide_and_what_is_next(copy):
    made = imported(copy, "messy")
    assert made.exit_code == 0
    assert made.output.startswith(f"{MESSY}\n")
    parts = ("Moved into the header", "Not as it was in Word", "For you to decide")
    places = [made.output.index(part) for part in (*parts, "What the checks say", "Next")]
    assert places == sorted(places)
    assert "1 comment: not taken over" in made.output
    assert "Zz" not in made.output
    assert f"{MESSY}\n  line" in made.output[places[3] :]


def test_of_quiet_only_the_path_is_left(copy):
    made = copy.call("--quiet", "import", "word/tidy.docx", BULLETINS_AS_OF=MOMENT)
    assert (made.exit_code, made.output) == (0, f"{TIDY}\n")


def test_what_a_draft_says_is_in_no_site_until_it_is_released(copy):
    for name in ("tidy", "messy", "tables-and-pictures"):
        assert imported(copy, name).exit_code == 0
    assert not list(copy.build().glob("lessons/*/index.html"))
    release(copy, TIDY)
    release(copy, PICTURES)
    copy.change(PICTURES, "![](", "![Hills at dusk.](")
    site = copy.build()
    page = (site / "lessons/what-the-night-calls-told-us/index.html").read_text("utf-8")
    assert "Calls at night are about domestic abuse" in page
    assert 'alt="Hills at dusk."' in page
    assert (site / "lessons/what-the-night-calls-told-us/picture-2.jpg").is_file()
    assert (site / TIDY.removeprefix("bulletins/").removesuffix(".md") / "index.html").is_file()
    assert not [file for file in site.rglob("*.html") if "K.M." in file.read_text("utf-8")]


def test_nothing_is_written_over(copy):
    assert imported(copy, "tidy").exit_code == 0
    before = copy.read(TIDY)
    again = imported(copy, "tidy")
    assert again.exit_code == 1
    assert "exists already" in again.output
    assert copy.read(TIDY) == before
    other = imported(copy, "tidy", "--title", "Another", "--kind", "guidance")
    assert other.output.startswith("bulletins/guidance/another.md\n")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", None])
def test_what_cannot_be_imported_is_told_and_nothing_is_written(copy, content):
    before = files(copy)
    if content is not None:
        copy.path("word/bad.docx").write_bytes(content)
    made = imported(copy, "bad")
    assert made.exit_code == 1
    assert re.fullmatch(r"word/bad\.docx: .+ \(.+\); nothing was written\n", made.output)
    assert files(copy) == before


def test_a_title_without_letters_is_wrong_usage(copy):
    made = imported(copy, "tidy", "--title", "?!")
    assert made.exit_code == 2
    assert "--title" in made.output


def test_mistakes_in_the_vocabulary_are_told_before_anything_is_written(copy):
    before = files(copy)
    copy.write("bulletins/vocabulary.yml", "themes: [")
    made = imported(copy, "tidy")
    assert made.exit_code == 1
    assert "vocabulary.yml:" in made.output
    assert files(copy) == before


def test_a_folder_that_cannot_be_written_is_told(copy):
    shutil.rmtree(copy.path("bulletins/lessons"))
    copy.write("bulletins/lessons", "a file")
    made = imported(copy, "tidy")
    assert made.exit_code == 1
    assert "cannot be written" in made.output
