"""Feeds as RSS 2.0, Atom 1.0 and JSON Feed 1.1, with full text; what does not fit in archives."""

from collections.abc import Iterator

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.entries import Entries
from bulletin_press.feed_documents import documents_of
from bulletin_press.feed_json import JsonFeeds
from bulletin_press.feed_list import feeds_of
from bulletin_press.feed_xml import XmlFeeds
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Make every document of every feed in three formats."""
    entries, writers = Entries(catalogue, site), (XmlFeeds(site), JsonFeeds(site))
    for feed in feeds_of(catalogue):
        for document in documents_of(feed, entries.of(feed), site.settings.feed_limit):
            for writer in writers:
                for ending, content in writer.write(document):
                    yield File(f"{document.stem}.{ending}", content)
