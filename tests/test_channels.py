"""How each channel counts."""

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import regex
import yaml
from bulletin_press.posts.channels import CHANNELS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from twitter_text import parse_tweet

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
LINK = "https://learning.exampleshire.org/lessons/ask-twice/"
WEIGHTED = yaml.safe_load(
    (Path(__file__).parent / "data" / "weighted_lengths.yml").read_text("utf-8")
)
SIGNS = st.text(
    st.sampled_from("ab .:/#@é\u0301\u200d\ufe0f\u20e3\n1日")
    | st.sampled_from([*FAMILY, "\U0001f1ec", "\U0001f1e7", "\U0001f3fe", "\u202a"])
    | st.characters(exclude_categories=["Cs"]),
    max_size=40,
)
TEXTS = st.lists(SIGNS | st.sampled_from([LINK, "test.co", FAMILY, ENGLAND])).map("".join)


def put_together(pieces):
    return "".join(
        piece if isinstance(piece, str) else piece["say"] * piece["times"] for piece in pieces
    )


@pytest.mark.parametrize("case", WEIGHTED, ids=lambda case: case["what"])
def test_x_counts_as_twitter_text_does(case):
    assert CHANNELS["x"].count(put_together(case["text"])) == case["length"]


PLAIN = st.lists(st.text(st.sampled_from("aZ0,;!?'’“()–-.:…"), max_size=9)).map(" ".join)


LINKS = st.builds(
    "{}{}/{}".format,
    st.sampled_from(["https://", "http://", "xhttps://"]),
    st.sampled_from(["a.co", "learning.exampleshire.example", "a-b.org.uk", "x", "-a.com", "a..b"]),
    st.text(st.sampled_from("az09/-"), max_size=40),
)


@given(TEXTS | PLAIN | LINKS)
@settings(max_examples=300)
@example("http://a.co\u2028b")
def test_counting_for_x_word_by_word_changes_nothing(text):
    assert CHANNELS["x"].count(text) == parse_tweet(text).weightedLength


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ask twice", 9),
        ("Zoë", 3),
        ("Zoe\u0308", 3),
        (FAMILY, 1),
        ("\U0001f1ec\U0001f1e7\U0001f1eb\U0001f1f7", 2),
        (ENGLAND, 1),
        ("\U0001f44b\U0001f3fe", 1),
        ("1\ufe0f\u20e3", 1),
        ("日本", 2),
        ("a\nb", 3),
        ("", 0),
        (LINK, len(LINK)),
    ],
)
def test_bluesky_counts_what_readers_see_as_characters(text, count):
    assert CHANNELS["bluesky"].count(text) == count


@given(TEXTS)
def test_counting_what_readers_see_takes_no_wrong_turning(text):
    assert CHANNELS["bluesky"].count(text) == len(regex.findall(r"\X", text))


def test_bluesky_has_a_limit_of_bytes_too():
    bluesky = CHANNELS["bluesky"]
    assert bluesky.accepts("x" * 300)
    assert not bluesky.accepts("x" * 301)
    assert bluesky.accepts(FAMILY * 166)
    assert bluesky.accepts(FAMILY * 166 + "x" * 12)
    assert not bluesky.accepts(FAMILY * 166 + "x" * 13)


@pytest.mark.parametrize("link", [LINK, "http://a.b", "https://example.org/" + "x" * 500])
def test_on_mastodon_every_link_counts_23(link):
    assert CHANNELS["mastodon"].count(f"Read {link} now") == 5 + 23 + 4
    assert CHANNELS["mastodon"].count(f"{link}\n\n{link}") == 48


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("@learning@social.exampleshire.org", 9),
        ("Ask @learning@social.exampleshire.org.", 14),
        ("@learning", 9),
        ("write to team@exampleshire.org", 30),
        ("example.org/a/path has no scheme", 32),
    ],
)
def test_of_a_name_on_another_server_mastodon_counts_only_the_name(text, count):
    assert CHANNELS["mastodon"].count(text) == count


@pytest.mark.parametrize("direction", ["\u200f", "\u2067", "\u2069", "\u202b"])
def test_x_counts_marks_of_direction_as_its_own_table_says(direction):
    text = f"{direction}שלום{direction}"
    assert CHANNELS["x"].count(text) == parse_tweet(text).weightedLength


def test_x_counts_a_link_without_a_scheme_as_a_link():
    assert CHANNELS["x"].count("Read example.org/lessons/" + "x" * 60) == 5 + 23


def test_on_mastodon_a_link_ends_where_letters_of_another_script_begin():
    assert CHANNELS["mastodon"].count("见 https://example.org/a" + "漢" * 900) == 2 + 23 + 900
    assert CHANNELS["mastodon"].count("https://example.org/a.") == 24


def test_mastodon_counts_what_readers_see_as_characters():
    assert CHANNELS["mastodon"].count(FAMILY + "e\u0301") == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ask twice", 9),
        ("Zoë", 3),
        ("\U0001f9f8", 4),
        (FAMILY, 18),
        ("\U0001f1ec\U0001f1e7", 8),
        ("\u2764\ufe0f", 6),
        ("\u2764", 1),
        ("1", 1),
        ("Ask\U0001f9f8", 7),
        (LINK, len(LINK)),
    ],
)
def test_on_threads_an_emoji_counts_its_bytes(text, count):
    assert CHANNELS["threads"].count(text) == count


@pytest.mark.parametrize(
    ("slug", "limit"),
    [
        ("x", 280),
        ("bluesky", 300),
        ("mastodon", 500),
        ("threads", 500),
        ("linkedin", 3000),
        ("facebook", 63206),
        ("instagram", 2200),
    ],
)
def test_a_channel_accepts_what_its_limit_allows_and_no_more(slug, limit):
    channel = CHANNELS[slug]
    assert channel.limit == limit
    assert channel.accepts("x" * limit)
    assert not channel.accepts("x" * (limit + 1))


def test_a_channel_refuses_more_links_or_hashtags_than_it_takes():
    link, tag = "https://example.org/a", "#AskTwice"
    assert CHANNELS["threads"].accepts(" ".join([link] * 5))
    assert not CHANNELS["threads"].accepts(" ".join([link] * 6))
    assert CHANNELS["instagram"].accepts(" ".join([tag] * 5))
    assert not CHANNELS["instagram"].accepts(" ".join([tag] * 6))


def test_a_channel_without_a_limit_accepts_anything():
    assert CHANNELS["whatsapp"].limit is None
    assert CHANNELS["whatsapp"].accepts("x" * 10**6)


@pytest.mark.parametrize(("slug", "aim"), [("facebook", 500), ("whatsapp", 700)])
def test_where_readers_want_it_shorter_than_the_limit_that_is_aimed_at(slug, aim):
    assert CHANNELS[slug].suits("x" * aim)
    assert not CHANNELS[slug].suits("x" * (aim + 1))


@settings(max_examples=50)
@given(TEXTS)
def test_what_suits_is_accepted(text):
    for channel in CHANNELS.values():
        assert channel.accepts(text) or not channel.suits(text)


@pytest.mark.parametrize("slug", CHANNELS)
def test_every_channel_says_where_its_limits_are_from_and_when_they_were_checked(slug):
    file = files("bulletin_press.posts").joinpath("channels.yml")
    entry = yaml.safe_load(file.read_text("utf-8"))[slug]
    assert entry["source"].strip()
    assert isinstance(entry["checked"], date)
