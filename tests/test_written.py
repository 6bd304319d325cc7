"""Fields as their author wrote them, with their lines."""

import json
from pathlib import Path

import pytest
from bulletin_press.hidden_signs import without_hidden
from bulletin_press.written import Fields, decode, field_name, parse_fields
from hypothesis import given
from hypothesis import strategies as st

FILE = Path("a.md")


def parsed(text):
    fields, problems = parse_fields(FILE, text)
    assert not problems
    return fields


def mistakes(text):
    return [(problem.line, problem.field) for problem in parse_fields(FILE, text)[1]]


@pytest.mark.parametrize(
    "scalar", ["2026", "no", "null", "~", "1.50", "0x10", "2026-01-01", "on", "1e3", "=", "<<"]
)
def test_a_plain_value_stays_the_text_that_was_written(scalar):
    assert parsed(f"title: {scalar}").values == {"title": scalar}


def test_an_empty_value_is_none_and_empty_quotes_are_empty_text():
    assert parsed("a:\nb: ''\nc:   # a remark").values == {"a": None, "b": "", "c": None}


def test_lists_and_records_keep_their_shape():
    fields = parsed("actions:\n  - do: x\n    for: [a, b]\n  - do: y")
    assert fields.values == {"actions": [{"do": "x", "for": ["a", "b"]}, {"do": "y"}]}


def test_every_field_knows_its_line():
    fields = parsed("\ntitle: A\nactions:\n  - do: x\n    by: y\n  - do: z")
    assert fields.line(("title",)) == 2
    assert fields.line(("actions", 0, "by")) == 5
    assert fields.line(("actions", 1, "do")) == 6


def test_a_missing_field_has_the_line_of_what_it_would_stand_in():
    fields = parsed("\nembargo:\n  reason: x")
    assert fields.line(("embargo", "review")) == 2
    assert fields.line(("title",)) == 2
    assert Fields().line(("title",)) == 1


def test_the_fields_within_a_record_keep_their_lines():
    inner = parsed("themes:\n  neglect:\n    label: Neglect").within(("themes", "neglect"))
    assert inner.values == {"label": "Neglect"}
    assert inner.line(("label",)) == 3


def test_a_doubled_field_is_told_with_both_lines():
    fields, [problem] = parse_fields(FILE, "title: A\nsummary: B\ntitle: C")
    assert (problem.line, problem.field) == (3, "title")
    assert "line 1" in problem.message
    assert fields.values["title"] == "A"


def test_a_doubled_field_within_a_record_is_told_too():
    assert mistakes("actions:\n  - do: x\n    do: y") == [(3, "actions[0].do")]


def test_an_anchor_is_refused_and_so_is_what_repeats_it():
    fields, problems = parse_fields(FILE, "title: &a A\nsummary: *a")
    assert [(problem.line, problem.field) for problem in problems] == [(1, "title"), (2, "summary")]
    assert fields.values["summary"] is None


def test_an_anchor_is_refused_even_if_nothing_repeats_it():
    assert mistakes("title: &a A") == [(1, "title")]


@pytest.mark.parametrize("tagged", ["!!int 3", "!x a", "!!python/name:os.system", "!!set {a}"])
def test_a_tag_is_refused(tagged):
    assert mistakes(f"title: {tagged}") == [(1, "title")]


def test_a_field_whose_name_is_a_list_is_refused():
    assert mistakes("? [a]\n: b") == [(1, "")]


@pytest.mark.parametrize("text", ["- a", "just words", "[a, b]"])
def test_what_is_not_made_of_fields_is_refused(text):
    assert parse_fields(FILE, text)[0] is None
    assert mistakes(text) == [(1, "")]


def test_a_second_document_in_a_file_is_told_once():
    assert mistakes("a: b\n---\nc: d\n---\ne: f") == [(2, ""), (4, "")]


def test_what_stands_in_a_doubled_field_is_not_looked_at():
    fields, [problem] = parse_fields(FILE, "a: b\na: {c: &x !!int 1, c: 2}\nd: e")
    assert (problem.line, problem.field) == (2, "a")
    assert fields.values == {"a": "b", "d": "e"}


def test_a_whole_list_is_read_under_the_name_given_to_it():
    fields, problems = parse_fields(FILE, "- id: a\n- id: b", listed="contacts")
    assert not problems
    assert fields.values == {"contacts": [{"id": "a"}, {"id": "b"}]}
    assert fields.line(("contacts", 1, "id")) == 2


def test_nothing_at_all_is_no_fields():
    assert parsed("").values == {}
    assert parsed("# only a remark").values == {}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: A\nsummary: one: two", 2),
        ('title: "A\nsummary: b', 1),
        ("title: A\nthemes: [a, b\nsummary: c", 2),
        ("title: A\nactions:\n\t- do: x", 3),
        ("title:A\nsummary: b", 1),
        ("title: @a", 1),
        ("title: %a", 1),
        ("title: A\nsummary: *b*", 2),
        ('title: "A" and B\nsummary: c', 1),
    ],
)
def test_what_yaml_cannot_read_is_told_on_the_line_to_mend(text, line):
    fields, [problem] = parse_fields(FILE, text)
    assert fields is None
    assert problem.line == line
    assert problem.hint


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_separator_that_only_yaml_takes_for_a_line_end_is_told(separator):
    _, [problem] = decode(FILE, f"summary: C\ntitle: A{separator} B\n".encode())
    assert problem.line == 2


def test_an_escaped_control_character_is_told():
    assert mistakes('title: "A\\x00"') == [(1, "title")]


@pytest.mark.parametrize("depth", [20, 990, 100_000])
def test_nesting_too_deep_is_a_problem(depth):
    assert mistakes(f"a: b\ntitle: {'[' * depth}{']' * depth}") == [(2, "")]


def test_as_deep_as_the_content_model_goes_there_is_no_problem():
    assert not mistakes("social:\n  repeat:\n    every: {a: {b: {c: [d]}}}")


@given(st.text("ab:-#[]{}\"'*&!|>%@`,? \n\t.<", max_size=40))
def test_any_text_gives_fields_or_a_problem_on_a_line_of_the_file(text):
    fields, problems = parse_fields(FILE, text)
    assert fields is not None or problems
    # The last line may be that of the fence behind the fields.
    assert all(1 <= problem.line <= text.count("\n") + 2 for problem in problems)


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"])).map(without_hidden)
)
def test_any_text_survives_between_quotation_marks(text):
    quoted = json.dumps(text, ensure_ascii=False)
    assert parsed(f"title: {quoted}").values == {"title": text}


def test_a_byte_order_mark_and_windows_line_ends_are_accepted():
    assert decode(FILE, b"\xef\xbb\xbfa: b\r\nc: d\r\n") == ("a: b\nc: d\n", [])


def test_text_of_another_encoding_is_told_with_its_line():
    text, [problem] = decode(FILE, "a: b\ntitle: Zoë".encode("latin-1"))
    assert (text, problem.line) == ("", 2)


def test_every_control_character_is_told_with_its_line():
    _, problems = decode(FILE, b"a\x00\nb\n\x1bc")
    assert [problem.line for problem in problems] == [1, 3]
    assert "U+001B" in problems[1].message


@pytest.mark.parametrize(
    ("loc", "name"),
    [(("title",), "title"), (("actions", 0, "by"), "actions[0].by"), ((), ""), ((0,), "[0]")],
)
def test_a_location_is_written_as_authors_read_it(loc, name):
    assert field_name(loc) == name
