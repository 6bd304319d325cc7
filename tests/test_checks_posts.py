"""Posts that no channel would take."""

from bulletin_press.checks.posts import check_posts

LINK = "https://learning.exampleshire.org/lessons/ask-twice/"
CONTACT = "Worried about a child? Ring 01632 960100. In danger now: 999."


def test_an_ordinary_item_has_room(found, an_item):
    social = {"content_warning": "Death of a child", "image_alt": "A card with the title."}
    assert found(check_posts, an_item(social=social)) == []


def test_a_warning_that_leaves_no_room_is_told_once_with_its_channels(found, an_item):
    item = an_item(social={"content_warning": "x" * 250})
    line = "lessons/ask-twice.md:8: social.content_warning"
    assert found(check_posts, item, channels=["x", "bluesky", "facebook"]) == [line]
    assert found(check_posts, item, channels=["facebook", "whatsapp"]) == []


def test_a_contact_line_that_leaves_no_room_is_told_once_however_many_items(
    a_project, a_site, an_item, at
):
    items = [an_item(slug=slug, social={"content_warning": "Loss"}) for slug in ("a", "b", "c")]
    site = a_site(channels=["bluesky", "facebook"], contact_line="x" * 300)
    [problem] = check_posts(a_project(*items), site, at())
    assert problem.field == "extra.bulletins.contact_line"
    assert problem.file == site.config_file
    assert problem.message.endswith("on Bluesky")


def test_a_few_words_have_room_beside_the_frame(found, an_item):
    def told(length):
        item = an_item(social={"content_warning": "x" * length})
        return found(check_posts, item, channels=["bluesky"])

    frame = "Content warning: \n\n" + "\n\n".join(["x" * 40, LINK, CONTACT])
    room = 300 - len(frame)
    assert told(room) == []
    assert told(room + 1) == ["lessons/ask-twice.md:8: social.content_warning"]


def test_on_mastodon_a_warning_takes_its_room_twice(found, an_item):
    def told(length):
        item = an_item(social={"content_warning": "x" * length})
        return found(check_posts, item, channels=["mastodon"])

    frame = "Content warning: \n\n" + "\n\n".join(["x" * 40, "x" * 23, CONTACT])
    room = (500 - len(frame)) // 2
    assert told(room) == []
    assert told(room + 1) == ["lessons/ask-twice.md:8: social.content_warning"]


def test_a_message_that_a_channel_would_cut_is_told_as_advice(found, an_item):
    long = an_item(social={"messages": ["Ask twice.", "word " * 60 + "end"]})
    line = "lessons/ask-twice.md:8: social.messages[1] (advice)"
    assert found(check_posts, long) == [line]
    assert found(check_posts, long, channels=["linkedin", "mastodon"]) == []


def test_nobody_needs_room_where_there_are_no_posts(found, an_item):
    assert found(check_posts, an_item(social={"content_warning": "x" * 250, "hold": True})) == []


def test_a_description_too_long_for_the_shortest_channel_is_told(found, an_item):
    item = an_item(social={"image_alt": "x" * 1001})
    line = "lessons/ask-twice.md:8: social.image_alt"
    assert found(check_posts, item) == [line]
    assert found(check_posts, item, channels=["mastodon", "bluesky"]) == []
    assert found(check_posts, an_item(social={"image_alt": "x" * 1000})) == []
