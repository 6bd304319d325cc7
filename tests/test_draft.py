"""The beginning of an item, held back until its author says otherwise."""

import re

import pytest
from bulletin_press.checks import check_project
from bulletin_press.draft import draft_of
from bulletin_press.models import KINDS
from hypothesis import given
from hypothesis import strategies as st

TITLES = [
    "Ask twice",
    "“Asthma can kill”",
    'She said "ask me"',
    "It's: a title # with - signs",
    "- a list? [no] {no} *no* &no !no |no >no %no @no `no",
    "C:\\temp\\new",
    "null",
    "2026",
    "Zoë 🧸 日本語",
]


@pytest.fixture(scope="session")
def read_draft(header):
    def read(kind, title):
        _, fields, body = draft_of(kind, title).split("---\n", 2)
        return header(kind, fields.removesuffix("\n"), body)

    return read


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_held_and_whole_enough_for_advice_only(read_draft, a_project, a_site, at, kind):
    item, problems = read_draft(kind, "Ask twice")
    assert not problems
    assert item.status == "draft"
    found = check_project(a_project(item), a_site(), at(), [])
    assert found
    assert {problem.level for problem in found} == {"advice"}


@pytest.mark.parametrize("title", TITLES)
def test_a_title_with_any_signs_survives(read_draft, title):
    item, problems = read_draft("lessons", title)
    assert not problems
    assert item.title == title


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=120))
def test_a_title_of_any_signs_survives(read_draft, title):
    item, problems = read_draft("events", f"a {title}"[:120])
    assert not problems
    assert item.title == f"a {title}"[:120]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_a_draft_names_is_a_field(header, kind):
    fields = draft_of(kind, "A").split("---\n", 2)[1]
    # What stands there as an example becomes part of the header.
    filled = re.sub(r"^#", "", fields.replace(": []", ":"), flags=re.MULTILINE)
    _, problems = header(kind, filled)
    assert not [problem for problem in problems if "not a field" in problem.message]
    named = set(re.findall(r"^#?([a-z_]+):", fields, re.MULTILINE))
    assert named <= set(KINDS[kind].model_fields)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_what_stands_beside_it(kind):
    text = draft_of(kind, "A")
    assert text.endswith("\n")
    assert text.split("---\n", 2)[2].strip()
    assert all(len(line) < 130 for line in text.splitlines())
