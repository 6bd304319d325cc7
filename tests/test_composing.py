"""From an item to its posts."""

import pytest
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Frame, fitted, posts_of
from hypothesis import given, settings
from hypothesis import strategies as st

LINK = "https://learning.exampleshire.org/lessons/ask-twice/"
CONTACT = "Worried about a child? Ring 01632 960100. In danger now: 999."
DROPPED_AT_A_CUT = " ,;:–—-(“‘"

LETTERS = st.characters(categories=["L", "M", "N"])
WORDS = st.text(LETTERS | st.sampled_from(".,;:!?–-“”()'’"), min_size=1, max_size=25)
EMOJI = st.sampled_from(
    ["\U0001f9f8", "\u2764\ufe0f", "\U0001f468\u200d\U0001f469\u200d\U0001f467"]
)


def texts(longest):
    few = st.lists(WORDS | EMOJI, min_size=1, max_size=10)
    many = st.lists(WORDS | EMOJI, min_size=30, max_size=60)
    return (few | many).map(lambda words: " ".join(words)[:longest].strip() or "Text")


@pytest.fixture(scope="session")
def posts(an_item):
    def compose(*channels, hashtags=(), link=LINK, **fields):
        item = an_item(**fields)
        return list(posts_of(item, link, CONTACT, hashtags, channels or tuple(CHANNELS)))

    return compose


def test_a_post_says_title_summary_link_and_whom_to_ring(posts):
    [post] = posts("bluesky", title="Ask twice", summary="The second question counts.")
    assert post.text == f"Ask twice\n\nThe second question counts.\n\n{LINK}\n\n{CONTACT}"
    assert (post.item, post.channel, post.variant) == ("lessons/ask-twice", "bluesky", 1)
    assert (post.count, post.limit) == (len(post.text), 300)


def test_the_warning_comes_first_and_hashtags_last(posts):
    social = {"content_warning": "Death of a baby", "hashtags": ["SaferSleep"]}
    [post] = posts("mastodon", social=social, hashtags=("Learning",))
    assert post.text.startswith("Content warning: Death of a baby\n\nAsk twice\n\n")
    assert post.text.endswith(f"{CONTACT}\n\n#SaferSleep #Learning")


def test_the_authors_own_words_come_before_those_of_the_item(posts):
    own = {"messages": ["Ask.", "Ask again."]}
    found = posts("x", "bluesky", social=own)
    assert [(post.channel, post.variant) for post in found] == [
        ("x", 1),
        ("x", 2),
        ("bluesky", 1),
        ("bluesky", 2),
    ]
    assert found[1].text == f"Ask again.\n\n{LINK}\n\n{CONTACT}"


def test_what_the_author_has_said_is_not_said_again(posts):
    message = f"Read {LINK} #AskTwice\n\n{CONTACT}"
    [post] = posts("mastodon", social={"messages": [message], "hashtags": ["asktwice"]})
    assert post.text == message


def test_the_same_hashtag_comes_once(posts):
    [post] = posts("mastodon", social={"hashtags": ["AskTwice"]}, hashtags=("AskTwice",))
    assert post.text.count("#AskTwice") == 1


def test_an_item_may_have_no_posts(posts):
    assert posts(social={"hold": True, "messages": ["Ask."]}) == []


def test_a_post_carries_the_description_of_its_picture(posts):
    assert {post.alt for post in posts(social={"image_alt": "A card."})} == {"A card."}
    assert {post.alt for post in posts()} == {""}


def test_only_the_channels_asked_for_get_a_post_in_the_order_asked(posts):
    assert [post.channel for post in posts("threads", "x")] == ["threads", "x"]


def test_hashtags_beyond_the_first_go_before_words_do(posts):
    tags = [f"Tag{'x' * 30}{at}" for at in range(6)]
    [post] = posts("bluesky", social={"hashtags": tags}, summary="Kept as it is.")
    assert "Kept as it is." in post.text
    assert 1 <= post.text.count("#") < 6
    assert f"#{tags[0]}" in post.text


def test_a_text_is_cut_at_the_end_of_a_sentence_where_that_says_enough(posts):
    first = "This sentence fills a good deal more than half of the room, and stands well by itself."
    [post] = posts("x", title="Ask", summary=f"Yes. {first} {'Another, longer one ' * 10}")
    assert f"\n\nYes. {first}\n\n" in post.text


@pytest.mark.parametrize("channel", ["x", "bluesky", "linkedin"])
def test_a_text_that_has_room_keeps_all_its_sentences(posts, channel):
    summary = "One. Two is a longer one. Three."
    [post] = posts(channel, summary=summary)
    assert f"\n\n{summary}\n\n" in post.text


def test_below_a_title_even_a_short_sentence_is_better_than_one_broken_off(posts):
    [post] = posts("x", summary=f"Ask twice. {'Then listen, and ask again, ' * 10}")
    assert "\n\nAsk twice.\n\n" in post.text


def test_a_sentence_that_says_too_little_is_not_all_that_is_kept_of_a_message(posts):
    message = f"Ask twice. {'Then listen, and ask again, ' * 10}"
    [post] = posts("x", social={"messages": [message]})
    assert "Ask twice. Then listen" in post.text
    assert "…\n\n" in post.text


def test_a_cut_that_falls_at_the_end_of_a_sentence_leaves_no_mark(posts):
    for length in range(60, 200):
        first = "word " * (length // 5) + "x" * (length % 5) + "end."
        [post] = posts("bluesky", summary=f"{first} And then comes {'far ' * 18}too much.")
        assert ".…" not in post.text


def test_one_hashtag_stays_while_words_go(posts):
    social = {"hashtags": ["AskTwice", "Listen", "AskAgain"]}
    [post] = posts("x", summary="word " * 59 + "end", social=social)
    assert "word" not in post.text
    assert post.text.endswith("\n\n#AskTwice")


def test_a_message_without_sentences_is_cut_between_words_and_marked(posts):
    [post] = posts("x", social={"messages": ["word " * 59 + "end"]})
    assert "word…\n\n" in post.text


def test_a_summary_goes_before_the_title_is_touched(posts):
    title = "T" * 120
    [post] = posts("x", title=title, summary="S" * 300)
    assert title in post.text
    assert "SS" not in post.text


def test_where_not_even_a_word_has_room_link_and_contact_line_stay():
    frame = Frame("", LINK, CONTACT, ("Tag",))
    assert fitted(CHANNELS["x"], frame, ["T" * 400]) == f"{LINK}\n\n{CONTACT}"


def broken_words(part, *sources):
    """List the words of a post's message that no source has, nor could have before a cut."""
    known = {word for source in sources for word in source.split()}
    cut = {f"{word.rstrip(DROPPED_AT_A_CUT)}…" for word in known}
    # Behind an address a mark would become a part of it, so there it stands by itself.
    words = part.removesuffix(" …").split()
    return [word for word in words[:-1] if word not in known] + [
        word for word in words[-1:] if word not in known | cut
    ]


@settings(max_examples=200)
@given(texts(120), texts(300), st.just("") | texts(60), st.lists(st.just("AskTwice")))
def test_every_post_is_accepted_whole_and_says_what_it_must(
    posts, title, summary, warning, hashtags
):
    social = {"content_warning": warning, "hashtags": hashtags}
    made = posts(title=title, summary=summary, social=social)
    assert len(made) == len(CHANNELS)
    for post in made:
        channel = CHANNELS[post.channel]
        assert channel.accepts(post.text)
        assert post.count == channel.count(post.text)
        *message, _ = post.text.split(LINK)[0].split("\n\n")
        if warning:
            assert message.pop(0) == f"Content warning: {' '.join(warning.split())}"
        assert post.text.count(LINK) == 1
        assert CONTACT in post.text
        assert message
        assert not broken_words(" ".join(message[:1]), title)
        assert not broken_words(" ".join(message[1:]), summary)


PIECES = st.lists(WORDS | st.sampled_from([LINK, CONTACT, "#AskTwice", ". "]), max_size=40)


@settings(max_examples=200)
@given(PIECES.map(" ".join).filter(str.strip))
def test_a_message_of_any_words_is_accepted_by_every_channel(posts, message):
    for post in posts(social={"messages": [message], "hashtags": ["AskTwice"]}):
        assert CHANNELS[post.channel].accepts(post.text)
        assert LINK in post.text
        assert CONTACT in post.text


def test_a_cut_to_whole_sentences_is_accepted_too():
    contact = "Worried about a child? Ring 01632 960100"
    frame, bluesky = Frame("", LINK, contact, ()), CHANNELS["bluesky"]
    message = "{}. " + f"{LINK} {contact} " + "word " * 30
    made = [fitted(bluesky, frame, [message.format("x" * length)]) for length in range(50, 250)]
    assert all(bluesky.accepts(text) for text in made)


def test_a_cut_behind_a_link_does_not_spoil_it():
    frame = Frame("", LINK, CONTACT, ())
    message = f"Read {LINK} " + "x" * 200
    assert f"{LINK}…" not in fitted(CHANNELS["bluesky"], frame, [message])
