"""``/feeds/feeds.opml``: all feeds of the site for a feed reader to take in at once (OPML 2.0)."""

from collections.abc import Iterator
from itertools import groupby
from xml.etree import ElementTree as ET

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.feed_list import Feed, feeds_of
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Make the list, grouped as on the page of feeds."""
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = f"Feeds of {site.name}"
    body = ET.SubElement(root, "body")
    for group, feeds in groupby(feeds_of(catalogue), lambda feed: feed.group):
        inside = ET.SubElement(body, "outline", text=group) if group else body
        for feed in feeds:
            ET.SubElement(inside, "outline", _attributes(feed, site))
    ET.indent(root)
    yield File("feeds/feeds.opml", ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _attributes(feed: Feed, site: Site) -> dict[str, str]:
    return {
        "text": feed.title,
        "title": feed.title,
        "type": "rss",
        "xmlUrl": site.absolute(f"{feed.stem}.xml"),
        "htmlUrl": site.absolute(feed.address),
    }
