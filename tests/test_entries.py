"""The entries of feeds, and which feeds there are."""

from pathlib import Path

import pytest
from bulletin_press.entries import Entries
from bulletin_press.feed_list import feed_links, feeds_of
from bulletin_press.ids import item_id

WITHDRAWN = {"date": "2026-02-01", "reason": "Out of date."}


@pytest.fixture(scope="session")
def entries(a_catalogue, a_site):
    """Give the entries of one feed: ``entries(stem, *items)``."""

    def of(stem, *items, moment="2026-11-22T12:00", **settings):
        catalogue, site = a_catalogue(*items, moment=moment), a_site(**settings)
        feeds = {feed.stem: feed for feed in feeds_of(catalogue)}
        return Entries(catalogue, site).of(feeds[stem])

    return of


@pytest.fixture(scope="session")
def stems(a_catalogue):
    return lambda *items: {feed.stem for feed in feeds_of(a_catalogue(*items))}


def test_an_entry_has_the_id_that_its_date_gives_it(an_item, a_site):
    site = a_site()
    given = "tag:old.example.org,2017:lessons/old"
    assert item_id(an_item(), site) == (
        "tag:learning.exampleshire.org,2026-01-10:lessons/ask-twice"
    )
    assert item_id(an_item(published="2017/18"), site).split(":")[1] == (
        "learning.exampleshire.org,2017"
    )
    assert item_id(an_item(id=given), site) == given


def test_a_withdrawn_item_has_one_last_entry_with_the_same_id(an_item, entries, a_site):
    item = an_item(status="withdrawn", withdrawn=WITHDRAWN, title="Zzgone", summary="Zzgone")
    [entry] = entries("feeds/all", item)
    assert entry.id == item_id(an_item(), a_site())
    assert "Zzgone" not in repr(entry)
    assert "Out of date." in entry.html
    assert entry.updated.isoformat() == "2026-02-01T00:00:00+00:00"


def test_the_last_changed_comes_first_withdrawn_ones_among_them(an_item, entries):
    items = [an_item(slug=f"a{day}", published=f"2026-01-0{day}T09:00") for day in range(1, 8)]
    late = {"date": "2026-01-07", "reason": "Out of date."}
    gone = an_item(slug="gone", status="withdrawn", published="2025-01-01", withdrawn=late)
    found = entries("feeds/all", *items, gone)
    assert [entry.id.split("/")[-1] for entry in found][:3] == ["a7", "gone", "a6"]
    assert len(found) == 8


def test_an_entry_has_the_card_of_its_item_and_a_withdrawn_one_has_none(an_item, entries):
    social = {"image_alt": "A door that is ajar."}
    gone = an_item(slug="gone", status="withdrawn", withdrawn=WITHDRAWN)
    by_slug = {one.url.split("/")[-2]: one for one in entries("feeds/all", an_item(), gone)}
    assert by_slug["gone"].picture is None
    card = by_slug["ask-twice"].picture
    assert card.address == "https://learning.exampleshire.org/lessons/ask-twice/card.png"
    assert (card.width, card.height) == (1200, 630)
    [entry] = entries("feeds/all", an_item(social=social))
    assert entry.picture.alt == "A door that is ajar."


def test_pictures_in_a_text_have_whole_addresses(an_item, entries):
    file = Path("/bulletins/lessons/ask-twice/chart.png")
    item = an_item(body="![A chart](chart.png)", attachments={"chart.png": file})
    [entry] = entries("feeds/all", item)
    assert 'src="https://learning.exampleshire.org/lessons/ask-twice/chart.png"' in entry.html


def test_a_change_moves_an_entry_up_and_keeps_its_first_date(an_item, entries):
    changed = an_item(slug="b", changes=[{"date": "2026-05-01", "note": "More."}])
    first, second = entries("feeds/all", an_item(slug="a"), changed)
    assert first.id.endswith("/b")
    assert (first.published.isoformat()[:10], first.updated.isoformat()[:10]) == (
        "2026-01-10",
        "2026-05-01",
    )
    assert second.published == second.updated


def test_an_entry_says_all_that_its_page_says_with_whole_addresses(an_item, entries):
    item = an_item(body="Text with [a link](/themes/neglect/) and <b class='x'>more</b>.")
    [entry] = entries("feeds/all", item)
    assert 'href="https://learning.exampleshire.org/themes/neglect/"' in entry.html
    assert item.summary in entry.html
    assert "class=" not in entry.html
    assert 'href="../' not in entry.html


def test_an_entry_says_that_an_event_is_called_off_and_what_to_be_warned_of(an_item, entries):
    warned = {"social": {"content_warning": "The death of a baby"}}
    [entry] = entries("feeds/all", an_item("events", cancelled="The speaker is ill.", **warned))
    assert "Called off:</strong> The speaker is ill." in entry.html
    assert "Content warning:</strong> The death of a baby" in entry.html


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("events", "This event was"),
        ("reviews", "This review summary was"),
        ("lessons", "This Learning Lessons Bulletin was"),
    ],
)
def test_a_withdrawn_item_is_named_as_within_a_sentence(an_item, entries, kind, said):
    [entry] = entries("feeds/all", an_item(kind, status="withdrawn", withdrawn=WITHDRAWN))
    assert entry.summary == f"{said} withdrawn. Out of date."


def test_an_entry_stands_under_its_kind_themes_and_audiences(an_item, entries):
    [entry] = entries("feeds/all", an_item(audiences=["police"]))
    assert [category.term for category in entry.categories] == ["lessons", "neglect", "police"]


def test_the_notice_of_a_site_reaches_feed_readers_too(an_item, entries):
    [entry] = entries("feeds/all", an_item(), notice="All of this is <made up>.")
    assert "<em>All of this is &lt;made up&gt;.</em>" in entry.html


def test_the_notice_of_a_site_leaves_the_text_before_it_as_it_is(an_item, entries):
    [without] = entries("feeds/all", an_item())
    [entry] = entries("feeds/all", an_item(), notice="All of this is made up.")
    assert entry.html.startswith(without.html)


def test_a_feed_exists_where_it_has_an_entry(an_item, stems):
    item = an_item(audiences=["police"], levels=["universal"], ages=["under-1"])
    assert stems(item) == {
        "feeds/all",
        "feeds/lessons",
        "feeds/themes/neglect",
        "feeds/audiences/police",
        "feeds/levels/universal",
    }
    assert stems() == set()


def test_a_held_item_makes_no_feed(an_item, stems):
    assert stems(an_item(status="draft"), an_item(slug="b", published="2027-01-01")) == set()


def test_an_item_for_everybody_is_in_the_feed_of_every_audience(an_item, stems):
    audiences = {f"feeds/audiences/{slug}" for slug in ("education", "police", "early-years")}
    assert audiences < stems(an_item())


def test_an_announced_event_whose_day_is_to_come_waits_for_its_feed(an_item, stems):
    assert stems(an_item("events", published=None, starts="2027-06-10")) == set()
    assert "feeds/events" in stems(an_item("events", starts="2027-06-10"))


def test_the_last_entry_reaches_every_feed_that_carried_the_item(an_item, stems):
    assert stems(an_item(status="withdrawn", withdrawn=WITHDRAWN)) == stems(an_item())


def test_an_announced_event_that_begins_now_is_in_its_feed(an_item, stems):
    assert "feeds/events" in stems(an_item("events", published=None, starts="2026-11-22T12:00"))


def test_a_page_offers_its_own_feed(an_item, a_catalogue):
    links = feed_links(a_catalogue(an_item()))
    assert links["themes/neglect/"].stem == "feeds/themes/neglect"
    assert links[""].title == "Everything"
    assert "themes/safer-sleep/" not in links
