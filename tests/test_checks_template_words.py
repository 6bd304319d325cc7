"""Words of the template that a draft begins with."""

import pytest
from bulletin_press.checks.template_words import check_template_words
from bulletin_press.draft import draft_of
from bulletin_press.models import KINDS


def body_of(kind):
    return draft_of(kind, "Ask twice").split("\n---\n", 1)[1]


@pytest.fixture
def told(a_project, a_site, at):
    return lambda item: list(check_template_words(a_project(item), a_site(), at()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_of_a_template_is_told(told, an_item, kind):
    item = an_item(kind, body=body_of(kind))
    sentences = [line for line in body_of(kind).splitlines() if line and not line.startswith("#")]
    assert [problem.text for problem in told(item)] == sentences
    assert {problem.level for problem in told(item)} <= {"problem"}


def test_of_a_draft_it_is_told_that_it_must_go(told, an_item):
    problems = told(an_item(status="draft", body=body_of("lessons")))
    assert [(problem.level, problem.must_go) for problem in problems] == [("advice", True)] * 2


def test_other_words_are_left_alone(told, an_item):
    assert told(an_item(body="## What happened\n\nTwo or three visits.\n")) == []
