"""From the text of a file to its fields and its body; never open, never without fields."""

from pathlib import Path

import pytest
from bulletin_press.front_matter import parse_source
from hypothesis import given
from hypothesis import strategies as st

FILE = Path("a.md")


def parsed(text):
    source, problems = parse_source(FILE, text.encode())
    assert not problems
    return source


def test_header_and_body_are_parted():
    source = parsed("---\ntitle: A\n---\n# Body\n")
    assert source.fields.values == {"title": "A"}
    assert (source.body, source.body_line) == ("# Body\n", 4)


def test_the_lines_of_fields_are_those_of_the_file():
    source = parsed("---\n# remark\ntitle: A\n\nsummary: B\n---\n")
    assert source.fields.line(("title",)) == 3
    assert source.fields.line(("summary",)) == 5


def test_blank_lines_around_the_body_are_kept():
    source = parsed("---\ntitle: A\n---\n\n\nBody\n\n")
    assert source.body == "\n\nBody\n\n"
    assert source.body_line == 4


def test_a_rule_in_the_body_is_no_fence():
    assert parsed("---\ntitle: A\n---\nOne\n\n---\n\nTwo\n").body == "One\n\n---\n\nTwo\n"


def test_a_fence_may_have_spaces_behind_it():
    assert parsed("---  \ntitle: A\n---\t\nBody\n").body == "Body\n"


def test_dashes_within_a_value_are_no_fence():
    assert parsed("---\ntitle: A --- B\n---\n").fields.values == {"title": "A --- B"}


def test_a_file_may_end_with_its_fence():
    assert parsed("---\ntitle: A\n---").body == ""


def test_an_empty_header_has_no_fields():
    assert parsed("---\n---\nBody").fields.values == {}


def test_a_byte_order_mark_and_windows_line_ends_are_accepted():
    source, problems = parse_source(FILE, b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nBody\r\n")
    assert not problems
    assert (source.fields.values, source.body) == ({"title": "A"}, "Body\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body only\n",
        "title: A\n---\nBody\n",
        "\n---\ntitle: A\n---\n",
        " ---\ntitle: A\n---\n",
        "---\ntitle: A\n",
        "---\ntitle: A\n...\nBody\n",
        "---\ntitle: A\n ---\nBody\n",
        "---\ntitle: A\n----\nBody\n",
        "--- # remark\ntitle: A\n---\n",
        "---\ntitle: one: two\n---\n",
        "+++\ntitle = 'A'\n+++\n",
    ],
)
def test_without_a_complete_header_there_is_no_item(text):
    source, problems = parse_source(FILE, text.encode())
    assert source is None
    assert problems


@given(st.text("-.: a\n\r\t\ufeff", max_size=30), st.booleans())
def test_a_file_has_a_header_or_a_problem(text, begun):
    raw = ("---\n" + text if begun else text).encode()
    source, problems = parse_source(FILE, raw)
    assert (source is None) <= bool(problems)


@given(st.lists(st.sampled_from(["", "Text", "# Heading", "---", "\ta"]), min_size=1))
def test_the_line_of_the_body_is_where_it_begins_in_the_file(lines):
    text = "---\ntitle: A\nsummary: B\n---\n" + "\n".join(lines)
    source = parsed(text)
    assert text.split("\n")[source.body_line - 1] == source.body.split("\n")[0] == lines[0]
