"""How feeds are parted into the newest entries and archives, and written in three formats."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from bulletin_press.entries import Entry
from bulletin_press.feed_documents import documents_of
from bulletin_press.feed_list import Feed
from bulletin_press.feed_xml import XmlFeeds
from bulletin_press.publishers import feeds
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree

SITE = "https://learning.exampleshire.org/"
NS = {
    "a": "http://www.w3.org/2005/Atom",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
JSON_FEED = json.loads((Path(__file__).parent / "data" / "json-feed-1.1.schema.json").read_text())
ARCHIVES = ["feeds/all/1", "feeds/all/2"]
DAY = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
EVERYTHING = Feed("Everything", "feeds/all", "", "", (), ())
LESSONS = Feed("Bulletins", "feeds/lessons", "lessons/", "Kinds", (), ())


def entry(number, changed=None):
    """The entry of the item that was published on that day, and changed on another."""
    moments = [DAY + timedelta(days=day) for day in (number, changed or number)]
    return Entry(f"tag:e,2026:{number:04}", SITE, f"No. {number}", "", "<p>x</p>", *moments)


def numbers(document):
    return [int(each.id[-4:]) for each in document.entries]


def parted(count, limit, changed=None):
    entries = [entry(number, (changed or {}).get(number)) for number in range(count)]
    entries.sort(key=lambda each: (each.updated, each.id), reverse=True)
    return documents_of(EVERYTHING, entries, limit)


# Parting.


def test_a_feed_that_is_not_full_has_no_archive():
    assert [document.stem for document in parted(50, 50)] == ["feeds/all"]
    assert [document.stem for document in parted(51, 50)] == ["feeds/all", *ARCHIVES]


def test_archives_hold_all_in_the_order_of_first_publication_the_newest_on_top():
    newest, first, second = parted(7, 6)
    assert numbers(newest) == [6, 5, 4, 3, 2, 1]
    assert numbers(first) == [2, 1, 0]
    assert numbers(second) == [5, 4, 3]


def test_the_documents_of_a_feed_lead_to_each_other():
    newest, first, second = parted(7, 6)
    assert (newest.older, newest.newer) == ("feeds/all/2", "")
    assert (second.older, second.newer) == ("feeds/all/1", "")
    assert (first.older, first.newer) == ("", "feeds/all/2")
    [alone] = parted(3, 3)
    assert (alone.older, alone.newer) == ("", "")


def test_what_changes_push_out_of_the_newest_is_in_an_archive_that_is_not_full():
    documents = parted(5, 4, changed={0: 10, 1: 11, 2: 12, 3: 13})
    assert [numbers(document) for document in documents] == [[3, 2, 1, 0], [1, 0], [3, 2], [4]]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60), st.integers(1, 9))
def test_nothing_is_lost_nothing_is_twice_in_one_document_and_none_is_too_long(days, limit):
    entries = [
        Entry(f"{at}", SITE, "T", "", "", DAY + timedelta(day), DAY + timedelta(day + later))
        for at, (day, later) in enumerate(days)
    ]
    entries.sort(key=lambda each: (each.updated, each.id), reverse=True)
    documents = documents_of(EVERYTHING, entries, limit)
    ids = [[each.id for each in document.entries] for document in documents]
    assert {one for document in ids for one in document} == {each.id for each in entries}
    assert all(len(set(document)) == len(document) <= limit for document in ids)
    assert len(documents) != 2, "a lone archive leads nowhere"
    archived = [one for document in ids[1:] for one in document]
    assert len(set(archived)) == len(archived)


@given(st.integers(4, 40), st.integers(1, 9), st.integers(0, 39))
def test_archives_that_are_full_stay_when_a_newer_item_comes_or_one_changes(count, limit, changed):
    def full(documents):
        size = max(1, limit // 2)
        return [numbers(each) for each in documents[1:] if len(each.entries) == size]

    before = full(parted(count, limit))
    assert full(parted(count, limit, changed={changed % count: 100})) == before
    assert full(parted(count + 1, limit))[: len(before)] == before


# Writing.


@pytest.fixture(scope="module")
def written(a_catalogue, a_site):
    """Make all feeds: ``written(*items, **settings) -> {path: bytes}``."""

    def make(*items, icon="", **settings):
        site = a_site(**settings)
        object.__setattr__(site, "icon", icon)
        made = feeds.publish(a_catalogue(*items), site)
        return {file.path: file.content for file in made}

    return make


@pytest.fixture(scope="module")
def seven(an_item, written):
    items = [an_item(slug=f"no-{n}", published=f"2026-01-0{n}") for n in range(1, 8)]
    return written(*items, feed_limit=6, websub_hub="https://hub.example/")


def tree(made, path):
    return etree.fromstring(made[path])


def links(root):
    """The addresses of a document by their relation, of RSS and of Atom."""
    found = root.xpath("channel/a:link | self::a:feed/a:link", namespaces=NS)
    return {link.get("rel"): link.get("href").removeprefix(SITE) for link in found}


def names(made, path):
    if path.endswith(".json"):
        return [item["url"].split("/")[-2] for item in json.loads(made[path])["items"]]
    return [each.link.split("/")[-2] for each in feedparser.parse(made[path]).entries]


@pytest.mark.parametrize("ending", ["xml", "atom"])
def test_archives_say_what_they_are_and_lead_back_and_forth(seven, ending):
    newest, first, second = (
        tree(seven, f"feeds/{place}.{ending}") for place in ("all", "all/1", "all/2")
    )
    marks = [bool(root.xpath("//fh:archive", namespaces=NS)) for root in (newest, first, second)]
    assert marks == [False, True, True]
    own, everything = f"feeds/all/1.{ending}", f"feeds/all.{ending}"
    common = {"alternate": ""} if ending == "atom" else {}
    assert links(newest) == {
        **common,
        "self": everything,
        "prev-archive": f"feeds/all/2.{ending}",
        "hub": "https://hub.example/",
    }
    assert links(first) == {
        **common,
        "self": own,
        "next-archive": f"feeds/all/2.{ending}",
        "current": everything,
    }
    assert links(second)["prev-archive"] == own
    assert "next-archive" not in links(second)


def test_all_documents_of_an_atom_feed_have_the_id_of_the_feed(seven):
    ids = {tree(seven, f"feeds/{stem}.atom").findtext("a:id", namespaces=NS) for stem in (
        "all", "all/1", "all/2"
    )}  # fmt: skip
    assert ids == {f"{SITE}feeds/all.atom"}


def test_json_leads_on_to_the_oldest_and_never_round(seven):
    path, walked = "feeds/all.json", []
    while path:
        document = json.loads(seven[path])
        assert document["feed_url"] == f"{SITE}feeds/all.json"
        assert ("hubs" in document) is (path == "feeds/all.json")
        walked.append(path)
        path = document.get("next_url", "").removeprefix(SITE)
    assert walked == ["feeds/all.json", "feeds/all/2.json", "feeds/all/1.json"]


@pytest.mark.parametrize("ending", ["xml", "atom", "json"])
def test_the_three_formats_hold_the_same_in_archives_too(seven, ending):
    assert names(seven, f"feeds/all.{ending}") == [f"no-{n}" for n in range(7, 1, -1)]
    assert names(seven, f"feeds/all/1.{ending}") == ["no-3", "no-2", "no-1"]


def test_archives_have_full_texts_where_everything_is_and_summaries_elsewhere(seven):
    assert b"In one minute" in seven["feeds/all/1.xml"]
    assert b"In one minute" in seven["feeds/lessons.atom"]
    for ending in ("xml", "atom", "json"):
        assert b"In one minute" not in seven[f"feeds/lessons/1.{ending}"]
        assert b"The second question is the one" in seven[f"feeds/lessons/1.{ending}"]
    brief = feedparser.parse(seven["feeds/lessons/1.atom"]).entries[0]
    assert (brief.link, brief.get("content")) == (f"{SITE}lessons/no-3/", None)
    assert json.loads(seven["feeds/lessons/1.json"])["items"][0]["content_text"]


def test_a_new_item_changes_no_archive_that_is_full_but_the_last(an_item, written):
    items = [an_item(slug=f"no-{n}", published=f"2026-01-0{n}") for n in range(1, 9)]
    before, after = written(*items[:7], feed_limit=6), written(*items, feed_limit=6)
    archives = [path for path in before if re.search(r"/\d\.", path)]
    assert len(archives) == 2 * len([path for path in archives if path.endswith("/1.xml")]) * 3
    assert all(before[path] == after[path] for path in archives)
    assert before["feeds/all.xml"] != after["feeds/all.xml"]


def test_a_withdrawal_stays_readable_when_the_feed_is_full(an_item, written):
    withdrawn = {"date": "2026-01-02", "reason": "It is out of date."}
    gone = an_item(slug="gone", status="withdrawn", published="2025-01-01", withdrawn=withdrawn)
    items = [an_item(slug=f"no-{n}", published=f"2026-02-0{n}") for n in range(1, 4)]
    made = written(gone, *items, feed_limit=2)
    for ending in ("xml", "atom", "json"):
        assert b"gone" not in made[f"feeds/all.{ending}"]
        for stem in ("feeds/all/1", "feeds/themes/neglect/1"):
            assert b"Withdrawn: Learning Lessons Bulletin" in made[f"{stem}.{ending}"]
            assert b"was withdrawn. It is out of date." in made[f"{stem}.{ending}"]


def test_titles_of_rss_are_right_for_readers_of_plain_text_and_of_html(an_item, written):
    title = "Mum & me < <b>you</b> & &amp; them"
    made = written(an_item(title=title, summary="Scales & <b>tape</b>"))
    raw = made["feeds/all.xml"].decode()
    assert "<title>Mum &#x26; me &#x3C; &#x3C;b>you" in raw.replace("&gt;", ">")
    item = etree.fromstring(made["feeds/all.xml"], etree.XMLParser()).find("channel/item")
    assert "".join(item.find("title").itertext()) == title
    assert item.findtext("description") == "Scales &amp; &lt;b&gt;tape&lt;/b&gt;"
    assert feedparser.parse(made["feeds/all.atom"]).entries[0].title == title


def test_a_draft_without_title_and_summary_can_be_previewed(an_item, a_catalogue, a_site):
    item = an_item(status="draft", title=None, summary=None)
    made = {it.path: it.content for it in feeds.publish(a_catalogue(item, preview=True), a_site())}
    [entry] = feedparser.parse(made["feeds/all.xml"]).entries
    assert entry.title == "ask-twice"
    assert "<p>Text.</p>" in entry.summary


def test_a_card_is_in_every_format_with_its_description(an_item, written):
    made = written(an_item(social={"image_alt": "A door & a hand."}))
    card = f"{SITE}lessons/ask-twice/card.png"
    for path, inside in (("feeds/all.xml", "channel/item"), ("feeds/all.atom", "a:entry")):
        found = tree(made, path).find(f"{inside}/media:content", NS)
        assert (found.get("url"), found.get("type")) == (card, "image/png")
        assert (found.get("width"), found.get("height")) == ("1200", "630")
        assert found.findtext("media:description", namespaces=NS) == "A door & a hand."
        assert tree(made, path).find(f"{inside}/media:thumbnail", NS).get("url") == card
    assert json.loads(made["feeds/all.json"])["items"][0]["image"] == card


def test_rss_names_who_publishes_without_an_e_mail_address(an_item, written):
    item = tree(written(an_item()), "feeds/all.xml").find("channel/item")
    assert item.findtext("dc:creator", namespaces=NS) == "Exampleshire Partnership"
    assert item.find("author") is None


def test_entries_of_one_day_have_moments_of_their_own_that_others_do_not_move(an_item, written):
    items = [an_item(slug=f"no-{n}", published="2026-01-01") for n in range(30)]

    def moments(made):
        entries = tree(made, "feeds/all.atom").findall("a:entry", NS)
        return {
            entry.findtext("a:id", namespaces=NS): entry.findtext("a:updated", namespaces=NS)
            for entry in entries
        }

    few, many = moments(written(*items[:9])), moments(written(*items))
    assert len(set(many.values())) == 30
    assert all(moment.startswith("2026-01-01T00:00:00.") for moment in many.values())
    assert few.items() <= many.items()


def test_a_feed_shows_an_icon_where_the_format_takes_it(an_item, written):
    drawn, painted = written(an_item(), icon="a/i.svg"), written(an_item(), icon="a/i.png")
    assert tree(drawn, "feeds/all.atom").findtext("a:icon", namespaces=NS) == f"{SITE}a/i.svg"
    assert json.loads(drawn["feeds/all.json"])["icon"] == f"{SITE}a/i.svg"
    assert tree(drawn, "feeds/all.xml").find("channel/image") is None
    channel = tree(painted, "feeds/lessons.xml").find("channel")
    assert channel.findtext("image/url") == f"{SITE}a/i.png"
    assert channel.findtext("image/title") == channel.findtext("title")
    assert channel.findtext("image/link") == channel.findtext("link")
    bare = written(an_item())
    assert tree(bare, "feeds/all.atom").find("a:icon", NS) is None


def test_json_feeds_keep_the_schema_of_version_1_1(seven):
    validator = Draft202012Validator(JSON_FEED)
    paths = [path for path in seven if path.endswith(".json")]
    assert len(paths) > 10
    for path in paths:
        assert list(validator.iter_errors(json.loads(seven[path]))) == [], path


@pytest.mark.parametrize(
    "change",
    [
        {"version": "https://jsonfeed.org/version/1"},
        {"next_url": "all/1.json"},
        {"hubs": [{"type": "WebSub"}]},
        {"authors": [{}]},
        {"pages": 3},
        {"items": [{"id": "1"}]},
        {"items": [{"id": 1, "content_text": "x"}]},
        {"items": [{"id": "1", "content_text": "x", "date_published": "2026-01-01"}]},
        {"items": [{"id": "1", "content_text": "x", "image": "card.png"}]},
    ],
)
def test_the_schema_sees_what_is_wrong(seven, change):
    document = json.loads(seven["feeds/all.json"]) | change
    assert list(Draft202012Validator(JSON_FEED).iter_errors(document))


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn")), min_size=1))
def test_no_text_upsets_the_cutting_of_entries(a_site, text):
    site = a_site()
    hostile = f"{text}    <item>\n</content><content type='html'>    <entry>\n]]>"
    entries = tuple(
        Entry(f"tag:e,2026:{n}", SITE, hostile, hostile, hostile, DAY, DAY) for n in range(2)
    )
    for document in (documents_of(EVERYTHING, entries, 9), documents_of(LESSONS, entries, 1)):
        for each in document:
            for _, content in XmlFeeds(site).write(each):
                parsed = feedparser.parse(content, sanitize_html=False)
                assert not parsed.bozo
                assert len(parsed.entries) == len(each.entries)
