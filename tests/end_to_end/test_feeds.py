"""The feeds: read by other people's readers, full of text, and true to the rules of each format."""

import html
import json
import re
from copy import deepcopy
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag, urljoin

import feedparser
import pytest
from lxml import etree

from .crawling import place_in, read_pages
from .feed_reading import NAMESPACES, contents_of, read_feed, text_of, unfit_for_readers
from .running import URL, Copy
from .sweeping import places_with
from .written_items import settings

NOTICE = settings()["notice"]

TAG = re.compile(r"tag:learning\.exampleshire\.example,\d{4}(-\d\d(-\d\d)?)?:[a-z]+/[a-z0-9-]+")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
RFC_822 = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")


def rss(feed, path):
    return feed.rss_tree.xpath(path, namespaces=NAMESPACES)


def atom(feed, path):
    return feed.atom_tree.xpath(path, namespaces=NAMESPACES)


def test_there_are_feeds_with_entries(feeds):
    assert len(feeds) > 30
    assert len(feeds["feeds/all"].ids) > 30
    assert all(feed.ids for feed in feeds.values())


def test_a_feed_reader_reads_every_feed_without_complaint(feeds):
    assert feedparser.parse(b"<rss><channel><title>never closed").bozo
    complaints = {
        feed.stem: parsed.get("bozo_exception")
        for feed in feeds.values()
        for parsed in (feed.rss, feed.atom)
        if parsed.bozo or len(parsed.entries) != len(feed.ids)
    }
    assert complaints == {}
    assert {feed.rss.version for feed in feeds.values()} == {"rss20"}
    assert {feed.atom.version for feed in feeds.values()} == {"atom10"}


def test_the_three_formats_have_the_same_entries_in_the_same_order(feeds):
    for feed in feeds.values():
        assert [entry.id for entry in feed.rss.entries] == feed.ids, feed.stem
        assert [entry.id for entry in feed.atom.entries] == feed.ids, feed.stem


def test_the_three_formats_say_the_same_of_each_entry(feeds):
    for feed in feeds.values():
        for own, in_atom, in_rss in zip(
            feed.json["items"], feed.atom.entries, feed.rss.entries, strict=True
        ):
            for other in (in_atom, in_rss):
                assert other.link == own["url"]
                assert other.title == own["title"]
                assert other.content[0].value.strip() == own["content_html"].strip()


def test_ids_are_tag_uris_and_no_feed_has_one_twice(feeds):
    for feed in feeds.values():
        assert [each for each in feed.ids if not TAG.fullmatch(each)] == []
        assert len(set(feed.ids)) == len(feed.ids), feed.stem


def test_an_item_has_one_id_in_all_feeds_and_in_the_catalogue(feeds, catalogue):
    ids = {(item["url"], item["id"]) for feed in feeds.values() for item in feed.json["items"]}
    assert len(ids) == len({url for url, _ in ids})
    assert ids <= {(row["url"], row["id"]) for row in catalogue["items"]}


def test_dates_are_written_as_each_format_asks_with_their_zone(feeds):
    for feed in feeds.values():
        for said in rss(feed, "channel/lastBuildDate/text() | channel/item/pubDate/text()"):
            assert RFC_822.fullmatch(said), said
            assert parsedate_to_datetime(said).tzinfo
        written = atom(feed, "//a:updated/text() | //a:published/text()")
        for item in feed.json["items"]:
            written += [item["date_published"], item["date_modified"]]
        for said in written:
            assert RFC_3339.fullmatch(said), said
            assert datetime.fromisoformat(said).tzinfo


def test_entries_are_ordered_by_their_last_major_change(feeds):
    for feed in feeds.values():
        changed = [datetime.fromisoformat(item["date_modified"]) for item in feed.json["items"]]
        assert changed == sorted(changed, reverse=True), feed.stem
    assert len(set(changed)) > 1


def test_every_feed_names_its_own_address_and_its_page(feeds, site):
    for stem, feed in feeds.items():
        (own,) = rss(feed, "channel/a:link[@rel='self']/@href")
        assert own == f"{URL}{stem}.xml"
        assert atom(feed, "a:link[@rel='self']/@href") == [f"{URL}{stem}.atom"]
        assert feed.json["feed_url"] == f"{URL}{stem}.json"
        (page,) = rss(feed, "channel/link/text()")
        expected = "" if stem == "feeds/all" else f"{stem.removeprefix('feeds/')}/"
        assert page == f"{URL}{expected}"
        assert atom(feed, "a:link[@rel='alternate']/@href") == [page]
        assert feed.json["home_page_url"] == page
        assert place_in(site, page).is_file()


@pytest.mark.parametrize(
    "unfit",
    [
        "<script>x</script>",
        "<p class='a'>x</p>",
        "<p id='a'>x</p>",
        "<p style='a'>x</p>",
        "<a href='../x/'>x</a>",
        "<a href='#x'>x</a>",
        "<img src='/x.png'>",
        "<b onclick='x'>x</b>",
        "<a href='//elsewhere.example/'>x</a>",
    ],
)
def test_what_is_unfit_for_feed_readers_is_found(unfit):
    assert len(unfit_for_readers(f"<p>text</p>{unfit}")) == 1
    assert unfit_for_readers("<p lang='ar'>text <a href='https://a.example/'>x</a></p>") == []


def test_full_texts_hold_plain_html_with_absolute_links_only(feeds):
    found = {
        feed.stem: unfit
        for feed in feeds.values()
        for content in contents_of(feed)
        if (unfit := unfit_for_readers(content))
    }
    assert found == {}
    # Were the HTML escaped once too often, nothing could be found in it.
    contents = [content for feed in feeds.values() for content in contents_of(feed)]
    assert [content for content in contents if "<p>" not in content] == []


def test_every_link_of_a_full_text_into_the_site_leads_somewhere(feeds, site):
    links = {
        link
        for item in feeds["feeds/all"].json["items"]
        for link in re.findall(r'(?:href|src)="([^"]+)"', item["content_html"])
        if link.startswith(URL)
    }
    assert len(links) > 50
    broken = [link for link in links if not place_in(site, urldefrag(link)[0]).is_file()]
    assert broken == []


def test_a_full_text_says_what_the_page_says(feeds, pages, written):
    """Word for word, from 'In one minute' to the sources; then only the notice of every page."""
    public = [item for item in written.values() if item.is_public]
    for item in public:
        article = deepcopy(pages[f"{item.address}index.html"].tree.xpath("//article")[0])
        for extra in article.xpath(
            './/*[contains(@class, "press-head")] | .//*[contains(@class, "press-share")]'
            ' | .//*[contains(@class, "press-cho")] | ./*[@class="press-further"]'
            ' | ./*[@class="press-related"]'
        ):
            extra.drop_tree()
        said = " ".join(article.text_content().split())
        sent = text_of(feeds["feeds/all"].entry(item.name)["content_html"])
        assert len(said) > 300
        assert sent in (said, f"{said} {NOTICE}"), item.name


def test_a_full_text_holds_the_whole_body_and_what_was_learned(feeds, written):
    entry = feeds["feeds/all"].entry("lessons/every-breath")
    lesson = written["lessons/every-breath"]
    said = text_of(entry["content_html"])
    points = [each["point"] for each in lesson.fields["learning"]]
    actions = [each["do"] for each in lesson.fields["actions"]]
    questions = lesson.fields["questions"]
    lines = [
        line for line in lesson.body.splitlines() if re.fullmatch(r"[A-Z][^*_\[\]]{40,}", line)
    ]
    assert len(lines) >= 3
    missing = [text for text in points + actions + questions + lines if text not in said]
    assert missing == []


def test_categories_are_the_themes_audiences_and_kind_of_the_item(feeds):
    feed = feeds["feeds/all"]
    name = "campaigns/every-sleep"
    place = feed.ids.index(feed.entry(name)["id"])
    (kind, theme, *audiences) = feed.atom.entries[place].tags
    assert (kind.term, kind.label) == ("campaigns", "Campaign")
    assert (theme.term, theme.scheme) == ("safer-sleep", f"{URL}themes/")
    assert theme.label == "Safer sleep and sudden infant death"
    assert [tag.term for tag in audiences] == [
        "public-parents",
        "midwifery-health-visiting-school-nursing",
        "early-years",
        "voluntary-community-faith",
    ]
    labels = [tag.label for tag in (kind, theme, *audiences)]
    assert feed.json["items"][place]["tags"] == labels
    assert [tag.term for tag in feed.rss.entries[place].tags] == labels


def test_a_renamed_item_keeps_its_id_and_has_its_new_address(feeds):
    entry = feeds["feeds/lessons"].entry("lessons/every-breath")
    assert entry["id"] == "tag:learning.exampleshire.example,2020-02:lessons/asthma"
    assert entry["url"] == f"{URL}lessons/every-breath/"


def test_renaming_an_item_with_its_id_kept_changes_no_id(a_copy, feeds):
    copy = a_copy()
    old = feeds["feeds/lessons"].entry("lessons/mum-and-me")["id"]
    file = copy.path("bulletins/lessons/mum-and-me.md")
    text = file.read_text("utf-8").replace("---\n", f'---\nid: "{old}"\n', 1)
    file.with_name("scales.md").write_text(text, "utf-8")
    file.unlink()
    other = copy.path("bulletins/lessons/tell-me-in-my-language.md")
    other.write_text(
        other.read_text("utf-8").replace("lessons/mum-and-me", "lessons/scales"), "utf-8"
    )
    renamed = read_feed(copy.build(), "feeds/lessons")
    assert renamed.ids == feeds["feeds/lessons"].ids
    assert renamed.entry("lessons/scales")["id"] == old


@pytest.fixture(scope="module")
def short_site(tmp_path_factory):
    """Exampleshire with short feeds, and so with archives."""
    copy = Copy.make(tmp_path_factory.mktemp("short") / "exampleshire")
    copy.change("mkdocs.yml", "feed_limit: 50", "feed_limit: 4")
    return copy.build()


def test_a_feed_holds_the_newest_entries_and_no_more_than_the_setting_allows(short_site, feeds):
    for stem, feed in feeds.items():
        short = read_feed(short_site, stem)
        assert short.ids == feed.ids[:4], stem
        assert [len(parsed.entries) for parsed in (short.rss, short.atom)] == [len(short.ids)] * 2


def _next_of_xml(link_path):
    def follow(content):
        tree = etree.fromstring(content)
        ids = tree.xpath("channel/item/guid/text() | a:entry/a:id/text()", namespaces=NAMESPACES)
        return ids, tree.xpath(link_path, namespaces=NAMESPACES)

    return follow


def _next_of_json(content):
    document = json.loads(content)
    return [item["id"] for item in document["items"]], [
        document[name] for name in ("next_url",) if name in document
    ]


FOLLOWED = {
    "xml": _next_of_xml("channel/a:link[@rel='prev-archive']/@href"),
    "atom": _next_of_xml("a:link[@rel='prev-archive']/@href"),
    "json": _next_of_json,
}


@pytest.mark.parametrize("form", FOLLOWED)
def test_who_subscribes_late_can_read_back_to_the_first_entry(form, short_site, feeds):
    walks = 0
    for stem, feed in feeds.items():
        collected, address = set(), f"{URL}{stem}.{form}"
        while address:
            ids, further = FOLLOWED[form](place_in(short_site, address).read_bytes())
            assert len(set(ids)) == len(ids) <= 4
            collected |= set(ids)
            address = further[0] if further else None
            walks += 1
        assert collected == set(feed.ids), stem
    assert walks > 2 * len(feeds)


def test_archives_are_read_without_complaint(short_site):
    archives = [path for path in short_site.glob("feeds/**/*") if re.match(r"\d+\.", path.name)]
    assert len(archives) > 100
    for path in archives:
        if path.suffix != ".json":
            assert not feedparser.parse(path.read_bytes()).bozo, path
            style = re.search('<\\?xml-stylesheet .*href="(.*)"', path.read_text("utf-8"))[1]
            assert (path.parent / style).is_file(), path


def test_json_feeds_have_the_members_that_version_1_1_requires(feeds):
    for feed in feeds.values():
        document = feed.json
        assert document["version"] == "https://jsonfeed.org/version/1.1"
        assert document["title"]
        assert document["language"] == "en"
        assert document["authors"] == [{"name": "Exampleshire Safeguarding Children Partnership"}]
        for item in document["items"]:
            assert all(
                isinstance(item[name], str) and item[name] for name in ("id", "content_html")
            )
            assert item["url"].startswith(URL)
            assert item["title"]
            assert item["summary"]
            assert all(isinstance(tag, str) for tag in item.get("tags", []))
        known = {"id", "url", "title", "summary", "content_html", "tags", "authors", "language"}
        known |= {"date_published", "date_modified", "image", "attachments", "external_url"}
        assert {name for item in document["items"] for name in item} <= known


def test_rss_feeds_keep_the_rules_that_a_validator_checks(feeds):
    for feed in feeds.values():
        assert feed.rss_tree.tag == "rss"
        summaries = {item["summary"] for item in feed.json["items"]}
        assert feed.rss_tree.get("version") == "2.0"
        for name in ("title", "link", "description", "language", "lastBuildDate"):
            (element,) = rss(feed, f"channel/{name}")
            assert element.text.strip(), (feed.stem, name)
        assert rss(feed, "channel/language/text()") == ["en"]
        (own,) = rss(feed, "channel/a:link[@rel='self']")
        assert own.get("type") == "application/rss+xml"
        for item in rss(feed, "channel/item"):
            for name in ("title", "link", "description", "guid", "pubDate"):
                assert len(item.findall(name)) == 1, (feed.stem, name)
            assert item.find("guid").get("isPermaLink") == "false"
            assert item.find("author") is None, "is an e-mail address"
            (creator,) = item.xpath("dc:creator/text()", namespaces=NAMESPACES)
            assert creator == "Exampleshire Safeguarding Children Partnership"
            assert html.unescape(item.findtext("description")) in summaries
        links = rss(feed, "//link/text() | //enclosure/@url | //category/@domain | //docs/text()")
        assert [link for link in links if not link.startswith(("https://", "http://"))] == []


def test_atom_feeds_keep_the_rules_of_rfc_4287(feeds):
    for feed in feeds.values():
        assert feed.atom_tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
        for element in (feed.atom_tree, *atom(feed, "a:entry")):
            for name in ("id", "title", "updated"):
                (found,) = element.findall(f"a:{name}", NAMESPACES)
                assert found.text.strip(), (feed.stem, name)
            (alternate,) = element.xpath(
                "a:link[not(@rel) or @rel='alternate']/@href", namespaces=NAMESPACES
            )
            assert alternate.startswith(URL)
        assert atom(feed, "a:author/a:name/text()")
        assert atom(feed, "a:id/text()") == [f"{URL}{feed.stem}.atom"]
        assert atom(feed, "a:updated/text()")[0] == max(
            atom(feed, "a:entry/a:updated/text()"), key=datetime.fromisoformat
        )
        assert set(atom(feed, "a:entry/a:content/@type")) == {"html"}
        for entry in atom(feed, "a:entry"):
            assert entry.findtext("a:summary", namespaces=NAMESPACES)
            published, updated = (
                datetime.fromisoformat(entry.findtext(f"a:{name}", namespaces=NAMESPACES))
                for name in ("published", "updated")
            )
            assert published <= updated


def test_a_feed_opened_in_a_browser_is_drawn_with_a_stylesheet_that_is_there(feeds, site):
    for stem, feed in feeds.items():
        for tree, form in ((feed.rss_tree, "xml"), (feed.atom_tree, "atom")):
            (style,) = tree.xpath("preceding-sibling::processing-instruction('xml-stylesheet')")
            address = urljoin(f"{URL}{stem}.{form}", style.get("href"))
            assert place_in(site, address).read_text("utf-8").strip(), stem


def test_titles_and_summaries_are_plain_text(feeds):
    entry = feeds["feeds/lessons"].entry("lessons/mum-and-me")
    assert entry["title"].startswith("“Mum & me < everyone else’s opinion”")
    assert "scales & put" in entry["summary"]


def test_titles_in_rss_are_written_so_that_no_reader_shows_them_wrongly(site):
    """The RSS Advisory Board's profile: some readers take titles for HTML, some do not."""
    written = (site / "feeds/lessons.xml").read_text("utf-8")
    titles = re.findall("<title>(.*)</title>", written)
    assert "“Mum &#x26; me &#x3C; everyone else’s opinion”" in written
    assert [title for title in titles if re.search("&(?!#x26;|#x3C;|gt;)", title)] == []


def test_each_entry_shows_the_card_of_its_item(feeds):
    for feed in feeds.values():
        for item, in_rss, in_atom in zip(
            feed.json["items"], feed.rss.entries, feed.atom.entries, strict=True
        ):
            if item["title"].startswith("Withdrawn"):
                assert "image" not in item
                assert "media_content" not in in_rss
                continue
            assert item["image"] == f"{item['url']}card.png"
            for entry in (in_rss, in_atom):
                (card,) = entry.media_content
                assert (card["url"], card["medium"]) == (item["image"], "image")
                assert entry.media_thumbnail[0]["url"] == item["image"]
        described = rss(feed, "channel/item/m:content/m:description/text()")
        assert len(described) == len(rss(feed, "channel/item/m:content"))


def test_no_two_entries_of_an_atom_feed_have_the_same_moment(feeds):
    for feed in feeds.values():
        moments = atom(feed, "a:entry/a:updated/text()")
        assert len(set(moments)) == len(moments), feed.stem


# Withdrawn items.


def test_the_last_entry_of_a_withdrawn_item_says_so_and_holds_nothing_else(feeds, written):
    withdrawn = [item for item in written.values() if item.is_withdrawn]
    assert len(withdrawn) >= 4
    for item in withdrawn:
        feed = feeds[f"feeds/{item.kind}"]
        entry = feed.entry(item.name)
        date = item.fields["published"]
        assert entry["id"] == f"tag:learning.exampleshire.example,{date}:{item.name}"
        assert entry["date_modified"].startswith(item.fields["withdrawn"]["date"])
        assert entry["title"].startswith("Withdrawn")
        reason = item.fields["withdrawn"]["reason"]
        text = text_of(entry["content_html"]).replace(NOTICE, "").strip()
        assert re.fullmatch(rf"This [\w ]+ was withdrawn\. {re.escape(reason)}", text)
        assert entry["summary"] == text
        assert entry.get("tags", []) == []


@pytest.fixture(scope="module")
def sites_before_and_after(tmp_path_factory):
    """Exampleshire before and after two bulletins are withdrawn: with audiences and without."""
    copy = Copy.make(tmp_path_factory.mktemp("withdrawing") / "exampleshire")
    before = copy.build(place="before")
    for name in ("lessons/tell-me-in-my-language", "guidance/sharing-to-protect"):
        words = 'withdrawn\nwithdrawn: {date: 2026-11-20, reason: "It is out of date."}'
        copy.change(f"bulletins/{name}.md", "status: published", f"status: {words}")
    return before, copy.build(place="after")


def _feeds_with(site, feed_id):
    return {
        path.relative_to(site).as_posix()
        for path in site.glob("feeds/**/*.*")
        if feed_id in path.read_text("utf-8")
    }


@pytest.mark.parametrize(
    "feed_id",
    [
        "tag:learning.exampleshire.example,2021-11-08:lessons/tell-me-in-my-language",
        "tag:learning.exampleshire.example,2022-05-23:guidance/sharing-to-protect",
    ],
)
def test_whoever_was_sent_an_item_is_sent_its_withdrawal(feed_id, sites_before_and_after):
    before, after = (_feeds_with(site, feed_id) for site in sites_before_and_after)
    assert len(before) > 9
    assert before == after


def test_a_feed_may_hold_nothing_but_withdrawals(sites_before_and_after):
    before, after = (
        read_feed(site, "feeds/themes/domestic-abuse") for site in sites_before_and_after
    )
    assert any(not item["title"].startswith("Withdrawn") for item in before.json["items"])
    assert all(item["title"].startswith("Withdrawn") for item in after.json["items"])
    assert len(after.ids) == 2


def test_no_word_of_a_withdrawn_item_stays(sites_before_and_after):
    before, after = sites_before_and_after
    words = ("Tell me in my language", "Proszę mówić", "Five steps and some words to use")
    assert len(places_with(before, *words)) > 20
    assert places_with(after, *words) == []
    assert len(read_pages(after)) < len(read_pages(before))
