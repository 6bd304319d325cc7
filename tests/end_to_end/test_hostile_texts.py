"""What authors paste, by mistake or not: markup and scripts are shown or dropped, never run."""

import json

import pytest

from .crawling import foreign_requests, read_pages
from .feed_reading import contents_of, read_feeds, unfit_for_readers
from .running import LESSON, Copy

RUN = '//script[not(@type="application/ld+json" or @type="application/json")]/text()'
TITLE = "<script>alert(1)</script> & <b>“bold”</b> {{ config }} 'single'"
SUMMARY = "<img src=x onerror=alert(2)> & </title></p> {% raw %}"
POINT = "</li><script>alert(3)</script>"
BODY = """
<img src="/feeds/all.xml" alt="x" onerror="alert(4)">
<a href="/about/" style="color: red" onclick="alert(5)">click</a> {{ config.site_name }}

<p onmouseover="alert(6)">x</p>

## What happened {: id='x"onmouseover="alert(7)' }

Text.
"""
HEADER = f"""---
title: {json.dumps(TITLE)}
summary: {json.dumps(SUMMARY)}
status: published
published: 2026-01-01
themes: [neglect]
source_kind: unstated
learning:
  - point: {json.dumps(POINT)}
    source: "a & b"
  - point: "two"
actions:
  - do: {json.dumps(POINT)}
social:
  messages: [{json.dumps(POINT)}]
  image_alt: {json.dumps(SUMMARY)}
---
"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile") / "exampleshire"
    copy = Copy.make(folder, {"lessons/hostile": HEADER + BODY})
    copy.change("bulletins/vocabulary.yml", "label: Neglect\n", 'label: "Neglect & <i>harm</i>"\n')
    return copy.build()


@pytest.fixture(scope="module")
def hostile_pages(hostile_site):
    return read_pages(hostile_site)


def test_no_script_or_handler_of_an_author_is_on_any_page(hostile_pages):
    for page in hostile_pages.values():
        assert [text for text in page.tree.xpath(RUN) if "alert" in text] == []
        handlers = page.tree.xpath("//@*[starts-with(name(), 'on')]")
        assert [handler for handler in handlers if "alert" in handler] == []
        assert page.tree.xpath("//article//@style") == []


def test_no_page_asks_another_host_whatever_a_body_holds(hostile_site):
    assert foreign_requests(hostile_site) == []


@pytest.mark.parametrize(
    "path",
    [
        "lessons/hostile",
        "lessons/hostile/share",
        "lessons",
        "themes/neglect",
        "audiences/police",
        ".",
    ],
)
def test_markup_in_a_title_is_shown_as_it_was_written(path, hostile_pages):
    page = hostile_pages[f"{path}/index.html".removeprefix("./")]
    assert " ".join(TITLE.split()) in page.text("//article")


def test_markup_in_titles_summaries_and_labels_reaches_head_and_headings_as_text(hostile_pages):
    page = hostile_pages["lessons/hostile/index.html"]
    assert page.text("//h1") == TITLE
    assert page.text("//head/title").startswith(TITLE)
    assert page.text('//meta[@name="description"]/@content') == SUMMARY
    theme = hostile_pages["themes/neglect/index.html"]
    assert theme.text("//h1") == "Neglect & <i>harm</i>"
    assert theme.text("//head/title").startswith("Neglect & <i>harm</i>")


def test_signs_of_templates_are_left_as_they_are(hostile_pages):
    assert "{{ config.site_name }}" in hostile_pages["lessons/hostile/index.html"].text("//article")


def test_feeds_of_hostile_texts_are_well_formed_plain_and_clean(hostile_site):
    feeds = read_feeds(hostile_site)
    assert len(feeds) > 10
    for feed in feeds.values():
        assert not feed.rss.bozo
        assert not feed.atom.bozo
        assert feed.atom.entries[0].title == TITLE
        assert feed.json["items"][0]["title"] == TITLE
        assert feed.json["items"][0]["summary"] == SUMMARY
        for content in contents_of(feed):
            assert unfit_for_readers(content) == []
            assert "javascript:" not in content
    labels = feeds["feeds/themes/neglect"].json["items"][0]["tags"]
    assert labels[1] == "Neglect & <i>harm</i>"


PLAN = {
    "a picture of another site": "![plan](https://elsewhere.example/a.png)",
    "a picture without its scheme": '<img src="//elsewhere.example/a.png" alt="x">',
    "a picture among others": '<img srcset="https://elsewhere.example/a.png 2x" alt="x">',
    "a script in a link": "[plan](javascript:alert(1))",
    "a script in a link, in capitals": '<a href="JaVaScRiPt:alert(1)">plan</a>',
    "a script in a link, broken up": '<a href="java&#10;script:alert(1)">plan</a>',
    "a page in a link": '<a href="data:text/html,<script>alert(1)</script>">plan</a>',
    "a file of the author's own computer": "[plan](file:///C:/plan.pdf)",
}


@pytest.mark.parametrize("body", PLAN.values(), ids=PLAN)
def test_what_a_reader_must_not_be_sent_to_stops_the_build_or_is_taken_out(body, a_copy):
    copy = a_copy({"lessons/plan": LESSON.format(title="Plan", published="2026-01-01", body=body)})
    if copy.call("check").exit_code == 0:
        site = copy.build()
        assert foreign_requests(site) == []
        links = read_pages(site)["lessons/plan/index.html"].tree.xpath("//article//a/@href")
        bad = ("javascript:", "data:", "file:", "java")
        assert [link for link in links if link.lower().startswith(bad)] == []
        assert "script:" not in (site / "feeds/all.xml").read_text("utf-8").lower()


ELEMENTS = {
    "script": "<script>alert(1)</script>",
    "script, in capitals and broken up": "<SCRIPT\n>alert(1)</SCRIPT>",
    "style": "<style>@import 'https://elsewhere.example/a.css'</style>",
    "iframe": '<iframe src="https://elsewhere.example/"></iframe>',
    "form": '<form action="https://elsewhere.example/"><button>x</button></form>',
    "link": '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
    "meta": '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
    "object": '<object data="https://elsewhere.example/a.svg"></object>',
    "svg": '<svg onload="alert(1)"><image href="https://elsewhere.example/a.png"/></svg>',
    "base": '<base href="https://elsewhere.example/">',
    "video": '<video src="https://elsewhere.example/a.mp4"></video>',
}


@pytest.mark.parametrize(("name", "body"), ELEMENTS.items(), ids=ELEMENTS)
def test_an_element_that_runs_or_fetches_stops_the_build_or_is_taken_out(name, body, a_copy):
    copy = a_copy({"lessons/plan": LESSON.format(title="Plan", published="2026-01-01", body=body)})
    if copy.call("check").exit_code == 0:
        site = copy.build()
        assert foreign_requests(site) == []
        page = read_pages(site)["lessons/plan/index.html"]
        assert page.tree.xpath(f"//article//{name.partition(',')[0]}") == []
        assert "alert(1)" not in page.text("//article")
