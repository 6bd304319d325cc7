"""The site's own addresses in feeds, calendars and data, as far as they are written in full."""

import re
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

TEXTS = {
    ".atom", ".csv", ".ics", ".json", ".opml", ".rss", ".txt", ".webmanifest", ".xml", ".xsl",
}  # fmt: skip
"""Endings of the files in which they are looked for."""
_SMALL = 100_000
_FOLD = re.compile(rb"\r?\n[ \t]")
_STYLESHEET = re.compile(rb"""<\?xml-stylesheet\b[^>]*?\bhref\s*=\s*["']([^"']*)""")
# What ends a sentence, or the brackets around an address, is no part of it.
AROUND = ".,;:!?)]}*_'’”»"


def addresses_told(url: str, part: bytes) -> frozenset[str]:
    """Find the full addresses of one host in a text; small parts are remembered.

    Args:
        url: any address of the host.
        part: a whole file, or one entry of a feed, which stands in many of them.
    """
    start = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}/".encode()
    return _remembered(start, part) if len(part) < _SMALL else _found(start, part)


def stylesheets_told(content: bytes) -> list[str]:
    """List the stylesheets that an XML document names, as browsers load them for it."""
    named = _STYLESHEET.findall(content[:2000])
    return [unescape(href.decode("utf-8", "replace")) for href in named]


def unfolded(content: bytes) -> bytes:
    """Join the lines that a calendar breaks after 75 bytes (RFC 5545, 3.1)."""
    return _FOLD.sub(b"", content)


def _found(start: bytes, part: bytes) -> frozenset[str]:
    found = set(_pattern(start).findall(part))
    return frozenset(unescape(address.decode("utf-8", "replace")) for address in found)


_remembered = lru_cache(maxsize=2**15)(_found)


@lru_cache(maxsize=8)
def _pattern(start: bytes) -> re.Pattern[bytes]:
    return re.compile(re.escape(start) + rb"""(?:[^\s"'<>\\&`|]|&amp;)*+""")
