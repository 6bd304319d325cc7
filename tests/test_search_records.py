"""What search knows of items, words and the glossary."""

import pytest
from bulletin_press.glossary import Entry
from bulletin_press.search_records import EVERYONE, make_records
from bulletin_press.vocabulary import Term, Vocabulary


@pytest.fixture
def records(a_catalogue, a_site):
    """Make the records of items, by address: ``records(*items, glossary=…, standing=…)``."""

    def make(*items, glossary=(), standing=(), synonyms=None):
        catalogue = a_catalogue(*items)
        object.__setattr__(catalogue, "glossary", tuple(glossary))
        if synonyms:
            object.__setattr__(catalogue, "vocabulary", _renamed(catalogue.vocabulary, synonyms))
        return {record.address: record for record in make_records(catalogue, a_site(standing))}

    return make


def _renamed(vocabulary, synonyms):
    sections = {section: dict(terms) for section, terms in vocabulary.sections.items()}
    for (section, slug), words in synonyms.items():
        label = sections[section][slug].label
        sections[section][slug] = Term(slug=slug, label=label, synonyms=words)
    return Vocabulary(sections)


def test_an_item_is_known_by_its_title_its_text_and_all_it_asks_for(records, an_item):
    item = an_item(
        body="## What happened\n\nIt was *cold*.\n",
        learning=[{"point": "Look twice."}],
        actions=[{"do": "Ring back.", "response": "We do."}],
        questions=["Who else?"],
    )
    record = records(item)["lessons/ask-twice/"]
    assert record.title == "Ask twice"
    for said in (item.summary, "cold", "Look twice.", "Ring back.", "We do.", "Who else?"):
        assert said in record.text


def test_a_heading_of_a_body_weighs_no_more_than_its_text(records, an_item):
    body = '## What happened {#x}\n\n<p title="a > b" data-pagefind-ignore>Cold.</p>\n'
    text = records(an_item(body=body))["lessons/ask-twice/"].text
    assert "<p>What happened</p>" in text
    assert "<p>Cold.</p>" in text
    assert "ignore" not in text


def test_an_item_is_found_by_the_synonyms_of_its_words(records, an_item):
    synonyms = {
        ("themes", "neglect"): ("cold home",),
        ("audiences", "police"): ("officer",),
        ("review_kinds", "scr"): ("LCSPR",),
        ("levels", "universal"): ("level 1",),
    }
    item = an_item(audiences=["police"], levels=["universal"], source_kind="scr")
    record = records(item, synonyms=synonyms)["lessons/ask-twice/"]
    assert set(record.also) >= {"cold home", "officer", "LCSPR", "level 1", "Police", "Universal"}
    assert record.names == ("Neglect", "Serious Case Review")


def test_an_item_for_everyone_says_so_in_one_word(records, an_item):
    everyone = records(an_item())["lessons/ask-twice/"].words
    one = records(an_item(audiences=["police"]))["lessons/ask-twice/"].words
    assert [slug for facet, slug in everyone if facet == "audience"] == [EVERYONE]
    assert [slug for facet, slug in one if facet == "audience"] == ["police"]
    assert {("kind", "lessons"), ("theme", "neglect"), ("year", "2026")} <= {*everyone}


def test_newer_items_come_first(records, an_item):
    made = records(an_item(slug="old", published="2020"), an_item(slug="new"))
    assert made["lessons/new/"].place == 0
    assert made["lessons/old/"].place == 1
    assert made["themes/neglect/"].place is None


def test_every_word_has_a_record_whether_it_has_items_or_not(records):
    made = records()
    assert "themes/neglect/" in made
    assert "review-kinds/scr/" in made
    assert "lessons/" in made


def test_what_is_held_back_has_no_record(records, an_item):
    held = an_item(slug="held", status="draft", title="Zzheld")
    later = an_item(slug="later", published="2030-01-01", title="Zzlater")
    made = records(held, later, an_item(related=["lessons/held"]))
    assert "lessons/ask-twice/" in made
    assert "held" not in repr(made)
    assert "later" not in repr(made)


def test_the_glossary_is_found_where_its_page_stands(records):
    entry = Entry(
        term="DSL", means="designated safeguarding lead", says="In a school.", also=["lead"]
    )
    record = records(glossary=[entry], standing=["glossary/"])["glossary/#dsl"]
    assert (record.title, record.names) == ("DSL", ("designated safeguarding lead", "lead"))
    assert record.path == "glossary/#dsl.html"
    assert "glossary/#dsl" not in records(glossary=[entry])


def test_signs_of_html_in_a_text_are_only_signs(records, an_item):
    record = records(an_item(title="<b>&", summary="a < b"))["lessons/ask-twice/"]
    html = record.html("en-GB")
    assert "&lt;b&gt;&amp;" in html
    assert "a &lt; b" in html
    assert 'lang="en-GB"' in html


def test_whom_to_ring_is_found_where_its_page_stands(records):
    found = records(standing=["get-help/"])["get-help/"]
    assert "Emergency services: 999" in found.text
    assert "get-help/" not in records()
