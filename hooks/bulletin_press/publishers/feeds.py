"""Feeds as RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1, with full text."""

import json
from collections.abc import Iterator
from datetime import datetime

from feedgen.feed import FeedGenerator

from bulletin_press import __version__
from bulletin_press.addresses import ASSETS
from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import relative
from bulletin_press.entries import Entries, Entry
from bulletin_press.feed_list import Feed, feeds_of
from bulletin_press.site import Site

PROGRAM = "Bulletin Press"


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Make every feed in three formats."""
    entries = Entries(catalogue, site)
    for feed in feeds_of(catalogue):
        newest = entries.of(feed)
        made = _feedgen(feed, newest, site)
        _name_itself(made, feed, site, "xml", "application/rss+xml")
        yield File(f"{feed.stem}.xml", _styled(made.rss_str(pretty=True), feed))
        _name_itself(made, feed, site, "atom", "application/atom+xml")
        yield File(f"{feed.stem}.atom", _styled(made.atom_str(pretty=True), feed))
        yield File(f"{feed.stem}.json", _json(feed, newest, site))


def title_of(feed: Feed, site: Site) -> str:
    """Name a feed for somebody who sees it far from the site."""
    return f"{site.name}: {feed.title}" if feed.address else site.name


def _feedgen(feed: Feed, entries: list[Entry], site: Site) -> FeedGenerator:
    made = FeedGenerator()
    made.id(site.absolute(f"{feed.stem}.atom"))
    made.title(title_of(feed, site))
    made.subtitle(site.description)
    made.description(site.description)
    made.language(site.language)
    made.author(name=site.settings.partnership)
    made.generator(PROGRAM, version=__version__)
    updated = _updated(entries)
    made.updated(updated)
    made.lastBuildDate(updated)
    for entry in entries:
        _add(made, entry)
    return made


def _styled(document: bytes, feed: Feed) -> bytes:
    """Name the stylesheet that explains a feed to whoever opens it in a browser."""
    folder = feed.stem.rpartition("/")[0] + "/"
    href = relative(folder, f"{ASSETS}/feed.css")
    declaration, _, rest = document.partition(b"?>\n")
    style = f'<?xml-stylesheet type="text/css" href="{href}"?>\n'
    return declaration + b"?>\n" + style.encode() + rest


def _name_itself(made: FeedGenerator, feed: Feed, site: Site, ending: str, media: str) -> None:
    own = {"href": site.absolute(f"{feed.stem}.{ending}"), "rel": "self", "type": media}
    page = {"href": site.absolute(feed.address), "rel": "alternate", "type": "text/html"}
    # RSS takes the last link for the channel's own.
    made.link([own, page], replace=True)


def _add(made: FeedGenerator, entry: Entry) -> None:
    added = made.add_entry(order="append")
    added.id(entry.id)
    added.guid(entry.id, permalink=False)
    added.title(entry.title)
    added.link(href=entry.url, rel="alternate")
    added.summary(entry.summary)
    added.content(entry.html, type="html")
    added.published(entry.published)
    added.updated(entry.updated)
    for category in entry.categories:
        added.category(term=category.term, scheme=category.scheme, label=category.label)


def _updated(entries: list[Entry]) -> datetime:
    """Date a feed by its newest entry, so that it keeps its bytes while nothing changes."""
    return max(entry.updated for entry in entries)


def _json(feed: Feed, entries: list[Entry], site: Site) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title_of(feed, site),
        "home_page_url": site.absolute(feed.address),
        "feed_url": site.absolute(f"{feed.stem}.json"),
        "description": site.description,
        "language": site.language,
        "authors": [{"name": site.settings.partnership}],
        "items": [
            {
                "id": entry.id,
                "url": entry.url,
                "title": entry.title,
                "summary": entry.summary,
                "content_html": entry.html,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
                "tags": [category.label for category in entry.categories],
            }
            for entry in entries
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
