"""The controlled words of a site."""

import pytest
from bulletin_press.problems import ProblemsFound
from bulletin_press.vocabulary import SECTIONS, read_vocabulary


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        file = tmp_path / "vocabulary.yml"
        file.write_text(text, "utf-8")
        return read_vocabulary(file)

    return read_text


@pytest.fixture
def mistakes(read):
    def mistakes_in(text):
        with pytest.raises(ProblemsFound) as raised:
            read(text)
        return [(problem.line, problem.field) for problem in raised.value.problems]

    return mistakes_in


def test_words_keep_the_order_of_the_file(vocabulary):
    assert list(vocabulary["audiences"]) == ["education", "police", "early-years"]


def test_a_word_says_all_that_its_page_says(vocabulary):
    [term] = vocabulary.terms("themes", ("neglect",))
    assert (term.slug, term.label, term.group) == ("neglect", "Neglect", "Harm at home")
    assert term.synonyms == ("chronic neglect",)


def test_sections_that_a_file_leaves_out_are_empty(read):
    found = read("themes: {neglect: {label: Neglect}}")
    assert set(found.sections) == set(SECTIONS)
    assert not found["boards"]


def test_a_known_word_is_not_wrong(vocabulary):
    assert vocabulary.why_unknown("themes", "neglect") is None


def test_a_misspelt_word_is_told_with_the_nearest(vocabulary):
    assert "'neglect'" in vocabulary.why_unknown("themes", "neglct")[1]


def test_a_label_in_place_of_a_slug_is_understood(vocabulary):
    assert "'unstated'" in vocabulary.why_unknown("review_kinds", "not stated")[1]


def test_a_word_like_no_other_is_told_with_those_there_are(vocabulary):
    assert "education, police, early-years" in vocabulary.why_unknown("audiences", "zebra")[1]


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ProblemsFound):
        read_vocabulary(tmp_path / "vocabulary.yml")


def test_every_mistake_is_told_with_its_line(mistakes):
    text = "thmes: {}\nthemes:\n  b: {}\n  b: {label: B}\n"
    assert mistakes(text) == [(1, "thmes"), (3, "themes.b.label"), (4, "themes.b")]


def test_an_unknown_field_of_a_word_is_told_with_the_word(mistakes):
    assert mistakes("themes:\n  a: {label: A, colour: red}") == [(2, "themes.a.colour")]


def test_yaml_that_cannot_be_read_is_told(mistakes):
    assert mistakes("themes:\n  a: {label: A\n") == [(2, "")]


def test_text_of_another_encoding_is_told(tmp_path):
    file = tmp_path / "vocabulary.yml"
    file.write_bytes("themes: {a: {label: Zoë}}".encode("latin-1"))
    with pytest.raises(ProblemsFound):
        read_vocabulary(file)


def test_a_word_that_is_only_text_is_told(mistakes):
    assert mistakes("themes:\n  a: Neglect") == [(2, "themes.a.label")]


@pytest.mark.parametrize("written", ["[neglect]", "neglect"])
def test_a_section_that_is_no_mapping_is_told(mistakes, written):
    assert mistakes(f"themes: {written}") == [(1, "themes")]


@pytest.mark.parametrize("slug", ["Neglect and more", "a/b", "..", "neglect_2"])
def test_a_word_that_cannot_be_an_address_is_told(mistakes, slug):
    assert mistakes(f"themes:\n  {slug}: {{label: A}}") == [(2, f"themes.{slug}")]
