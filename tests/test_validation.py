"""From fields as written to typed records, mistakes and all."""

import json

import pytest
from bulletin_press.models import KINDS
from bulletin_press.validation import nearest
from hypothesis import given
from hypothesis import strategies as st

TEXTS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=5) | st.sampled_from(
    ["2026-01-01", "neglect", "https://a.b", "true", "1", "lessons/a", "draft", "x" * 301, "/a/"]
)
INNER = ["do", "for", "by", "date", "see", "title", "url", "repeat", "every", "messages", "other"]
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = sorted({name for kind in KINDS.values() for name in kind.model_fields})


def test_every_mistake_is_told_at_once(header):
    _, problems = header("lessons", "title: A\nstatus: x\nthemes: [y]\npublished: z\ncolour: red")
    assert [(p.line, p.field) for p in problems] == [
        (3, "status"),
        (5, "published"),
        (4, "themes[0]"),
        (6, "colour"),
    ]


def test_a_mistaken_field_is_left_out_and_the_rest_is_kept(header):
    item, _ = header("lessons", "title: A\nthemes: [neglect, neglct]\nreference: B")
    assert (item.title, item.themes, item.reference) == ("A", (), "B")


def test_a_field_left_empty_is_as_if_it_were_not_there(header):
    item, problems = header("lessons", "title:\nthemes:\nsocial:\n  hashtags:\nactions: []")
    assert not problems
    assert (item.title, item.themes, item.social.hashtags) == ("", (), ())


def test_an_empty_entry_of_a_list_is_told(header):
    _, [problem] = header("lessons", "themes:\n  - neglect\n  -")
    assert (problem.line, problem.field) == (4, "themes[1]")


def test_a_mistake_deep_inside_is_told_where_it_is(header):
    text = "actions:\n  - do: Ask.\n  - do: Ask.\n    for: [police, polce]\n    by: 2026-02-30"
    _, problems = header("lessons", text)
    assert [(p.line, p.field) for p in problems] == [
        (5, "actions[1].for[1]"),
        (6, "actions[1].by"),
    ]


def test_what_is_missing_inside_a_record_is_told_on_the_line_of_the_record(header):
    _, [problem] = header("lessons", "title: A\nembargo:\n  reason: inquest")
    assert (problem.line, problem.field) == (3, "embargo.review")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("socail: x", "social"),
        ("social: {hashtag: [x]}", "hashtags"),
        ("actions: [{do: x, respnse: y}]", "response"),
        ("embargo: {reason: inquest, review: 2027-01-01, reviewed: x}", "review"),
    ],
)
def test_an_unknown_field_is_told_with_the_one_that_was_meant(header, text, meant):
    _, [problem] = header("lessons", text)
    assert f"{meant!r}" in problem.hint


def test_an_unknown_field_like_no_other_is_told_with_those_there_are(header):
    _, [problem] = header("lessons", "approved: {by: x, on: 2026-01-01, zzz: 1}")
    assert "by, on" in problem.hint


def test_a_hint_names_fields_as_authors_write_them(header):
    _, [problem] = header("lessons", "actions: [{do: x, audiences: [police]}]")
    assert "for" in problem.hint.replace(",", "").split()


def test_a_word_like_another_is_taken_for_it_whatever_its_case():
    assert "'neglect'" in nearest("Neglct", ["neglect", "police"])
    assert nearest("zebra", ["neglect", "police"]) == ""


@given(st.sampled_from(list(KINDS)), st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=4))
def test_whatever_stands_in_the_fields_there_is_an_item_and_a_word_on_each(header, kind, fields):
    text = "\n".join(f"{at}: {json.dumps(it, ensure_ascii=False)}" for at, it in fields.items())
    item, problems = header(kind, text)
    assert item.kind == kind
    for problem in problems:
        assert problem.field.startswith(tuple(fields))
        assert 2 <= problem.line < 2 + len(fields)
