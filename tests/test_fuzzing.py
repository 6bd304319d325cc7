"""Whatever somebody writes: problems or clean pages, and never anything else.

``scripts/fuzz.py`` looks for much longer; what it found is in ``data/fuzzed/`` and tried here.
"""

import json
import shutil
import time
from pathlib import Path

import markdown
import pytest
from bulletin_press.hidden_signs import hidden_in
from bulletin_press.limits import Limits
from bulletin_press.markdown_apart import BoundedMarkdown, TooHard, looks_hard
from bulletin_press.written import parse_fields
from fuzzing import (
    EXTENSIONS,
    HEADER,
    TARGETS,
    dangers,
    try_body,
    try_item,
    try_settings,
    try_source,
    try_words,
)
from hypothesis import given, settings
from hypothesis import strategies as st

FUZZED = Path(__file__).parent / "data" / "fuzzed"
FOUND = sorted(file for file in FUZZED.glob("*/*") if file.is_file())

# What begins or ends something in Markdown, HTML, YAML, templates and XML, and odd signs.
PIECES = st.sampled_from(
    [
        *"\n\n\n    *_`~#>-+|:[](){}!<&;=\"'\\/^%@\t",
        *("\n\n", "\n    ", "\n- ", "\n1. ", "\n> ", "\n## ", "\n---\n", "```", "[^1]", "\n[^1]: "),
        *("<div>", "</div>", "<div markdown>", "<b>", "<p ", "<!--", "-->", "<![CDATA[", "]]>"),
        *("<script>", "</script>", "<svg>", "<style>", "<math>", "<iframe ", "<img src=x ", "<a "),
        *("onerror=", "onclick=alert(1)", 'href="', "javascript:", "data:text/html,", "&#106;"),
        *('style="x"', "{{", "}}", "{% raw %}", "{: ", "#id", ".class", "!!! note", "|---|"),
        *("&#x202e;", "&zwj;", "&amp;", "&", "\u0661", "é", "🏴", "word", "Asthma", "2026-01-01"),
        *(
            "https://",
            "//a.b/",
            "../",
            "lessons/",
            "mailto:",
            "tel:",
            "\\x02",
            "title:",
            "&a",
            "*a",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)
FIELDS = st.sampled_from(
    [
        *("title", "summary", "date_note", "reference", "learning", "actions", "questions"),
        *("resources", "citations", "aliases", "id", "related", "social", "changes", "themes"),
        *("audiences", "embargo", "withdrawn", "allow", "published", "public"),
    ]
)
VALUES = st.recursive(
    st.none() | TEXTS | st.sampled_from(["2026-01-01", "draft", "true", "neglect", "/old/"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["point", "source", "do", "for", "by", "title", "url", "messages"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@given(st.binary(max_size=400) | TEXTS.map(str.encode))
def test_any_bytes_are_a_source_or_problems(raw):
    try_source(raw)
    try_source(HEADER[:-4] + raw)


@settings(max_examples=60)
@given(TEXTS)
def test_any_body_is_clean_html_or_problems(text):
    try_body(text.encode())


@settings(max_examples=30)
@given(st.dictionaries(FIELDS, VALUES, max_size=5), TEXTS)
def test_whatever_stands_in_an_item_all_that_is_made_of_it_is_clean(fields, body):
    usual = dict(line.split(": ") for line in HEADER.decode().strip("-\n").split("\n"))
    usual["themes"] = ["neglect"]
    header = "".join(
        f"{name}: {json.dumps(value)}\n" for name, value in {**usual, **fields}.items()
    )
    try_item(f"---\n{header}---\n{body}".encode())


@settings(max_examples=30)
@given(st.sampled_from(["title", "summary", "date_note", "reference"]), TEXTS)
def test_signs_in_a_field_that_is_published_run_nowhere(name, text):
    kept = [line for line in HEADER.decode().split("\n") if not line.startswith(f"{name}:")]
    kept.insert(1, f"{name}: {json.dumps('x' + text[:100])}")
    try_item("\n".join(kept).encode() + b"Text.\n")


@settings(max_examples=60)
@given(st.binary(max_size=200) | TEXTS.map(str.encode) | VALUES.map(json.dumps).map(str.encode))
def test_any_bytes_are_settings_and_words_or_problems(raw):
    try_settings(raw)
    try_words(raw)


@pytest.mark.parametrize("found", FOUND, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_what_was_found_once_holds_for_ever(found):
    TARGETS[found.parent.name](found.read_bytes())


@given(st.dictionaries(FIELDS, VALUES, max_size=5))
def test_a_header_written_down_is_read_as_it_was(fields):
    text = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    read, problems = parse_fields(Path("a.md"), text)
    if any(hidden_in(text)):
        assert problems
    elif not problems:
        assert read.values == _as_read(fields)


def _as_read(value):
    """JSON's null and true are words like others where nothing is coerced."""
    if isinstance(value, dict):
        return {name: _as_read(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_as_read(inner) for inner in value]
    return "null" if value is None else value


# Measured on Python-Markdown 3.11: each takes a time that grows with the square of its length.
HOSTILE = {
    "pictures": "![",
    "links": "[a](",
    "addresses": "[a](b",
    "references": "[^1]",
    "code": "``a`",
    "tags": "<a ",
    "cdata": "<![CDATA[",
    "braces": "# a {" + " " * 40,
    "stars": "***a",
    "stars and lines": "*_",
    "quotations": '<a b="',
    "lines": "a\n",
}


def _seconds(text):
    made = markdown.Markdown(extensions=EXTENSIONS)
    start = time.process_time()
    made.convert(text)
    return time.process_time() - start


@pytest.mark.parametrize("sign", HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_rendered_apart_takes_no_longer_than_many_bulletins_would(sign):
    times = 30_000 // len(sign)
    while looks_hard(sign * times):
        times = times * 9 // 10
    bulletin = "A paragraph of some words, *as* [people](../a.md) write them.\n\n" * 100
    # Six kilobytes are a long bulletin. What must not be rendered here takes as long as thousands.
    assert _seconds(sign * times) < 300 * max(_seconds(bulletin), 0.01)


def test_what_looks_hard_is_ended_when_its_time_is_over():
    start = time.monotonic()
    with pytest.raises(TooHard, match="longer than 1 second") as told:
        BoundedMarkdown(EXTENSIONS, {}, 1).convert("![" * 14_000)
    assert "limits.seconds" in told.value.hint
    # Without an end it takes more than a minute, on any machine.
    assert time.monotonic() - start < 20


def test_what_only_looks_hard_is_rendered_as_it_would_be_elsewhere():
    text = "A [link](../a.md), `code` and <b>HTML</b>.\n\n## Head\n\n" * 200
    assert looks_hard(text)
    apart = BoundedMarkdown(EXTENSIONS, {}, Limits().seconds).convert(text)
    here = markdown.Markdown(extensions=EXTENSIONS)
    assert apart == (here.convert(text), here.toc_tokens)


@pytest.mark.parametrize("more", ["", "\n\n" + "[" * 600], ids=["here", "apart"])
def test_how_deep_a_text_may_be_does_not_hang_on_what_else_it_holds(more):
    bounded = BoundedMarkdown([], {}, 10)
    assert bounded.convert("<div>" * 150 + "x" + "</div>" * 150 + more)
    with pytest.raises(TooHard, match="too deep"):
        bounded.convert("<div>" * 220 + "x" + "</div>" * 220 + more)


def test_a_program_that_ends_by_itself_blames_no_author(monkeypatch):
    monkeypatch.setattr("bulletin_press.markdown_apart.sys.executable", shutil.which("false"))
    with pytest.raises(TooHard, match="ended by itself"):
        BoundedMarkdown([], {}, 5).convert("[" * 600)


def test_no_file_of_the_folder_where_one_stands_is_taken_for_python_markdown(tmp_path, monkeypatch):
    (tmp_path / "markdown.py").write_text("raise SystemExit(1)\n")
    monkeypatch.chdir(tmp_path)
    assert BoundedMarkdown([], {}, 5).convert("[" * 600)[0] == f"<p>{'[' * 600}</p>"


def test_a_text_after_one_that_was_too_deep_is_rendered_as_ever():
    bounded = BoundedMarkdown(EXTENSIONS, {}, 10)
    with pytest.raises(TooHard, match="too deep"):
        bounded.convert("- " * 5000 + "x")
    assert bounded.convert("Text.") == ("<p>Text.</p>", [])


def test_the_dangers_that_are_looked_for_are_found():
    html = '<script>x</script><p onclick="x"><a href="java\nscript:x"><img src=" data:x">'
    assert dangers(html) == ["<script>", "onclick", "javascript:x", "data:x"]
    assert dangers('<script type="application/ld+json">{}</script><a href="#x">y</a>') == []
