"""Copies of a built site's texts, packed beside them, for web servers that send those as they are.

The same text gives the same bytes. Pictures, letters and Pagefind's index are packed already.
"""

import gzip
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

ENDINGS = {"br": ".br", "gzip": ".gz"}
"""The endings of the copies, by the name of their encoding (RFC 9110, section 8.4.1)."""

KINDS = frozenset(
    (".atom", ".css", ".csv", ".html", ".ics", ".js", ".json", ".opml", ".svg", ".txt", ".xml")
)
"""The endings of what gains from being packed."""

# Brotli's best takes fifty times as long as this, for an eighth less. It is worth it for what
# every reader fetches first.
_QUALITY = 8
_BEST = 11
_OFTEN_READ = (".css", ".js")
_THREADS = 2


def write_packed_copies(site_dir: Path) -> int:
    """Write the copies of a whole site, each beside its file, where it is smaller.

    A copy that is there already stays, such as that of the sitemap.

    Args:
        site_dir: the folder of the built site.

    Returns:
        How many there are.

    Raises:
        OSError: one cannot be written.
    """
    files = sorted(file for file in site_dir.rglob("*") if file.suffix in KINDS and file.is_file())
    # Both programs let other threads work while they pack.
    with ThreadPoolExecutor(_THREADS) as threads:
        return sum(threads.map(_write_copies, files))


def _write_copies(file: Path) -> int:
    content = file.read_bytes()
    return sum(_write(place, packed, content) for place, packed in _copies(file, content))


def _copies(file: Path, content: bytes) -> Iterator[tuple[Path, bytes]]:
    quality = _BEST if file.suffix in _OFTEN_READ else _QUALITY
    packed = {
        "br": brotli.compress(content, quality=quality),
        "gzip": gzip.compress(content, mtime=0),
    }
    for encoding, ending in ENDINGS.items():
        yield file.with_name(file.name + ending), packed[encoding]


def _write(place: Path, packed: bytes, content: bytes) -> bool:
    if len(packed) >= len(content) or place.exists():
        return False
    place.write_bytes(packed)
    return True
