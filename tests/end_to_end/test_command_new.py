"""``bulletins new``: the beginning of an item, held back until its author says otherwise."""

import contextlib
import json
import os
import pty
import re
import select
import shlex
import signal
import subprocess
import time
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from bulletin_commands import main
from click.testing import CliRunner

from .running import PROGRAMS, environment, lesson
from .sweeping import differences
from .written_items import KINDS

FILLED = {
    "lessons": {"source_kind": "unstated"},
    "reviews": {"review_kind": "llr", "no_bulletin": "It is an example."},
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
    made = copy.run("-q", "new", "lessons", "A first try")
    expected = (0, "bulletins/lessons/a-first-try.md\n", "")
    assert (made.returncode, made.stdout, made.stderr) == expected


def test_what_comes_next_is_told_beside_it_as_it_has_to_be_typed(copy):
    copy.path("mkdocs.yml").rename(copy.path("my site.yml"))
    made = copy.run("-f", "my site.yml", "new", "lessons", "A first try")
    assert made.stdout == "bulletins/lessons/a-first-try.md\n"
    said, _, command = made.stderr.rstrip("\n").partition(", then ")
    assert said == "Next: fill it in"
    program, *arguments = shlex.split(command)
    assert arguments == ["-f", "my site.yml", "check", "bulletins/lessons/a-first-try.md"]
    assert Path(program).name == "bulletins"
    assert copy.run(*arguments).returncode == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_item_is_a_draft_that_passes_the_check_with_advice_only(kind, copy):
    made = copy.call("new", kind, "A first try")
    name = f"bulletins/{kind}/a-first-try.md"
    assert (made.exit_code, made.stdout) == (0, f"{name}\n")
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
    _write_the_text(copy, name)
    assert _told(copy, name) == (0, set())
    assert (copy.build() / kind / "a-first-try" / "index.html").is_file()


def _write_the_text(copy, name):
    header, end, _ = copy.read(name).partition("\n---\n")
    copy.write(name, f"{header}{end}\nWords of our own.\n")


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
        (("lessons", "Aux"), "address"),
        (("lessons", "word " * 60), "299 characters"),
        (("lessons", "Ask \x07 twice"), "no letter"),
        (("lessons", "Ask \udcff twice"), "no letter"),
        (("lessons", "Ask twice", "--summary", "Ask \udcff twice"), "no letter"),
        (("lessons", "Ask twice", "--theme", "\udcff"), "is none of them"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(arguments, hint, copy):
    made = copy.call("new", *arguments)
    assert made.exit_code == 2
    assert hint in made.stderr
    assert [file.name for file in copy.folder.glob("bulletins/*/*")] == ["old.md"]


ANSWERS = {
    "lessons": ["lesson", "Ask twice", "shaken baby, 3 7 neglect", "lcspr", "What is learned."],
    "reviews": ["2", "Ask twice", "neglect", "Multi-agency audit", ""],
    "guidance": ["Guidance", "Ask twice", "", "January 2027", ""],
    "campaigns": ["campaign", "Ask twice", "", "2027-05", "In May", ""],
    "events": ["5", "Ask twice", "", "2027-05-01T09:30", "Come."],
}
WRITTEN = {
    "lessons": {
        "themes": ["injuries-non-mobile-babies", "information-sharing", "neglect"],
        "source_kind": "lcspr",
        "summary": "What is learned.",
    },
    "reviews": {"themes": ["neglect"], "review_kind": "multi-agency-audit", "summary": ""},
    "guidance": {"themes": "", "edition": "January 2027"},
    "campaigns": {"starts": "2027-05", "date_note": "In May"},
    "events": {"starts": "2027-05-01T09:30", "summary": "Come."},
}


@pytest.fixture
def asked(copy, monkeypatch):
    """Answer what is asked, a line each, as in a terminal."""
    # The package has the command by the name of its module.
    monkeypatch.setattr(import_module("bulletin_commands.new"), "is_terminal", lambda: True)

    def answer(*answers, arguments=()):
        lines = "".join(f"{line}\n" for line in answers)
        with contextlib.chdir(copy.folder):
            return CliRunner(env=environment()).invoke(main, ["new", *arguments], input=lines)

    return answer


def test_what_was_made_while_it_asked_is_not_written_over(copy, asked, monkeypatch):
    begin = import_module("bulletin_commands.new").draft_of

    def meanwhile(*arguments):
        copy.write("bulletins/lessons/ask-twice.md", "mine")
        return begin(*arguments)

    monkeypatch.setattr(import_module("bulletin_commands.new"), "draft_of", meanwhile)
    made = asked(*ANSWERS["lessons"])
    assert made.exit_code == 1
    assert "bulletins/lessons/ask-twice.md exists already" in made.output
    assert copy.read("bulletins/lessons/ask-twice.md") == "mine"


def test_a_file_in_the_place_of_a_folder_is_told(copy):
    copy.write("bulletins/campaigns", "mine")
    made = copy.run("new", "campaigns", "Ask twice")
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr == (
        "bulletins/campaigns is a file and has to be a folder (move it away); nothing was written\n"
    )


def test_what_the_disk_does_not_allow_is_told(copy):
    copy.path("bulletins/lessons").rename(copy.path("bulletins/elsewhere"))
    copy.path("bulletins/lessons").symlink_to("/proc/1")
    made = copy.run("new", "lessons", "Ask twice")
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr.startswith("bulletins/lessons/ask-twice.md cannot be written: ")
    assert "Traceback" not in made.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_in_a_terminal_it_asks_for_what_it_needs(kind, asked, copy):
    made = asked(*ANSWERS[kind])
    name = f"bulletins/{kind}/ask-twice.md"
    assert made.exit_code == 0, made.output
    assert made.stdout.endswith(f"{name}\n")
    header = _header(copy, name)
    assert {field: header[field] for field in WRITTEN[kind]} == WRITTEN[kind]
    assert header["status"] == "draft"
    exit_code, levels = _told(copy, name)
    assert exit_code == 0
    assert levels <= {"advice"}


def test_a_wrong_answer_is_asked_again_with_the_nearest_word(asked, copy):
    made = asked(
        "lesson plan",
        "lessn",
        "1",
        "?!",
        "Old",
        "Ask twice",
        "neglekt",
        "neglect",
        "99",
        "",
        "x" * 301,
        "",
    )
    assert made.exit_code == 0, made.output
    for told in (
        "did you mean",
        "no address can be made",
        "bulletins/lessons/old.md exists already",
        "“neglekt” is none of them: did you mean “Neglect”?",
        "there is no number 99".capitalize(),
        "301 characters",
    ):
        assert told.lower() in made.output.lower(), told
    assert _header(copy, "bulletins/lessons/ask-twice.md")["themes"] == ["neglect"]


def test_of_several_words_only_that_is_asked_again_which_is_not_understood(asked, copy):
    made = asked("lesson", "Ask twice", "fathers who, neglect", "information sharing", "", "")
    assert made.exit_code == 0, made.output
    assert "“fathers who” is none of them" in made.output
    assert "Kept: Neglect. Type only what is still missing" in made.output
    themes = _header(copy, "bulletins/lessons/ask-twice.md")["themes"]
    assert themes == ["neglect", "information-sharing"]


def test_of_what_can_be_one_only_none_is_kept(asked, copy):
    made = asked("lesson", "Ask twice", "", "lcspr, nothing", "", "")
    assert "Kept" not in made.output
    assert _header(copy, "bulletins/lessons/ask-twice.md")["source_kind"] == ""


def test_only_what_is_missing_is_asked(asked, copy):
    made = asked(
        "Ask twice", "", arguments=("lessons", "--theme", "neglect", "--source-kind", "scr")
    )
    assert made.exit_code == 0, made.output
    assert "What do you want to write?" not in made.output
    assert "What is it about?" not in made.output
    assert _header(copy, "bulletins/lessons/ask-twice.md")["source_kind"] == "scr"


def test_the_end_of_the_answers_writes_nothing(asked, copy):
    before = sorted(copy.folder.rglob("*"))
    made = asked("lessons", "Ask twice", "neglect")
    assert (made.exit_code, made.stderr) == (1, "\nNothing was written.\n")
    assert sorted(copy.folder.rglob("*")) == before


def test_options_fill_the_draft(copy):
    made = copy.call(
        "new", "events", "Ask twice", "--theme", "shaken baby", "--theme", "neglect",
        "--starts", "2027-05", "--date-note", "In May", "--summary", "It's: \"so\" # and so",
    )  # fmt: skip
    assert (made.exit_code, made.stdout) == (0, "bulletins/events/ask-twice.md\n")
    header = _header(copy, "bulletins/events/ask-twice.md")
    assert header["themes"] == ["injuries-non-mobile-babies", "neglect"]
    assert header["summary"] == 'It\'s: "so" # and so'
    assert (header["starts"], header["date_note"]) == ("2027-05", "In May")
    _write_the_text(copy, "bulletins/events/ask-twice.md")
    assert _told(copy, "bulletins/events/ask-twice.md") == (0, set())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("lessons", "Ask twice", "--theme", "neglekt"), "did you mean “Neglect”"),
        (("lessons", "Ask twice", "--theme", "1 2 3 4 5 6 7"), "at most 6"),
        (("lessons", "Ask twice", "--source-kind", "1 2"), "at most 1"),
        (("lessons", "Ask twice", "--starts", "2027-05-01"), "lessons have no --starts"),
        (("events", "Ask twice", "--starts", "May"), "not a date"),
        (("events", "Ask twice", "--starts", "2027-05"), "--date-note"),
        (("events", "Ask twice", "--summary", "x" * 301), "cut 1"),
        ((), "KIND is missing"),
        (("lessons",), "TITLE is missing"),
    ],
)
def test_an_option_that_cannot_be_used_is_wrong_usage(arguments, told, copy):
    made = copy.call("new", *arguments)
    assert made.exit_code == 2
    assert told in made.stderr
    assert [file.name for file in copy.folder.glob("bulletins/*/*")] == ["old.md"]


class Terminal:
    """A real terminal, with ``bulletins new`` in it."""

    def __init__(self, folder):
        self.ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            [PROGRAMS / "bulletins", "new"],
            cwd=folder,
            env=environment(),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self.shown = ""

    def until(self, words):
        end = time.monotonic() + 60
        while words not in self.shown:
            assert time.monotonic() < end, self.shown
            self.read()

    def read(self):
        """Take what it shows within a second; Linux says EIO once nobody is left to write."""
        with contextlib.suppress(OSError):
            if select.select([self.ours], [], [], 1)[0]:
                self.shown += os.read(self.ours, 4096).decode("utf-8", "replace")

    def answer(self, words, line):
        self.until(words)
        self.shown = ""
        os.write(self.ours, f"{line}\n".encode())

    def interrupt(self, words):
        """Press Ctrl-C as a person does: again, where Python missed it on its way into a read."""
        end = time.monotonic() + 60
        while words not in self.shown:
            assert time.monotonic() < end, self.shown
            os.killpg(self.process.pid, signal.SIGINT)
            pause = time.monotonic() + 5
            while words not in self.shown and time.monotonic() < pause:
                self.read()

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.ours)


@pytest.fixture
def terminal(copy):
    opened = Terminal(copy.folder)
    yield opened
    opened.close()


def test_in_a_real_terminal_it_asks_and_writes(terminal, copy):
    terminal.answer("Number or word", "1")
    terminal.answer("Title", "Zoë asks twice")
    terminal.answer("(Enter: later)", "neglect")
    terminal.answer("(Enter: later)", "")
    terminal.answer("(Enter: later)", "")
    assert terminal.process.wait(60) == 0
    header = _header(copy, "bulletins/lessons/zoe-asks-twice.md")
    assert (header["title"], header["themes"]) == ("Zoë asks twice", ["neglect"])


def test_a_key_that_is_no_letter_is_asked_again(terminal, copy):
    terminal.answer("Number or word", "1")
    terminal.until("Title")
    os.write(terminal.ours, b"Ask \xff\n")
    terminal.answer("Type it again", "Ask twice")
    terminal.until("(Enter: later)")
    os.write(terminal.ours, b"\xff\n")
    terminal.answer("Type it again", "neglect")
    terminal.answer("(Enter: later)", "")
    terminal.answer("(Enter: later)", "")
    assert terminal.process.wait(60) == 0
    assert _header(copy, "bulletins/lessons/ask-twice.md")["themes"] == ["neglect"]


def test_ctrl_c_writes_nothing(terminal, copy):
    terminal.answer("Number or word", "1")
    terminal.answer("Title", "Ask twice")
    terminal.until("(Enter: later)")
    terminal.interrupt("Nothing was written.")
    assert terminal.process.wait(60) == 1
    assert [file.name for file in copy.folder.glob("bulletins/*/*")] == ["old.md"]
