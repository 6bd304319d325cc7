"""Addresses that lead nowhere, and requests that leave the site, are found; others are let be."""

import dataclasses

import pytest
from built_sites import URL, a_page, asked_of, told_by, write
from bulletin_press.verifying.foreign_requests import ForeignRequests
from bulletin_press.verifying.links import Links
from end_to_end.crawling import broken_links, foreign_requests
from end_to_end.test_crawling import BROKEN, FOREIGN
from end_to_end.test_crawling import URL as THEIR_URL

ELSEWHERE = "https://elsewhere.example/"
JSON_FEED = """{{"version": "https://jsonfeed.org/version/1.1", "items": [
{{"id": "1", "content_html": "{}"}}
]}}
"""


@pytest.fixture
def told(tmp_path, a_project, a_site, at):
    """Put a small site to a search: ``told(Links, body=…, head=…, **files)``."""

    def tell(search, body="", head="", url=URL, files=()):
        made = {
            "index.html": a_page(head=head, body=body, site=url),
            "a/b/index.html": a_page("a/b/index.html", body="<a name='old'></a>", site=url),
            "a/x y.txt": "",
            "style.css": "",
            "thresholds.html": a_page("thresholds.html", site=url),
            **dict(files),
        }
        site = dataclasses.replace(a_site(), url=url)
        return told_by(search, asked_of(write(tmp_path, made), site, a_project(), at()))

    return tell


@pytest.mark.parametrize("body", BROKEN)
def test_what_the_crawler_finds_broken_is_found(body, told, tmp_path):
    body = body.replace(THEIR_URL, URL)
    found = told(Links, body)
    assert len(found) == len(broken_links(tmp_path, URL)) == 1
    assert found[0].startswith("index.html:11: ")


@pytest.mark.parametrize("body", FOREIGN)
def test_what_the_crawler_finds_foreign_is_found(body, told, tmp_path):
    found = told(ForeignRequests, body)
    assert len(found) == len(foreign_requests(tmp_path, URL)) == 1
    assert found[0].startswith("index.html:11: ")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<a href=nowhere/>x</a>", "'nowhere/' leads nowhere"),
        ("<A HREF = 'nowhere/'>x</A>", "'nowhere/' leads nowhere"),
        ('<a title="a > b"\n href="nowhere/">x</a>', "'nowhere/' leads nowhere"),
        ("<a title=it's href=nowhere/ class=it's>x</a>", "'nowhere/' leads nowhere"),
        ('<a href="no&#119;here/">x</a>', "'nowhere/' leads nowhere"),
        ("<a href='/nowhere/'>x</a>", "'/nowhere/' leads nowhere"),
        ("<a href='a/../nowhere/'>x</a>", "'a/../nowhere/' leads nowhere"),
        ("<a href='../../nowhere/'>x</a>", "'../../nowhere/' leads nowhere"),
        ("<a href='a/b'>x</a>", "'a/b' leads to a folder: it lacks the slash at its end"),
        ("<a href='//learning.exampleshire.org/x'>x</a>", "'//learning.exampleshire.org/x' leads"),
        ("<a href='thresholds.html#no'>x</a>", "'#no' names no place in thresholds.html"),
        ("<a href='thresholds.html/'>x</a>", "'thresholds.html/' leads nowhere"),
        ("<a href='https://[bad/'>x</a>", "'https://[bad/' is no address"),
        ("<a href='#no%20place'>x</a>", "'#no place' names no place in this page"),
        ("<img srcset='a/x%20y.txt 1x, no.png 2x' alt=''>", "'no.png' leads nowhere"),
        ("<video poster='no.png'></video>", "'no.png' leads nowhere"),
        ("<link rel='preload' imagesrcset='no.png 1x'>", "'no.png' leads nowhere"),
        ("<button formaction='no/'>x</button>", "'no/' leads nowhere"),
        ("<p style=\"background: url('no.png')\">x</p>", "'no.png' leads nowhere"),
        ("<style>@import 'no.css';</style>", "'no.css' leads nowhere"),
        ("<svg><use xlink:href='#none'/></svg>", "'#none' names no place in this page"),
        (f"<meta property='og:image' content='{URL}no.png'>", f"'{URL}no.png' leads nowhere"),
        (
            f'<script type="application/ld+json">{{"url": "{URL}no/"}}</script>',
            f"'{URL}no/' leads nowhere",
        ),
        ("<iframe srcdoc='&lt;a href=no/&gt;'></iframe>", "'no/' leads nowhere"),
        ("<meta http-equiv='Refresh' content='5;URL=&quot;no/&quot;'>", "'no/' leads nowhere"),
    ],
)
def test_a_broken_address_is_found_however_it_is_written(body, message, told):
    (found,) = told(Links, body)
    assert found.partition(": ")[2].startswith(message)


@pytest.mark.parametrize(
    "body",
    [
        "<a href='a/b/'>x</a><a href='/a/b/#top-of-it'>x</a><a href='a/b/#old'>x</a>",
        "<a href='#top-of-it'>x</a><a href='#'>x</a><a href='#top'>x</a><a href=''>x</a>",
        "<a href='?q=x'>x</a><a href='?q=x#top-of-it'>x</a><a href='.'>x</a><a href='./'>x</a>",
        "<a href='a/x%20y.txt'>x</a><a href='a/x y.txt#page=2'>x</a><a href='a/b/index.html'>x</a>",
        f"<a href='{URL}a/b/?q=x#old'>x</a><a href='{URL}'>x</a><a href='{ELSEWHERE}#x'>x</a>",
        "<a href='mailto:a@b.example'>x</a><a href='tel:999'>x</a><img src='data:image/png,x'>",
        "<a href='#top-of-it:~:text=A%20page'>x</a><a href='thresholds.html'>x</a>",
        "<!-- <a href='nowhere/'>x</a> --><textarea><a href='nowhere/'></textarea>",
        "<script>const made = \"<a href='nowhere/'>\"</script><p title='<a href=nowhere/>'>x</p>",
        "<svg><defs><g id='g'/></defs><use href='#g'/><path fill='url(#g)'/></svg>",
        "<style>/* url(no.png) */ @namespace url(http://www.w3.org/1999/xhtml);</style>",
        "<p data-made='nowhere/'>x</p><time datetime='2026-01-01'>x</time>",
    ],
)
def test_what_leads_somewhere_or_nowhere_by_right_is_let_be(body, told):
    assert told(Links, body) == told(ForeignRequests, body) == []


def test_a_base_changes_where_all_addresses_of_a_page_count_from(told):
    body = "<a href='b/'>x</a><a href='#old'>x</a><a href='a/b/'>x</a>"
    assert told(Links, body, head="<base href='a/'>") == [
        "index.html:7: 'a/' leads nowhere",
        "index.html:11: '#old' leads nowhere",
        "index.html:11: 'a/b/' leads nowhere",
    ]


def test_below_a_path_addresses_may_not_leave_it(told):
    body = "<a href='/a/b/'>x</a><a href='/lessons/a/b/'>x</a><a href='../a/b/'>x</a>"
    assert told(Links, body, url=f"{URL}lessons/") == [
        "index.html:11: '../a/b/' leaves the folder of the site, which begins at /lessons/",
        "index.html:11: '/a/b/' leaves the folder of the site, which begins at /lessons/",
    ]


def test_links_of_the_page_for_missing_pages_count_from_the_root(told):
    page = "<a href='a/b/'>x</a>\n<a href='/a/b/'>x</a>"
    assert told(Links, files={"404.html": page}) == ["404.html:1: 'a/b/' leads nowhere"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("style.css", "a{background:url(no.png)}"),
        ("style.css", "a{background:url( 'no.png' )} b{background:url(a/x%20y.txt)}"),
        ("style.css", "a{background:image-set('no.png' 1x, url(a/x%20y.txt) 2x)}"),
        ("feeds/all.xml", f"<rss><channel><item><link>{URL}no/</link></item></channel></rss>"),
        ("feeds/all.xml", f"<rss><item>&lt;a href=&quot;{URL}no/&quot;&gt;</item></rss>"),
        ("feeds/all.xml", "<?xml-stylesheet type='text/css' href='no.css'?><rss/>"),
        (
            "feeds/all.atom",
            f"<feed><entry><link href='{URL}a/b/?x=1&amp;y=2#none'/></entry></feed>",
        ),
        ("feeds/feeds.opml", f'<opml><outline xmlUrl="{URL}feeds/none.xml"/></opml>'),
        ("sitemap.xml", f"<urlset><url><loc>{URL}no/</loc></url></urlset>"),
        ("data/posts.json", f'[{{"text": "Read it:\\n{URL}no/.\\n\\n#Tag"}}]'),
        ("data/catalogue.csv", f"id,url,title\nx,{URL}no/,No\ny,{URL}a/b/,Yes\n"),
        ("calendar/events.ics", f"BEGIN:VEVENT\r\nURL:{URL}a/\r\n \r\n  b/none\r\nEND:VEVENT\r\n"),
        ("robots.txt", f"Sitemap: {URL}none.xml\n"),
        ("picture.svg", "<svg><image href='no.png'/></svg>"),
    ],
)
def test_a_broken_address_is_found_in_any_file(path, text, told):
    (found,) = told(Links, files={path: text})
    assert found.startswith(f"{path}:")


def test_an_address_at_the_end_of_a_sentence_is_not_broken_by_its_full_stop(told):
    text = f"Read it ({URL}a/b/). Or {URL}a/b/, or {URL}a/b/#old!"
    assert told(Links, files={"data/posts.json": text}) == []


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("style.css", f"@font-face{{src:url({ELSEWHERE}a.woff2)}}"),
        ("style.css", f"@import '{ELSEWHERE}a.css';"),
        ("style.css", f"a{{background:image-set('{ELSEWHERE}a.png' 1x)}}"),
        ("style.css", "a{background:url(\\68ttps://elsewhere.example/a.png)}"),
        ("a.js", f"fetch('{ELSEWHERE}a')"),
        ("a.js", f'import {{ x }} from "{ELSEWHERE}a.js"'),
        ("a.js", f"import('{ELSEWHERE}a.js')"),
        ("a.js", "new WebSocket(`wss://elsewhere.example/`)"),
        ("a.js", f"navigator.sendBeacon('{ELSEWHERE}', x)"),
        ("a.js", f"r.open('GET', '{ELSEWHERE}a')"),
        ("a.js", "picture.src = '//elsewhere.example/a.png'"),
        ("a.svg", f"<svg><image xlink:href='{ELSEWHERE}a.png'/></svg>"),
        ("a.svg", f"<svg><rect fill='url({ELSEWHERE}a.svg#g)'/></svg>"),
        ("feeds/all.xml", f"<?xml-stylesheet href='{ELSEWHERE}a.css'?><rss/>"),
        ("feeds/all.xml", f'<rss><item>&lt;img src="{ELSEWHERE}a.png"&gt;</item></rss>'),
        ("feeds/all.atom", f"<feed><entry><![CDATA[<img src='{ELSEWHERE}a.png'>]]></entry></feed>"),
        (
            "feeds/all.json",
            JSON_FEED.format('<img src=\\"https:\\/\\/elsewhere.example/a.png\\">'),
        ),
    ],
)
def test_a_request_that_would_leave_the_site_is_found_in_any_file(path, text, told):
    (found,) = told(ForeignRequests, files={path: text})
    assert found.startswith(f"{path}:")
    assert "asks another site" in found


@pytest.mark.parametrize(
    "body",
    [
        f"<a href='{ELSEWHERE}'>x</a><blockquote cite='{ELSEWHERE}'>x</blockquote>",
        f"<script src='{URL}a.js'></script><form action='a/b/'></form>",
        f"<script>const links = ['{ELSEWHERE}'] // {ELSEWHERE}</script>",
        "<svg xmlns='http://www.w3.org/2000/svg'></svg>",
        f"<link rel='canonical' href='{ELSEWHERE}'><link rel='alternate' href='{ELSEWHERE}'>",
        f"<meta property='og:see_also' content='{ELSEWHERE}'>",
        f'<script type=\'application/ld+json\'>{{"@context": "{ELSEWHERE}"}}</script>',
    ],
)
def test_what_readers_follow_by_choice_is_no_request(body, told):
    assert told(ForeignRequests, body) == []


@pytest.mark.parametrize(
    "body",
    [
        f"<button formaction='{ELSEWHERE}'>x</button>",
        f"<link rel='alternate stylesheet' href='{ELSEWHERE}'>",
        f"<link rel='dns-prefetch' href='{ELSEWHERE}'>",
        f"<input type='image' src='{ELSEWHERE}'>",
        f"<base href='{ELSEWHERE}'>",
        f"<script type='module'>import '{ELSEWHERE}a.js'</script>",
        "<img src='http://learning.exampleshire.org/a.png' alt=''>",
        "<img src='\\\\elsewhere.example\\a.png' alt=''>",
        "<img src='////elsewhere.example/a.png' alt=''>",
        "<img src='ht\ntps://else\twhere.example/a.png' alt=''>",
        "<!--><img src='https://elsewhere.example/'><!-- -->",
        f"<iframe srcdoc=\"<img src='{ELSEWHERE}'>\"></iframe>",
    ],
)
def test_less_common_requests_are_found_too(body, told):
    assert len(told(ForeignRequests, body)) == 1
