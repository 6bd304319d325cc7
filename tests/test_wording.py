"""Sentences, words, quotations and reading age."""

import re
import time

import pytest
from bulletin_press.passages import Passage, passages_of
from bulletin_press.wording.explained import is_explained
from bulletin_press.wording.phrases import Finder
from bulletin_press.wording.preferred import built_in
from bulletin_press.wording.prose import sentences_of, words_in
from bulletin_press.wording.quotations import is_quoted
from bulletin_press.wording.reading_age import known_words, reading_age
from hypothesis import given
from hypothesis import strategies as st


@pytest.fixture
def sentences(an_item):
    def tell(body):
        return list(
            sentences_of(Passage(it := an_item(body=body), ("body",), passages_of(it)[-1].text))
        )

    return tell


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "Dr. Ahmed rang, e.g. at ten. She waited.",
            ["Dr. Ahmed rang, e.g. at ten.", "She waited."],
        ),
        ("“Are you all right? Who knows?” Ask.", ["“Are you all right?", "Who knows?”", "Ask."]),
        ("## A heading that says much\n\nText here.", ["Text here."]),
        ("- one thing\n- another thing", ["one thing", "another thing"]),
        ("| A | B |\n|---|---|\n| c d | e f |\n\nText.", ["Text."]),
        ("It was 3.5 miles. See https://a.example/b.c?d now.", None),
        ("Over two\nlines. Then more.", ["Over two lines.", "Then more."]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(sentences, body, wanted):
    found = [one.text for one in sentences(body)]
    assert found == wanted if wanted is not None else len(found) == 2


def test_a_sentence_knows_its_place(sentences):
    body = "# No\n\nFirst one. Second one\ngoes on.\n"
    for sentence in sentences(body):
        assert " ".join(body[sentence.start : sentence.end].split()) == sentence.text


def test_a_sentence_is_quoted_shortly(sentences):
    [sentence] = sentences("One two three four five six seven eight nine ten.")
    assert sentence.shortly(3) == "“One two three …”"
    assert sentence.shortly(10) == "“One two three four five six seven eight nine ten.”"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("was not brought", 3),
        ("the child’s multi-agency plan", 4),
        ("2018/19 – 1,000 words", 3),
        ("see https://a.example/b/c?d=e, or write to a@b.example", 6),
        ("", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text, count):
    assert len(words_in(text)) == count


@pytest.mark.parametrize(
    "body",
    [
        "She said “he is attention seeking” to us.",
        'She said "he is attention seeking" to us.',
        "She said ‘he is attention seeking’ to us.",
        "She said 'he is attention seeking' to us.",
        "> He is attention seeking.",
        "> A quoted block\nwhich goes on: attention seeking.",
    ],
)
def test_words_of_others_are_known(an_item, body):
    passage = passages_of(an_item(body=body))[-1]
    start = passage.text.index("attention")
    assert is_quoted(passage, start, start + 9)


@pytest.mark.parametrize(
    "body",
    [
        "It’s the child’s attention seeking that they’ve seen.",
        "“One.” He is attention seeking. “Two.”",
        "> Quoted.\n\nHe is attention seeking.",
        "The parents' attention, the boys' needs.",
    ],
)
def test_apostrophes_and_neighbours_make_no_quotation(an_item, body):
    passage = passages_of(an_item(body=body))[-1]
    start = passage.text.index("attention")
    assert not is_quoted(passage, start, start + 9)


def test_the_index_is_the_published_formula(sentences):
    # 104 words, 8 sentences, 4 letters to a word: 4.71 * 4 + 0.5 * 13 - 21.43 = 3.91; + 5
    text = " ".join([*["Word"] * 12, "done."]) + " "
    assert reading_age(sentences(text * 8), frozenset()) == pytest.approx(8.91)


def test_numbers_are_words_of_a_sentence_and_no_long_words(sentences):
    plain = reading_age(sentences("Word word word word. " * 30), frozenset())
    counted = reading_age(sentences("Word 1234567890123 word 1234567890123. " * 30), frozenset())
    assert counted == pytest.approx(plain)


def test_longer_sentences_and_longer_words_are_harder(sentences):
    short = sentences("Everybody listened. Nobody noticed anything. " * 25)
    long = sentences("Everybody listened, nobody noticed anything. " * 25)
    grand = sentences("Organisational arrangements necessitate consideration. " * 30)
    ages = [reading_age(text, frozenset()) for text in (short, long, grand)]
    assert ages[0] < ages[1] < ages[2]


def test_names_of_agencies_make_nothing_harder(sentences):
    text = sentences("The Child and Adolescent Mental Health Service rang them at ten. " * 12)
    known = known_words(["Child and Adolescent Mental Health Service"])
    assert "adolescent" in known
    assert "and" not in known
    assert reading_age(text, known) < reading_age(text, frozenset()) - 1


def test_short_texts_are_not_judged(sentences):
    assert reading_age(sentences("Organisational arrangements. " * 49), frozenset()) is None
    assert reading_age(sentences("Organisational arrangements. " * 50), frozenset()) is not None
    assert reading_age([], frozenset()) is None


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("failed/fails to engage", "She Fails to\nengage.", "Fails to\nengage"),
        ("attention seeking", "attention-seeking", "attention-seeking"),
        ("abscond*", "He absconded.", "absconded"),
        ("LAC", "a LAC review", "LAC"),
        ("LAC", "lac and lack", None),
        ("didn't engage", "They didn’t engage.", "didn’t engage"),
        ("victim", "victimless", None),
        ("a.c", "abc", None),
    ],
)
def test_phrases_are_found_as_whole_words(phrase, text, found):
    told = [text[start:end] for start, end, _ in Finder([(phrase, "")]).found_in(text)]
    assert told == ([found] if found else [])


def test_the_longer_phrase_wins():
    finder = Finder([("failed to", "short"), ("failed to engage", "long")])
    assert [name for *_, name in finder.found_in("failed to engage, failed to ring")] == [
        "long",
        "short",
    ]


@given(st.text(max_size=200), st.text(max_size=30))
def test_any_phrase_and_any_text_can_be_tried(text, phrase):
    for start, end, _ in Finder([(phrase, "")]).found_in(text):
        assert 0 <= start < end <= len(text)


def test_exceptions_are_looked_for_once_in_a_text():
    text = "failing to thrive, failed to ring. " * 3000
    before = time.process_time()
    assert len(list(built_in().found_in(text))) == 3000
    assert time.process_time() - before < 5


def test_a_long_text_takes_no_long_time():
    finder = Finder([("put/puts themselves at risk", ""), ("did not attend", "")])
    hostile = ["put " * 50_000, "did " * 50_000, "did not " * 30_000, "“" * 100_000, " " * 200_000]
    before = time.perf_counter()
    for text in hostile:
        list(finder.found_in(text))
    assert time.perf_counter() - before < 5


@pytest.mark.parametrize("sign", ["AB (", "AB ", "a (AB) ", "AB ((", "b" * 90 + " (AB) "])
def test_explanations_are_looked_for_nearby(sign):
    text = sign * (80_000 // len(sign))
    begun = time.process_time()
    for found in re.finditer("AB", text):
        is_explained(text, *found.span())
    assert time.process_time() - begun < 5
