"""The plan: every turn in a slot of its own, and nothing moves that need not."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from bulletin_press.campaign.planning import make_plan
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

CHANNELS = ["x", "linkedin"]
THREE_DAYS = timedelta(days=3)
"""Sooner than that, no channel is to have the same text again (docs/writing/sharing.md)."""


def repeat(every, times, **more):
    return {"repeat": {"every": every, "times": times}, **more}


@pytest.fixture(scope="session")
def planned(a_catalogue, a_site):
    """Plan: ``planned(*items, moment=…, begins=…, weeks=…, **settings)``."""

    def make(*items, moment="2026-03-02T08:00", begins=None, weeks=6, **settings):
        catalogue = a_catalogue(*items, moment=moment)
        site = a_site(**{"channels": CHANNELS, **settings})
        day = date.fromisoformat(begins) if begins else catalogue.moment.date()
        return make_plan(catalogue, site, day, weeks)

    return make


def slots(turns):
    return [(f"{turn.moment:%Y-%m-%dT%H:%M}", turn.item.slug, turn.number) for turn in turns]


def test_the_first_posts_go_on_all_channels_in_the_first_slot_after_publication(planned, an_item):
    plan = planned(an_item(slug="a", published="2026-03-02"))
    assert slots(plan.turns) == [("2026-03-02T09:30", "a", 1)]
    assert [post.channel for post in plan.turns[0].posts] == CHANNELS


@pytest.mark.parametrize(
    ("published", "slot"),
    [
        ("2026-03-02T09:29", "2026-03-02T09:30"),
        ("2026-03-02T09:30", "2026-03-02T09:30"),
        ("2026-03-02T09:31", "2026-03-02T12:30"),
        ("2026-03-02T16:01", "2026-03-03T09:30"),
        ("2026-03-07", "2026-03-09T09:30"),  # a Saturday
    ],
)
def test_nothing_goes_before_it_is_published(planned, an_item, published, slot):
    plan = planned(an_item(published=published), moment=published)
    assert slots(plan.turns)[0][0] == slot


def test_what_was_published_today_and_missed_its_slot_takes_the_next_one(planned, an_item):
    item = an_item(slug="a", published="2026-03-02", social=repeat("4 weeks", 2))
    plan = planned(item, moment="2026-03-02T12:31")
    # The repeat stays where it is, whatever the hour at which the plan is made.
    assert slots(plan.turns) == [("2026-03-02T16:00", "a", 1), ("2026-03-30T12:30", "a", 2)]
    assert not plan.was_due


@pytest.mark.parametrize(
    "published",
    ["2026-03-07", "2026-03-06T17:00", "2026-03-08T23:00", "2026-03-09"],
    ids=["Saturday", "Friday evening", "Sunday night", "today"],
)
@pytest.mark.parametrize(
    ("moment", "slot"),
    [
        ("2026-03-09T09:30", "2026-03-09T09:30"),
        ("2026-03-09T10:00", "2026-03-09T12:30"),
        ("2026-03-09T16:01", "2026-03-10T12:30"),
    ],
)
def test_what_had_its_first_slot_earlier_today_takes_the_next_one(
    planned, an_item, published, moment, slot
):
    plan = planned(an_item(slug="a", published=published), moment=moment)
    assert slots(plan.turns) == [(slot, "a", 1)]
    assert not plan.was_due


def test_two_plans_a_day_apart_never_give_one_slot_to_two(planned, an_item):
    a = an_item(slug="a", published="2026-03-09")
    b = an_item(slug="b", published="2026-03-10")
    evening = planned(a, b, moment="2026-03-09T17:00")
    morning = planned(a, b, moment="2026-03-10T08:00")
    assert slots(evening.turns) == [("2026-03-10T12:30", "a", 1)]
    assert slots(morning.turns) == [("2026-03-10T09:30", "b", 1)]
    assert slots(morning.was_due) == [("2026-03-09T09:30", "a", 1)]


def test_a_second_chance_of_an_event_ends_when_it_begins(planned, an_item):
    item = an_item("events", "a", published="2026-03-09", starts="2026-03-10T12:00")
    plan = planned(item, moment="2026-03-09T17:00")
    assert (slots(plan.turns), slots(plan.was_due)) == ([], [("2026-03-09T09:30", "a", 1)])


def test_what_was_due_on_earlier_days_is_listed_and_not_planned_again(planned, an_item):
    item = an_item(slug="a", published="2026-02-02", social=repeat("1 week", 6))
    plan = planned(item, moment="2026-03-02T10:00")
    assert slots(plan.was_due) == [
        ("2026-02-02T09:30", "a", 1),
        ("2026-02-09T12:30", "a", 2),
        ("2026-02-16T16:00", "a", 3),
        ("2026-02-23T12:30", "a", 4),
    ]
    # What goes on the same day later is to come.
    assert slots(plan.turns) == [("2026-03-02T16:00", "a", 5), ("2026-03-09T12:30", "a", 6)]
    # Four weeks back each is told, before that only how many.
    later = planned(item, moment="2026-03-10")
    assert ([turn.number for turn in later.was_due], len(later.earlier)) == ([3, 4, 5, 6], 2)


def test_repeats_meet_another_time_of_day_and_take_the_variants_in_turn(planned, an_item):
    messages = ["One.", "Two.", "Three.", "Four."]
    item = an_item(published="2026-03-02", social=repeat("1 week", 6, messages=messages))
    plan = planned(item)
    assert [f"{turn.moment:%H:%M}" for turn in plan.turns] == [
        "09:30", "12:30", "16:00", "12:30", "16:00", "12:30",
    ]  # fmt: skip
    assert [[post.variant for post in turn.posts] for turn in plan.turns] == [
        [1, 1], [2, 2], [3, 3], [4, 4], [1, 1], [2, 2]
    ]  # fmt: skip
    assert {turn.of for turn in plan.turns} == {6}


def test_two_items_of_one_morning_keep_the_gap(planned, an_item):
    items = [an_item(slug=slug, published="2026-03-02") for slug in "abcd"]
    assert slots(planned(*items).turns) == [
        ("2026-03-02T09:30", "a", 1),
        ("2026-03-02T12:30", "b", 1),
        ("2026-03-02T16:00", "c", 1),
        ("2026-03-03T09:30", "d", 1),
    ]
    wide = planned(*items, post_gap="4 hours").turns
    assert [slot for slot, *_ in slots(wide)] == [
        "2026-03-02T09:30",
        "2026-03-02T16:00",
        "2026-03-03T09:30",
        "2026-03-03T16:00",
    ]


def test_the_gap_is_time_that_passes_not_what_the_clocks_show(planned, an_item):
    # On the night of 28 March 2027 it is one hour from 00:30 to 02:30.
    times = {"post_times": ["00:30", "02:30"], "post_days": ["Sunday"], "post_gap": "2 hours"}
    items = [an_item(slug=slug, published="2027-03-27") for slug in "ab"]
    made = planned(*items, moment="2027-03-27", **times).turns
    assert [slot for slot, *_ in slots(made)] == ["2027-03-28T00:30", "2027-04-04T00:30"]
    # And on that of 31 October three.
    items = [an_item(slug=slug, published="2027-10-30") for slug in "ab"]
    made = planned(*items, moment="2027-10-30", **{**times, "post_gap": "3 hours"}).turns
    assert [slot for slot, *_ in slots(made)] == ["2027-10-31T00:30", "2027-10-31T02:30"]


def test_what_falls_on_a_blackout_goes_in_the_next_free_slot_after_it(planned, an_item):
    items = [
        an_item(slug=slug, published="2026-03-02", social=repeat("1 week", 2)) for slug in "ab"
    ]
    blackout = [{"from": "2026-03-09", "to": "2026-03-22", "why": "Mourning"}]
    plan = planned(*items, blackout=blackout)
    assert slots(plan.turns)[2:] == [("2026-03-23T12:30", "a", 2), ("2026-03-23T16:00", "b", 2)]
    assert [plan.blackout[day].why for day in sorted(plan.blackout)] == ["Mourning"] * 14
    assert (min(plan.blackout), max(plan.blackout)) == (date(2026, 3, 9), date(2026, 3, 22))


def test_what_falls_behind_its_end_because_of_a_blackout_is_told(planned, an_item):
    item = an_item(
        "campaigns", "a", published="2026-03-01", starts="2026-03-02", ends="2026-03-10",
        social=repeat("1 week", 2),
    )  # fmt: skip
    plan = planned(item, blackout=[{"from": "2026-03-09", "to": "2026-03-12"}])
    assert slots(plan.turns) == [("2026-03-02T09:30", "a", 1)]
    assert [(one.item.slug, one.number, one.of, one.day) for one in plan.left_out] == [
        ("a", 2, 2, date(2026, 3, 9))
    ]


def test_a_reminder_of_a_mondays_event_comes_on_the_friday(planned, an_item):
    item = an_item("events", "a", published="2026-02-20", starts="2026-03-16T09:00")
    assert slots(planned(item).turns) == [
        ("2026-03-09T12:30", "a", 2),
        ("2026-03-13T16:00", "a", 3),
    ]


def test_a_reminder_finds_room_up_to_fourteen_days_earlier_and_no_further(planned, an_item):
    item = an_item("events", "a", published="2026-02-20", starts="2026-03-31T09:00")

    def reminded(closed_from):
        plan = planned(item, blackout=[{"from": closed_from, "to": "2026-03-30"}])
        return [slot for slot in slots(plan.turns) if slot[2] > 2], plan.left_out

    # A week before is the 24th; fourteen days before that, the 10th.
    turns, left_out = reminded("2026-03-11")
    assert turns == [("2026-03-10T16:00", "a", 3)]
    assert [(one.number, one.day) for one in left_out] == [(4, date(2026, 3, 30))]
    turns, left_out = reminded("2026-03-10")
    assert turns == []
    assert [one.number for one in left_out] == [3, 4]


def test_a_reminder_does_not_come_on_the_day_of_the_event(planned, an_item):
    # There is room in the morning, but "tomorrow" would not be true then.
    item = an_item("events", "a", published="2026-02-20", starts="2026-03-17T15:00")
    plan = planned(item, blackout=[{"from": "2026-03-10", "to": "2026-03-16"}])
    assert all(slot < "2026-03-10" for slot, *_ in slots(plan.turns))


def test_two_turns_of_one_item_never_share_a_day(planned, an_item):
    messages = [f"Message {number}." for number in range(6)]
    item = an_item(slug="a", published="2026-03-06", social=repeat("1 day", 4, messages=messages))
    # From Saturday to Wednesday nothing goes: what would, comes behind it, a day for each.
    plan = planned(item, blackout=[{"from": "2026-03-07", "to": "2026-03-11"}], moment="2026-03-06")
    assert [slot[:10] for slot, *_ in slots(plan.turns)] == [
        "2026-03-06",
        "2026-03-12",
        "2026-03-13",
        "2026-03-16",
    ]


def test_a_second_chance_comes_before_the_next_turn_of_its_item_or_not_at_all(planned, an_item):
    messages = [f"Message {number}." for number in range(6)]
    for days, turns in (("1 day", [2]), ("2 days", [1, 2])):
        social = repeat(days, 2, messages=messages)
        item = an_item(slug="a", published="2026-03-02", social=social)
        plan = planned(item, moment="2026-03-02T17:00")
        assert [turn.number for turn in plan.turns] == turns
        assert [turn.number for turn in plan.was_due] == [1][: 2 - len(turns)]


def test_a_second_chance_shares_no_day_with_another_turn_of_its_item(planned, an_item):
    # The reminder of Thursday, which is closed, goes on Wednesday at 16:00; so is Tuesday closed.
    item = an_item("events", "a", published="2026-03-02", starts="2026-03-06T09:00")
    plan = planned(item, moment="2026-03-02T17:00", blackout=["2026-03-03", "2026-03-05"])
    assert slots(plan.turns) == [("2026-03-04T16:00", "a", 2)]
    assert slots(plan.was_due) == [("2026-03-02T09:30", "a", 1)]


def test_the_same_text_comes_again_after_three_days_and_no_sooner(planned, an_item):
    social = repeat("1 day", 4, messages=["One.", "Two.", "Three."])
    item = an_item(slug="a", published="2026-03-02T15:00", social=social)
    plan = planned(item, moment="2026-03-02T15:00")
    # On Thursday the turn would be at 12:30, which is not three days behind Monday's 16:00.
    assert [slot for slot, *_ in slots(plan.turns)] == [
        "2026-03-02T16:00",
        "2026-03-03T12:30",
        "2026-03-04T16:00",
        "2026-03-05T16:00",
    ]
    assert plan.turns[0].posts == plan.turns[3].posts


def test_what_is_closed_for_longer_than_any_search_is_told(planned, an_item):
    item = an_item(slug="a", published="2026-03-02")
    closed = [{"from": "2026-03-01", "to": "2028-11-24"}]
    # From the day of publication, Friday 24 November 2028 is 998 days away, the Monday 1,001.
    assert not planned(item, blackout=closed, weeks=200).turns
    earlier = [{"from": "2026-03-01", "to": "2028-11-23"}]
    assert slots(planned(item, blackout=earlier, weeks=200).turns) == [("2028-11-24T09:30", "a", 1)]


def test_a_reminder_whose_own_day_is_behind_the_weeks_may_come_within_them(planned, an_item):
    item = an_item("events", "a", published="2026-02-20", starts="2026-04-20T10:00")
    blackout = [{"from": "2026-04-09", "to": "2026-04-19"}]
    plan = planned(item, weeks=6, blackout=blackout)
    assert plan.ends == date(2026, 4, 13)
    assert slots(plan.turns)[-1] == ("2026-04-08T16:00", "a", 3)


def test_an_event_that_has_begun_is_announced_no_more(planned, an_item):
    item = an_item("events", published="2026-03-02", starts="2026-03-02T12:00")
    assert len(planned(item, moment="2026-03-02T09:00").turns) == 1
    late = planned(item, moment="2026-03-02T11:00")
    assert not late.turns
    assert slots(late.was_due) == [("2026-03-02T09:30", "ask-twice", 1)]


def test_held_withdrawn_and_silent_items_are_not_planned(planned, an_item):
    withdrawn = {"date": "2026-03-01", "reason": "Wrong."}
    embargo = {"reason": "family", "review": "2027-01-01"}
    items = [
        an_item(slug="draft", status="draft"),
        an_item(slug="scheduled", published="2026-03-05"),
        an_item(slug="embargoed", status="embargoed", embargo=embargo),
        an_item(slug="gone", status="withdrawn", withdrawn=withdrawn, social=repeat("1 week", 20)),
        an_item(slug="silent", social=repeat("1 week", 20, hold=True)),
        an_item(slug="public", published="2026-03-02"),
    ]  # fmt: skip
    plan = planned(*items)
    assert {turn.item.slug for turn in (*plan.turns, *plan.was_due)} == {"public"}


def test_guidance_is_not_repeated_once_other_guidance_is_in_its_place(planned, an_item):
    old = an_item("guidance", "old", published="2026-02-23", social=repeat("1 week", 8))
    new = an_item("guidance", "new", published="2026-03-02", supersedes="guidance/old")
    assert len(planned(old).turns) == 6
    assert {turn.item.slug for turn in planned(old, new).turns} == {"new"}
    assert len(planned(old, new, moment="2026-03-01").turns) == 6


def several(an_item, **changed):
    """Make a year of items, of which one may be changed."""
    days = [date(2026, 1, 1) + timedelta(days=17 * at) for at in range(12)]
    return [
        an_item(
            slug=f"item-{at}", published=day.isoformat(), social=repeat("10 days", 20),
            **(changed if at == 4 else {}),
        )
        for at, day in enumerate(days)
    ]  # fmt: skip


def test_a_new_bulletin_moves_nothing(planned, an_item):
    items = several(an_item)
    moment = "2026-08-03T08:00"
    before = slots(planned(*items, moment=moment, weeks=12).turns)
    new = an_item(slug="new", published="2026-08-03", social=repeat("1 week", 6))
    after = slots(planned(*items, new, moment=moment, weeks=12).turns)
    assert len(before) > 40
    assert set(before) <= set(after)
    assert len(after) == len(before) + 6


def test_changing_what_one_says_moves_nothing(planned, an_item):
    moment = "2026-06-01T08:00"
    before = planned(*several(an_item), moment=moment)
    after = planned(*several(an_item, title="Other words", summary="Other."), moment=moment)
    assert slots(before.turns) == slots(after.turns)
    assert before != after


def test_taking_one_out_moves_only_what_had_made_way_for_it(planned, an_item):
    items, moment = several(an_item), "2026-06-01T08:00"
    before = slots(planned(*items, moment=moment).turns)
    after = slots(planned(*items[:4], *items[5:], moment=moment).turns)
    # What is older was there first and stays; nothing of the rest comes later than before.
    older = {f"item-{at}" for at in range(4)}
    assert [one for one in after if one[1] in older] == [one for one in before if one[1] in older]
    was = {(slug, number): slot for slot, slug, number in before}
    moved = [(slug, number) for slot, slug, number in after if was[slug, number] != slot]
    assert all(slot <= was[slug, number] for slot, slug, number in after)
    assert len(moved) <= len([one for one in before if one[1] == "item-4"])
    assert len(after) == len(before) - len([one for one in before if one[1] == "item-4"])


def test_next_weeks_plan_is_this_weeks(planned, an_item):
    items = several(an_item)[:9]  # The rest is not public yet.
    this = slots(planned(*items, moment="2026-06-01T08:00", weeks=6).turns)
    later = slots(planned(*items, moment="2026-06-08T08:00", weeks=6).turns)
    assert this != later
    assert [one for one in this if one[0] >= "2026-06-08T08"] == [
        one for one in later if one[0] < "2026-07-13"
    ]


def test_the_length_of_the_plan_moves_nothing(planned, an_item):
    items = several(an_item)
    short = slots(planned(*items, moment="2026-06-01T08:00", weeks=2).turns)
    long = slots(planned(*items, moment="2026-06-01T08:00", weeks=30).turns)
    assert short == long[: len(short)]
    assert len(long) > len(short)


def test_later_weeks_can_be_looked_at_alone(planned, an_item):
    item = an_item(slug="a", published="2026-03-02", social=repeat("1 week", 4))
    plan = planned(item, begins="2026-03-10", weeks=1)
    assert slots(plan.turns) == [("2026-03-16T16:00", "a", 3)]
    assert (plan.begins, plan.ends) == (date(2026, 3, 10), date(2026, 3, 17))


def test_a_plan_can_be_limited_to_items_and_channels_and_nothing_moves(planned, an_item):
    items = [an_item(slug=slug, published="2026-03-02") for slug in "ab"]
    plan = planned(*items)
    one = plan.limited(["lessons/b"], ["x"])
    assert slots(one.turns) == slots(plan.turns)[1:]
    assert [post.channel for post in one.turns[0].posts] == ["x"]
    assert plan.limited([], CHANNELS) == plan


def test_what_is_new_does_not_wait_behind_repeats_and_those_without_room_are_told(planned, an_item):
    old = [
        an_item(slug=f"old-{at}", published="2026-01-01", social=repeat("1 day", 100))
        for at in range(4)
    ]
    new = an_item(slug="new", published="2026-03-02")
    plan = planned(*old, new)
    assert slots(plan.turns)[0] == ("2026-03-02T09:30", "new", 1)
    # Two times of each day are left for repeats, and each item takes one of a day.
    assert len(plan.turns) == 1 + 2 * 5 * 6
    assert len(plan.left_out) > 10
    assert {one.item.slug for one in plan.left_out} <= {"old-2", "old-3"}
    assert all(one.number > 1 for one in plan.left_out)


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
TIMES = st.sampled_from(["00:30", "01:30", "02:30", "09:30", "12:30", "16:00", "23:45"])
MADE = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["lessons", "campaigns", "events"]),
        "published": st.tuples(DAYS, TIMES).map(lambda pair: f"{pair[0]}T{pair[1]}"),
        "starts": st.tuples(DAYS, TIMES).map(lambda pair: f"{pair[0]}T{pair[1]}"),
        "length": st.one_of(st.none(), st.integers(0, 90)),
        "every": st.sampled_from([None, "1 day", "2 days", "1 week", "1 month"]),
        "times": st.integers(1, 12),
        "messages": st.integers(0, 2),
    }
)
SETTLED = st.fixed_dictionaries(
    {
        "post_times": st.lists(TIMES, min_size=1, max_size=4),
        "post_days": st.lists(st.sampled_from(["Monday", "Thursday", "Sunday"]), min_size=1),
        "post_gap": st.sampled_from(["15 minutes", "3 hours", "1 day"]),
        "blackout": st.lists(st.tuples(DAYS, st.integers(0, 30)), max_size=3).map(
            lambda found: [
                {"from": str(day), "to": str(day + timedelta(more))} for day, more in found
            ]
        ),
    }
)


def item_of(an_item, at, made):
    kind, fields = made["kind"], {"published": skipped_hour_avoided(made["published"])}
    if kind != "lessons":
        fields["starts"] = skipped_hour_avoided(made["starts"])
    if kind == "campaigns" and made["length"] is not None:
        starts = datetime.fromisoformat(fields["starts"])
        fields["ends"] = (starts + timedelta(days=made["length"])).date().isoformat()
    messages = [f"Message {number}." for number in range(made["messages"])]
    fields["social"] = {"messages": messages}
    if made["every"]:
        fields["social"] = repeat(made["every"], made["times"], messages=messages)
    return an_item(kind, f"made-{at}", **fields)


def skipped_hour_avoided(text):
    return text.replace("2026-03-29T01:", "2026-03-29T02:")


@examples(max_examples=60)
@given(st.lists(MADE, min_size=1, max_size=6), SETTLED, st.tuples(DAYS, TIMES))
def test_whatever_is_written_every_post_keeps_the_rules(planned, an_item, made, settled, now):
    items = [item_of(an_item, at, one) for at, one in enumerate(made)]
    moment = skipped_hour_avoided(f"{now[0]}T{now[1]}")
    plan = planned(*items, moment=moment, weeks=30, **settled)
    closed = {
        date.fromisoformat(one["from"]) + timedelta(days=more)
        for one in settled["blackout"]
        for more in range(
            (date.fromisoformat(one["to"]) - date.fromisoformat(one["from"])).days + 1
        )
    }
    gap = {"15 minutes": 15, "3 hours": 180, "1 day": 1440}[settled["post_gap"]]
    said = defaultdict(list)
    for turn in plan.turns:
        local = turn.moment.replace(tzinfo=None)
        assert f"{turn.moment:%Y-%m-%dT%H:%M}" >= moment
        assert f"{turn.moment:%H:%M}" in settled["post_times"]
        assert f"{turn.moment:%A}" in settled["post_days"]
        assert turn.moment.date() not in closed
        assert turn.moment >= turn.item.published.start
        if turn.item.kind == "events":
            assert turn.moment < turn.item.starts.start
        if turn.item.kind == "campaigns":
            assert turn.moment >= turn.item.starts.start
            assert turn.item.ends is None or local.date() <= turn.item.ends.start.date()
        for post in turn.posts:
            said[post.channel, post.text].append(turn.moment)
    moments = [turn.moment for turn in plan.turns]
    assert all(later - earlier >= timedelta(minutes=gap) for earlier, later in pairwise(moments))
    for times in said.values():
        assert all(later - earlier >= THREE_DAYS for earlier, later in pairwise(sorted(times)))
    for item in items:
        numbers = [turn.number for turn in plan.turns if turn.item.name == item.name]
        assert len(set(numbers)) == len(numbers)
    again = planned(*reversed(items), moment=moment, weeks=30, **settled)
    assert slots(again.turns) == slots(plan.turns)


def test_a_thousand_items_are_planned_in_good_time(a_catalogue, a_site, an_item):
    first = date(2020, 1, 1)
    items = [
        an_item(
            slug=f"item-{at}",
            published=str(first + timedelta(days=2 * at)),
            social=repeat("4 weeks", 6),
        )
        for at in range(1000)
    ]
    site, catalogue = a_site(), a_catalogue(*items, moment="2025-06-01")
    make_plan(catalogue, site, date(2025, 6, 1), 1)  # composes the posts, which others time
    began = perf_counter()
    plan = make_plan(catalogue, site, date(2025, 6, 1), 12)
    took = perf_counter() - began
    assert len(plan.turns) > 100
    assert len(plan.earlier) > 3000
    assert took < 3


def test_what_is_limited_is_about_what_was_chosen_only(planned, an_item):
    items = [
        an_item(slug=slug, published="2026-01-05", social=repeat("2 weeks", 9)) for slug in "ab"
    ]
    plan = planned(*items, moment="2026-03-30")
    one = plan.limited(["lessons/b"], ["x"])
    assert {turn.item.slug for turn in plan.earlier} == {"a", "b"}
    assert {turn.item.slug for turn in one.earlier} == {"b"}
    assert len(one.earlier) * 2 == len(plan.earlier)
    assert (plan.names, one.names) == ((), ("lessons/b",))
