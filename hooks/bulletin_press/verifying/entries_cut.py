"""Feeds cut into their entries, as they stand in the bytes."""

import re
from functools import lru_cache

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:rss|feed)[\s>]")
_VERSION = b"jsonfeed.org/version"
# How our own feeds, and most others, begin and end an entry. What is not cut is looked at whole.
_CUTS = ((b"<entry>", b"</entry>"), (b"<item>", b"</item>"), (b'\n{"id"', b"}"))


def is_feed(suffix: str, content: bytes) -> bool:
    """Tell whether a file is a feed, from what it begins with.

    Args:
        suffix: the ending of its name, in small letters.
        content: its bytes.
    """
    begin = content[:2000].replace(b"\\/", b"/")
    if suffix == ".json":
        return _VERSION in begin
    return suffix in (".atom", ".rss") or (suffix == ".xml" and bool(_ROOT.search(begin)))


@lru_cache(maxsize=2**15)
def _same(part: bytes) -> bytes:
    """Give the bytes that were cut first of all that are alike, so that others are soon known."""
    return part


def cut(content: bytes) -> tuple[bytes, ...]:
    """Cut a feed before each of its entries, and behind the last; joined, the parts are the feed.

    Returns:
        What stands before the first entry, the entries, and what stands behind the last; or the
        feed as a whole, where no entry is found.
    """
    begin, end = next((cut for cut in _CUTS if cut[0] in content), (b"", b""))
    if not begin:
        return (content,)
    at = content.find(begin)
    parts, last = [content[:at]], content.rfind(end) + len(end)
    while (after := content.find(begin, at + 1)) >= 0:
        parts.append(_same(content[at:after]))
        at = after
    last = max(last, at)
    return *parts, _same(content[at:last]), content[last:]
