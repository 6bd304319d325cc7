"""What a digest gathers, and for which days."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.dates import parse_date
from bulletin_press.digest.gathering import digest_of
from bulletin_press.digest.periods import Period, months_of
from bulletin_press.digest.wording import contents, when

ZONE = ZoneInfo("Europe/London")
YEAR = Period(date(2026, 1, 1), date(2026, 11, 22))


def period(since, until):
    return Period(date.fromisoformat(since), date.fromisoformat(until))


@pytest.fixture
def digest(a_catalogue, vocabulary):
    """Gather from some items: ``digest(*items, days=…, audience=…, moment=…, **more)``."""

    def make(*items, days=YEAR, audience=None, moment="2026-11-22T12:00", **more):
        term = vocabulary["audiences"][audience] if audience else None
        return digest_of(a_catalogue(*items, moment=moment), days, term, **more)

    return make


def names(news):
    return [one.item.slug for one in news]


@pytest.mark.parametrize(
    ("since", "until", "label"),
    [
        ("2026-11-01", "2026-11-30", "November 2026"),
        ("2024-02-01", "2024-02-29", "February 2024"),
        ("2026-11-01", "2026-11-22", "1 to 22 November 2026"),
        ("2026-10-30", "2026-11-03", "30 October to 3 November 2026"),
        ("2025-12-30", "2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2026-11-03", "2026-11-03", "3 November 2026"),
    ],
)
def test_a_period_is_said_as_people_say_it(since, until, label):
    assert period(since, until).label == label


@pytest.mark.parametrize(
    ("dated", "since", "until", "held"),
    [
        ("2026-11-01", "2026-11-01", "2026-11-22", True),
        ("2026-11-22T23:59", "2026-11-01", "2026-11-22", True),
        ("2026-10-31T23:59", "2026-11-01", "2026-11-22", False),
        # On the clock of the site it is the next day already.
        ("2026-07-31T23:30Z", "2026-08-01", "2026-08-31", True),
        ("2026-11", "2026-11-01", "2026-11-22", True),
        ("2026-11", "2026-11-02", "2026-11-30", False),
        ("2026", "2026-01-01", "2026-11-22", False),
        ("2026", "2026-01-01", "2026-12-31", True),
        ("2025/26", "2025-04-01", "2026-03-30", False),
        ("2025/26", "2025-04-01", "2026-03-31", True),
    ],
)
def test_a_date_lies_in_a_period_as_far_as_it_is_known(dated, since, until, held):
    assert period(since, until).holds(parse_date(dated, ZONE)) is held


def test_the_months_are_those_with_something_published_or_changed_latest_first(
    an_item, a_catalogue
):
    items = [
        an_item(slug="a", published="2024-05-14", changes=[{"date": "2025-03-09", "note": "x"}]),
        an_item(slug="b", published="2024-05", date_note="May"),
        an_item(slug="c", published="2023", date_note="The year."),
        an_item(slug="d", published="2022/23", date_note="The year."),
        an_item("events", "e", published=None, starts="2027-05-01"),
        an_item("events", "f", published=None, starts="2018-06"),
    ]
    slugs = [month.slug for month in months_of(a_catalogue(*items))]
    assert slugs == ["2025-03", "2024-05", "2018-06"]


def test_news_are_what_was_published_and_what_changed_and_nothing_else(digest, an_item):
    changes = [{"date": "2025-03-09", "note": "Old."}, {"date": "2026-03-09", "note": "New."}]
    found = digest(
        an_item(slug="new"),
        an_item(slug="old", published="2025-01-01"),
        an_item(slug="changed", published="2025-01-01", changes=changes),
        an_item(slug="scheduled", published="2026-12-01"),
        an_item(slug="draft", status="draft"),
    )
    told = {one.item.slug: (one.is_new, [it.note for it in one.changes]) for one in found.news}
    assert told == {"new": (True, []), "changed": (False, ["New."])}


def test_each_item_stands_once_under_its_first_theme_in_the_order_of_the_vocabulary(
    digest, an_item, vocabulary
):
    one, two = list(vocabulary["themes"])[:2]
    found = digest(
        an_item("events", "none", themes=[], starts="2026-02-01"),
        an_item(slug="second", themes=[two, one]),
        an_item(slug="first", themes=[one, two]),
    )
    groups = [(term.slug if term else None, names(news)) for term, news in found.by_theme]
    assert groups == [(one, ["first"]), (two, ["second"]), (None, ["none"])]


def test_an_event_to_come_stands_apart_whether_it_is_new_or_not(digest, an_item):
    found = digest(
        an_item("events", "new", starts="2026-12-24"),
        an_item("events", "old", starts="2026-12-01", published="2025-12-01"),
        an_item("events", "past", starts="2026-05-01"),
    )
    assert names(found.coming) == ["old", "new"]
    assert [name for _, news in found.by_theme for name in names(news)] == ["past"]
    assert not found.is_empty


def test_without_those_to_come_a_new_event_stands_with_all_that_is_new(digest, an_item):
    found = digest(an_item("events", "new", starts="2026-12-24"), with_coming=False)
    assert found.coming == ()
    assert [name for _, news in found.by_theme for name in names(news)] == ["new"]


def test_that_something_is_coming_is_no_news(digest, an_item):
    found = digest(an_item("events", starts="2026-12-24", published="2025-12-01"))
    assert names(found.coming) == ["ask-twice"]
    assert found.is_empty


ACTIONS = [
    {"do": "Late.", "for": ["police"], "by": "2026-11-21"},
    {"do": "Today.", "for": ["police"], "by": "2026-11-22"},
    {"do": "Both.", "for": ["police", "education"], "by": "2027-01-01"},
    {"do": "All.", "by": "2027-02-01"},
    {"do": "Done.", "for": ["police"], "by": "2026-05-01", "response": "Yes."},
]


def done(gathered):
    return [one.part.do for one in gathered]


def test_actions_are_grouped_by_those_who_are_to_act_the_earliest_first(digest, an_item):
    found = digest(an_item(actions=ACTIONS))
    groups = [([t.slug for t in terms], done(acts)) for terms, acts in found.to_do_by_audience]
    assert groups == [
        (["police"], ["Late.", "Today."]),
        (["education", "police"], ["Both."]),
        ([], ["All."]),
    ]
    assert done(found.answered) == ["Done."]


def test_groups_of_one_date_stand_in_the_order_of_the_vocabulary_those_without_last(
    digest, an_item
):
    asked = [(["early-years"], "2027-01-01"), (["education"], None), ([], "2027-01-01")]
    asked += [(["police"], "2027-01-01")]
    actions = [{"do": "Ask.", "for": whom, **({"by": by} if by else {})} for whom, by in asked]
    found = digest(an_item(actions=actions))
    groups = [[term.slug for term in terms] for terms, _ in found.to_do_by_audience]
    assert groups == [[], ["police"], ["early-years"], ["education"]]


def test_an_action_is_late_on_the_day_after_its_date(digest, an_item):
    found = digest(an_item(actions=ACTIONS))
    assert done(one for one in [*found.to_do, *found.answered] if found.is_late(one)) == ["Late."]


def test_the_digest_for_one_audience_has_its_items_and_its_actions_only(digest, an_item):
    items = [
        an_item(slug="mine", audiences=["education"]),
        an_item(slug="all", actions=ACTIONS),
        an_item(slug="theirs", audiences=["police"]),
    ]
    found = digest(*items, audience="education")
    assert sorted(names(found.news)) == ["all", "mine"]
    ((terms, actions),) = found.to_do_by_audience
    assert (terms, done(actions)) == ([], ["Both.", "All."])
    assert found.answered == []


def test_the_digest_for_one_audience_has_what_other_items_ask_of_it(digest, an_item):
    actions = [{"do": "Ring the school.", "for": ["police"]}, {"do": "Ask.", "for": ["education"]}]
    items = [
        an_item(slug="theirs", audiences=["education"], actions=actions),
        an_item(slug="old", published="2025-01-01", audiences=["education"], actions=actions),
    ]
    found = digest(*items, audience="police")
    assert found.news == ()
    assert [(one.item.slug, one.part.do) for one in found.to_do] == [("theirs", "Ring the school.")]
    assert not found.is_empty
    assert digest(*items, audience="early-years").is_empty


OFF = {"cancelled": "Ill.", "changes": [{"date": "2026-11-02", "note": "Called off."}]}


def test_an_event_that_is_called_off_is_not_coming_but_is_told_when_that_changes(digest, an_item):
    off = an_item("events", starts="2026-12-24", published="2025-01-01", **OFF)
    found = digest(off, an_item("events", "on", starts="2026-12-24"))
    assert names(found.called_off) == ["ask-twice"]
    assert names(found.coming) == ["on"]
    assert found.by_theme == []
    assert digest(off, days=period("2026-01-01", "2026-11-01")).is_empty


def test_what_is_in_a_digest_is_counted_once_each_by_its_kind(digest, an_item):
    found = digest(
        an_item(slug="a", actions=[{"do": "Ask."}, {"do": "Ask again."}]),
        an_item(slug="b"),
        an_item("reviews", "c"),
        an_item("guidance", "d"),
        an_item("events", "past", starts="2026-05-01"),
        an_item("events", "coming", starts="2026-12-24"),
        an_item("events", "off", starts="2026-12-24", **OFF),
    )
    assert contents(found) == [
        "2 things to do",
        "2 Learning Lessons Bulletins",
        "1 review summary",
        "1 page of guidance",
        "1 event",
        "1 event called off",
        "1 event to come",
    ]
    assert contents(digest(an_item("events", starts="2026-05-01"))) == ["1 event"]


def test_a_month_of_which_all_is_withdrawn_keeps_its_page(an_item, a_catalogue):
    gone = {"status": "withdrawn", "withdrawn": {"date": "2026-06-01", "reason": "Old."}}
    catalogue = a_catalogue(an_item(published="2026-02-14", **gone))
    (month,) = months_of(catalogue)
    assert month.slug == "2026-02"
    found = digest_of(catalogue, month)
    assert (found.news, contents(found)) == ((), [])


def test_what_was_withdrawn_is_told_for_the_days_and_the_audience(digest, an_item):
    def gone(slug, day, **fields):
        withdrawn = {"date": day, "reason": "It was out of date."}
        return an_item(slug=slug, status="withdrawn", withdrawn=withdrawn, **fields)

    items = [
        gone("before", "2026-01-31", published="2025-01-01"),
        gone("within", "2026-02-01"),
        gone("police", "2026-02-02", audiences=["police"]),
        gone("after", "2026-03-01"),
    ]
    days = period("2026-02-01", "2026-02-28")
    assert [it.slug for it in digest(*items, days=days).withdrawn] == ["police", "within"]
    mine = digest(*items, days=days, audience="education")
    assert [it.slug for it in mine.withdrawn] == ["within"]
    assert not mine.is_empty


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("2026-02-01", None, "1 February 2026"),
        ("2026-02-01T09:30", "2026-02-01T11:00", "1 February 2026, 09:30 to 11:00"),
        (
            "2026-02-01T09:30",
            "2026-02-02T11:00",
            "1 February 2026, 09:30 to 2 February 2026, 11:00",
        ),
        ("2026-02-01", "2026-02-03", "1 February 2026 to 3 February 2026"),
        ("2026-02-01", "2026-02-01", "1 February 2026"),
        ("2026-02", "2026-04", "February 2026 to April 2026"),
    ],
)
def test_an_event_is_said_with_its_hours_as_far_as_they_are_known(an_item, starts, ends, said):
    assert when(an_item("events", starts=starts, ends=ends)) == said
