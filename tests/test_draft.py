"""The beginning of an item, held back until its author says otherwise."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.checks import check_project
from bulletin_press.draft import draft_of, why_not
from bulletin_press.hidden_signs import without_hidden
from bulletin_press.models import KINDS
from bulletin_press.vocabulary import read_vocabulary
from hypothesis import given
from hypothesis import strategies as st

OFFERED = re.compile(r"(?m)^([a-z]+): +# .*\[([^\]]+)\]")
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
def test_a_title_of_any_signs_that_can_be_seen_survives(read_draft, title):
    title = without_hidden(title)
    item, problems = read_draft("events", f"a {title}"[:120])
    assert not problems
    assert item.title == f"a {title}"[:120]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_a_draft_names_is_a_field(kind):
    fields = draft_of(kind, "A").split("---\n", 2)[1]
    named = re.findall(r"^#?([a-z_]+):", fields, re.MULTILINE)
    assert set(named) <= set(KINDS[kind].model_fields)
    assert len(named) == len(set(named))


@pytest.fixture
def all_of(header):
    """Read a draft from which the # before each example is taken away."""

    def read(kind, drop=r"$^"):
        _, fields, body = draft_of(kind, "Ask twice").split("---\n", 2)
        lines = [line for line in fields.splitlines() if not re.search(drop, line)]
        return header(kind, "\n".join(line.removeprefix("#") for line in lines), body)

    return read


@pytest.mark.parametrize("kind", KINDS)
def test_without_the_signs_before_them_the_examples_are_right(kind, all_of, a_project, a_site, at):
    item, problems = all_of(kind)
    assert not problems
    assert item.social.messages
    assert item.citations
    told = check_project(a_project(item), a_site(), at(), [])
    assert {problem.level for problem in told} == {"advice"}


def test_the_examples_fill_what_a_bulletin_is_made_of(all_of):
    lesson, _ = all_of("lessons")
    assert lesson.learning
    assert lesson.actions[0].audiences == ("education", "police")
    assert lesson.questions == ("When did you last ask twice?",)
    guidance, _ = all_of("guidance")
    assert [len(question.answers) for question in guidance.finder] == [2, 2]


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_can_be_used_without_the_others(kind, all_of):
    for drop in (
        r"^#  - title|^#    par",
        r"^#  hashtags|^#  content",
        r"^#  - (do|point|ask)|^#    ",
    ):
        item, problems = all_of(kind, drop)
        assert not problems, drop
        assert item.title == "Ask twice"


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_that_remarks_offer_are_words_of_exampleshire(kind):
    folder = Path(__file__).parent / "exampleshire" / "bulletins"
    vocabulary = read_vocabulary(folder / "vocabulary.yml")
    text = draft_of(kind, "A")
    offered = {name: words.split(", ") for name, words in OFFERED.findall(text)}
    assert {"themes", "audiences", "ages", "levels"} <= set(offered)
    for name, words in offered.items():
        if name in ("related", "reviews"):
            continue
        assert set(words) <= set(vocabulary[name]), name


def test_what_is_known_takes_the_place_of_the_remark(header):
    filled = {
        "themes": ["neglect", "online-safety"],
        "summary": 'It\'s "so": # [not] {easy}',
        "source_kind": "scr",
        "reference": "2026",
        "reviews": [],
    }
    text = draft_of("lessons", "Ask twice", filled)
    item, problems = header("lessons", text.split("---\n", 2)[1])
    assert not problems
    assert item.themes == ("neglect", "online-safety")
    assert item.summary == filled["summary"]
    assert (item.source_kind, item.reference, item.reviews) == ("scr", "2026", ())
    assert "\nthemes: [neglect, online-safety]\n" in text
    assert "\nsource_kind: scr\n" in text
    assert "\nreviews:           # the reviews" in text


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=90))
def test_what_is_known_survives_whatever_its_signs(header, text):
    written = draft_of("events", "A", {"place": f"at {text}", "date_note": text})
    item, problems = header("events", written.split("---\n", 2)[1])
    assert not problems
    assert (item.place, item.date_note) == (f"at {text}", text)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("title", "Ask twice", ""),
        ("title", "x" * 121, "121 characters"),
        ("summary", "x" * 301, "cut 1"),
        ("summary", "\x1b[A", "type it again"),
        ("title", "Ask \udcff twice", "type it again"),
        ("starts", "2027-03-31T09:30", ""),
        ("starts", "tomorrow", "not a date"),
        ("starts", "2027-02-30", "does not exist"),
        ("starts", "2027-03-28T01:30", "clocks go forward"),
    ],
)
def test_what_is_wrong_with_an_answer_is_what_check_would_say(name, value, told):
    found = why_not("events", name, value, ZoneInfo("Europe/London"))
    assert told in found
    assert bool(told) == bool(found)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_what_stands_beside_it(kind):
    text = draft_of(kind, "A")
    assert text.endswith("\n")
    assert text.split("---\n", 2)[2].strip()
    assert all(len(line) < 130 for line in text.splitlines())
