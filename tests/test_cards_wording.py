"""What stands on a card: quotations taken apart, words made ready to be set."""

import pytest
import regex
from bulletin_press.cards.faces import Faces
from bulletin_press.cards.wording import Wording, split_quotation, words

FACES = Faces.of(None)
SPLIT = {
    "Ask twice": ("Ask twice", "", "", ""),
    "“Ask twice”": ("Ask twice", "“", "”", ""),
    "“Ask twice”: what a child said": ("Ask twice", "“", "”", "what a child said"),
    "“Ask twice” – and listen": ("Ask twice", "“", "”", "and listen"),
    "“Mum’s ‘rules’ don’t count”: why": ("Mum’s ‘rules’ don’t count", "“", "”", "why"),
    "“One” and “two”": ("One", "“", "”", "and “two”"),
    "‘It’s everyone else’s’: a view": ("It’s everyone else’s", "‘", "’", "a view"),
    '"Ask twice": why': ("Ask twice", "“", "”", "why"),
    '"One" and "two"': ("One", "“", "”", 'and "two"'),
    "«Demande deux fois»": ("Demande deux fois", "«", "»", ""),
    "“Never closed": ("“Never closed", "", "", ""),
    "“”": ("“”", "", "", ""),
    "Not “at the start”": ("Not “at the start”", "", "", ""),
    "": ("", "", "", ""),
}


@pytest.mark.parametrize(("title", "parts"), SPLIT.items(), ids=SPLIT)
def test_somebodys_words_are_taken_out_of_a_title(title, parts):
    assert split_quotation(title) == parts


def test_emoji_without_a_font_are_left_out_with_the_space_beside_them():
    assert words("Ask 👨‍👩‍👧 twice 🇬🇧🏽", FACES)["text"] == "Ask twice"


def test_a_number_stays_on_one_line():
    assert words("Ring 01632 960 100 now", FACES)["text"] == "Ring 01632\xa0960\xa0100 now"


def test_years_and_several_numbers_may_stand_on_several_lines():
    years = "Reviews 2013 2014 2015 2016 2017 2018"
    assert words(years, FACES)["text"] == years
    assert words(years, FACES)["pieces"] == []


def test_what_is_held_together_is_measured_as_one_and_comes_apart_where_it_must():
    said = words("Ring 1 2 3 4 5 6 7 now", FACES)
    assert said["text"] == "Ring 1\xa02\xa03\xa04\xa05\xa06\xa07 now"
    assert said["pieces"] == ["1\xa02\xa03\xa04\xa05\xa06\xa07"]
    assert said["broken"] == "Ring 1 2 3 4 5 6 7 now"


def test_letters_written_in_two_parts_are_put_together():
    assert words("w\u0302", FACES)["text"] == "ŵ"


def test_a_long_word_may_be_broken_anywhere_but_within_a_letter():
    said = words("One e\u0301xampleshire👍", FACES)
    assert said["pieces"] == ["éxampleshire"]
    assert said["broken"] == "One " + "\u200b".join("éxampleshire")
    devanagari = words("प्रतीक्षाकक्षक्षक्षत्रज्ञ", FACES)
    cut = devanagari["broken"].split("\u200b")
    assert len(cut) > 3
    assert all(regex.fullmatch(r"\X", one) for one in cut)


def test_a_text_runs_as_most_of_its_letters_do():
    assert words("أخبرني بلغتي", FACES)["rtl"]
    assert not words("أخبرني: “Tell me in my language”", FACES)["rtl"]
    assert not words("2026", FACES)["rtl"]


def test_a_card_says_what_it_must(an_item, a_site):
    wording = Wording(a_site(notice="Made up."), FACES)
    card = wording.of(an_item(title="“Ask twice”: why"))
    said = {name: one["text"] for name, one in card.items() if isinstance(one, dict)}
    assert said == {
        "kind": "Learning Lessons Bulletin · 10 January 2026",
        "title": "Ask twice",
        "rest": "why",
        "partnership": "Exampleshire Partnership",
        "contact": "Worried about a child? Ring 01632\xa0960100. In danger now: 999.",
        "notice": "Made up.",
    }


def test_a_draft_without_a_title_has_its_file_s_name(an_item, a_site):
    item = an_item(title=None, status="draft")
    assert Wording(a_site(), FACES).of(item)["title"]["text"] == "ask-twice"


def test_a_title_of_nothing_but_emoji_leaves_the_kind(an_item, a_site):
    card = Wording(a_site(), FACES).of(an_item(title="👶"))
    assert card["title"]["text"] == ""
    assert card["kind"]["text"]
