"""Limits, names of files and hidden signs: what is told, and what stays possible."""

import os
from pathlib import Path

import pytest
from bulletin_press.file_names import as_on_any_disk, why_no_name
from bulletin_press.front_matter import Source
from bulletin_press.hidden_signs import hidden_in, without_hidden
from bulletin_press.limits import Limits
from bulletin_press.problems import ProblemsFound
from bulletin_press.regular_files import read_bytes, why_no_text, why_not_regular
from bulletin_press.rendering import Renderer
from bulletin_press.settings import parse_settings
from bulletin_press.shape import check_body, check_header
from bulletin_press.written import Fields, parse_fields
from fuzzing import READERS

FILE = Path("a.md")
URL = "https://learning.exampleshire.org/"


def told(body, **limits):
    source = Source(FILE, Fields(), body, 1)
    return [(problem.line, problem.message) for problem in check_body(source, Limits(**limits))]


@pytest.mark.parametrize(
    "body",
    [
        "# One\n\n## Two\n\nThree\n-----\n\n---\n\n<h3>Four</h3>\n\n" + "* " * 15 + "\n",
        "- a\n    - b\n        - c\n\n> a\n>\n> > b\n\n1. a\n",
        "    " * 6 + "code that stands far in\n",
        "word " * 5000,
    ],
)
def test_what_people_write_is_within_the_limits(body):
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "limits", "line"),
    [
        ("## A\n\n" * 3, {"headings": 2}, 5),
        ("A\n===\n\n" * 3, {"headings": 2}, 7),
        ("Text.\n\n<H2>A</H2>\n<h2\nid=x>B</h2>\n", {"headings": 1}, 4),
        ("Text.\n\n" + "word\n" * 30 + "\nText.\n", {"paragraph": 100}, 3),
        ("Text.\n\n" + "> " * 4 + "x\n", {"nesting": 3}, 3),
        ("Text.\n- a\n" + "\t" * 8 + "- x\n", {"nesting": 3}, 3),
        ("1. " * 4 + "x", {"nesting": 3}, 1),
    ],
)
def test_what_is_past_a_limit_is_told_on_its_line(body, limits, line):
    [(at, message)] = told(body, **limits)
    assert at == line
    assert message
    assert told(body) == []


def test_a_field_or_a_list_past_a_limit_is_told_by_its_name():
    text = "title: A\nactions:\n  - do: " + "x" * 101 + "\nthemes: [" + "a, " * 11 + "]\n"
    fields, problems = parse_fields(FILE, text)
    assert not problems
    found = check_header(Source(FILE, fields, "", 9), Limits(paragraph=100, entries=10))
    assert [(problem.line, problem.field) for problem in found] == [
        (3, "actions[0].do"),
        (4, "themes"),
    ]


@pytest.mark.parametrize(
    "name",
    ["plan.pdf", "Plan 2.pdf", "con-plan.pdf", "console.md", "com10.txt", "é.png", "a" * 120],
)
def test_a_usual_name_is_fine(name):
    assert why_no_name(name) is None


@pytest.mark.parametrize(
    "name",
    [
        *("con", "CON.txt", "nul.tar.gz", "com1", "lpt9.md", "aux ", "PRN.", "com².txt", "CONIN$"),
        *("..", ".", "a/b", "a\\b", "a:b", "a?", "a*", 'a"b', "a|b", "<a>", "a ", " a", "a."),
        *("a\nb", "a\0b", "a\x7fb", "a\u202eb", "a\u200bb", "\udcff.txt", "é" * 61, "a" * 121, ""),
    ],
)
def test_a_name_that_some_disk_cannot_hold_is_told(name):
    message, hint = why_no_name(name)
    assert message.isprintable() or "\udcff" in name
    assert hint


def test_names_that_are_one_on_some_disk_have_one_spelling():
    assert as_on_any_disk("Plan.PDF") == as_on_any_disk("plan.pdf")
    assert as_on_any_disk("caf\u00e9") == as_on_any_disk("CAFE\u0301")
    assert as_on_any_disk("plan") != as_on_any_disk("plane")


@pytest.mark.parametrize(
    "text",
    [
        "سُئلت\u200f، مرتين \u061c1",
        "می\u200cپرسم",
        "क्\u200dष",
        "👩\u200d👧\u200d👦 ❤\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "«Ask»\u200e (twice)",
        "soft\u00adhyphen and hard\u00a0space",
        "",
    ],
)
def test_signs_that_a_script_or_an_emoji_needs_stay(text):
    assert list(hidden_in(text)) == []
    assert without_hidden(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gpj\u202eexe", "gpjexe"),
        ("neg\u200blect", "neglect"),
        ("neg\u200c\u200dlect", "neglect"),
        ("a\u200eb", "ab"),
        ("x\ufeff", "x"),
        ("\U000e0041\U000e0042", ""),
        ("\U0001f3f4\U000e0041", "\U0001f3f4"),
        ("\u2067a\u2069", "a"),
        ("Jo\u115f", "Jo"),
    ],
)
def test_signs_that_hide_or_turn_words_are_found(text, shown):
    assert list(hidden_in(text))
    assert without_hidden(text) == shown


def test_a_file_that_is_not_there_is_no_text_and_told_when_it_is_read(tmp_path):
    assert why_no_text(tmp_path / "a", Limits()) is None
    assert why_not_regular(tmp_path / "a")
    assert read_bytes(tmp_path / "a", Limits()) != (b"", None)


def test_a_text_of_just_the_size_allowed_is_read(tmp_path):
    file = tmp_path / "a.md"
    file.write_bytes(b"x" * 1000)
    assert read_bytes(file, Limits(kilobytes=1)) == (b"x" * 1000, None)
    file.write_bytes(b"x" * 1001)
    raw, wrong = read_bytes(file, Limits(kilobytes=1))
    assert raw == b""
    assert "limits.kilobytes" in wrong[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_never_opened(tmp_path):
    os.mkfifo(tmp_path / "a.md")
    assert why_not_regular(tmp_path / "a.md")
    assert read_bytes(tmp_path / "a.md", Limits())[1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda file: file.symlink_to(file.name)])
def test_whoever_reads_words_is_told_of_what_is_no_file(make, read, tmp_path):
    file = tmp_path / "words.yml"
    make(file)
    with pytest.raises(ProblemsFound) as found:
        read(file)
    assert [problem.file for problem in found.value.problems] == [file]


def settled(**more):
    usual = {"partnership": "A", "contact_line": "B", "report_to": "mailto:a@b.org"}
    return parse_settings(Path("mkdocs.yml"), {**usual, **more})


def test_a_site_may_add_to_the_html_that_stays(an_item):
    body = '<p><meter value="1" onclick="x">1</meter></p>\n'
    added = {"elements": ["meter"], "attributes": {"meter": ["value"]}}
    settings, problems = settled(html=added)
    assert not problems
    usual = Renderer([], {}, URL).render(an_item(body=body))
    more = Renderer([], {}, URL, html_rules=settings.html).render(an_item(body=body))
    assert (usual.html, usual.lost) == ("<p>1</p>", ("<meter>",))
    assert (more.html, more.lost) == ('<p><meter value="1">1</meter></p>', ())


@pytest.mark.parametrize("name", ["script", "iframe", "style", "svg", "form", "base", "video"])
def test_no_setting_lets_an_element_run_or_fetch(name):
    settings, [problem] = settled(html={"elements": [name]})
    assert settings is None
    assert problem.field == "extra.bulletins.html.elements[0]"


@pytest.mark.parametrize("name", ["onclick", "on", "style", "srcset", "src", "href", "formaction"])
def test_no_setting_lets_an_attribute_run_or_fetch(name):
    settings, [problem] = settled(html={"attributes": {"*": [name]}})
    assert settings is None
    assert name in problem.message
