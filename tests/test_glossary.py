"""What abbreviations and terms mean."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.blocks import fill_blocks
from bulletin_press.catalogue import Catalogue
from bulletin_press.glossary import Entry, by_letter, read_glossary
from bulletin_press.problems import ProblemsFound
from bulletin_press.reading import read_project
from bulletin_press.rendering import Renderer

SCR = "- term: SCR\n  means: Serious Case Review\n"


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "glossary.yml"
        file.write_text(text, "utf-8")
        return read_glossary(file)

    return read_text


@pytest.fixture
def mistakes(read):
    def mistakes_in(text):
        with pytest.raises(ProblemsFound) as raised:
            read(text)
        assert all(problem.hint for problem in raised.value.problems)
        return [(problem.line, problem.field) for problem in raised.value.problems]

    return mistakes_in


@pytest.fixture
def block(a_project, a_site, at):
    def fill(name, *glossary):
        catalogue = Catalogue.as_of(replace(a_project(), glossary=glossary), at())
        return fill_blocks(f"<!-- block: {name} -->", "glossary/", catalogue, a_site())

    return fill


def test_entries_are_read_as_they_are_written(read):
    [entry] = read(
        "- {term: YOS, means: Youth offending service, says: Works with children.,"
        " also: [YOT], prefer: youth justice service, agency: true, url: /get-help/}"
    )
    assert entry == Entry(
        term="YOS",
        means="Youth offending service",
        says="Works with children.",
        also=("YOT",),
        prefer="youth justice service",
        agency=True,
        url="/get-help/",
    )
    assert entry.slug == "yos"


def test_a_site_may_do_without(tmp_path, read):
    assert read_glossary(tmp_path / "none.yml") == ()
    assert read("# nothing yet\n") == ()


def test_an_explanation_is_made_of_sentences():
    entry = Entry(term="LAC", means="Looked-after child", says="Old.", prefer="child in care")
    assert entry.explanation == "Looked-after child. Old. Preferred now: child in care."


@pytest.mark.parametrize("end", [".", "?", '"so."', "(see there.)", "”so.”"])
def test_a_sentence_that_has_ended_is_not_ended_again(end):
    assert Entry(term="A", says=f"It is {end}").explanation == f"It is {end}"


def test_another_spelling_is_said_unless_the_explanation_does():
    entry = Entry(term="YOS", says="Also a team (YOT).", also=("YOT", "YJS"))
    assert entry.explanation == "Also a team (YOT). Also: YJS."


def test_every_mistake_is_told_with_its_line(mistakes):
    text = (
        f"{SCR}- term: DNA\n  mean: Did not attend\n- term: CSE\n  means: Exploitation\n"
        "  url: get-help/\n- term: '!'\n  says: A sign.\n- term: CP\n-\n- CIN\n"
    )
    assert mistakes(text) == [
        (4, "glossary[1].mean"),
        (7, "glossary[2].url"),
        (8, "glossary[3]"),
        (10, "glossary[4]"),
        (11, "glossary[5]"),
        (11, "glossary[5]"),
        (12, "glossary[6]"),
        (12, "glossary[6]"),
    ]


@pytest.mark.parametrize("url", ["//b.org/", "javascript:x()", "b.org", "https://", "/a b"])
def test_what_is_no_address_is_told(mistakes, url):
    assert mistakes(f"{SCR}  url: {url}\n") == [(3, "glossary[0].url")]


@pytest.mark.parametrize("url", ["https://b.org/a?b=c", "/get-help/", "/"])
def test_an_address_leads_to_the_web_or_to_the_site(read, url):
    assert read(f"{SCR}  url: {url}\n")[0].url == url


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {term: SCR, says: Twice.}", (3, "glossary[1].term")),
        ("- {term: scr, says: Written otherwise.}", (3, "glossary[1].term")),
        ("- {term: LLR, says: Another., also: [SCR]}", (3, "glossary[1].also[0]")),
        ("- {term: LLR, says: Itself., also: [LLR]}", (3, "glossary[1].also[0]")),
    ],
)
def test_a_word_that_stands_for_two_things_is_told(mistakes, text, told):
    assert mistakes(SCR + text) == [told]


@pytest.mark.parametrize("text", ["SCR: Serious Case Review", "glossary:\n  SCR: Review"])
def test_a_file_that_is_no_list_is_told(mistakes, text):
    assert mistakes(text) == [(1, "")]


def test_yaml_that_cannot_be_read_is_told(mistakes):
    assert [line for line, _ in mistakes(f"{SCR}- term: LLR: what\n")] == [3]


def test_entries_are_sorted_by_letter_whatever_their_case():
    glossary = [Entry(term=term) for term in ("YOT", "BSol", "BSCP", "Section 47", "999", "élan")]
    letters = [
        (letter, [entry.term for entry in entries]) for letter, entries in by_letter(glossary)
    ]
    assert letters == [
        ("9", ["999"]),
        ("B", ["BSCP", "BSol"]),
        ("E", ["élan"]),
        ("S", ["Section 47"]),
        ("Y", ["YOT"]),
    ]


def test_the_page_defines_each_entry_at_an_address_of_its_own(block):
    html = block("glossary", Entry(term="SCR", means="Serious <Case> Review"))
    assert '<a href="#letter_s">S</a>' in html
    assert 'id="letter_s"' in html
    assert '<div id="scr"><dt>SCR</dt><dd>Serious &lt;Case&gt; Review.</dd></div>' in html


@pytest.mark.parametrize(
    ("url", "link"), [("/get-help/", "../get-help/"), ("https://b.org/", "https://b.org/")]
)
def test_more_of_an_entry_is_linked(block, url, link):
    html = block("glossary", Entry(term="CASS", says="Ring it.", url=url))
    assert f'<a href="{link}">More about CASS</a>' in html


def test_who_is_who_lists_agencies_only_and_leads_to_their_entries(block):
    agency = Entry(term="CQC", means="Care Quality Commission", agency=True)
    trust = Entry(term="The Trust", says="Provides services.", agency=True)
    html = block("agencies", trust, agency, Entry(term="DNA", means="Did not attend"))
    assert '<a href="../glossary/#cqc">CQC</a> Care Quality Commission' in html
    assert '<a href="../glossary/#the-trust">The Trust</a> Provides services.' in html
    assert html.index("CQC") < html.index("The Trust")
    assert "DNA" not in html


@pytest.mark.parametrize("name", ["glossary", "agencies"])
def test_without_an_entry_the_page_says_so(block, name):
    assert block(name) == "<p>Nothing yet.</p>"


def test_its_mistakes_are_told_together_with_those_of_the_contacts(a_folder):
    folder = a_folder({"glossary.yml": "- term: SCR\n", "contacts.yml": "- name: A\n"})
    with pytest.raises(ProblemsFound) as raised:
        read_project(folder, ZoneInfo("Europe/London"), Renderer([], {}, "https://b.org/"))
    assert {problem.file.name for problem in raised.value.problems} == {
        "contacts.yml",
        "glossary.yml",
    }


def test_it_passes_the_door_as_it_is(a_folder, at):
    folder = a_folder({"glossary.yml": SCR})
    zone = ZoneInfo("Europe/London")
    project, problems = read_project(folder, zone, Renderer([], {}, "https://b.org/"))
    assert problems == []
    assert [entry.term for entry in Catalogue.as_of(project, at()).glossary] == ["SCR"]
