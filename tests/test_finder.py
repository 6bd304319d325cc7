"""The finder: its rules for authors, and its page."""

import re

import pytest
from bulletin_press.checks.addresses import check_addresses
from bulletin_press.checks.body_links import check_body_links
from bulletin_press.checks.finders import check_finders
from bulletin_press.problems import ProblemsFound
from bulletin_press.publishers.finder import publish
from bulletin_press.vocabulary import read_vocabulary

DANGER = {
    "ask": "Is a child in danger now?",
    "hint": "You need no proof.",
    "answers": [
        {"say": "Yes", "ring": "emergency", "text": "Do not wait."},
        {"say": "No", "go_on": True},
    ],
}
MORE = {
    "ask": "Is more needed?",
    "answers": [
        {"say": "No", "level": "universal"},
        {"say": "Yes", "level": "complex-significant"},
        {"say": "Nobody has asked", "text": "Ask."},
    ],
}


def answered(*answers, asked=DANGER):
    return {**asked, "answers": list(answers)}


@pytest.fixture(scope="session")
def a_guidance(an_item):
    return lambda *finder, slug="help", **fields: an_item(
        "guidance", slug, finder=list(finder), **fields
    )


@pytest.fixture(scope="session")
def pages(a_catalogue, a_site):
    def make(*items, preview=False):
        return list(publish(a_catalogue(*items, preview=preview), a_site()))

    return make


def test_a_finder_without_a_mistake_has_no_problem(found, a_guidance):
    assert found(check_finders, a_guidance(DANGER, MORE)) == []


@pytest.mark.parametrize(
    ("finder", "told"),
    [
        ([DANGER], ["finder[0].answers[1].go_on"]),
        ([answered(DANGER["answers"][0]), MORE], ["finder[0]", "finder[1]"]),
        ([answered(DANGER["answers"][0], {"say": "No"})], ["finder[0].answers[1]"]),
        (
            [DANGER, answered({"say": "A", "level": "universal", "text": "B"}, *MORE["answers"])],
            ["finder[1].answers[0]"],
        ),
        (
            [DANGER, answered({"say": "A", "go_on": True, "ring": "emergency"}), MORE],
            ["finder[1]", "finder[1].answers[0]"],
        ),
        (
            [DANGER, answered({"say": "A", "ring": "emergncy"}, *MORE["answers"])],
            ["finder[1].answers[0].ring"],
        ),
        ([MORE], ["finder[0] (advice)"]),
    ],
)
def test_mistakes_of_a_finder_are_told_where_they_are(found, a_guidance, finder, told):
    assert sorted(one.split(": ")[1] for one in found(check_finders, a_guidance(*finder))) == told


def test_what_a_draft_still_lacks_is_advice(found, a_guidance):
    draft = a_guidance(DANGER, {"ask": "What more?"}, status="draft")
    assert [one.split(": ")[1] for one in found(check_finders, draft)] == ["finder[1] (advice)"]
    wrong = a_guidance(DANGER, answered({"say": "A", "ring": "x"}, *MORE["answers"]))
    assert found(check_finders, wrong)[0].endswith("ring")


def test_a_problem_names_the_nearest_contact(a_project, a_site, at, a_guidance):
    item = a_guidance(answered({"say": "A", "ring": "emergncy"}, *MORE["answers"]))
    [problem] = check_finders(a_project(item), a_site(), at())
    assert problem.message == "'emergncy' is not the id of a contact"
    assert problem.hint == "did you mean 'emergency'?"


def test_an_unknown_level_is_told_with_its_line(header):
    written = "finder:\n  - ask: A?\n    answers:\n      - say: B\n        level: univresal"
    _, [problem] = header("guidance", written)
    assert (problem.field, problem.line) == ("finder[0].answers[0].level", 6)
    assert problem.hint == "did you mean 'universal'?"


def test_a_question_without_words_is_told(header):
    _, problems = header("guidance", "finder: [{answers: [{level: universal}]}]")
    assert [(one.field, one.message) for one in problems] == [
        ("finder[0].ask", "is missing"),
        ("finder[0].answers[0].say", "is missing"),
    ]


def test_every_answer_leads_to_something_on_the_page_or_to_a_level(pages, a_guidance):
    [page] = pages(a_guidance(DANGER, MORE))
    assert page.address == "levels/finder/"
    links = set(re.findall(r'href="#([^"]+)"', page.html))
    assert links == set(re.findall(r'id="([^"]+)" tabindex="-1"', page.html))
    assert links >= {"question-1", "question-2", "answer-1-1", "answer-2-3", "in-doubt"}
    assert 'href="../../levels/complex-significant/">Yes <span>Read level 2' in page.html


def test_every_question_offers_not_to_be_sure_and_whom_to_ring(pages, a_guidance):
    [page] = pages(a_guidance(DANGER, MORE))
    assert page.html.count('"#in-doubt">I am not sure') == 2
    assert "They do not decide" in page.html
    assert "Do not wait." in page.html
    assert page.html.count('href="tel:999"') == 3


def test_only_a_public_guidance_has_a_finder(pages, a_guidance):
    assert pages() == []
    assert pages(a_guidance()) == []
    assert pages(a_guidance(DANGER, MORE, status="draft")) == []
    assert pages(a_guidance(DANGER, MORE, published="2027-01-01")) == []
    [page] = pages(a_guidance(DANGER, MORE, status="draft"), preview=True)
    assert "Held back: only in this preview" in page.html


def test_an_unfinished_draft_can_be_previewed(pages, a_guidance):
    draft = a_guidance({"ask": "A?", "answers": [{"say": "B"}]}, {"ask": "C?"}, status="draft")
    [page] = pages(draft, preview=True)
    assert "C?" in page.html


def test_a_finder_of_a_superseded_guidance_is_gone(pages, a_guidance):
    old = a_guidance(DANGER, MORE, slug="old")
    [page] = pages(
        old, a_guidance({**DANGER, "ask": "New?"}, MORE, slug="new", supersedes="guidance/old")
    )
    assert "New?" in page.html
    assert pages(old, a_guidance(slug="new", supersedes="guidance/old")) == []


def test_a_review_date_that_has_passed_is_told_in_words(pages, a_guidance):
    [page] = pages(a_guidance(DANGER, MORE, review_by="2026-01-01"))
    assert "It was to be reviewed by" in page.html
    [page] = pages(a_guidance(DANGER, MORE, review_by="2027-01-01"))
    assert 'datetime="2027-01-01"' in page.html


def test_the_address_of_the_finder_is_kept_for_it(found, an_item, a_folder):
    taken = an_item(aliases=["/levels/finder/"], id="tag:x.org,2026:a")
    assert found(check_addresses, taken) == ["lessons/ask-twice.md:8: aliases[0]"]
    folder = a_folder(
        {"vocabulary.yml": "levels:\n  finder: {label: F}\nthemes:\n  finder: {label: F}"}
    )
    with pytest.raises(ProblemsFound) as told:
        read_vocabulary(folder / "vocabulary.yml")
    [problem] = told.value.problems
    assert (problem.field, problem.line) == ("levels.finder", 2)
    assert problem.hint.endswith("not 'finder'")


def test_a_link_to_the_finder_is_right_only_where_there_is_one(found, an_item, a_guidance):
    linking = an_item(body="[Ask](/levels/finder/)\n")
    assert len(found(check_body_links, linking)) == 1
    assert found(check_body_links, linking, a_guidance(DANGER, MORE)) == []
    later = a_guidance(DANGER, MORE, published="2027-01-01")
    assert len(found(check_body_links, linking, later)) == 1
    own = a_guidance(DANGER, MORE, status="draft", body="[Ask](/levels/finder/)\n")
    assert found(check_body_links, own) == []
