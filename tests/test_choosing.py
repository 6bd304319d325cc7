"""What somebody means who chooses from a list."""

import contextlib
import re

import pytest
from bulletin_press.choosing import (
    Choice,
    NotUnderstood,
    choices_of_kinds,
    choices_of_terms,
    understand,
)
from bulletin_press.models import KINDS
from hypothesis import given
from hypothesis import strategies as st

THEMES = (
    Choice("neglect", "Neglect"),
    Choice("professional-curiosity", "Professional curiosity", also=("never assume",)),
    Choice("non-mobile-babies", "Injuries in babies", also=("shaken baby", "bruising")),
    Choice("safer-sleep", "Safer sleep, and sudden death", also=("cot death",)),
    Choice("self-neglect", "Self-neglect", also=("neglect", "bruising")),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1", ["neglect"]),
        ("1 3", ["neglect", "non-mobile-babies"]),
        ("3, 1", ["non-mobile-babies", "neglect"]),
        ("shaken baby", ["non-mobile-babies"]),
        ("Shaken Baby neglect", ["non-mobile-babies", "neglect"]),
        ("2, 1 cot death", ["professional-curiosity", "neglect", "safer-sleep"]),
        ("never assume;neglect", ["professional-curiosity", "neglect"]),
        ("professional-curiosity", ["professional-curiosity"]),
        ("PROFESSIONAL CURIOSITY", ["professional-curiosity"]),
        ("Safer sleep, and sudden death", ["safer-sleep"]),
        ("self neglect", ["self-neglect"]),
        ("neglect, 1, Neglect", ["neglect"]),
        ("", []),
        (" , ;", []),
    ],
)
def test_numbers_slugs_labels_and_other_words_are_understood(said, meant):
    assert understand(said, THEMES) == meant


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("6", "there is no number 6: they go from 1 to 5"),
        ("0", "from 1 to 5"),
        ("neglekt", "did you mean “Neglect”?"),
        ("shakn baby", "did you mean “shaken baby”, Injuries in babies?"),
        ("bruising", "can mean non-mobile-babies or self-neglect"),
        ("xyzzy", "“xyzzy” is none of them"),
        ("1, xyzzy", "“xyzzy”"),
    ],
)
def test_what_is_not_understood_is_told_with_the_nearest(said, told):
    with pytest.raises(NotUnderstood, match=re.escape(told)):
        understand(said, THEMES)


@given(st.text(max_size=60))
def test_whatever_is_said_is_understood_or_told(said):
    with contextlib.suppress(NotUnderstood):
        assert set(understand(said, THEMES)) <= {choice.slug for choice in THEMES}


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("1", "lessons"),
        ("lesson", "lessons"),
        ("bulletin", "lessons"),
        ("Learning Lessons Bulletins", "lessons"),
        ("review", "reviews"),
        ("guidance", "guidance"),
        ("campaign", "campaigns"),
        ("events", "events"),
    ],
)
def test_a_kind_can_be_said_in_many_ways(said, kind):
    assert understand(said, choices_of_kinds()) == [kind]


def test_every_kind_and_every_word_can_be_chosen_by_its_number(vocabulary):
    kinds, themes = choices_of_kinds(), choices_of_terms(vocabulary["themes"].values())
    assert understand(" ".join(str(n + 1) for n in range(len(kinds))), kinds) == list(KINDS)
    numbers = ",".join(str(number + 1) for number in range(len(themes)))
    assert understand(numbers, themes) == list(vocabulary["themes"])
    assert understand("chronic neglect", themes) == ["neglect"]
