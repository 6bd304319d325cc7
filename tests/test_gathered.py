"""What many items say together."""

import pytest
from bulletin_press.gathered import (
    actions_for,
    actions_of,
    counted_by_year,
    learning_of,
    linked_themes,
    themes_by_count,
)


def said(gathered):
    return [getattr(one.part, "do", None) or one.part.point for one in gathered]


def test_learning_points_come_in_the_order_of_the_items(an_item):
    items = [an_item(slug=slug, learning=[{"point": f"{slug}1"}]) for slug in "ba"]
    assert said(learning_of([*items, an_item("events")])) == ["b1", "a1"]


def test_actions_come_by_date_those_without_one_and_those_answered_last(an_item):
    first = an_item(slug="a", actions=[{"do": "No date."}, {"do": "Late.", "by": "2026-09-01"}])
    other = an_item(
        slug="b",
        actions=[
            {"do": "Done.", "by": "2020-01-01", "response": "Yes.", "responded": "2020-02-01"},
            {"do": "Soon.", "by": "2026-03-01"},
        ],
    )
    assert said(actions_of([first, other])) == ["Soon.", "Late.", "No date.", "Done."]


def test_an_agency_has_what_names_it_and_what_is_for_all_in_its_items(an_item):
    actions = [{"do": "Police.", "for": ["police"]}, {"do": "School.", "for": ["education"]}]
    every = actions_of(
        [
            an_item(slug="a", audiences=["education"], actions=[*actions, {"do": "Educators."}]),
            an_item(slug="b", actions=[{"do": "All."}]),
        ]
    )
    assert said(actions_for("police", every)) == ["Police.", "All."]
    assert said(actions_for("education", every)) == ["School.", "Educators.", "All."]


def test_the_most_frequent_companions_of_a_theme_come_first(an_item):
    themes = [
        ["neglect", "online-safety"],
        ["neglect", "online-safety"],
        ["neglect", "professional-curiosity"],
    ]
    items = [an_item(slug=f"a{at}", themes=own) for at, own in enumerate(themes)]
    assert linked_themes("neglect", items) == ["online-safety", "professional-curiosity"]


@pytest.mark.parametrize(
    ("dates", "counted"),
    [
        ([], []),
        (["2024-05-01"], [("2024", 1)]),
        (["2024-05-01", "2026-01-01", "2026-02-01"], [("2024", 1), ("2025", 0), ("2026", 2)]),
        (["2017/18", "2019-01-01"], [("2017-18", 1), ("2018", 0), ("2019", 1)]),
        (["2017/18", "2017-11"], [("2017", 1), ("2017-18", 1)]),
    ],
)
def test_years_are_counted_with_the_empty_ones_between(dates, counted, an_item):
    notes = [{"date_note": "About then."} if len(date) < 8 else {} for date in dates]
    items = [
        an_item(slug=f"a{at}", published=date, **note)
        for at, (date, note) in enumerate(zip(dates, notes, strict=True))
    ]
    assert [(year.slug, year.count) for year in counted_by_year(items)] == counted


def test_a_financial_year_is_written_as_people_write_it(an_item):
    [year] = counted_by_year([an_item(published="2017/18", date_note="The day is not known.")])
    assert year.label == "2017/18"


def test_the_themes_of_a_year_come_by_their_number(an_item, a_catalogue):
    catalogue = a_catalogue(
        an_item(slug="a", themes=["neglect"]),
        an_item(slug="b", themes=["neglect", "online-safety"]),
    )
    counted = themes_by_count(catalogue.items, catalogue)
    assert [(term.slug, count) for term, count in counted] == [("neglect", 2), ("online-safety", 1)]
