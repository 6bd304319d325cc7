"""The words that search proposes."""

from bulletin_press import search_words
from bulletin_press.search_words import words_everywhere, words_of


def test_the_most_frequent_words_come_first(an_item, a_catalogue):
    words = words_of(
        a_catalogue(an_item(title="Asthma asthma", summary="Asthma is no small thing"))
    )
    assert words[0] == "asthma"
    assert words == list(dict.fromkeys(words))


def test_numbers_and_short_words_are_no_words(an_item, a_catalogue):
    words = words_of(a_catalogue(an_item(title="It is 2026 in a b2b way", summary="x")))
    assert "way" in words
    assert not {"2026", "it", "b2b", "b"} & {*words}


def test_nothing_held_back_is_proposed(an_item, a_catalogue):
    held = an_item(slug="held", status="draft", title="Zzheld")
    assert "zzheld" not in words_of(a_catalogue(held, an_item()))


def test_labels_and_synonyms_are_proposed_without_items(a_catalogue):
    assert "neglect" in words_of(a_catalogue())


def test_words_of_most_pages_are_left_out_where_there_are_very_many(
    an_item, a_catalogue, monkeypatch
):
    items = [an_item(slug=f"a{at}", summary="A child.", body="Cold.\n") for at in range(3)]
    items.append(an_item(slug="b", summary="Asthma.", body="Cold again.\n"))
    catalogue = a_catalogue(*items)
    assert words_everywhere(catalogue) == []
    monkeypatch.setattr(search_words, "VERY_MANY", 4)
    assert words_everywhere(catalogue) == ["child", "cold"]
