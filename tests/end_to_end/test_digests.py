"""What was new, month by month: the pages, and the ways to them."""

import re

import pytest

from .running import Copy, lesson
from .sweeping import differences
from .written_items import MARKERS

MONTH = re.compile(r"digests/(\d{4}-\d\d)/index\.html")
TITLES = '//*[@class="press-card-title"]/a/@href'


@pytest.fixture(scope="module")
def months(pages):
    """The pages of months, by month."""
    return {found[1]: page for path, page in pages.items() if (found := MONTH.fullmatch(path))}


def expected_months(written):
    """The public items of each month, as their authors dated them."""
    expected = {}
    for item in written.values():
        if not item.is_public:
            continue
        dates = [item.fields.get("published") or item.fields.get("starts", "")]
        dates += [change["date"] for change in item.fields.get("changes", [])]
        for month in {day[:7] for day in dates if re.match(r"\d{4}-\d\d", day)}:
            if month <= "2026-11":
                expected.setdefault(month, set()).add(item.address)
    return expected


def empty_months(written):
    """The months in which withdrawn items were published, and nothing that is still there."""
    dates = [item.fields["published"] for item in written.values() if item.is_withdrawn]
    return {day[:7] for day in dates} - expected_months(written).keys()


def test_every_month_with_news_has_its_page_with_its_items_and_no_others(months, written):
    expected = expected_months(written)
    assert len(expected) > 15
    assert months.keys() == expected.keys() | empty_months(written)
    for month, items in expected.items():
        shown = months[month].leads_to(TITLES)
        assert len(shown) == len(set(shown))
        # The month that has not ended shows all events to come, the new ones among them.
        if month == "2026-11":
            assert items <= set(shown)
        else:
            assert set(shown) == items, month


def test_a_month_of_which_nothing_is_public_any_more_says_so_and_is_not_to_be_found(
    months, written, site
):
    gone = empty_months(written)
    assert gone
    for month in gone:
        page = months[month]
        assert "is public any more" in page.text("//article")
        assert page.leads_to(TITLES) == []
        assert not page.is_indexed
        assert f"/digests/{month}/<" not in (site / "sitemap.xml").read_text("utf-8")


def test_what_is_to_be_done_comes_first(months, written):
    page = months["2026-10"]
    headings = [" ".join(one.text_content().split()) for one in page.tree.xpath("//article//h2")]
    assert headings[0] == "What you need to do"
    done = [" ".join(text.split()) for text in page.tree.xpath('//*[@class="press-do"]/text()')]
    wanted = {
        action["do"]
        for item in written.values()
        if item.address in expected_months(written)["2026-10"]
        for action in item.fields.get("actions", [])
    }
    assert set(done) == wanted
    assert len(done) == len(wanted) > 3


def test_a_change_is_told_with_its_day_and_note(months):
    said = months["2023-05"].text("//article")
    assert "Changed on 16 May 2023: Advice on the inhaler rewritten" in said


def test_the_list_has_every_month_the_latest_first(pages, months):
    links = pages["digests/index.html"].leads_to("//article//li//a/@href")
    assert links == [f"digests/{month}/" for month in sorted(months, reverse=True)]


def test_each_month_leads_to_the_one_before_and_the_one_after(months):
    order = sorted(months)
    for at, month in enumerate(order):
        beside = [*order[max(at - 1, 0) : at], *order[at + 1 : at + 2]]
        steps = months[month].leads_to('//nav[@class="press-steps"]//a/@href')
        assert steps == [f"digests/{each}/" for each in beside]


def test_a_year_and_the_page_on_subscribing_lead_there(pages, months):
    links = pages["years/2026/index.html"].leads_to("//article//a/@href")
    assert [link for link in links if link.startswith("digests/")] == [
        f"digests/{month}/" for month in sorted(months) if month.startswith("2026")
    ]
    assert "digests/" in pages["subscribe/index.html"].leads_to("//article//a/@href")


def test_the_pages_are_in_the_sitemap_and_say_nothing_of_held_items(site, months, written):
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    for month, page in months.items():
        is_empty = month in empty_months(written)
        assert is_empty or f"/digests/{month}/<" in sitemap
        assert is_empty or page.is_indexed
        assert not [marker for marker in MARKERS if marker in page.text("//article").lower()]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A site of one bulletin, one event to come and nothing else, built on several days."""
    event = "---\ntitle: Forum\nsummary: A forum.\nstatus: published\npublished: 2026-11-09\n"
    event += "starts: 2027-06-10T10:00\n---\n\nText.\n"
    items = {"lessons/ask": lesson(published="2026-11-02"), "events/forum": event}
    return Copy.make(tmp_path_factory.mktemp("small") / "exampleshire", items)


def test_a_month_that_is_over_keeps_its_bytes_and_its_events(small):
    sites = [
        small.build(day, place)
        for day, place in (("2026-12-01", "one"), ("2027-01-15", "two"), ("2027-07-01", "three"))
    ]
    pages = [site / "digests/2026-11/index.html" for site in sites]
    assert len({page.read_bytes() for page in pages}) == 1
    assert "events/forum/" in pages[0].read_text("utf-8")
    assert not [path for path in differences(*sites[:2]) if path.startswith("digests/")]


def test_the_month_that_runs_shows_what_is_coming(small):
    text = (small.build("2026-11-22", "running") / "digests/2026-11/index.html").read_text("utf-8")
    assert "so far" in text
    assert "Coming events" in text


def test_without_items_there_is_the_list_all_the_same(tmp_path):
    site = Copy.make(tmp_path / "empty", {}).build()
    assert "None yet." in (site / "digests/index.html").read_text("utf-8")
    assert [path.name for path in (site / "digests").iterdir()] == ["index.html"]
    assert (site / "calendar/events.ics").is_file()
