"""The shape of a bulletin: its parts, its length, its headings, links and pictures."""

import pytest
from bulletin_press.allowing import excuse
from bulletin_press.checks.alt_texts import check_alt_texts
from bulletin_press.checks.headings import check_headings
from bulletin_press.checks.learning_points import check_learning_points
from bulletin_press.checks.length import check_length
from bulletin_press.checks.link_words import check_link_words
from bulletin_press.checks.readability import check_readability
from bulletin_press.checks.structure import check_structure

WORDS = "One thing was plain to see. " * 30
POINT = {"point": "Ask twice.", "source": "Finding 1"}
ACTION = {"do": "Ask twice.", "for": ["police"], "by": "2026-06-30"}


@pytest.fixture
def told(a_project, a_site, at):
    """Put items to one check: ``told(check, *items) -> [problem]``."""

    def tell(check, *items, **settings):
        found = list(check(a_project(*items), a_site(**settings), at()))
        assert all(one.message and one.hint for one in found)
        return found

    return tell


@pytest.fixture
def advised(told):
    def tell(check, *items, **settings):
        found = told(check, *items, **settings)
        assert {one.level for one in found} <= {"advice"}
        return [one.message for one in found]

    return tell


class TestLearningPoints:
    def test_five_are_fine_and_six_are_a_problem_that_can_be_excused(self, told, an_item):
        assert not told(check_learning_points, an_item(learning=[POINT] * 5))
        [problem] = told(check_learning_points, an_item(learning=[POINT] * 6))
        assert (problem.field, problem.level, problem.text) == ("learning", "problem", "learning")
        assert "6 points, 5 are the most" in problem.message

    def test_a_setting_says_how_many(self, told, an_item):
        assert not told(check_learning_points, an_item(learning=[POINT] * 6), most_points=6)
        assert told(check_learning_points, an_item(learning=[POINT] * 3), most_points=2)

    def test_in_a_draft_it_is_advice(self, told, an_item):
        [problem] = told(check_learning_points, an_item(learning=[POINT] * 6, status="draft"))
        assert problem.level == "advice"


class TestStructure:
    @pytest.mark.parametrize(
        ("heading", "field"),
        [
            ("What we learned", "'learning'"),
            ("What we learnt:", "'learning'"),
            ("Key learning points", "'learning'"),
            ("Findings", "'learning'"),
            ("Lessons learned", "'learning'"),
            ("Actions", "'actions'"),
            ("Recommendations", "'actions'"),
            ("What you need to do", "'actions'"),
            ("Questions for your team", "'questions'"),
            ("For discussion", "'questions'"),
            ("Sources", "'citations'"),
            ("References", "'citations'"),
            ("Further reading", "'resources'"),
            ("In one minute", "'summary'"),
            ("**Summary**", "'summary'"),
            ("*Sources*:", "'citations'"),
            ("Who to contact", "contacts.yml"),
            ("Where this fits", "'related'"),
            ("Version history", "'changes'"),
        ],
    )
    def test_a_heading_that_the_page_makes_is_told_with_its_field(
        self, told, an_item, heading, field
    ):
        item = an_item(body=f"Text.\n\n## {heading}\n\nMore.\n")
        [problem] = told(check_structure, item)
        assert field in problem.hint
        assert problem.text == heading
        assert problem.line == item.source.body_line + 2

    @pytest.mark.parametrize(
        "heading",
        ["What happened", "Why it matters", "What worked well",
         "Second questions that work",
         "The action we took", "Learning to listen", "A question of trust",
         "Contacting the school"],
    )  # fmt: skip
    def test_headings_of_the_author_are_left_alone(self, told, an_item, heading):
        assert not told(check_structure, an_item(body=f"## {heading}\n\nText.\n"))

    def test_what_happened_comes_first(self, told, an_item):
        body = "## What worked well\n\nText.\n\n## What happened\n\nText.\n"
        [problem] = told(check_structure, an_item(body=body))
        assert "'What worked well' before 'What happened'" in problem.message
        assert not told(check_structure, an_item(body="## What happened\n\n## What worked well\n"))
        body = "## **What worked well**\n\nText.\n\n## What happened:\n\nText.\n"
        assert told(check_structure, an_item(body=body))

    @pytest.mark.parametrize("body", ["Sources\n-------\n\nText.\n", "##Sources\n\nText.\n"])
    def test_every_heading_of_the_page_is_looked_at(self, told, an_item, body):
        [problem] = told(check_structure, an_item(body=body))
        assert problem.text == "Sources"

    def test_a_whole_bulletin_has_learning_and_something_to_do(self, told, an_item):
        found = told(check_structure, an_item(body=WORDS))
        assert [(one.field, one.text) for one in found] == [
            ("learning", "learning"),
            ("actions", "actions"),
        ]
        assert not told(check_structure, an_item(body=WORDS, learning=[POINT], actions=[ACTION]))
        assert not told(check_structure, an_item(body=WORDS, learning=[POINT], questions=["Why?"]))

    def test_a_short_notice_may_do_without(self, told, an_item):
        assert not told(check_structure, an_item(body="The report says no more than this."))

    def test_an_action_has_an_agency_and_a_date(self, told, an_item):
        bare = an_item(actions=[ACTION, {"do": "Ring."}])
        found = told(check_structure, bare)
        assert [(one.field, one.message) for one in found] == [
            ("actions[1]", "has no agency: “Ring.”"),
            ("actions[1]", "has no date: “Ring.”"),
        ]
        assert {one.text for one in found} == {"Ring."}

    def test_an_action_that_was_answered_needs_no_date(self, told, an_item):
        done = {"do": "Ring.", "for": ["police"], "response": "Done.", "responded": "2026-03-01"}
        assert not told(check_structure, an_item(actions=[done]))

    def test_only_bulletins_are_asked(self, told, an_item):
        assert not told(check_structure, an_item("guidance", body=f"## Sources\n\n{WORDS}"))


class TestLength:
    def test_a_long_bulletin_is_told_and_can_be_excused(self, told, an_item):
        assert not told(check_length, an_item(body="word " * 980))
        [problem] = told(check_length, an_item(body="word " * 1200))
        assert "has 1,209 words; 1,000 are the most" in problem.message
        assert problem.text == "length"
        assert told(check_length, an_item(body="word " * 300), most_words=300)

    def test_guidance_may_be_as_long_as_it_must(self, told, an_item):
        assert not told(check_length, an_item("guidance", body="word " * 3000))

    def test_a_learning_point_is_short(self, told, an_item):
        long = {"point": "word " * 41}
        [problem] = told(check_length, an_item(learning=[POINT, long]))
        assert problem.field == "learning[1].point"
        assert "41 words" in problem.message
        assert f"“{problem.text} …”" in problem.message

    def test_the_first_minute_is_a_minute(self, told, an_item):
        points = [{"point": "word " * 39} for _ in range(3)]
        assert not told(check_length, an_item(learning=points))
        points = [{"point": "word " * 70} for _ in range(3)]
        found = told(check_length, an_item(learning=points))
        assert any("'In one minute' has" in one.message for one in found)
        later = [POINT, POINT, POINT, *points]
        messages = [one.message for one in told(check_length, an_item(learning=later))]
        assert not any("In one minute" in message for message in messages)


class TestReadability:
    def test_a_long_sentence_is_quoted_with_its_line(self, told, an_item):
        item = an_item(body="Short.\n\n" + "word " * 25 + "end. Short again.\n")
        [problem] = told(check_readability, item)
        assert problem.line == item.source.body_line + 2
        assert "a sentence of 26 words: “word word" in problem.message
        assert problem.message.endswith(f"“{problem.text} …”")
        assert not told(check_readability, item, longest_sentence=26)

    def test_of_many_only_the_longest_are_told(self, told, an_item):
        body = "".join(f"{'word ' * (30 + at)}end.\n\n" for at in range(8))
        found = told(check_readability, an_item(body=body), reading_age=60)
        assert [int(one.message.split()[4]) for one in found] == [38, 37, 36, 35, 34]
        assert "3 more" in found[-1].hint
        assert "more are" not in found[0].hint

    def test_hard_words_raise_the_age_and_the_message_says_what_is_hard(self, told, an_item):
        hard = "Organisational arrangements necessitate multidisciplinary consideration. " * 25
        [problem] = told(check_readability, an_item(body=hard))
        assert "needs a reading age of about" in problem.message
        assert "multidisciplinary" in problem.hint
        assert "“Organisational arrangements" in problem.hint
        assert problem.text == "reading age"

    def test_plain_words_are_fine_for_all(self, told, an_item):
        plain = "Ask how the child is. Ring if you are worried. Write down what you saw. " * 10
        assert not told(check_readability, an_item(body=plain, public=True))

    def test_pages_for_the_public_are_plainer(self, told, an_item):
        middling = (
            "Practitioners listened carefully whenever children described difficulties. " * 20
        )
        age = 40
        assert told(check_readability, an_item(body=middling, public=True), reading_age=age)
        assert not told(
            check_readability, an_item(body=middling), reading_age=age, public_reading_age=6
        )


class TestHeadings:
    @pytest.mark.parametrize(
        ("body", "words"),
        [
            ("# Title\n", "'#'"),
            ("### Deep\n", "no heading of the rank above"),
            ("## A\n\n#### B\n", "no heading of the rank above"),
            ("##\n\nText\n", "empty heading"),
            ("## A\n\n## A\n", "twice"),
            ("## A\n\n### B\n\n### b\n", "twice"),
            ("## **A**\n", "in bold"),
            (f"## {'word ' * 30}\n", "149 characters"),
            ("##Sources\n\n##Sources\n", "twice"),
            ("## Sources\n\n## Sources:\n", "twice"),
            ("Deep\n----\n\n#### B\n", "no heading of the rank above"),
            ("Text.\n\n**What they said**\n\nText.\n", "in bold on a line of its own"),
        ],
    )
    def test_what_hinders_readers_is_told(self, advised, an_item, body, words):
        [message] = advised(check_headings, an_item(body=body))
        assert words in message

    @pytest.mark.parametrize(
        "body",
        [
            "## A\n\n### B\n\n## C\n\n### B\n",
            "Text without any.\n",
            "## A\n\n**Ring 999.**\n\nText.\n",
            "- **one**: thing\n- **two**\n",
            "```\n# no heading\n```\n",
            "Text.\n\n```\n\n**no heading**\n\n```\n",
        ],
    )
    def test_good_ones_are_left_alone(self, advised, an_item, body):
        assert not advised(check_headings, an_item(body=body))


class TestPictures:
    @pytest.mark.parametrize(
        ("picture", "words"),
        [
            ("![](a.png)", "without a description: a.png"),
            ("![a.png](a.png)", "the name of a file"),
            ("![IMG_2041](a.png)", "the name of a file"),
            ("![Image of a chart](a.png)", "begins with “Image of a chart”"),
            ("![A photo showing a door](a.png)", "begins with “A photo showing a door”"),
            (f"![{'word ' * 40}](a.png)", "199 characters"),
            ('<img src="a.png">', "without a description"),
            ("![][pic]\n\n[pic]: a.png", "without a description: a.png"),
            ("![IMG_2041][]\n\n[img_2041]: a.png", "the name of a file"),
        ],
    )
    def test_a_picture_that_says_nothing_is_told(self, advised, an_item, picture, words):
        [message] = advised(check_alt_texts, an_item(body=f"Text.\n\n{picture}\n"))
        assert words in message

    @pytest.mark.parametrize(
        "picture",
        [
            "![Missed appointments rose from 3 to 9 in a year](a.png)",
            "![](a.png){ role=presentation }",
        ],
    )
    def test_described_and_decorating_ones_are_fine(self, advised, an_item, picture):
        assert not advised(check_alt_texts, an_item(body=picture))

    def test_the_picture_of_posts_is_looked_at_too(self, told, an_item):
        [problem] = told(check_alt_texts, an_item(social={"image_alt": "Picture of a child"}))
        assert problem.field == "social.image_alt"
        assert problem.text == "Picture of a child"

    @pytest.mark.parametrize(("characters", "is_told"), [(1500, False), (1501, True)])
    def test_the_picture_of_posts_may_say_more(self, told, an_item, characters, is_told):
        social = {"image_alt": "a" * characters}
        assert bool(told(check_alt_texts, an_item(social=social))) == is_told


class TestLinks:
    @pytest.mark.parametrize(
        ("link", "words"),
        [
            ("[Click here](a.md)", "'Click here'"),
            ("[here](a.md)", "'here'"),
            ("[read more](a.md)", "'read more'"),
            ("[](a.md)", "without words: a.md"),
            ("[this link](a.md)", "'this link'"),
            ("[https://a.example/b](https://a.example/b)", "bare address https://a.example/b"),
            ("<https://a.example/>", "bare address"),
            ("https://a.example/b", "bare address"),
            (f"https://a.example/{'b' * 90}", "…"),
            ("[here][1]\n\n[1]: https://a.example", "'here'"),
            ("[here]\n\n[here]: https://a.example", "'here'"),
            ('<a href="https://a.example">click <b>here</b></a>', "'click here'"),
        ],
    )
    def test_links_that_do_not_say_where_they_lead_are_told(self, advised, an_item, link, words):
        [message] = advised(check_link_words, an_item(body=f"See {link}.\n"))
        assert words in message

    @pytest.mark.parametrize(
        "link",
        [
            "[the asthma guide](a.md)",
            "[Here to help](a.md)",
            "[See the review](a.md)",
            "[NSPCC](https://a.example)",
        ],
    )
    def test_good_ones_are_left_alone(self, advised, an_item, link):
        assert not advised(check_link_words, an_item(body=link))


@pytest.mark.parametrize(
    ("check", "body", "quoted"),
    [
        (check_link_words, "See [here](a.md).", "here"),
        (check_link_words, "See [](a.md).", "a.md"),
        (check_link_words, f"https://a.example/{'b' * 90}", f"https://a.example/{'b' * 32}"),
        (check_alt_texts, "![](a.png)", "a.png"),
        (check_alt_texts, "![IMG_1](a.png)", "IMG_1"),
        (check_alt_texts, "![Image of a door](a.png)", "Image of a door"),
        (check_alt_texts, f"![{'word ' * 40}](a.png)", "word word word word word word word word"),
        (check_headings, f"## {'word ' * 30}", "word word word word word word word word"),
        (check_headings, "Text.\n\n**What they said**\n", "What they said"),
        (check_readability, "One " * 30, "One One One One One One One One"),
        (check_structure, "## **Sources:**", "**Sources:**"),
    ],
)
def test_the_words_that_a_message_quotes_excuse_it(told, an_item, check, body, quoted):
    allow = {"check": check.__name__[6:].replace("_", "-"), "text": quoted, "why": "So.", "by": "A"}
    item = an_item(body=body, allow=[allow])
    [problem] = told(check, item)
    assert quoted in problem.message
    assert excuse([problem], [item])[0] == []


def test_a_learning_point_and_an_action_are_excused_by_the_words_that_are_quoted(told, an_item):
    quoted = " ".join(["word"] * 8)
    allow = [
        {"check": check, "text": quoted, "why": "So.", "by": "A"}
        for check in ("length", "structure")
    ]
    long = "word " * 41
    item = an_item(learning=[{"point": long}], actions=[{"do": long}], allow=allow)
    found = [*told(check_length, item), *told(check_structure, item)]
    assert len(found) == 3
    assert all(quoted in one.message for one in found)
    assert excuse(found, [item])[0] == []


@pytest.mark.parametrize(
    "check",
    [
        check_structure,
        check_length,
        check_readability,
        check_headings,
        check_alt_texts,
        check_link_words,
    ],
)
def test_what_is_withdrawn_is_left_alone(told, an_item, check):
    gone = an_item(
        status="withdrawn",
        withdrawn={"date": "2026-02-01", "reason": "Old."},
        body=f"# A\n\n## Sources\n\n[here](a) ![](b.png) {'word ' * 1500}",
    )
    assert not told(check, gone)
