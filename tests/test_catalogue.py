"""The door: who may be seen at a moment, and what is left of the rest."""

from datetime import timedelta

import pytest

EMBARGO = {"reason": "inquest", "review": "2026-01-01"}
WITHDRAWN = {"date": "2026-01-05", "reason": "Old."}
NOON = "2026-01-10T12:00"


def names(items):
    return [item.name for item in items]


def item_with(an_item, status, **fields):
    own = {"embargoed": {"embargo": EMBARGO}, "withdrawn": {"withdrawn": WITHDRAWN}}
    return an_item(status=status, published=NOON, **own.get(status, {}), **fields)


@pytest.mark.parametrize("minutes", [-1, 0, 1])
@pytest.mark.parametrize("status", ["draft", "embargoed", "published", "withdrawn"])
def test_only_what_is_published_and_due_is_public(an_item, a_catalogue, at, status, minutes):
    moment = at(NOON) + timedelta(minutes=minutes)
    catalogue = a_catalogue(item_with(an_item, status), moment=moment)
    assert bool(catalogue.items) == (status == "published" and minutes >= 0)
    assert bool(catalogue.notices) == (status == "withdrawn" and minutes >= 0)
    assert set(catalogue.bodies) == {item.name for item in catalogue.items}


def test_an_item_without_a_status_is_not_public(an_item, a_catalogue):
    assert not a_catalogue(an_item(status=None)).items


def test_an_item_without_a_date_is_not_public_unless_it_is_an_event(an_item, a_catalogue):
    items = [an_item(published=None), an_item("events", published=None, starts="2018-06-11")]
    assert names(a_catalogue(*items).items) == ["events/ask-twice"]


def test_an_event_with_a_date_waits_for_it(an_item, a_catalogue):
    event = an_item("events", published="2026-01-10", starts="2026-02-01")
    assert not a_catalogue(event, moment="2026-01-09").items
    assert a_catalogue(event, moment="2026-01-10").items


def test_a_date_of_which_a_part_is_known_is_public_from_its_first_moment(an_item, a_catalogue):
    item = an_item(published="2017/18", date_note="The day is not given.")
    assert not a_catalogue(item, moment="2017-03-31T23:59").items
    assert a_catalogue(item, moment="2017-04-01").items


def test_the_moment_of_another_zone_is_the_same_moment(an_item, a_catalogue):
    item = an_item(published="2026-07-01T09:00")
    assert not a_catalogue(item, moment="2026-07-01T07:59Z").items
    assert a_catalogue(item, moment="2026-07-01T08:00Z").items


def test_an_embargo_never_lifts_by_itself(an_item, a_catalogue):
    item = item_with(an_item, "embargoed")
    assert not a_catalogue(item, moment="2099-01-01").items


def test_what_a_preview_shows_is_marked_as_held(an_item, a_catalogue):
    items = [
        item_with(an_item, "published", slug="public"),
        item_with(an_item, "draft", slug="draft"),
        item_with(an_item, "embargoed", slug="embargoed"),
        item_with(an_item, "withdrawn", slug="withdrawn"),
        an_item(slug="scheduled", published="2099-01-01"),
    ]
    catalogue = a_catalogue(*items, preview=True)
    held = {"lessons/draft", "lessons/embargoed", "lessons/scheduled"}
    assert catalogue.held == held
    assert set(names(catalogue.items)) == held | {"lessons/public"}
    assert [notice.slug for notice in catalogue.notices] == ["withdrawn"]
    assert not a_catalogue(*items).held


def test_the_last_changed_comes_first(an_item, a_catalogue):
    changed = [{"date": "2026-03-01", "note": "A."}]
    items = [
        an_item(slug="old", published="2024-01-01"),
        an_item(slug="b", published="2026-01-10"),
        an_item(slug="a", published="2026-01-10"),
        an_item(slug="changed", published="2023-01-01", changes=changed),
    ]
    assert [item.slug for item in a_catalogue(*items).items] == ["changed", "a", "b", "old"]


def test_a_change_to_come_is_hidden_and_moves_nothing(an_item, a_catalogue, at):
    changes = [{"date": "2026-03-01", "note": "A."}, {"date": "2026-12-24T09:00", "note": "B."}]
    [item] = a_catalogue(an_item(changes=changes), moment="2026-12-24T08:59").items
    assert [change.note for change in item.changes] == ["A."]
    assert item.updated == at("2026-03-01")


@pytest.mark.parametrize("field", ["related", "reviews"])
@pytest.mark.parametrize("status", ["draft", "embargoed", "withdrawn", "published"])
def test_a_mention_of_what_is_not_to_be_seen_is_dropped(an_item, a_catalogue, status, field):
    item = an_item(slug="from", **{field: ["reviews/held"]})
    other = an_item("reviews", "held", status=status, embargo=EMBARGO, withdrawn=WITHDRAWN)
    seen = a_catalogue(item, other).by_name("lessons/from")
    assert getattr(seen, field) == (("reviews/held",) if status == "published" else ())


@pytest.mark.parametrize(("moment", "seen"), [("2026-03-01T08:59", 0), ("2026-03-01T09:00", 1)])
def test_a_change_is_seen_from_its_moment_on(an_item, a_catalogue, moment, seen):
    changes = [{"date": "2026-03-01T09:00", "note": "A."}]
    [item] = a_catalogue(an_item(changes=changes), moment=moment).items
    assert len(item.changes) == seen


@pytest.mark.parametrize("offset", ["+01:00", ""])
def test_what_is_due_in_the_hour_that_autumn_has_twice_waits_for_it(an_item, a_catalogue, offset):
    item = an_item(published=f"2026-10-25T01:30{offset}")
    earlier, later = "2026-10-25T00:29Z", "2026-10-25T00:31Z"
    assert not a_catalogue(item, moment=earlier).items
    assert bool(a_catalogue(item, moment=later).items) == bool(offset)
    assert a_catalogue(item, moment="2026-10-25T01:30Z").items


def test_guidance_does_not_name_what_it_will_replace_before_that_is_public(an_item, a_catalogue):
    new = an_item("guidance", "new", supersedes="guidance/old")
    old = an_item("guidance", "old", status="draft")
    assert a_catalogue(new, old).by_name("guidance/new").supersedes is None
    old = an_item("guidance", "old")
    catalogue = a_catalogue(new, old)
    assert catalogue.by_name("guidance/new").supersedes == "guidance/old"
    assert names(catalogue.superseding(old)) == ["guidance/new"]


def test_held_guidance_replaces_nothing(an_item, a_catalogue):
    old = an_item("guidance", "old")
    new = an_item("guidance", "new", status="draft", supersedes="guidance/old")
    assert a_catalogue(old, new).superseding(old) == []


def test_items_are_related_both_ways(an_item, a_catalogue):
    one = an_item(slug="one", related=["guidance/two", "lessons/one"])
    two, three = an_item("guidance", "two"), an_item(slug="three")
    catalogue = a_catalogue(one, two, three)
    related = {item.slug: names(catalogue.related(item)) for item in catalogue.items}
    assert related == {"one": ["guidance/two"], "two": ["lessons/one"], "three": []}


def test_a_held_item_is_related_to_nothing_public(an_item, a_catalogue):
    items = [
        an_item(slug="held", status="draft", related=["lessons/public"]),
        an_item(slug="public"),
    ]
    catalogue = a_catalogue(*items)
    assert catalogue.related(catalogue.by_name("lessons/public")) == []


def test_a_bulletin_and_its_review_find_each_other(an_item, a_catalogue):
    lesson, review = an_item(reviews=["a-review"]), an_item("reviews", "a-review")
    catalogue = a_catalogue(lesson, review)
    assert names(catalogue.reviews_of(lesson)) == ["reviews/a-review"]
    assert names(catalogue.lessons_of(review)) == ["lessons/ask-twice"]
    assert catalogue.reviews_of(review) == catalogue.lessons_of(lesson) == []


def test_a_review_does_not_know_its_held_bulletin(an_item, a_catalogue):
    lesson, review = an_item(status="draft", reviews=["a-review"]), an_item("reviews", "a-review")
    assert a_catalogue(lesson, review).lessons_of(review) == []


def test_a_notice_holds_no_title_and_no_text(an_item, a_catalogue):
    marked = "Zzgone"
    item = item_with(
        an_item,
        "withdrawn",
        title=marked,
        summary=marked,
        body=marked,
        learning=[{"point": marked}],
        resources=[{"title": marked, "url": f"https://example.org/{marked}"}],
        citations=[{"title": marked}],
        social={"messages": [marked]},
    )
    catalogue = a_catalogue(item)
    assert marked not in repr(catalogue.notices)
    assert not catalogue.items
    assert not catalogue.bodies


def test_a_notice_keeps_what_its_last_entry_needs(an_item, a_catalogue):
    old = {"aliases": ["/old/"], "id": "tag:example.org,2020:lessons/x"}
    [notice] = a_catalogue(item_with(an_item, "withdrawn", **old)).notices
    assert (notice.name, notice.address) == ("lessons/ask-twice", "lessons/ask-twice/")
    assert (notice.aliases, notice.given_id) == (("/old/",), old["id"])
    assert notice.facets["themes"] == ("neglect",)


@pytest.mark.parametrize(
    ("see", "other", "kept"),
    [
        ("https://example.org/new/", "draft", True),
        ("reviews/other", "published", True),
        ("reviews/other", "draft", False),
        ("reviews/other", "withdrawn", False),
    ],
)
def test_a_notice_leads_only_to_what_may_be_seen(an_item, a_catalogue, see, other, kept):
    item = an_item(status="withdrawn", withdrawn={**WITHDRAWN, "see": see})
    target = an_item("reviews", "other", status=other, withdrawn=WITHDRAWN)
    notice = next(n for n in a_catalogue(item, target).notices if n.slug == "ask-twice")
    assert notice.withdrawn.see == (see if kept else None)


def test_an_item_stands_under_each_of_its_words(an_item, a_catalogue):
    item = an_item(
        themes=["neglect", "safer-sleep"],
        ages=["under-1"],
        levels=["universal"],
        boards=["children", "adults"],
        source_kind="scr",
    )
    catalogue = a_catalogue(item)
    under = {
        (facet, slug)
        for facet, words in catalogue.vocabulary.sections.items()
        for slug in words
        if facet != "audiences" and catalogue.by(facet, slug)
    }
    assert under == {
        ("themes", "neglect"),
        ("themes", "safer-sleep"),
        ("ages", "under-1"),
        ("levels", "universal"),
        ("boards", "children"),
        ("boards", "adults"),
        ("review_kinds", "scr"),
    }
    assert catalogue.by("themes", "nothing") == []


def test_an_item_for_nobody_in_particular_is_for_everybody(an_item, a_catalogue):
    items = [an_item(slug="all"), an_item(slug="police", audiences=["police"])]
    catalogue = a_catalogue(*items)
    assert names(catalogue.by("audiences", "education")) == ["lessons/all"]
    assert names(catalogue.by("audiences", "police")) == ["lessons/all", "lessons/police"]


def test_years_are_those_of_public_items_latest_first(an_item, a_catalogue):
    note = {"date_note": "The day is not given."}
    items = [
        an_item(slug="a", published="2017-11-05"),
        an_item(slug="b", published="2017/18", **note),
        an_item(slug="c", published="2018"),
        an_item(slug="d", status="draft", published="2020-01-01"),
        an_item("events", published="2026-01-10", starts="2019-06-01"),
    ]
    catalogue = a_catalogue(*items)
    assert catalogue.years == ["2019", "2018", "2017-18", "2017"]
    assert names(catalogue.by("years", "2017-18")) == ["lessons/b"]
    assert names(catalogue.by("years", "2019")) == ["events/ask-twice"]


def test_items_are_found_by_kind_and_by_name(an_item, a_catalogue):
    catalogue = a_catalogue(an_item(), an_item("events"), an_item(slug="held", status="draft"))
    assert names(catalogue.by_kind("events")) == ["events/ask-twice"]
    assert catalogue.by_name("lessons/ask-twice").kind == "lessons"
    assert catalogue.by_name("lessons/held") is None
