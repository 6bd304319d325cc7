"""The text of an item, and its headings."""

import re

import pytest
from bulletin_press.item_text import draw_item_text, headings, points_in_a_minute

LEARNING = [{"point": f"Point {number}."} for number in range(1, 6)]
ALWAYS = ["section-fits", "section-help", "section-sources"]


@pytest.mark.parametrize(("many", "shown"), [(0, 0), (1, 0), (2, 2), (3, 3), (5, 3)])
def test_a_minute_has_room_for_three_points_and_a_single_one_stands_below(an_item, many, shown):
    points = points_in_a_minute(an_item(learning=LEARNING[:many]))
    assert points == [learned["point"] for learned in LEARNING[:shown]]


def test_only_bulletins_have_learning_points(an_item):
    assert points_in_a_minute(an_item("reviews")) == []


def test_headings_come_in_the_order_of_the_page(an_item, a_catalogue, a_site):
    item = an_item(
        body="## What happened\n\n### In detail\n\n## What worked well\n",
        learning=LEARNING,
        actions=[{"do": "Ask."}],
        questions=["Who?"],
    )
    catalogue = a_catalogue(item)
    listed = [token["id"] for token in headings(item, catalogue)]
    assert listed == [
        "section-minute",
        "what-happened",
        "section-learned",
        "what-worked-well",
        "section-actions",
        "section-questions",
        *ALWAYS,
    ]
    html = draw_item_text(item, catalogue, a_site())
    places = [html.index(f'id="{anchor}"') for anchor in listed]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", ["lessons", "reviews", "guidance", "campaigns", "events"])
def test_only_what_is_on_the_page_is_listed(an_item, a_catalogue, a_site, kind):
    item = an_item(kind)
    catalogue = a_catalogue(item)
    listed = [token["id"] for token in headings(item, catalogue)]
    assert listed == ["section-minute", *ALWAYS]
    html = draw_item_text(item, catalogue, a_site())
    assert all(f'id="{anchor}"' in html for anchor in listed)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"report_url": "https://example.org/r"}, "Read the report"),
        ({"report_url": "https://example.org/r", "report_until": "2026-11-22"}, "online until"),
        ({"report_url": "https://example.org/r", "report_until": "2026-11-21"}, "No longer"),
        ({"report_withheld": "To protect a child."}, "Not published: To protect a child."),
        ({}, "Not linked from here."),
    ],
)
def test_a_review_says_honestly_where_its_report_is(an_item, a_catalogue, a_site, fields, said):
    item = an_item("reviews", **fields)
    html = draw_item_text(item, a_catalogue(item), a_site())
    assert said in html
    assert ("https://example.org/r" in html) == (said in ("Read the report", "online until"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [({}, "No bulletin yet."), ({"no_bulletin": "A letter."}, "There is no bulletin: A letter.")],
)
def test_a_review_without_a_bulletin_says_so(an_item, a_catalogue, a_site, fields, said):
    item = an_item("reviews", **fields)
    assert said in draw_item_text(item, a_catalogue(item), a_site())


@pytest.mark.parametrize(("by", "said"), [("2026-11-21", "Was to be"), ("2026-11-22", "To be")])
def test_guidance_says_when_it_is_overdue(an_item, a_catalogue, a_site, by, said):
    item = an_item("guidance", review_by=by)
    html = draw_item_text(item, a_catalogue(item), a_site())
    assert f"{said} reviewed by" in html
    assert ("Was to be" in html) == (said == "Was to be")


def test_a_place_can_be_booked_until_the_event_begins(an_item, a_catalogue, a_site):
    event = an_item("events", starts="2026-11-22T12:00", booking_url="https://example.org/book")
    for moment, offered in (("2026-11-22T12:00", True), ("2026-11-22T12:01", False)):
        html = draw_item_text(event, a_catalogue(event, moment=moment), a_site())
        assert ("https://example.org/book" in html) == offered


def test_an_event_that_is_called_off_says_so_first_and_offers_no_place(
    an_item, a_catalogue, a_site
):
    fields = {"starts": "2026-12-01", "booking_url": "https://example.org/book", "planned": "true"}
    event = an_item("events", cancelled="The speaker is <ill>.", **fields)
    html = draw_item_text(event, a_catalogue(event), a_site())
    assert "<strong>Called off:</strong> The speaker is &lt;ill&gt;.</p>" in html
    assert html.index("Called off:") < html.index("In one minute")
    assert "1 December 2026" in html
    for absent in ("https://example.org/book", "it may still change", "calendar/events.ics"):
        assert absent not in html
    as_planned = an_item("events", **fields)
    html = draw_item_text(as_planned, a_catalogue(as_planned), a_site())
    assert "Called off" not in html
    for there in ("https://example.org/book", "it may still change", "calendar/events.ics"):
        assert there in html


def test_a_content_warning_stands_before_the_summary(an_item, a_catalogue, a_site):
    item = an_item(social={"content_warning": "The death of a baby"})
    html = draw_item_text(item, a_catalogue(item), a_site())
    assert "<strong>Content warning:</strong> The death of a baby</p>" in html
    assert html.index("In one minute") < html.index("Content warning:") < html.index(item.summary)


def test_priorities_are_named_where_the_site_names_them(an_item, a_catalogue, a_site):
    item = an_item(priorities=[1, 3])
    html = draw_item_text(item, a_catalogue(item), a_site(priorities={1: "Strong leadership"}))
    assert "1: Strong leadership" in html
    assert "<dd>1: Strong leadership<br>3</dd>" in html.replace("\n", "")


def test_no_list_is_empty(an_item, a_catalogue, a_site):
    event = an_item("events", published=None)
    html = draw_item_text(event, a_catalogue(event), a_site())
    assert "<ul></ul>" not in re.sub(r"(<ul)[^>]*>\s*", r"\1>", html)
