"""What a live site would tell of itself at another address, so that the rest can be compared."""

from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from bulletin_press.comparing.told import Told


def moved(live: Told, built: Told) -> Told:
    """Tell what a live site would tell at the address of the built one, ids included.

    An id that the built site still has is left: somebody has kept it.
    """
    if live.site == built.site:
        return live
    was, now = (urlsplit(site).hostname or "" for site in (live.site, built.site))

    def here(url: str) -> str:
        return urljoin(built.site, live.path(url)) if url.startswith(live.site) else url

    def known_as(entry_id: str) -> str:
        is_kept = entry_id in built.by_id
        return entry_id if is_kept else entry_id.replace(f"tag:{was},", f"tag:{now},", 1)

    rows = tuple(
        row.model_copy(update={"id": known_as(row.id), "url": here(row.url)}) for row in live.rows
    )
    return replace(
        live,
        site=built.site,
        rows=rows,
        entries={here(url): known_as(entry_id) for url, entry_id in live.entries.items()},
        feeds=frozenset(here(url) for url in live.feeds),
    )
