"""The table of words to prefer: ours, and a site's own on top of it."""

import pytest
from bulletin_press.problems import ProblemsFound
from bulletin_press.wording.preferred import built_in, read_preferred_words

OWN = """\
sources:
  ours:
    title: Our charter
    checked: 2026-05-01
words:
  service-user:
    words: [service user/users]
    say: people we work with
    why: they said so
    source: ours
  lac:
    say: our children
off: [victim]
"""


@pytest.fixture
def read(tmp_path):
    def from_text(text):
        file = tmp_path / "preferred_words.yml"
        file.write_text(text, "utf-8")
        return read_preferred_words(file)

    return from_text


def names(table, text):
    return [name for *_, name in table.found_in(text)]


def test_our_own_table_is_whole():
    table = built_in()
    assert len(table.words) >= 60
    for name, word in table.words.items():
        assert word.words, name
        assert word.say, name
        assert word.why, name
        assert word.source in table.sources, name
        assert ";" not in word.say[-1:], name
    for name, source in table.sources.items():
        assert source.title, name
        assert source.url, name
        assert source.checked, name


def test_every_word_of_ours_is_found_and_told_by_its_own_entry():
    table = built_in()
    for name, word in table.words.items():
        for phrase in word.words:
            plain = " ".join(part.split("/")[0] for part in phrase.split())
            assert names(table, f"x {plain} y") == [name], phrase


def test_every_source_of_ours_is_used():
    table = built_in()
    assert {word.source for word in table.words.values()} == set(table.sources)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mother failed to engage with us.", "failed-to-engage"),
        ("Services failed to share what they knew.", "failed-to"),
        ("He refused to engage.", "refused-to-engage"),
        ("She placed herself at risk.", "at-risk"),
        ("He was recruited by a gang.", "recruited"),
        ("recruited into county lines", "recruited"),
        ("recruited to sell drugs", "recruited"),
        ("He failed to ring; she failed to thrive.", "failed-to"),
        ("putting themselves at further risk", "at-risk"),
        ("hard-to-reach families", "hard-to-reach"),
        ("She absconded twice.", "absconded"),
        ("a LAC review", "lac"),
        ("shaken baby syndrome", "shaken-baby"),
        ("He committed suicide.", "committed-suicide"),
        ("attention-seeking", "attention-seeking"),
        ("It is a lifestyle choice.", "lifestyle-choice"),
        ("The appointment was DNA'd.", "dna"),
        ("the toxic trio", "toxic-trio"),
        ("disguised compliance", "disguised-compliance"),
        ("non-compliant parents", "non-compliant"),
        ("a promiscuous girl", "promiscuous"),
        ("her older boyfriend", "older-boyfriend"),
        ("They didn’t engage.", "did-not-engage"),
    ],
)
def test_words_that_blame_are_found(text, name):
    assert names(built_in(), text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "a DNA test", "victim-blaming", "the disabled child", "an epileptic seizure",
        "a drink without alcohol", "a local authority", "the lack of sleep", "She was not brought.",
        "plugging the gap", "Troubled Families programme", "recruited to the post",
        "Children are at risk when nobody asks.", "They engaged well.",
        "It took risk into account.", "failure to thrive", "He was failing to thrive.",
        "recruited by the trust", "recruited to the board", "She works for a line manager.",
        "recruited by a line manager",
    ],
)  # fmt: skip
def test_words_that_are_right_are_left_alone(text):
    assert names(built_in(), text) == []


def test_a_site_adds_changes_and_switches_off(read):
    table = read(OWN)
    assert names(table, "a service user, a LAC review, a victim") == ["service-user", "lac"]
    assert table.words["lac"].say == "our children"
    assert table.words["lac"].why == built_in().words["lac"].why
    assert table.sources["ours"].title == "Our charter"


def test_a_site_may_do_without(tmp_path):
    assert read_preferred_words(tmp_path / "preferred_words.yml") is built_in()


@pytest.mark.parametrize(
    ("text", "line", "field", "words"),
    [
        ("wrods:\n  a: {}\n", 1, "wrods", "not a part"),
        ("words:\n  a:\n    say: b\n", 2, "words.a", "under 'words:'"),
        ("words:\n  a:\n    words: [b]\n", 2, "words.a", "under 'say:'"),
        ("words:\n  a: {words: [b], say: c, source: tcat}", 2, "words.a.source", "'tact'"),
        ("words:\n  a:\n    wrods: [b]\n", 3, "words.a.wrods", "did you mean 'words'"),
        ("words:\n  A b: {words: [b], say: c}\n", 2, "words.A b", "is no entry"),
        ("words: [a]\n", 1, "words", "as it should be"),
        ("off: victim\n", 1, "off", "as it should be"),
        ("off: [victm]\n", 1, "off[0]", "'victim'"),
        ("sources:\n  a:\n    title: b\n", 2, "sources.a", "'checked:'"),
        ("sources:\n  a: {title: b, checked: yesterday}\n", 2, "sources.a.checked", "not a day"),
        ("words:\n  a: b: c\n", 2, "", "colon"),
        ("- a\n", 1, "", "not made of fields"),
    ],
)
def test_a_mistake_is_told_with_its_line(read, text, line, field, words):
    with pytest.raises(ProblemsFound) as found:
        read(text)
    told = [(one.line, one.field) for one in found.value.problems]
    assert (line, field) in told, found.value.problems
    assert any(words in f"{one.message} {one.hint}" for one in found.value.problems)
    assert all(one.check in ("preferred-words", "front-matter") for one in found.value.problems)


def test_an_empty_file_changes_nothing(read):
    assert read("# nothing yet\n").words == built_in().words
