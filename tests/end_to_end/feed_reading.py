"""Reading feeds with readers that are not ours."""

import json
from dataclasses import dataclass
from typing import Any

import feedparser
from lxml import etree, html

NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "c": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "m": "http://search.yahoo.com/mrss/",
}
FORMATS = ("xml", "atom", "json")


@dataclass(frozen=True)
class Feed:
    """One feed in its three formats: as feedparser and as lxml read them, and as JSON."""

    stem: str
    rss: feedparser.FeedParserDict
    atom: feedparser.FeedParserDict
    rss_tree: etree._Element
    atom_tree: etree._Element
    json: dict[str, Any]

    @property
    def ids(self):
        return [item["id"] for item in self.json["items"]]

    def entry(self, name):
        """The entry of an item in JSON; None where it has none."""
        found = [item for item in self.json["items"] if item["url"].endswith(f"/{name}/")]
        return found[0] if found else None


def read_feeds(site):
    """All feeds of a site, by path without the ending."""
    files = sorted(site.glob("feeds/**/*.json"))
    stems = [file.relative_to(site).as_posix().removesuffix(".json") for file in files]
    return {stem: read_feed(site, stem) for stem in stems}


def read_feed(site, stem):
    """One feed of a site."""
    rss, atom, plain = ((site / f"{stem}.{form}").read_bytes() for form in FORMATS)
    return Feed(
        stem,
        _parsed(rss),
        _parsed(atom),
        etree.fromstring(rss),
        etree.fromstring(atom),
        json.loads(plain),
    )


def _parsed(content):
    return feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)


def contents_of(feed):
    """The full text of every entry, as each of the formats gives it."""
    for item in feed.json["items"]:
        yield item["content_html"]
    yield from feed.atom_tree.xpath("a:entry/a:content/text()", namespaces=NAMESPACES)
    yield from feed.rss_tree.xpath("channel/item/c:encoded/text()", namespaces=NAMESPACES)


def text_of(content):
    """What a reader reads of HTML."""
    return " ".join(html.fragment_fromstring(content, create_parent="div").text_content().split())


def unfit_for_readers(content):
    """What a feed reader should not be given: scripts, styles, hooks for them, relative links."""
    found = []
    for element in html.fragment_fromstring(content, create_parent="div").iter(html.etree.Element):
        if element.tag in ("script", "style", "iframe", "form", "input", "link", "object", "svg"):
            found.append(f"<{element.tag}>")
        for name, value in element.items():
            if name in ("style", "class", "id") or name.startswith(("on", "data-")):
                found.append(f"{name}={value!r}")
            absolute = value.startswith(("https://", "http://", "mailto:", "tel:"))
            if name in ("href", "src", "cite") and not absolute:
                found.append(f"{name}={value!r}")
    return found
