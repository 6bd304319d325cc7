"""Snippets for VS Code, filled in as the editor does."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.checks import check_project
from bulletin_press.models import KINDS
from bulletin_press.reference import fields_of
from bulletin_press.snippets import snippets
from bulletin_press.validation import parse_record
from bulletin_press.vocabulary import read_vocabulary
from bulletin_press.written import parse_fields

DATA = Path(__file__).parent / "data"
EXAMPLESHIRE = Path(__file__).parent / "exampleshire" / "bulletins"
VOCABULARY = read_vocabulary(EXAMPLESHIRE / "vocabulary.yml")
SNIPPETS = snippets(VOCABULARY)
STOP = re.compile(r"\$\{(\d+)(?:\|((?:\\.|[^|\\])*)\||:((?:\\.|[^}\\])*))\}")


def filled(body):
    """Take the first of each choice and the text of each place, as pressing Tab would."""

    def value(stop):
        first = re.split(r"(?<!\\),", stop[2])[0] if stop[2] is not None else stop[3]
        return re.sub(r"\\([\\$},|])", r"\1", first)

    return "\n".join(STOP.sub(value, line) for line in body)


def of(kind, field, snippets=SNIPPETS):
    called = [name for name in snippets if re.fullmatch(rf"{field}( \(.*\b{kind}\b.*\))?", name)]
    assert len(called) == 1, (kind, field)
    return snippets[called[0]]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_has_a_snippet_that_can_stand_as_it_is(kind):
    names = frozenset(
        path.relative_to(EXAMPLESHIRE).with_suffix("").as_posix()
        for path in EXAMPLESHIRE.glob("*/*")
    )
    for field in fields_of(kind):
        text = filled(of(kind, field.name)["body"])
        assert "$" not in text
        fields, problems = parse_fields(Path("a.md"), text)
        context = {"zone": ZoneInfo("Europe/London"), "vocabulary": VOCABULARY, "names": names}
        _, mistakes = parse_record(KINDS[kind], fields, Path("a.md"), context)
        assert not [*problems, *mistakes], text


OWN = snippets(read_vocabulary(DATA / "vocabulary.yml"))
BESIDE = {"embargo": {"status": "embargoed"}, "withdrawn": {"status": "withdrawn"}}
"""What has to be there too for a field to make sense."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_snippet_makes_a_problem_where_there_was_none(kind, an_item, a_project, a_site, at):
    for field in fields_of(kind):
        text = filled(of(kind, field.name, OWN)["body"])
        # The builder knows items by their whole names only.
        text = text.replace(": levels-of-need-2021", ": guidance/levels-of-need-2021")
        fields, _ = parse_fields(Path("a.md"), text)
        item = an_item(kind, **BESIDE.get(field.name, {}), **fields.values)
        found = check_project(a_project(item), a_site(), at(), [])
        assert not [each.told(Path("/")) for each in found if each.level == "problem"]


def test_a_question_of_a_finder_has_two_answers_that_lead_to_one_place_each():
    body = of("guidance", "finder")["body"]
    assert [re.sub(r"\$.*", "", line).strip(" -") for line in body[-5:]] == [
        "answers:", "say:", "text:", "say:", "text:",
    ]  # fmt: skip


def test_the_words_of_the_vocabulary_can_be_chosen():
    (line,) = of("lessons", "themes")["body"]
    assert line == f"themes: [${{1|{','.join(VOCABULARY['themes'])}|}}]"
    assert "${2|" in "".join(of("lessons", "actions")["body"])


def test_places_to_fill_in_are_numbered_from_one():
    for snippet in SNIPPETS.values():
        numbers = [int(stop[1]) for stop in STOP.finditer("\n".join(snippet["body"]))]
        assert numbers == list(range(1, len(numbers) + 1))
        assert numbers


def test_signs_with_a_meaning_of_their_own_are_escaped():
    (line,) = of("lessons", "id")["body"]
    assert line == "id: ${1:tag:learning.exampleshire.example,2026-01-10:lessons/ask-twice}"
    assert of("lessons", "title")["body"] == ['title: ${1:"Asthma: ask twice"}']
