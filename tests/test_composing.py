"""From an item to its posts."""

import re

import pytest
from bulletin_press.hidden_signs import without_hidden
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import VARIANTS, posts_of
from bulletin_press.posts.fitting import fitted
from bulletin_press.posts.frames import Frame
from bulletin_press.posts.tones import TONES
from hypothesis import given, settings
from hypothesis import strategies as st

LINK = "https://learning.exampleshire.org/lessons/ask-twice/"
CONTACT = "Worried about a child? Ring 01632 960100. In danger now: 999."
MOMENT = "2026-11-22T12:00"
DROPPED_AT_A_CUT = " ,;:–—-(“‘"

LETTERS = st.characters(categories=["L", "M", "N"])
WORDS = st.text(LETTERS | st.sampled_from(".,;:!?–-“”()'’"), min_size=1, max_size=25).map(
    lambda text: without_hidden(text) or "x"
)
EMOJI = st.sampled_from(
    ["\U0001f9f8", "\u2764\ufe0f", "\U0001f468\u200d\U0001f469\u200d\U0001f467"]
)


def texts(longest):
    few = st.lists(WORDS | EMOJI, min_size=1, max_size=10)
    many = st.lists(WORDS | EMOJI, min_size=30, max_size=60)
    return (few | many).map(lambda words: " ".join(words)[:longest].strip() or "Text")


@pytest.fixture(scope="session")
def posts(an_item, a_site, a_catalogue):
    """All posts of an item: ``posts(*channels, settings={…}, kind=…, **fields)``."""

    def compose(*channels, settings=None, moment=MOMENT, kind="lessons", **fields):
        site = a_site(**{"contact_line": CONTACT, **(settings or {})})
        item = an_item(kind, **fields)
        catalogue = a_catalogue(item, moment=moment)
        return list(posts_of(item, catalogue, site, channels or tuple(CHANNELS)))

    return compose


@pytest.fixture(scope="session")
def first(posts):
    """The first post of an item on one channel."""
    return lambda channel, **more: posts(channel, **more)[0]


def test_a_post_says_title_summary_link_and_whom_to_ring(first):
    post = first("bluesky", title="Ask twice", summary="The second question counts.")
    assert post.text == f"Ask twice\n\nThe second question counts.\n\n{LINK}\n\n{CONTACT}"
    assert (post.item, post.channel, post.variant) == ("lessons/ask-twice", "bluesky", 1)
    assert (post.count, post.limit) == (len(post.text), 300)


def test_the_warning_comes_first_and_hashtags_last(first):
    social = {"content_warning": "Death of a baby", "hashtags": ["SaferSleep"]}
    post = first("mastodon", social=social, settings={"hashtags": ["Learning"]})
    assert post.text.startswith("Content warning: Death of a baby\n\nAsk twice\n\n")
    assert post.text.endswith(f"{CONTACT}\n\n#SaferSleep #Learning")


def test_the_authors_own_words_come_before_those_of_the_item(posts):
    own = {"messages": ["Ask.", "Ask again."]}
    found = posts("x", "bluesky", social=own)
    assert [(post.channel, post.variant) for post in found] == [
        *(("x", variant) for variant in (1, 2, 3)),
        *(("bluesky", variant) for variant in (1, 2, 3)),
    ]
    assert found[1].text == f"Ask again.\n\n{LINK}\n\n{CONTACT}"
    assert found[2].text.startswith("Ask twice\n\n")


def test_more_than_three_messages_of_the_author_are_all_posted_and_nothing_else(posts):
    own = {"messages": ["One.", "Two.", "Three.", "Four."]}
    assert [post.text[: post.text.index(".") + 1] for post in posts("x", social=own)] == own[
        "messages"
    ]


def test_a_message_that_the_author_wrote_twice_is_posted_once(posts):
    texts = [post.text for post in posts("x", social={"messages": ["Ask.", "Ask.", "Ask."]})]
    assert len(texts) == len(set(texts)) == VARIANTS


LEARNED = {
    "learning": [{"point": "Few asked twice."}, {"point": "Few rang."}],
    "questions": ["Whom did you not ask?"],
    "actions": [
        {"do": "Answered already.", "response": "Done."},
        {"do": "Ask at each visit.", "for": ["police", "education"]},
        {"do": "Write it down."},
    ],
}


def test_what_differs_only_in_its_signs_is_one_text(posts):
    own = {"messages": ["Ask twice", "Ask twice.", "“Ask twice!”"]}
    texts = [post.text.split("\n\n")[0] for post in posts("x", social=own, summary="And listen.")]
    assert texts.count("Ask twice") == 2
    assert "“Ask twice!”" not in texts


def test_a_title_that_has_no_room_lets_the_summary_speak_first(posts):
    one, *_ = posts("x", title="word " * 23 + "end", settings={"contact_line": CONTACT * 3})
    assert one.text.startswith("The second question is the one that is answered.\n\n")


def test_what_cannot_be_said_whole_is_said_only_where_there_is_nothing_else(posts):
    learned = [{"point": "word " * 80}]
    made = posts("x", learning=learned, questions=["Whom did you not ask?"])
    assert not [post for post in made if "…" in post.text]
    assert "word" not in "".join(post.text for post in made)
    bare = posts("x", title="T" * 100 + " end", summary="word " * 59 + "end")
    assert len({post.text for post in bare}) == VARIANTS


def test_an_author_may_write_longer_than_readers_like_it(first):
    message = "word " * 150 + "end."
    assert message in first("facebook", social={"messages": [message]}).text
    assert message in first("whatsapp", social={"messages": [message]}).text
    made = first(
        "facebook", title="T", summary="word " * 59 + "end.", settings={"contact_line": CONTACT * 4}
    )
    assert "word" not in made.text


def test_an_event_that_is_over_is_not_announced(first):
    event = {"kind": "events", "starts": "2026-06-10T09:30", "themes": ["neglect"]}
    assert "09:30" in first("mastodon", moment="2026-06-10T09:00", **event).text
    assert "09:30" not in first("mastodon", moment="2026-06-12", **event).text


def test_of_an_event_that_was_called_off_posts_say_just_that(posts):
    event = {
        "starts": "2027-06-10T09:30",
        "cancelled": "The speaker is ill.",
        "themes": ["neglect"],
    }
    social = {"messages": ["Do come."]}
    texts = [post.text for post in posts("mastodon", kind="events", social=social, **event)]
    assert texts[0].startswith(
        "Called off: Ask twice\n\n10 June 2027, 09:30\n\nThe speaker is ill."
    )
    assert len(set(texts)) == VARIANTS
    assert not [text for text in texts if "Do come." in text]


def test_an_item_speaks_by_its_title_then_by_what_was_learned_then_by_a_question(posts):
    one, two, three = (post.text.split(f"\n\n{LINK}")[0] for post in posts("linkedin", **LEARNED))
    assert one == "Ask twice\n\nThe second question is the one that is answered."
    assert two == "What was learned: Few asked twice.\n\nAsk twice"
    assert three == "A question for your team: Whom did you not ask?\n\nAsk twice"


def test_an_open_action_speaks_where_there_is_no_question_and_names_its_agencies(posts):
    fields = {"actions": LEARNED["actions"]}
    said = [post.text.split("\n\n")[0] for post in posts("linkedin", **fields)]
    assert said == [
        "Ask twice",
        "What to do (Police, Education): Ask at each visit.",
        "What to do: Write it down.",
    ]


@pytest.mark.parametrize("tone", TONES)
def test_the_tone_changes_what_leads_in_and_not_the_authors_own_words(posts, tone):
    social = {"messages": ["Ask."]}
    own, _, learned = posts("x", settings={"tone": tone}, social=social, **LEARNED)
    assert own.text.startswith("Ask.\n\n")
    assert learned.text.startswith(TONES[tone].learning.format("Few asked twice."))


def test_an_event_says_when_and_where_and_the_place_goes_first_where_there_is_no_room(first):
    event = {"starts": "2027-06-10T09:30", "place": "Riverside Hub", "themes": ["neglect"]}
    post = first("mastodon", kind="events", **event)
    assert "Ask twice\n\n10 June 2027, 09:30\n\nRiverside Hub\n\nThe second" in post.text
    short = first("x", kind="events", **(event | {"place": "Hub " * 60}))
    assert "10 June 2027, 09:30\n\nhttps" in short.text
    assert "\n\nOnline\n\n" in first("x", kind="events", starts="2027-06", online=True).text


def test_the_site_settles_the_order_of_a_post(first):
    order = ["contact", "message", "handle", "link"]
    settings = {"post_order": order, "handles": {"x": "@Exampleshire"}, "hashtags": ["Learning"]}
    post = first("x", settings=settings, social={"content_warning": "Loss"}, summary="Ask.")
    assert post.text == (
        f"Content warning: Loss\n\n{CONTACT}\n\nAsk twice\n\nAsk.\n\n@Exampleshire\n\n{LINK}"
    )


def test_a_handle_goes_where_words_need_its_room(first):
    handle = "@" + "e" * 100
    settings = {"post_order": ["message", "link", "contact", "handle"], "handles": {"x": handle}}
    assert handle in first("x", settings=settings, title="Ask", summary="Twice.").text
    assert handle not in first("x", settings=settings, title="Ask", summary="T" * 90).text
    assert handle not in first("bluesky", settings=settings, title="Ask").text


def test_on_mastodon_the_warning_in_its_field_takes_its_room_too(first):
    warning = "Death of a baby"
    post = first("mastodon", social={"content_warning": warning}, summary="word " * 59 + "end")
    assert post.count + len(warning) <= 500
    roomy = first("mastodon", summary="word " * 59 + "end")
    assert roomy.text.count("word") == 59


def test_what_the_author_has_said_is_not_said_again(first):
    message = f"Read {LINK} #AskTwice\n\n{CONTACT}"
    post = first("mastodon", social={"messages": [message], "hashtags": ["asktwice"]})
    assert post.text == message


def test_the_same_hashtag_comes_once_as_the_item_writes_it(first):
    settings = {"hashtags": ["askTwice", "Learning"]}
    post = first("mastodon", social={"hashtags": ["AskTwice"]}, settings=settings)
    assert post.text.endswith("\n\n#AskTwice #Learning")


def test_a_channel_gets_no_more_hashtags_and_links_than_it_takes(first):
    tags = [f"Tag{at}" for at in range(9)]
    assert first("instagram", social={"hashtags": tags}).text.count("#") == 5
    assert first("linkedin", social={"hashtags": tags}).text.count("#") == 9
    links = " ".join(f"https://example.org/{at} and" for at in range(8))
    assert first("threads", social={"messages": [links]}).text.count("https://") <= 5


@pytest.mark.parametrize("longer", [f"{LINK}share/", f"{LINK[:-1]}-two", f"https://x.org/{LINK}"])
def test_a_longer_address_does_not_stand_for_the_link(first, longer):
    post = first("mastodon", social={"messages": [f"Read {longer} now."]})
    assert f"\n\n{LINK}\n\n" in post.text


@pytest.mark.parametrize("said", ["Ring 9991 people.", "Ring 999-1 now.", "Spring 999"])
def test_a_longer_number_does_not_stand_for_the_contact_line(first, said):
    post = first("x", settings={"contact_line": "Ring 999"}, social={"messages": [said]})
    assert post.text.endswith("\n\nRing 999")


def test_an_address_at_a_cut_is_left_as_it_is(first):
    address = "https://youtu.be/dQw4w9WgXc-"
    message = f"{'word ' * 20}{address} {'x' * 200}"
    assert f"{address} …\n\n" in first("bluesky", social={"messages": [message]}).text


def test_an_item_may_have_no_posts(posts):
    assert posts(social={"hold": True, "messages": ["Ask."]}) == []


def test_a_post_carries_the_description_of_its_picture(posts):
    assert {post.alt for post in posts(social={"image_alt": "A card."})} == {"A card."}
    assert {post.alt for post in posts()} == {
        "Ask twice. Learning Lessons Bulletin, 10 January 2026. Exampleshire Partnership. "
        + CONTACT
    }


def test_a_post_carries_the_picture_in_the_shape_of_its_channel(first):
    assert first("x").image == f"{LINK}card.png"
    assert first("instagram").image == f"{LINK}card-square.png"


def test_only_the_channels_asked_for_get_a_post_in_the_order_asked(posts):
    found = [post.channel for post in posts("threads", "x")]
    assert found == ["threads"] * VARIANTS + ["x"] * VARIANTS


def test_hashtags_beyond_the_first_go_before_words_do(first):
    tags = [f"Tag{'x' * 30}{at}" for at in range(6)]
    post = first("bluesky", social={"hashtags": tags}, summary="Kept as it is.")
    assert "Kept as it is." in post.text
    assert 1 <= post.text.count("#") < 6
    assert f"#{tags[0]}" in post.text


def test_a_text_is_cut_at_the_end_of_a_sentence_where_that_says_enough(first):
    enough = "This sentence fills a good deal more than half of the room, and stands by itself."
    post = first("x", title="Ask", summary=f"Yes. {enough} {'Another, longer one ' * 10}")
    assert f"\n\nYes. {enough}\n\n" in post.text


@pytest.mark.parametrize("channel", ["x", "bluesky", "linkedin"])
def test_a_text_that_has_room_keeps_all_its_sentences(first, channel):
    summary = "One. Two is a longer one. Three."
    post = first(channel, summary=summary)
    assert f"\n\n{summary}\n\n" in post.text


def test_below_a_title_even_a_short_sentence_is_better_than_one_broken_off(first):
    post = first("x", summary=f"Ask twice. {'Then listen, and ask again, ' * 10}")
    assert "\n\nAsk twice.\n\n" in post.text


def test_a_message_too_is_cut_to_whole_sentences_however_short(first):
    message = f"Ask twice. {'Then listen, and ask again, ' * 10}"
    post = first("x", social={"messages": [message]})
    assert post.text.startswith("Ask twice.\n\n")


def test_a_question_that_lost_its_answer_goes_where_something_else_was_said(first):
    message = f"Back to sleep. A clear, flat space. Going away? {'Take the cot, and the ' * 9}end."
    post = first("x", social={"messages": [message]})
    assert post.text.startswith("Back to sleep. A clear, flat space.\n\n")
    lone = first("x", social={"messages": [f"Going away? {'Take the cot, and the ' * 9}end."]})
    assert lone.text.startswith("Going away?\n\n")


def test_a_quotation_that_was_cut_is_closed(first):
    message = f"“Everyone asked me. Nobody {'listened to me and ' * 12}end.”"
    post = first("x", social={"messages": [message]})
    assert post.text.startswith("“Everyone asked me.”\n\n")


def test_abbreviations_end_no_sentence(first):
    message = f"Ask, e.g. Dr. Who. Then St. Anne's, {'and all the others, ' * 10}end."
    post = first("x", social={"messages": [message]})
    assert post.text.startswith("Ask, e.g. Dr. Who.\n\n")


def test_a_cut_that_falls_at_the_end_of_a_sentence_leaves_no_mark(first):
    for length in range(60, 200):
        start = "word " * (length // 5) + "x" * (length % 5) + "end."
        post = first("bluesky", summary=f"{start} And then comes {'far ' * 18}too much.")
        assert ".…" not in post.text


def test_one_hashtag_stays_while_words_go(first):
    social = {"hashtags": ["AskTwice", "Listen", "AskAgain"]}
    post = first("x", summary="word " * 59 + "end", social=social)
    assert "word" not in post.text
    assert post.text.endswith("\n\n#AskTwice")


def test_a_message_without_sentences_is_cut_between_words_and_marked(first):
    post = first("x", social={"messages": ["word " * 59 + "end"]})
    assert "word…\n\n" in post.text


def test_a_summary_goes_before_the_title_is_touched(first):
    title = "T" * 120
    post = first("x", title=title, summary="S" * 300)
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


@settings(max_examples=100)
@given(texts(120), texts(300), st.just("") | texts(60), st.lists(st.just("AskTwice")))
def test_every_post_is_accepted_whole_and_says_what_it_must(
    posts, title, summary, warning, hashtags
):
    social = {"content_warning": warning, "hashtags": hashtags}
    made = posts(title=title, summary=summary, social=social)
    leads = "Please read this and pass it on. Learning Lessons Bulletin"
    for post in made:
        channel = CHANNELS[post.channel]
        assert channel.accepts(post.text)
        assert post.count == channel.count(post.text)
        *message, _ = post.text.split(LINK)[0].split("\n\n")
        if warning:
            assert message.pop(0) == f"Content warning: {' '.join(warning.split())}"
        assert post.text.count(LINK) == 1
        assert CONTACT in post.text
        assert all(not broken_words(block, title, summary, leads) for block in message)
        if post.variant == 1:
            assert message
    for slug in CHANNELS:
        texts = [post.text for post in made if post.channel == slug]
        assert len(texts) == len(set(texts)) == VARIANTS


LIKE_THEM = [LINK, CONTACT, f"{LINK}share/", f"{CONTACT[:-1]}1", "#AskTwice", ". "]
PIECES = st.lists(WORDS | st.sampled_from(LIKE_THEM), max_size=40)


@settings(max_examples=200)
@given(PIECES.map(" ".join).filter(str.strip))
def test_a_message_of_any_words_is_accepted_by_every_channel(posts, message):
    for post in posts(social={"messages": [message], "hashtags": ["AskTwice"]}):
        assert CHANNELS[post.channel].accepts(post.text)
        assert LINK in post.text.split()
        assert re.search(rf"(?<![\w/]){re.escape(CONTACT)}(?!\w)", post.text)


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
