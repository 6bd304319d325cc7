"""``bulletins check``: all problems at once, each where it is and with what to do."""

import contextlib
import json
import re
import sys

import pytest

from .broken_headers import BROKEN_HEADERS
from .crawling import broken_links
from .running import LESSON, MOMENT, call, lesson, run

FIVE_MISTAKES = """---
title: Ask twice
sumary: The second question counts.
summary: The second question counts.
status: publishd
published: 2026-02-30
themes:
  - neglect
  - profesional-curiosity
source_kind: unstated
actions:
  - do: Ask.
    for: [polise]
---

Text.
"""
EXPECTED = [
    (3, "sumary", "summary"),
    (5, "status", "published"),
    (6, "published", None),
    (9, "themes[1]", "professional-curiosity"),
    (13, "actions[0].for[0]", "police"),
]
LINE = re.compile(r"(?P<file>[^:]+):(?P<line>\d+): (?:(?P<field>[\w.\[\]]+): )?(?P<rest>.+)")


@pytest.fixture
def copy(a_copy):
    return a_copy({"lessons/old": lesson(), "lessons/wrong": FIVE_MISTAKES})


def test_every_mistake_of_a_file_is_told_at_once_with_its_line_and_the_nearest_word(copy):
    made = copy.run("check", BULLETINS_AS_OF=MOMENT)
    assert made.returncode == 1
    told = [LINE.fullmatch(line) for line in made.stdout.splitlines()[:-1]]
    assert all(told), made.stdout
    assert {each["file"] for each in told} == {"bulletins/lessons/wrong.md"}
    assert [(int(each["line"]), each["field"]) for each in told] == [
        (line, field) for line, field, _ in EXPECTED
    ]
    for each, (_, _, near) in zip(told, EXPECTED, strict=True):
        assert each["rest"].endswith(")")
        assert near is None or f"did you mean '{near}'?" in each["rest"]
    assert made.stdout.splitlines()[-1] == "2 items read: 5 problems"


def test_as_json_every_problem_is_a_record(copy):
    made = copy.call("check", "--format", "json")
    records = json.loads(made.stdout)
    assert made.exit_code == 1
    assert len(records) == len(EXPECTED)
    for record, (line, field, near) in zip(records, EXPECTED, strict=True):
        assert list(record) == ["file", "line", "field", "check", "level", "message", "hint"]
        assert (record["file"], record["line"]) == ("bulletins/lessons/wrong.md", line)
        assert (record["field"], record["level"]) == (field, "problem")
        assert record["message"]
        assert near is None or near in record["hint"]


def test_as_json_nothing_wrong_is_an_empty_list(a_copy):
    made = a_copy({"lessons/old": lesson()}).call("check", "--format", "json")
    assert (made.exit_code, json.loads(made.stdout)) == (0, [])


def test_a_problem_of_the_whole_file_has_no_field(a_copy):
    made = a_copy({"lessons/empty": ""}).call("check", "--format", "json")
    (record,) = json.loads(made.stdout)
    assert (record["field"], record["line"], record["level"]) == (None, 1, "problem")


def test_for_github_every_problem_is_an_annotation(copy):
    copy.write(
        "bulletins/lessons/later.md", lesson().replace("summary:", "sumary: 100%,\nsummary:")
    )
    copy.write("bulletins/lessons/draft.md", "---\nstatus: draft\n---\n")
    made = copy.call("check", "--format", "github")
    lines = made.stdout.splitlines()
    assert made.exit_code == 1
    form = r"::(error|notice) file=bulletins/lessons/[\w-]+\.md,line=\d+::.+"
    assert [line for line in lines if not re.fullmatch(form, line)] == []
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == len(EXPECTED) + 1
    assert any(line.startswith("::notice file=bulletins/lessons/draft.md") for line in lines)
    assert errors[-1].startswith(
        "::error file=bulletins/lessons/wrong.md,line=13::actions[0].for[0]: "
    )


@pytest.mark.parametrize("form", ["json", "github"])
def test_a_vocabulary_that_cannot_be_read_is_told_in_the_form_asked_for(form, copy):
    copy.write("bulletins/vocabulary.yml", "themes: [neglect\n")
    made = copy.call("check", "--format", form)
    assert made.exit_code == 1
    if form == "json":
        assert json.loads(made.stdout)[0]["file"].endswith("bulletins/vocabulary.yml")
    else:
        assert made.stdout.startswith("::error file=")


def test_exampleshire_itself_has_advice_only(written):
    made = run("check", BULLETINS_AS_OF=MOMENT)
    assert made.returncode == 0
    *told, last = made.stdout.splitlines()
    assert told
    assert all(": advice: " in line for line in told)
    assert re.fullmatch(rf"{len(written)} items read: no problem, \d+ pieces of advice", last)


def test_a_path_limits_what_is_told_and_not_what_is_read(copy):
    elsewhere = copy.call("check", copy.path("bulletins/lessons/old.md"))
    assert elsewhere.exit_code == 0
    assert elsewhere.stdout.splitlines() == ["2 items read: no problem"]
    for path in ("bulletins/lessons/wrong.md", "bulletins/lessons", "bulletins"):
        assert copy.call("check", copy.path(path)).stdout.endswith("2 items read: 5 problems\n")


def test_files_are_named_from_the_current_folder(copy):
    folder = copy.path("bulletins/lessons")
    made = run("--config-file", "../../mkdocs.yml", "check", cwd=folder)
    assert made.stdout.startswith("wrong.md:3: sumary: ")


def test_a_path_that_is_not_there_is_wrong_usage(copy):
    made = copy.call("check", "bulletins/lessons/nothing.md")
    assert (made.exit_code, made.stdout) == (2, "")
    assert "does not exist" in made.stderr


def test_a_folder_without_a_site_is_wrong_usage(tmp_path):
    made = run("check", cwd=tmp_path)
    assert (made.returncode, made.stdout) == (2, "")
    assert "mkdocs.yml" in made.stderr


def test_quietly_only_problems_are_told(copy):
    made = copy.run("--quiet", "check")
    assert len(made.stdout.splitlines()) == len(EXPECTED)
    assert made.stderr == ""


# Texts that must never be taken for an item without fields.


@pytest.mark.parametrize("header", BROKEN_HEADERS.values(), ids=BROKEN_HEADERS)
def test_a_header_that_cannot_be_trusted_is_a_problem_of_its_file(header, a_copy):
    made = a_copy({"lessons/broken": header}).call("check", "--format", "json")
    told = json.loads(made.stdout)
    assert made.exit_code == 1
    problems = [record for record in told if record["level"] == "problem"]
    assert problems
    assert {record["file"].rpartition("/")[2] for record in problems} == {"broken.md"}
    lines = header.count("\n") or 1
    assert all(1 <= record["line"] <= lines for record in problems)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_windows_editors_add_is_accepted(ending, mark, a_copy):
    copy = a_copy({})
    text = mark + lesson(title="Ask twice").replace("\n", ending)
    copy.path("bulletins/lessons").mkdir()
    copy.path("bulletins/lessons/ask.md").write_bytes(text.encode())
    assert copy.call("check").stdout == "1 items read: no problem\n"
    assert "Ask twice" in (copy.build() / "lessons/ask/index.html").read_text("utf-8")


# Links.


def _with_link(link, **others):
    body = f"First line.\n\nSee [the plan]({link})."
    text = LESSON.format(title="Ask", published="2026-01-10", body=body)
    return {"lessons/ask": text, **others}


HELD = lesson(title="Quiet room").replace("status: published", "status: draft")


@pytest.mark.parametrize(
    ("link", "line"),
    [
        ("quiet-room.md", 12),
        ("../lessons/quiet-room.md", 12),
        ("/lessons/quiet-room/", 12),
        ("https://learning.exampleshire.example/lessons/quiet-room/", 12),
        ("quiet-room.md#section-help", 12),
    ],
)
def test_a_link_to_a_held_item_is_a_problem_on_its_line(link, line, a_copy):
    copy = a_copy(_with_link(link, **{"lessons/quiet-room": HELD}))
    made = copy.call("check", "--format", "json", copy.path("bulletins/lessons/ask.md"))
    (problem,) = json.loads(made.stdout)
    assert (problem["line"], problem["field"], problem["level"]) == (line, "body", "problem")
    assert "held back" in problem["message"]


@pytest.mark.parametrize(
    "link",
    [
        *("nothing.md", "/lessons/nothing/", "/themes/nothing/", "/plan.pdf"),
        *("plan.pdf", "other/", "share/x.png"),
    ],
)
def test_a_link_that_leads_nowhere_is_a_problem(link, a_copy):
    made = a_copy(_with_link(link)).call("check", "--format", "json")
    (problem,) = json.loads(made.stdout)
    assert "leads nowhere" in problem["message"]


@pytest.mark.parametrize("link", ["my%20plan.txt", "pl%C3%A4ne.txt"])
def test_an_attachment_can_be_linked_as_markdown_writes_its_name(link, a_copy):
    copy = a_copy(_with_link(link))
    copy.write("bulletins/lessons/ask/index.md", copy.read("bulletins/lessons/ask.md"))
    copy.path("bulletins/lessons/ask.md").unlink()
    for name in ("my plan.txt", "pläne.txt"):
        copy.write(f"bulletins/lessons/ask/{name}", "text")
    assert copy.call("check").exit_code == 0


@pytest.mark.parametrize("link", ["#nothing", "other.md#nothing", "/lessons/other/#nothing"])
def test_a_link_to_a_heading_that_is_not_there_is_told_before_readers_meet_it(link, a_copy):
    copy = a_copy(_with_link(link, **{"lessons/other": lesson()}))
    if copy.call("check").exit_code == 0:
        assert broken_links(copy.build()) == []


# Old addresses.


def _with_alias(alias):
    return lesson().replace("status:", f'aliases: ["{alias}"]\nid: "tag:a.example,2026:x"\nstatus:')


@pytest.mark.parametrize(
    "alias",
    [
        "/lessons/other/",
        "/about/",
        "/themes/",
        "/themes/neglect/",
        "/lessons/",
        "/years/2026/",
        "/lessons/index.html",
        "/404.html",
        "/lessons/other/share/",
    ],
)
def test_an_old_address_that_something_else_has_is_a_problem_on_its_line(alias, a_copy):
    copy = a_copy({"lessons/ask": _with_alias(alias), "lessons/other": lesson()})
    made = copy.call("check", "--format", "json")
    (problem,) = json.loads(made.stdout)
    assert (problem["field"], problem["line"], problem["level"]) == ("aliases[0]", 4, "problem")


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/old/page/", "old/page/index.html"),
        ("/old/page.html", "old/page.html"),
        ("/old%20page/", "old page/index.html"),
    ],
)
def test_an_old_address_becomes_a_file_that_a_web_server_finds(alias, path, a_copy):
    copy = a_copy({"lessons/ask": _with_alias(alias)})
    assert copy.call("check").exit_code == 0
    assert (copy.build() / path).is_file()


EXCUSED = lesson().replace(
    "source_kind: unstated\n",
    "source_kind: unstated\nallow:\n"
    "  - {check: structure, text: Actions, why: They are of another kind., by: Learning team}\n",
)


@pytest.fixture
def terminal(copy, monkeypatch):
    """Give what a terminal shows, colours taken out or left in."""

    def shown(*options, **around):
        monkeypatch.setattr(sys.modules["bulletin_commands.report"], "is_terminal", lambda: True)
        return copy.call("check", *options, **around).output

    return shown


def test_a_terminal_gets_the_problems_under_their_files_with_what_to_do_below(terminal):
    lines = terminal().splitlines()
    assert lines[0] == "bulletins/lessons/wrong.md"
    assert lines[1] == "  line 3, problem: sumary: is not a field here"
    assert lines[2] == "    → did you mean 'summary'?"
    assert sum("wrong.md" in line for line in lines) == 1
    assert lines[-1] == "2 items read: 5 problems"


def test_a_terminal_can_be_given_lines_too(terminal):
    assert "bulletins/lessons/wrong.md:3: sumary: " in terminal("--format", "lines")


def test_exceptions_are_listed_with_who_decided_and_why(a_copy):
    copy = a_copy({"lessons/old": EXCUSED + "\n## Actions\n\nRing.\n"})
    told = copy.call("check").output.splitlines()
    assert told[0] == "Recorded exceptions:"
    assert told[1].startswith("  bulletins/lessons/old.md, line ")
    assert told[1].endswith(": 'Actions' (structure). Learning team: They are of another kind.")
    assert told[2] == "1 items read: no problem"
    assert "Recorded" not in copy.call("check", "--format", "lines").output


def test_links_to_other_sites_are_asked_for_only_when_wanted(a_copy):
    address = "http://127.0.0.1:9/gone"
    copy = a_copy({"lessons/old": f"{lesson()}\n[Read on]({address}).\n"})
    assert address not in copy.call("check").output
    told = copy.call("check", "--online").output
    assert f"body: advice: {address} cannot be reached" in told


def test_a_terminal_is_told_what_must_go_before_a_draft_is_published(a_copy, monkeypatch):
    monkeypatch.setattr(sys.modules["bulletin_commands.report"], "is_terminal", lambda: True)
    draft = lesson().replace("status: published", "status: draft")
    copy = a_copy({"lessons/old": draft + "\nRing the mother on 07700 900123.\n"})
    told = copy.call("check").output.splitlines()
    assert ", advice, stops publication: body: tells a telephone number" in told[1]
    assert told[-2:] == [
        "1 items read: no problem, 1 piece of advice",
        "1 of it must go before its draft can be published",
    ]


@pytest.mark.parametrize("path", [".", "bulletins", "mkdocs.yml", "docs/index.md"])
def test_every_file_of_the_site_can_be_asked_for(a_copy, path):
    assert a_copy({"lessons/old": lesson()}).call("check", path).exit_code == 0


def test_a_file_of_another_site_is_wrong_usage(a_copy, tmp_path):
    other = tmp_path / "other.md"
    other.write_text(lesson(), "utf-8")
    made = a_copy({"lessons/old": lesson()}).call("check", other)
    assert made.exit_code == 2
    assert "is no file of this site (name the mkdocs.yml of its site" in made.output


def test_links_that_lead_in_a_circle_are_told(a_copy):
    copy = a_copy({"lessons/ask": lesson()})
    copy.path("bulletins/lessons/one.md").symlink_to("other.md")
    copy.path("bulletins/lessons/other.md").symlink_to("one.md")
    told = copy.call("check")
    assert told.exit_code == 1
    assert "lessons/one.md:1: is a link" in told.output
    assert isinstance(told.exception, SystemExit)


CONFIGURATIONS = {
    "UTF-16": ("site_name: x\n".encode("utf-16"), "mkdocs.yml:1: is not UTF-8 text (save"),
    "Latin-1": ("a: 1\nsite_name: café\n".encode("latin-1"), "mkdocs.yml:2: is not UTF-8"),
    "NUL": (b"a: 1\nsite_name: a\0b\n", "mkdocs.yml:2: holds an invisible control"),
    "a circle": (b"INHERIT: mkdocs.yml\nsite_name: x\n", "mkdocs.yml:1: inherits from itself"),
}


@pytest.mark.parametrize(("written", "told"), CONFIGURATIONS.values(), ids=CONFIGURATIONS)
def test_a_configuration_that_is_no_text_or_has_no_end_is_told(written, told, tmp_path):
    (tmp_path / "mkdocs.yml").write_bytes(written)
    with contextlib.chdir(tmp_path):
        made = call("check")
    assert made.exit_code == 1
    assert made.output.startswith(told)
    assert len(made.output.splitlines()) == 1
