"""The crawler finds what it looks for: planted links that lead nowhere and requests that leave."""

import pytest

from .crawling import broken_links, foreign_requests, read_pages
from .running import URL

FRAME = (
    "<!doctype html><html><head>{head}</head><body><h1 id='top-of-it'>x</h1>{body}</body></html>"
)


@pytest.fixture
def a_small_site(tmp_path):
    """Make a small site: ``a_small_site(head=…, body=…)`` gives its first page these parts."""

    def make(head="", body="", css=""):
        files = {
            "index.html": FRAME.format(head=head, body=body),
            "a/b/index.html": FRAME.format(head="", body="<a name='old'></a>"),
            "a/x y.txt": "",
            "style.css": css,
        }
        for path, text in files.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, "utf-8")
        return tmp_path

    return make


BROKEN = [
    "<a href='nowhere/'>x</a>",
    "<a href='a/b'>x</a>",
    "<a href='a/'>x</a>",
    "<a href='../a/b/index.htm'>x</a>",
    "<a href='#nothing'>x</a>",
    "<a href='a/b/#nothing'>x</a>",
    f"<a href='{URL}nowhere/'>x</a>",
    "<img src='nowhere.png'>",
    "<img src='a/x%20y.txt' srcset='a/x%20y.txt 1x, nowhere.png 2x'>",
    "<script src='nowhere.js'></script>",
    "<form action='nowhere/'></form>",
    "<object data='nowhere.pdf'></object>",
]


@pytest.mark.parametrize("body", BROKEN)
def test_a_link_that_leads_nowhere_is_found(body, a_small_site):
    assert len(broken_links(a_small_site(body=body))) == 1


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='nowhere/'>",
        "<link rel='alternate' type='application/rss+xml' href='feeds/none.xml'>",
        "<meta http-equiv='refresh' content='0; url=nowhere/'>",
    ],
)
def test_a_link_in_a_head_that_leads_nowhere_is_found(head, a_small_site):
    assert len(broken_links(a_small_site(head=head))) == 1


def test_an_address_in_a_stylesheet_that_leads_nowhere_is_found(a_small_site):
    site = a_small_site(css="a{background:url(nowhere.png)} b{background:url('a/x%20y.txt')}")
    assert broken_links(site) == ["style.css: url(nowhere.png) leads nowhere"]


def test_links_that_lead_somewhere_are_left_alone(a_small_site):
    body = (
        "<a href='a/b/'>x</a><a href='/a/b/#top-of-it'>x</a><a href='a/b/#old'>x</a>"
        "<a href='#top-of-it'>x</a><a href='#'>x</a><a href='?q=x'>x</a><a href='a/x%20y.txt'>x</a>"
        f"<a href='{URL}a/b/?q=x#old'>x</a><a href='https://elsewhere.example/#x'>x</a>"
        "<a href='mailto:a@b.example'>x</a><a href='tel:999'>x</a><img src='data:image/png,x'>"
    )
    assert broken_links(a_small_site(body=body)) == []


def test_links_of_the_page_for_missing_pages_count_from_the_root(a_small_site):
    site = a_small_site()
    (site / "404.html").write_text("<a href='a/b/'>x</a><a href='/a/b/'>x</a>", "utf-8")
    assert len(broken_links(site)) == 1


FOREIGN = [
    "<script src='https://elsewhere.example/a.js'></script>",
    "<script src='//elsewhere.example/a.js'></script>",
    "<img src='https://elsewhere.example/a.png'>",
    "<img src='a.png' srcset='a.png 1x, https://elsewhere.example/a.png 2x'>",
    "<iframe src='https://elsewhere.example/'></iframe>",
    "<video poster='https://elsewhere.example/a.png'></video>",
    "<object data='https://elsewhere.example/a.svg'></object>",
    "<link rel='stylesheet' href='https://elsewhere.example/a.css'>",
    "<link rel='preconnect' href='https://elsewhere.example/'>",
    "<link rel='icon' href='https://elsewhere.example/a.png'>",
    "<style>@import 'https://elsewhere.example/a.css';</style>",
    "<p style='background: url(https://elsewhere.example/a.png)'>x</p>",
    "<form action='https://elsewhere.example/'></form>",
    "<a href='a/b/' ping='https://elsewhere.example/'>x</a>",
    "<meta http-equiv='refresh' content='0; url=https://elsewhere.example/'>",
    "<svg><image href='https://elsewhere.example/a.png'/></svg>",
]


@pytest.mark.parametrize("body", FOREIGN)
def test_a_request_that_would_leave_the_site_is_found(body, a_small_site):
    assert len(foreign_requests(a_small_site(body=body))) == 1


def test_a_stylesheet_that_would_fetch_from_elsewhere_is_found(a_small_site):
    site = a_small_site(css="@font-face{src:url(https://elsewhere.example/a.woff2)}")
    assert foreign_requests(site) == ["style.css: https://elsewhere.example/a.woff2"]


def test_what_readers_follow_by_choice_is_no_request(a_small_site):
    body = (
        "<a href='https://elsewhere.example/'>x</a><img src='data:image/png;base64,'>"
        f"<script src='{URL}a.js'></script><form action='a/b/'></form>"
    )
    head = "<link rel='canonical' href='https://elsewhere.example/'>"
    assert foreign_requests(a_small_site(head=head, body=body)) == []


def test_a_page_says_where_it_is_and_what_links_lead_to(a_small_site):
    page = read_pages(a_small_site())["a/b/index.html"]
    assert page.address == "a/b/"
    assert page.leads_to("//a/@name") == ["a/b/old"]
