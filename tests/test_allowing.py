"""Exceptions: what they excuse, and what they do not."""

import pytest
from bulletin_press.allowing import check_exceptions, excuse
from bulletin_press.identifying import RULES
from bulletin_press.passages import passages_of

BODY = "A 16-year-old can agree to treatment.\n\nShe was a 16-year-old then.\n"


def allowance(text, check="ages"):
    return {"check": check, "text": text, "why": "A rule of law.", "by": "Learning team"}


@pytest.fixture
def told(an_item):
    """Tell both places where an age stands, and what is left with the exceptions given."""

    def tell(*allow, body=BODY):
        item = an_item(body=body, allow=list(allow))
        text = passages_of(item)[-1]
        places = [at for at in range(len(text.text)) if text.text.startswith("16-year-old", at)]
        found = [text.problem(at, at + 11, "tells an age", "say less", "ages") for at in places]
        return item, *excuse(found, [item])

    return tell


def test_without_an_exception_everything_is_left(told):
    _, left, excused = told()
    assert (len(left), len(excused)) == (2, 0)


def test_the_very_words_are_excused_wherever_they_stand(told):
    _, left, excused = told(allowance("16-YEAR-old"))
    assert (len(left), len(excused)) == (0, 2)
    assert (excused[0].why, excused[0].by) == ("A rule of law.", "Learning team")


def test_words_with_their_sentence_are_excused_only_there(told):
    _, left, excused = told(allowance("A 16-year-old can  agree"))
    assert len(left) == len(excused) == 1
    assert "She was" in left[0].passage


def test_another_sentence_of_the_same_paragraph_is_not_excused(told):
    body = "A 16-year-old can agree.  Later a\n16-year-old could not.\n"
    _, left, excused = told(allowance("16-year-old can agree"), body=body)
    assert len(left) == len(excused) == 1
    assert left[0].at > excused[0].problem.at


def test_an_exception_of_the_check_online_is_never_called_useless(told):
    item, left, excused = told(allowance("https://x.example", check="links"))
    assert list(check_exceptions([item], left, excused)) == []


def test_an_exception_to_another_check_excuses_nothing(told):
    _, left, excused = told(allowance("16-year-old", check="names"))
    assert (len(left), len(excused)) == (2, 0)


def test_words_that_quote_too_little_excuse_nothing(told):
    assert len(told(allowance("16"))[1]) == 2


def test_a_problem_without_words_cannot_be_excused(an_item):
    item = an_item(allow=[allowance("title"), allowance("", check="fields")])
    left, excused = excuse([item.problem(("title",), "m", "h", "ages")], [item])
    assert (len(left), len(excused)) == (1, 0)


def test_an_exception_that_excuses_nothing_is_told(told):
    gone, unknown = allowance("15-year-old", "required"), allowance("16-year-old", "requird")
    item, left, excused = told(allowance("16-year-old"), gone, unknown)
    problems = list(check_exceptions([item], left, excused))
    assert [(each.field, each.message, each.level) for each in problems] == [
        ("allow[1]", "excuses nothing", "advice"),
        ("allow[2].check", "there is no check 'requird'", "advice"),
    ]
    assert problems[1].hint == "did you mean 'required'?"


@pytest.mark.parametrize(
    "name", ["possible-details", "Possible details", "places of care", *(it.name for it in RULES)]
)
def test_the_name_of_a_rule_excuses_nothing_and_the_name_to_write_is_told(told, name):
    item, left, excused = told(allowance("16-year-old", name))
    (problem,) = check_exceptions([item], left, excused)
    assert len(left) == 2
    assert (problem.field, problem.message) == ("allow[0].check", "excuses nothing")
    assert "identifying-details" in problem.hint
