"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterator
from typing import Any

from bulletin_press.entries import Entry
from bulletin_press.feed_documents import FeedDocument
from bulletin_press.feed_list import title_of
from bulletin_press.site import Site


class JsonFeeds:
    """Writes the documents of a site's feeds, each entry once and on a line of its own."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._written: dict[tuple[str, bool], str] = {}

    def write(self, document: FeedDocument) -> Iterator[tuple[str, bytes]]:
        """Write one document; a pair of the ending and what the file holds.

        ``next_url`` leads from the newest entries to the newest archive, and on to the oldest.
        An archive has the ``feed_url`` of its feed, which is what the format knows a feed by.
        """
        members = [f"{_line(name)}: {_line(value)}" for name, value in self._head(document)]
        lines = ",\n".join(self._entry(entry, document.is_brief) for entry in document.entries)
        head = ",\n".join(members)
        yield "json", f'{{\n{head},\n"items": [\n{lines}\n]\n}}\n'.encode()

    def _entry(self, entry: Entry, is_brief: bool) -> str:
        key = (entry.id, is_brief)
        if key not in self._written:
            self._written[key] = _line(_members(entry, is_brief))
        return self._written[key]

    def _head(self, document: FeedDocument) -> list[tuple[str, Any]]:
        site, feed = self._site, document.feed
        hub, icon = site.settings.websub_hub, site.absolute(site.icon) if site.icon else ""
        members = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": title_of(feed, site),
            "home_page_url": site.absolute(feed.address),
            "feed_url": site.absolute(f"{feed.stem}.json"),
            "next_url": site.absolute(f"{document.older}.json") if document.older else "",
            "description": site.description,
            "icon": icon,
            "favicon": icon,
            "language": site.language,
            "authors": [{"name": site.settings.partnership}],
            "hubs": [{"type": "WebSub", "url": hub}] if hub and not document.number else [],
        }
        return [(name, value) for name, value in members.items() if value]


def _members(entry: Entry, is_brief: bool) -> dict[str, Any]:
    # Each item needs a text of one sort or the other.
    text = {"content_text": entry.summary} if is_brief else {"content_html": entry.html}
    members = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        **text,
        "image": entry.picture.address if entry.picture else "",
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": [category.label for category in entry.categories],
    }
    return {name: value for name, value in members.items() if value}


def _line(value: Any) -> str:  # noqa: ANN401
    return json.dumps(value, ensure_ascii=False)
