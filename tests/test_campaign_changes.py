"""What a plan changes of the one before it."""

from datetime import date

import pytest
from bulletin_commands.campaign_words import changed
from bulletin_press.campaign.changes import Changes, Unreadable, compare, parse_rows
from bulletin_press.campaign.planning import make_plan
from bulletin_press.campaign.rows import all_posts_file

BOTH = "2 channels"
THERE = "them in your scheduler"
SINCE = "since the plan that was here before"
HOW = "(bulletins campaign ITEM writes files of them)"
WEEKLY = {
    "repeat": {"every": "1 week", "times": 8},
    "messages": [f"Message {n}." for n in range(8)],
}


@pytest.fixture(scope="session")
def a_plan(a_catalogue, a_site):
    """Plan, and write its posts: ``a_plan(*items, moment=…, weeks=…) -> (rows, plan, moment)``."""

    def make(*items, moment="2026-03-02T08:00", begins=None, weeks=4, **settings):
        catalogue = a_catalogue(*items, moment=moment)
        site = a_site(**{"channels": ["x", "linkedin"], **settings})
        first = date.fromisoformat(begins) if begins else catalogue.moment.date()
        plan = make_plan(catalogue, site, first, weeks)
        return all_posts_file(plan.turns, site), plan, catalogue.moment

    return make


def between(before, now):
    content, plan, moment = now
    return compare(parse_rows(before[0]), parse_rows(content), plan, moment)


@pytest.fixture(scope="session")
def a(an_item):
    return an_item(slug="a", published="2026-03-02", social=WEEKLY)


def test_every_post_is_read_back(a_plan, a):
    content, plan, _ = a_plan(a)
    rows = parse_rows(content)
    assert [
        (row.item, row.turn, row.channel, row.moment, row.text) for row in rows.values()
    ] == [
        (turn.item.name, turn.number, {"x": "X", "linkedin": "LinkedIn"}[post.channel],
         turn.moment, post.text)
        for turn in plan.turns
        for post in turn.posts
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"2026-03-02", b"02/03/2026"),
        (b"Date,", b"Day,"),
        (b",Link", b""),
        (b"Europe/London", b"Europe/Londn"),
        (b"\xef\xbb\xbf", b"\xff\xff"),
        (b",1,8,", b",one,8,"),
    ],
)
def test_what_a_spreadsheet_has_saved_is_not_guessed_at(a_plan, a, old, new):
    content = a_plan(a)[0]
    assert old in content
    with pytest.raises(Unreadable):
        parse_rows(content.replace(old, new))
    with pytest.raises(Unreadable):
        parse_rows(b"")


def test_the_same_plan_again_changes_nothing(a_plan, a):
    assert between(a_plan(a), a_plan(a)) == Changes()
    assert list(changed(Changes())) == [
        "Nothing differs from the plan that was here before: there is nothing to import."
    ]


def test_what_was_withdrawn_is_to_be_deleted_as_far_as_it_is_to_come(a_plan, a, an_item):
    withdrawn = {"date": "2026-03-09", "reason": "Wrong."}
    gone = an_item(slug="a", published="2026-03-02", status="withdrawn", withdrawn=withdrawn)
    other = an_item(slug="b", published="2026-03-03")
    changes = between(a_plan(a, other), a_plan(gone, other, moment="2026-03-09T17:00"))
    # The turns of 2 March, and of noon on the 9th, have gone out.
    assert [(row.turn, row.channel) for row in changes.gone] == [
        (3, "X"), (3, "LinkedIn"), (4, "X"), (4, "LinkedIn"),
    ]  # fmt: skip
    assert list(changed(changes)) == [
        f"No longer planned: lessons/a (16 Mar 16:00 and 1 more, 2 channels): delete {THERE}",
        "No post is new since the plan that was here before.",
    ]


def test_what_lies_behind_the_weeks_of_a_shorter_plan_is_not_gone(a_plan, a):
    assert between(a_plan(a, weeks=6), a_plan(a, weeks=2)) == Changes()
    assert between(a_plan(a, weeks=6), a_plan(a, begins="2026-03-16")) == Changes()


def test_next_weeks_plan_is_new_from_a_moment_on(a_plan, a):
    changes = between(a_plan(a), a_plan(a, moment="2026-03-09T08:00"))
    assert [row.moment.date() for row in changes.new] == [date(2026, 3, 30)] * 2
    assert list(changed(changes)) == [
        "2 posts are new since the plan that was here before: import the rows from 30 Mar 16:00 on"
    ]


def test_a_new_bulletin_among_the_rest_is_named(a_plan, a, an_item):
    b = an_item(slug="b", published="2026-03-05")
    changes = between(a_plan(a), a_plan(a, b, moment="2026-03-05T08:00", weeks=3))
    assert list(changed(changes)) == [
        f"2 posts are new {SINCE}; import their rows only {HOW}:",
        "  lessons/b (5 Mar 09:30, 2 channels)",
    ]


def test_what_moved_is_told_with_both_times(a_plan, a):
    closed = a_plan(a, moment="2026-03-03T08:00", weeks=3, blackout=["2026-03-16"])
    changes = between(a_plan(a), closed)
    assert list(changed(changes)) == [
        f"Moved: lessons/a (16 Mar 16:00, {BOTH}) now goes 17 Mar 12:30, {BOTH}: move {THERE}",
        "No post is new since the plan that was here before.",
    ]


def test_what_was_worded_anew_is_told(a_plan, a, an_item):
    social = {**WEEKLY, "messages": [*WEEKLY["messages"][:2], "Mended.", *WEEKLY["messages"][3:]]}
    mended = an_item(slug="a", published="2026-03-02", social=social)
    told = list(changed(between(a_plan(a), a_plan(mended))))
    assert told[0] == (
        "Says something else now: lessons/a (16 Mar 16:00, 2 channels): "
        "change them in your scheduler"
    )


def test_a_second_chance_is_told_and_is_not_gone_on_the_day_after(a_plan, an_item):
    item = an_item(slug="a", published="2026-03-02")
    morning, noon = a_plan(item), a_plan(item, moment="2026-03-02T12:00")
    assert next(changed(between(morning, noon))) == (
        "Planned again: lessons/a (2 Mar 12:30, 2 channels), in case it did not go out "
        "2 Mar 09:30; if it did, do not import these rows"
    )
    evening = a_plan(item, moment="2026-03-02T17:00")
    assert "3 Mar 12:30" in next(changed(between(morning, evening)))
    next_day = a_plan(item, moment="2026-03-03T08:00")
    assert between(evening, next_day).gone == ()


def test_one_channel_less_is_told_by_its_name(a_plan, a):
    changes = between(a_plan(a), a_plan(a, channels=["x"]))
    assert {row.channel for row in changes.gone} == {"LinkedIn"}
    assert "lessons/a (2 Mar 09:30 and 3 more, LinkedIn)" in next(changed(changes))


def test_guarded_and_plain_texts_are_not_taken_for_changes(a_plan, an_item):
    social = {"messages": ["@TheHub knows."]}
    item = an_item(slug="a", published="2026-03-02", social=social)
    rows = parse_rows(a_plan(item)[0])
    assert {row.text[:2] for row in rows.values()} == {" @"}
    assert between(a_plan(item), a_plan(item)) == Changes()
