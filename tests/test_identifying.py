"""Details by which somebody could be known. Made up, all of them; the figures belong to nobody."""

import time
from dataclasses import replace

import pytest
from bulletin_press.identifying import RULES, STOPPING, Known, details_in
from bulletin_press.identifying.around import head_of_column, sentence
from bulletin_press.identifying.folded import fold
from bulletin_press.identifying.nhs_numbers import is_right
from bulletin_press.names import AllowedNames
from hypothesis import given
from hypothesis import strategies as st


def found(text, known=None, rule=None):
    """List what is found: ``rule: words``."""
    details = details_in(text, known or Known())
    return [
        f"{each.rule}: {text[each.start : each.end]}"
        for each in details
        if rule in (None, each.rule)
    ]


TOLD = {
    "births-and-deaths": {
        "The baby was born on 3 March 2015.": "3 March 2015",
        "She died in hospital in June 2018.": "June 2018",
        "On 4 May 2019 the boy was killed.": "4 May 2019",
        "; Child ; DOB\n; B ; 03/03/15": "03/03/15",
    },
    "exact-ages": {
        "A seven-week-old baby was hurt.": "A seven-week-old",
        "He was 3 years and 4 months old.": "3 years and 4 months old",
        "In March 2017, when Child D was 6, they moved.": "In March 2017, when Child D was 6",
    },
    "dates": {
        "On 14 February 2019 nobody came to the door.": "14 February 2019",
        "The family moved on the 3rd of March.": "3rd of March",
    },
    "postcodes": {"They lived in LS33 2AB.": "LS33 2AB", "The B57 area was home.": "B57"},
    "addresses": {
        "They lived at 12a Orchard Close.": "12a Orchard Close",
        "Go to Flat 3, Mill House, today.": "Flat 3, Mill House",
    },
    "nhs-numbers": {"It carried 999 398 2598.": "999 398 2598"},
    "ni-numbers": {"It showed AB 12 34 56 C.": "AB 12 34 56 C"},
    "telephones": {"Write down 07700 900123.": "07700 900123"},
    "emails": {"Write to k.summers84@example.org.": "k.summers84@example.org"},
    "initials": {"J.S. of Harbourton was seen.": "J.S. of Harbourton"},
    "names": {"Then Zainab told a teacher.": "Zainab", "Ask Mr Fletcher.": "Mr Fletcher"},
    "places-of-care": {"He left Oakfield Academy.": "Oakfield Academy", "It was Ward 7.": "Ward 7"},
}


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [(rule, text, words) for rule, texts in TOLD.items() for text, words in texts.items()],
)
def test_each_rule_finds_what_it_is_for(rule, text, words):
    assert f"{rule}: {words}" in found(text)


def test_every_rule_is_tried_here_and_says_what_it_is_about():
    assert {rule.name for rule in RULES} == set(TOLD)
    for rule in RULES:
        assert rule.about.splitlines()[0].endswith(".")
        assert rule.message
        assert rule.hint


@pytest.mark.parametrize(
    "text",
    [
        "Babies born in winter were seen less often.",
        "The idea was born at the forum on 18 September 2018.",
        "Most 16- and 17-year-olds had been offered a bed.",
        "A child aged 5 to 10 can be asked.",
        "It was published on 8 November 2021.",
        "Every school will have named a lead by 31 March 2027.",
        "Take the M6 to junction J10 and go to room B12.",
        "Use form CP1 2AB.",
        "A Section 47 enquiry was opened.",
        "The number 999 123 4567 was made up.",
        "The form shows QQ 12 34 56 C.",
        "Ring 999, or Childline on 0800 1111.",
        "Follow @ExampleshireSCP.",
        "Child A lived with Child B until 2018.",
        "The Munro review and the Graded Care Profile help.",
        "Any primary school can do this.",
        "The Royal College of Nursing has a guide.",
    ],
)
def test_what_is_innocent_is_left_alone(text):
    assert found(text) == []


def test_the_more_particular_rule_tells_it():
    assert found("Born on 3 March 2015.") == ["births-and-deaths: 3 March 2015"]
    assert found("At 11 weeks old, on 4 May 2018, she was seen.") == [
        "exact-ages: 11 weeks old",
        "dates: 4 May 2018",
    ]


def test_a_detail_says_what_was_found_and_what_to_do():
    (detail,) = details_in("It was near LS33  2AB.", Known())
    assert detail.message == "tells a postcode: 'LS33 2AB'"
    assert detail.level == "problem"
    assert "leave it out" in detail.hint


SURE = {
    "births-and-deaths": "The boy was born on 3 March 2015.",
    "emails": "Write to k.summers84@example.org.",
    "postcodes": "They lived in LS33 2AB.",
    "addresses": "The family moved to 12a Orchard Close.",
}
DOUBTFUL = {
    "births-and-deaths": "The boy was born in March 2015.",
    "emails": "Write to k.summers84 [at] example.org.",
    "postcodes": "Families in LS33 waited.",
    "addresses": "Seen in Orchard Close today.",
}


@pytest.mark.parametrize("rule", SURE)
def test_what_is_nearly_certain_stops_a_build_and_what_is_doubtful_is_advice(rule):
    levels = [
        [(each.rule, each.level) for each in details_in(text, Known())]
        for text in (SURE[rule], DOUBTFUL[rule])
    ]
    assert levels == [[(rule, "problem")], [(rule, "advice")]]


@pytest.mark.parametrize(
    "text",
    [
        "The inquest into his death opened on 4 July 2018.",
        "A rapid review met on 12 March 2020 after the baby died.",
        "The pilot died a quiet death on 31 March 2022.",
        "When she was born the father was arrested on 4 May 2018.",
        "In S47 1st visits were late; the A4 2pp leaflet helps; L3 4th.",
        "Coffee @ 10.15 and lunch @ noon.",
        "The team moved to 14 Market Street in 2019.",
        "Officers from 12 Station Road police station came.",
    ],
)
def test_what_only_stands_near_such_a_detail_stops_no_build(text):
    assert [each for each in details_in(text, Known()) if each.level == "problem"] == []


def test_days_below_the_head_of_a_column_of_deadlines_are_none_of_a_child():
    # As the text of a Word file has them: each cell of a table has a line of its own.
    text = "By when\nRing on the day.\n31 January 2027\nTell them.\n28/02/2027"
    assert found(text) == []
    assert found("When\nHe ran away.\n31 January 2017") == ["dates: 31 January 2017"]


def test_only_the_rules_that_were_asked_find_anything():
    text = "Zainab was born on 3 March 2015."
    assert [each.rule for each in details_in(text, Known(), STOPPING)] == ["births-and-deaths"]


HIDDEN = {
    "hard spaces": "999\N{NO-BREAK SPACE}398\N{NO-BREAK SPACE}2598",
    "thin spaces": "999\N{THIN SPACE}398\N{NARROW NO-BREAK SPACE}2598",
    "hard hyphens": "999\N{NON-BREAKING HYPHEN}398\N{FIGURE DASH}2598",
    "soft hyphens": "999\N{SOFT HYPHEN}398\N{SOFT HYPHEN}2598",
    "signs without a width": "9\N{ZERO WIDTH SPACE}99398\N{WORD JOINER}259\N{ZERO WIDTH JOINER}8",
    "wide digits": "".join(chr(ord(sign) + 0xFEE0) for sign in "9993982598"),
    "digits of another script": "".join(chr(0x0660 + int(sign)) for sign in "9993982598"),
}


@pytest.mark.parametrize("number", HIDDEN.values(), ids=HIDDEN)
def test_no_sign_hides_a_number(number):
    assert found(f"It carried {number}, twice.") == [f"nhs-numbers: {number}"]


@given(st.text(max_size=200), st.text(alphabet="\u00ad\u200b\u2060\u00a0 9a\u0301", max_size=30))
def test_a_place_in_the_folded_text_is_one_in_the_text(before, after):
    text = f"{before}K7\u200bQ{after}"
    folded = fold(text)
    at = folded.text.rfind("K7Q")
    start, end = folded.written(at, at + 3)
    assert text[start:end] == "K7\u200bQ"


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text):
    for detail in details_in(text, Known()):
        assert 0 <= detail.start < detail.end <= len(text)


LONG = (
    *("1 ", "0", "01632 ", "9 9 9 ", "AB 12 ", "a@", "a.", "A.", "Aa ", "Aa-", "St ", "; 1/1/19 "),
    *("\n; 1/1/19 ;", "born on ", "12 ", "died ", "March ", "1 March ", "aged ", "Flat 3, "),
    *("12 Aa ", "Child AB, ", "O'Aa", " ", "-", "(0", "one year ", "in Aa ", "\u200b", "the "),
    *("School ", "Aa School ", "Dr ", "van der ", "Mr van der ", "on 3 May 2018 ", "12 days old "),
)


REPEATED = (
    *(("School ", "Community "), ("Aa ", "Primary "), ("12 ", "Aa "), ("Dr ", "A. ")),
    *(("(", "born "), ("Mr ", "de "), ("J.S. ", "Aa "), ("aged ", "one and "), ("B57", ", B57")),
    *(("a at ", "b dot "),),
)


def seconds(rule, text):
    began = time.process_time()
    list(details_in(text, Known(), (rule,)))
    return time.process_time() - began


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.name} {rule.level}")
def test_a_text_twice_as_long_takes_about_twice_as_long(rule):
    for first, piece in (*(("", piece) for piece in LONG), *REPEATED):
        text = first + piece * (1_500 // len(piece))
        longer = first + text[len(first) :] * 4
        # Sixteen times as long would be a square. A busy machine may take its time once.
        assert any(seconds(rule, longer) < max(0.05, 9 * seconds(rule, text)) for _ in range(3)), (
            piece
        )


def test_the_last_digit_of_an_nhs_number_is_right_by_modulus_11():
    # The example of the NHS Data Dictionary.
    assert is_right("9434765919")
    assert not any(is_right(f"943476591{last}") for last in range(9))
    # Nine digits whose check digit would be 10 belong to nobody.
    assert not any(is_right(f"999000000{last}") for last in range(10))


@pytest.fixture
def known(a_project, a_site, an_item):
    item = an_item(body="The lantern was lit.\n")
    allowed = AllowedNames(
        officers=("Wojciech Example",),
        agencies=("Harbour Housing",),
        places=("Eastmere", "12 Quay Street"),
        words=("Zzword",),
    )
    return Known.of(replace(a_project(item), allowed_names=allowed), a_site())


def test_contacts_are_known_however_they_are_written(known):
    text = "Ring 01632960100, +44 1632 960100, 0044 1632 960100 or (01632) 960-100."
    assert found(text, known) == []
    assert found("Ring 01632 960199.", known) == ["telephones: 01632 960199"]


def test_the_sites_own_addresses_are_known(known):
    assert found("Write to Learning@Exampleshire.org.", known) == []
    assert found("Write to someone@exampleshire.org.", known) == [
        "emails: someone@exampleshire.org"
    ]


def test_allowed_names_are_known(known):
    text = "We asked Wojciech Example, Dr Example and Harbour Housing in Eastmere about a Zzword."
    assert found(text, known) == []
    assert found("We asked Wojciech alone.", known) == ["names: Wojciech"]
    assert found("The office is 12 Quay Street today.", known) == []


def test_words_that_stand_in_small_letters_somewhere_are_no_names(known):
    assert found("We read Lantern to them.", known) == []
    assert found("We read Lanthorne to them.", known) == ["names: Lanthorne"]


def test_a_sentence_ends_at_its_full_stop_and_not_at_an_abbreviation():
    text = "One. Two by Mr. Three of four. Five."
    first, last = sentence(text, text.index("four"), text.index("four") + 4)
    assert text[first:last].strip() == "Two by Mr. Three of four."


def test_the_head_of_a_column_is_found_in_tables_only():
    text = "Before\n; Child ; DOB\n  \n; B ; 03/03/15"
    assert head_of_column(text, text.index("03/03")) == "DOB"
    assert head_of_column("DOB ; 03/03/15", 6) == ""
