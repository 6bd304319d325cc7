"""Which feeds there are, and how a reader finds them."""

from xml.etree import ElementTree as ET

import pytest

from .crawling import place_in
from .feed_reading import FORMATS, read_feed
from .running import URL, lesson
from .written_items import KINDS, vocabulary

FACETS = ("themes", "audiences", "levels")


@pytest.fixture(scope="module")
def outlines(site):
    root = ET.fromstring((site / "feeds/feeds.opml").read_bytes())  # noqa: S314  our own file
    assert root.tag == "opml"
    assert root.get("version") == "2.0"
    assert root.findtext("head/title")
    return [outline for outline in root.iter("outline") if outline.get("xmlUrl")]


def _expected(written):
    """Every feed that has an entry: a public item, or the last word about a withdrawn one."""
    expected = {"feeds/all"}
    for item in written.values():
        if item.is_held:
            continue
        expected.add(f"feeds/{item.kind}")
        for facet in FACETS:
            expected |= {f"feeds/{facet}/{word}" for word in item.words(facet)}
    return expected


def test_there_is_a_feed_of_whatever_has_a_public_or_a_withdrawn_item_and_no_other(feeds, written):
    expected = _expected(written)
    words = sum(len(vocabulary()[facet]) for facet in FACETS)
    assert len(expected) < 1 + len(KINDS) + words, "a word without a feed is needed for this test"
    assert set(feeds) == expected


def test_every_feed_has_its_three_formats_and_no_other_file_lies_beside_them(site, feeds):
    files = {path.relative_to(site).as_posix() for path in site.glob("feeds/**/*.*")}
    assert files == {f"{stem}.{form}" for stem in feeds for form in FORMATS} | {"feeds/feeds.opml"}


def test_each_feed_carries_the_items_of_its_page(feeds, pages):
    for facet in FACETS:
        for word in vocabulary()[facet]:
            stem = f"feeds/{facet}/{word}"
            page = pages[f"{facet}/{word}/index.html"]
            sent = [
                item["url"].removeprefix(URL)
                for item in (feeds[stem].json["items"] if stem in feeds else [])
                if not item["title"].startswith("Withdrawn")
            ]
            assert sorted(sent) == page.listed, stem


def test_the_list_of_feeds_has_every_feed_once_and_nothing_that_is_not_there(site, outlines, feeds):
    listed = [outline.get("xmlUrl") for outline in outlines]
    assert sorted(listed) == sorted(f"{URL}{stem}.xml" for stem in feeds)
    for outline in outlines:
        assert outline.get("type") == "rss"
        assert outline.get("text")
        assert place_in(site, outline.get("htmlUrl")).is_file()
        assert place_in(site, outline.get("xmlUrl")).is_file()


def test_the_subscribe_page_offers_every_feed_in_every_format(pages, feeds):
    offered = set(pages["subscribe/index.html"].leads_to("//article//a/@href"))
    assert {f"{stem}.{form}" for stem in feeds for form in FORMATS} <= offered
    assert "feeds/feeds.opml" in offered


TYPES = {
    "application/rss+xml": "xml",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
}


def _offered(page):
    """The feeds that a page tells feed readers of."""
    links = page.tree.xpath('//head/link[contains(@rel, "alternate")][@type]')
    paths = page.leads_to('//head/link[contains(@rel, "alternate")][@type]/@href')
    assert all(link.get("title") for link in links)
    for link, path in zip(links, paths, strict=True):
        assert path.endswith(f".{TYPES[link.get('type')]}"), path
    return paths


@pytest.mark.parametrize(
    ("path", "stems"),
    [
        ("index.html", ["feeds/all"]),
        ("about/index.html", ["feeds/all"]),
        ("lessons/ask-twice/index.html", ["feeds/all"]),
        ("themes/neglect/index.html", ["feeds/all", "feeds/themes/neglect"]),
        ("audiences/police/index.html", ["feeds/all", "feeds/audiences/police"]),
        ("levels/universal/index.html", ["feeds/all", "feeds/levels/universal"]),
        ("lessons/index.html", ["feeds/all", "feeds/lessons"]),
        ("themes/fgm/index.html", ["feeds/all"]),
    ],
)
def test_a_page_tells_feed_readers_of_the_feed_of_everything_and_its_own(path, stems, pages):
    offered = _offered(pages[path])
    assert sorted(offered) == sorted(f"{stem}.{form}" for stem in stems for form in FORMATS)


def test_no_page_tells_feed_readers_of_a_feed_that_is_not_there(pages, site):
    offered = {
        path
        for page in pages.values()
        if page.path != "404.html" and not page.leads_on
        for path in _offered(page)
    }
    assert len(offered) > 90
    assert [path for path in offered if not (site / path).is_file()] == []


def test_pages_offer_their_own_feed_to_people_too(pages):
    for path, stem in (("themes/neglect", "themes/neglect"), ("lessons", "lessons")):
        links = pages[f"{path}/index.html"].leads_to("//article//a/@href")
        assert {f"feeds/{stem}.{form}" for form in FORMATS} <= set(links)


def test_the_feeds_of_one_item_are_those_of_its_words_and_of_every_audience(a_copy):
    """An item without audiences is for everyone."""
    site = a_copy({"lessons/ask": lesson()}).build()
    feeds = {path.relative_to(site).as_posix() for path in site.glob("feeds/**/*.atom")}
    audiences = {f"feeds/audiences/{slug}.atom" for slug in vocabulary()["audiences"]}
    assert feeds == audiences | {
        "feeds/all.atom",
        "feeds/lessons.atom",
        "feeds/themes/neglect.atom",
    }
    assert read_feed(site, "feeds/all").entry("lessons/ask")["title"] == "Ask twice"
