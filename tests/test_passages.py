"""The words of an item, each at its place in the file."""

import pytest
from bulletin_press.models import KINDS
from bulletin_press.passages import NOT_READ, passages_of, plain
from bulletin_press.reference import fields_of
from hypothesis import given
from hypothesis import strategies as st

MARKDOWN = st.text(
    st.sampled_from("ab Z.19*_#[]()!<>|`~^:{}\\-+\"'/\n\n=—é👧"), max_size=200
) | st.lists(
    st.sampled_from(
        [
            *("# Head", "- one", "1. two", "> said", "| a | b |", "|---|---|", "", "plain words"),
            *(
                "[label](x.md)",
                "![alt](p.png)",
                "**bold**",
                "[^1]: note",
                "!!! note",
                "    in",
                "&nbsp;",
            ),
            *("<b>x</b>", "<!-- no", "-->", "```", "[a][b]", "[b]: https://x.example", "{#id}"),
        ]
    ),
    max_size=12,
).map("\n".join)


def words(markdown):
    return [" ".join(block.split()) for block in plain(markdown).split("\n") if block.strip()]


@given(MARKDOWN)
def test_plain_words_stand_where_they_stood(markdown):
    text = plain(markdown)
    assert len(text) == len(markdown)
    assert all(
        sign in (was, " ", ";", *"&<>\"'\xa0") or (sign, was) == ("\n", "\n")
        for sign, was in zip(text, markdown, strict=True)
    )


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One\ntwo.\n\nThree.", ["One two.", "Three."]),
        ("## Head\nText.", ["Head", "Text."]),
        ("- one\n- two\n  goes on\n1. three", ["one", "two goes on", "three"]),
        ("A **bold** and *soft* word, snake_case too.", ["A bold and soft word, snake_case too."]),
        ("See [the plan](../x.md) now.", ["See the plan now."]),
        ("See [the plan][p].\n\n[p]: https://x.example/1999", ["See the plan ."]),
        ("[Write](mailto:a@b.example?subject=x) to us.", ["Write a@b.example to us."]),
        ("![A chart](c.png)", ["A chart"]),
        ('![A chart](c.png "In May")', ["A chart In May"]),
        ('[The plan](p.md "In May").', ["The plan In May ."]),
        ('<img src="c.png" alt="Her chart"> and <p title=\'In May\'>', ["Her chart and In May"]),
        ('Text.{: title="In May" }', ["Text. In May"]),
        ('[p]: https://x.example/1999 "In May"', ["In May"]),
        ("07700&nbsp;900123 &#66;57 &bogus;", ["07700 900123 B 57 &bogus;"]),
        ("Known.[^a]\n\n[^a]: Later on.", ["Known.", "Later on."]),
        ("| who | what |\n|---|---|\n| nurse | rings |", ["; who ; what ;", "; nurse ; rings ;"]),
        ('!!! note "Ring"\n\n    Call 999.', ["Ring", "Call 999."]),
        ("Yes <!-- not\nseen --> no.", ["Yes no."]),
        ("> She said so.\n> Twice.", ["She said so. Twice."]),
        ("At <https://x.example/> or <b>here</b>.", ["At https://x.example/ or here ."]),
    ],
)
def test_signs_of_markdown_are_no_words(markdown, expected):
    assert words(markdown) == expected


def test_every_text_that_readers_see_is_looked_at(an_item):
    item = an_item(
        title="T",
        summary="S",
        body="B",
        learning=[{"point": "L", "source": "P"}],
        actions=[{"do": "D", "for": ["police"], "by": "2027-01-01", "response": "R"}],
        questions=["Q"],
        changes=[{"date": "2026-02-01", "note": "N"}],
        social={"messages": ["M"], "image_alt": "A", "hashtags": ["Tag"]},
    )
    assert [passage.text for passage in passages_of(item)] == [*"TSLPDRQNMAB"]


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_that_holds_text_is_forgotten(kind):
    texts = {field.name for field in fields_of(kind) if field.form.name in ("line", "prose")}
    assert texts
    assert not texts & NOT_READ


def test_the_line_of_a_word_is_that_of_the_file(an_item):
    item = an_item(body="One.\n\n- two\n- and **here**\n")
    body = passages_of(item)[-1]
    problem = body.problem(body.text.index("here"), body.text.index("here") + 4, "m", "h", "c")
    written = item.source.body.split("\n")
    assert written[problem.line - item.source.body_line] == "- and **here**"
    assert (problem.text, problem.passage, problem.field) == ("here", "and here", "body")


def test_what_is_wrong_in_a_draft_is_advice(an_item):
    passage = passages_of(an_item(status="draft", published=None))[0]
    assert passage.problem(0, 3, "m", "h", "c").level == "advice"
