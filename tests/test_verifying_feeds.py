"""Feeds, calendars and heads of pages that machines cannot read are found; good ones are let be."""

import json

import pytest
from built_sites import URL, a_page, asked_of, told_by, write
from bulletin_press.verifying import feed_entries, feed_reading
from bulletin_press.verifying.calendar_files import CalendarFiles
from bulletin_press.verifying.feeds import Feeds
from bulletin_press.verifying.page_heads import PageHeads

RSS = (
    "<?xml version='1.0' encoding='UTF-8'?>\n<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'>"
    "<channel>\n<title>T</title><link>https://x.example/</link><description>D</description>\n"
    "<atom:link rel='self' href='https://x.example/all.xml'/>\n{}\n</channel></rss>\n"
)
ITEM = "<item><title>One</title><link>{url}</link><guid>{id}</guid></item>"
ATOM = (
    "<?xml version='1.0'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>\n<id>f</id><title>T</title>"
    "<updated>2026-01-01T00:00:00Z</updated>\n{}\n</feed>\n"
)
ENTRY = (
    "<entry><id>{id}</id><title>One</title><updated>2026-01-01T00:00:00+00:00</updated>"
    "<link href='{url}'/></entry>"
)
CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\n{}END:VCALENDAR\r\n"
EVENT = "BEGIN:VEVENT\r\nUID:{id}\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:x\r\nEND:VEVENT\r\n"


def rss(*items):
    return RSS.format("\n".join(items))


def atom(*entries):
    return ATOM.format("\n".join(entries))


def item(of=ITEM, id="1", url="https://x.example/1/"):  # noqa: A002
    return of.format(id=id, url=url)


def json_feed(*items, **more):
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", **more}
    return json.dumps(feed)[:-1] + ', "items": [\n' + ",\n".join(map(json.dumps, items)) + "\n]}\n"


def json_item(**more):
    return {"id": "1", "url": "https://x.example/1/", "content_html": "<p>x</p>", **more}


@pytest.fixture
def told(tmp_path, a_project, a_site, at):
    return lambda search, files: told_by(
        search, asked_of(write(tmp_path, files), a_site(), a_project(), at())
    )


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("a.xml", rss(item())[:-8], "is not well-formed"),
        ("a.xml", rss(item(), item(id="2") + "<b>", item(id="3")), "is not well-formed"),
        ("a.xml", rss(item(), item(id="2").replace("One", "A & B")), "is not well-formed"),
        ("a.xml", rss(item(), item(id="2").replace("One", "\x0b")), "is not well-formed"),
        ("a.xml", rss("</channel>"), "is not well-formed"),
        ("a.xml", rss(item(id="")), "an entry has no guid"),
        ("a.xml", rss(item().replace("One", "")), "an entry has neither title nor description"),
        ("a.xml", rss(item().replace("<guid>", "<pubDate>1</pubDate><guid>")), "as pubDate, which"),
        ("a.xml", rss(item(), item()), "two entries have the id '1'"),
        ("a.xml", rss(item()).replace("<title>T</title>", ""), "the feed has no title"),
        ("a.xml", "<rss version='2.0'/>", "the feed is neither RSS nor Atom"),
        ("a.atom", atom(item(ENTRY, id="")), "an entry has no id"),
        ("a.atom", atom(item(ENTRY)).replace("+00:00", ""), "as updated, without a zone"),
        ("a.atom", atom(item(ENTRY)).replace("26-01-01T00:00:00+", "soon+"), "as updated, w"),
        ("a.atom", atom(item(ENTRY), item(ENTRY)), "two entries have the id '1'"),
        ("a.atom", atom().replace("<id>f</id>", ""), "the feed has no id"),
        ("a.json", json_feed(json_item())[:-3], "is not well-formed"),
        ("a.json", json_feed(json_item(id=1)), "an entry has no id"),
        ("a.json", json_feed(json_item(content_html=None)), "an entry has neither content_html"),
        ("a.json", json_feed(json_item(date_published="soon")), "as date_published, which"),
        ("a.json", json_feed("x"), "an entry is no object"),
        ("a.json", json_feed(json_item(), json_item()), "two entries have the id '1'"),
        ("a.json", json_feed(title=""), "the feed has no title"),
        ("a.json", json_feed().replace("items", "entries"), "the feed has no items"),
        ("sitemap.xml", "<urlset><url></urlset>", "is not well-formed"),
        ("a.svg", "<svg", "is not well-formed"),
    ],
)  # fmt: skip
def test_a_feed_that_readers_cannot_use_is_found(path, text, message, told):
    found = told(Feeds, {path: text})
    assert len(found) == 1, found
    assert found[0].startswith(f"{path}:")
    assert message in found[0]


def test_good_feeds_are_let_be(told):
    pair = [item(), item(id="2", url="https://x.example/2/")]
    files = {
        "a.xml": rss(*pair),
        "b.xml": rss(),
        "a.atom": atom(*(item(ENTRY, id=n, url=f"https://x.example/{n}/") for n in "12")),
        "a.json": json_feed(json_item(), json_item(id="2", url="https://x.example/2/")),
        "b.json": json.dumps(json.loads(json_feed(json_item())), indent=1),
        "other.json": "{",
        "c.xml": rss(*pair).replace("<item>", "<!-- <item></item> --><item>", 1),
        "d.xml": rss(item().replace("One", "<![CDATA[<item></item>]]>")),
    }
    assert told(Feeds, files) == []


def test_an_entry_is_read_once_however_many_feeds_have_it(told, monkeypatch):
    read = []
    parse = feed_entries.parse_xml
    counting = lambda content: read.append(content) or parse(content)  # noqa: E731
    monkeypatch.setattr(feed_entries, "parse_xml", counting)
    monkeypatch.setattr(feed_reading, "parse_xml", counting)
    feed_entries.xml_entry.cache_clear()
    entry, other = item(ENTRY, id="5"), item(ENTRY, id="6", url="https://x.example/6/")
    feeds = {f"{name}.atom": atom(entry, entry.replace("5", "7"), other) for name in "abcd"}
    assert told(Feeds, feeds) != []
    assert sum(b">One<" in content for content in read) == 3
    assert len(read) == 3 + len(feeds)


@pytest.mark.parametrize(
    ("before", "after"),
    [("<!-- ", " -->"), ("<description><![CDATA[", "]]></description>"), ("<x>", "</x>")],
)
def test_an_entry_that_is_none_is_not_taken_for_one(before, after, told):
    twice = rss(item(), before + item() + after)
    assert told(Feeds, {"a.xml": twice}) == []


def test_an_entry_cannot_hide_a_mistake_behind_another(told):
    # By itself each is well-formed once the comment is cut in two; together they are not.
    broken = rss("<!-- " + item(), item() + " --></item>")
    assert "is not well-formed" in told(Feeds, {"a.xml": broken})[0]


def test_an_item_has_one_id_in_all_feeds_and_an_id_one_item(told):
    files = {
        "a.xml": rss(item()),
        "b.atom": atom(item(ENTRY, id="2")),
        "c.json": json_feed(json_item(url="https://x.example/3/")),
    }
    found = told(Feeds, files)
    assert [it.partition(":")[0] for it in found] == ["b.atom", "c.json"]
    assert "'https://x.example/1/' has '2' here, and '1' in a.xml" in found[0]
    assert "'1' has 'https://x.example/3/' here, and 'https://x.example/1/' in a.xml" in found[1]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "does not begin as a calendar"),
        (CALENDAR.format(EVENT).replace("\r\n", "\n"), "a line does not end in CR LF"),
        (CALENDAR.format(EVENT.format(id="x" * 80)), "a line is longer than 75 bytes"),
        (CALENDAR.format(EVENT * 2).format(id="1"), "two have the UID '1'"),
        (CALENDAR.format(EVENT.format(id="")), "a VEVENT has no UID"),
        (CALENDAR.format(EVENT).replace("DTSTAMP", "DTSTART"), "a VEVENT has no DTSTAMP"),
        (CALENDAR.format("").replace("VERSION", "X-V"), "a VCALENDAR has no VERSION"),
        (CALENDAR.format("BEGIN:VEVENT\r\n"), "something ends that has not begun"),
        (CALENDAR.format("")[:-15], "VCALENDAR never ends"),
        (
            CALENDAR.format(
                EVENT.format(id="a\r\n b") + EVENT.format(id="a\r\n  b").replace("  b", " b")
            ),
            "two have the UID 'ab'",
        ),
    ],
)
def test_a_calendar_that_cannot_be_read_is_found(text, message, told):
    (found,) = told(CalendarFiles, {"a.ics": text})
    assert found.partition(": ")[2] == message


def test_good_calendars_are_let_be(told):
    moved = EVENT.format(id="1").replace("SUMMARY", "RECURRENCE-ID:20260101\r\nSUMMARY")
    text = CALENDAR.format(EVENT.format(id="1") + moved + EVENT.format(id="2"))
    assert told(CalendarFiles, {"a.ics": text, "b.ics": CALENDAR.format("")}) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<title>A page</title>", "", "has no title"),
        ("<title>A page</title>", "<title> </title>", "has no title"),
        (' lang="en"', "", "has no language: <html lang> is missing"),
        (' lang="en"', ' lang=""', "has no language: <html lang> is missing"),
        ("What it is about.", " ", "has no description"),
        ('rel="canonical"', 'rel="next"', "has no canonical address"),
        (f"{URL}a/", f"{URL}b/", f"names '{URL}b/' as its canonical address, which is '{URL}a/'"),
        ("</head>", "<svg><title>x</title></svg></head>", ""),
    ],
)
def test_a_page_that_does_not_say_what_it_is_is_found(old, new, message, told):
    page = a_page("a/index.html")
    assert old in page
    found = told(PageHeads, {"a/index.html": page.replace(old, new)})
    assert [it.partition(": ")[2] for it in found] == ([message] if message else [])


def test_a_title_in_a_drawing_is_none_of_the_page(told):
    page = a_page(body="<svg><title>x</title></svg>").replace("<title>A page</title>", "")
    assert told(PageHeads, {"index.html": page}) == ["index.html:1: has no title"]


def test_a_page_that_leads_on_names_where_as_canonical(told):
    moved = (
        "<html lang=en><title>Moved</title><link rel=canonical href='{}'>"
        "<meta http-equiv=refresh content='0; url=../a/'>"
    )
    good, bad = moved.format(f"{URL}a/"), moved.format(f"{URL}old/")
    found = told(PageHeads, {"old/index.html": good, "older/index.html": bad})
    assert [it.partition(":")[0] for it in found] == ["older/index.html"]


def test_the_page_for_what_is_not_found_has_no_address_of_its_own(told):
    page = a_page("404.html").replace('rel="canonical"', 'rel="next"')
    assert told(PageHeads, {"404.html": page}) == []
    assert told(PageHeads, {"a/404.html": page}) == ["a/404.html:1: has no canonical address"]
