"""Texts that people pass on by hand."""

import pytest
from bulletin_press.posts.forwarding import email_subject, email_text, newsletter_line

LINK = "https://learning.exampleshire.org/lessons/ask-twice/"
CONTACT = "Worried about a child? Ring 01632 960100. In danger now: 999."

TO_DO = """What we need to do:
- Ask at each visit. (Police, Education, by 1 December 2026)
- Write it down."""


@pytest.fixture
def email(vocabulary):
    return lambda item, site: email_text(item, site, vocabulary["audiences"]).split("\n\n")


def test_an_email_says_what_to_do_asks_a_question_and_ends_with_whom_to_ring(
    an_item, a_site, email
):
    actions = [
        {"do": "Ask at each visit.", "for": ["police", "education"], "by": "2026-12-01"},
        {"do": "Write it down."},
        {"do": "Long since done.", "response": "Done."},
    ]
    item = an_item(questions=["Whom did you not ask?", "And why?"], actions=actions)
    assert email_subject(item) == "For your team: Ask twice"
    assert email(item, a_site()) == [
        "Ask twice",
        "The second question is the one that is answered.",
        TO_DO,
        "A question for our next meeting: Whom did you not ask?",
        f"Read it here: {LINK}",
        CONTACT,
    ]


def test_a_warning_comes_first_and_the_sites_notice_last(an_item, a_site, email):
    item = an_item(social={"content_warning": "Death of a baby"})
    site = a_site(notice="Exampleshire is made up.")
    parts = email(item, site)
    assert (parts[0], parts[-1]) == ("Content warning: Death of a baby", "Exampleshire is made up.")
    assert newsletter_line(item, site).startswith("Content warning: Death of a baby. Ask twice – ")


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("One sentence. And another.", "One sentence."),
        ("“Is it?” Ask.", "“Is it?”"),
        ("Version 2.1 is out. Read it.", "Version 2.1 is out."),
        ("No end at all", "No end at all"),
        ("It is e.g. Dr. Smith who asked. Ask too.", "It is e.g. Dr. Smith who asked."),
    ],
)
def test_a_line_for_a_newsletter_is_one_line_with_link_and_contact(an_item, a_site, summary, said):
    line = newsletter_line(an_item(summary=summary), a_site())
    assert line == f"Ask twice – {said} Read it: {LINK} ({CONTACT})"
