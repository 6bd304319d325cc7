"""The site that this repository ships, as it is now: other people's texts, the same promises."""

import pytest
import yaml

from .crawling import broken_links, foreign_requests, read_pages
from .feed_reading import contents_of, read_feeds, unfit_for_readers
from .running import ROOT


@pytest.fixture(scope="module")
def url():
    """The address in ``mkdocs.yml``."""
    lines = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines()
    (line,) = (line for line in lines if line.startswith("site_url:"))
    return yaml.safe_load(line)["site_url"]


def test_every_link_of_the_own_site_leads_somewhere_and_no_request_leaves_it(own_site, url):
    pages = read_pages(own_site)
    assert len(pages) > 100
    assert broken_links(own_site, url, pages) == []
    assert foreign_requests(own_site, url, pages) == []


def test_every_page_of_the_own_site_has_one_first_heading_and_a_title(own_site):
    pages = [page for page in read_pages(own_site).values() if not page.leads_on]
    assert [page.path for page in pages if len(page.tree.xpath("//h1")) != 1] == []
    assert [page.path for page in pages if not page.text("//head/title")] == []


def test_every_feed_of_the_own_site_can_be_read(own_site):
    feeds = read_feeds(own_site)
    assert len(feeds) > 10
    for feed in feeds.values():
        assert not feed.rss.bozo
        assert not feed.atom.bozo
        assert [entry.id for entry in feed.rss.entries] == feed.ids
        for content in contents_of(feed):
            assert "<p>" in content
            assert unfit_for_readers(content) == []
