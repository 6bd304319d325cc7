"""Exceptions: what they excuse, and what they do not."""

import pytest
from bulletin_press.allowing import check_exceptions, excuse
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
