"""Into which documents a feed is parted: the newest entries, and archives of all (RFC 5005).

Whoever subscribes reads one document, which holds the newest entries. Where a feed has more than
that, archives hold all of them, in the order in which they were first published, so that whoever
comes late can read back to the first. A full archive keeps its entries while newer items come, and
a major change touches only the text of its own entry. An item whose date lies in the past, or one
that is taken away, moves the entries behind it by one.

The archives of the feed of everything hold full texts; those of the others summaries, with links
to the pages. Else a thousand items, each in a dozen feeds, would fill hundreds of megabytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin_press.entries import Entry
from bulletin_press.feed_list import Feed


@dataclass(frozen=True)
class FeedDocument:
    """One document of a feed.

    Attributes:
        feed: the feed.
        entries: what the document holds, in its order.
        number: which archive it is, from 1 for the oldest; 0 for the one that is subscribed to.
        archives: how many archives the feed has.
    """

    feed: Feed
    entries: tuple[Entry, ...]
    number: int = 0
    archives: int = 0

    @property
    def is_brief(self) -> bool:
        """Whether it gives summaries only, and no full texts."""
        return bool(self.number and self.feed.address)

    @property
    def stem(self) -> str:
        """Its site path without the ending: ``feeds/all``, or ``feeds/all/1`` for an archive."""
        return self._archive(self.number) if self.number else self.feed.stem

    @property
    def older(self) -> str:
        """The stem of the archive before it; empty where there is none."""
        return self._archive((self.number or self.archives + 1) - 1)

    @property
    def newer(self) -> str:
        """The stem of the archive after it; empty where there is none."""
        return self._archive(self.number + 1 if self.number else 0)

    def _archive(self, number: int) -> str:
        # A folder of its own: among the feeds, "neglect-1" could be a theme.
        return f"{self.feed.stem}/{number}" if 1 <= number <= self.archives else ""


def documents_of(feed: Feed, entries: Sequence[Entry], limit: int) -> list[FeedDocument]:
    """Part a feed into documents, the one that is subscribed to first.

    Args:
        feed: the feed.
        entries: all its entries, last changed first.
        limit: how many entries it holds at the most; an archive holds half as many.

    Returns:
        One document, or that and its archives, oldest first. Every entry is in one of them.
    """
    newest = tuple(entries[:limit])
    archives = _archives(entries, limit) if len(entries) > limit else []
    documents = [FeedDocument(feed, newest, 0, len(archives))]
    for number, archive in enumerate(archives, 1):
        documents.append(FeedDocument(feed, archive, number, len(archives)))
    return documents


def _archives(entries: Sequence[Entry], limit: int) -> list[tuple[Entry, ...]]:
    """Lay entries down as they were first published; in each archive the newest comes first."""
    by_age = sorted(entries, key=lambda entry: (entry.published, entry.id))
    # Half as long as a feed: so there are always two at least, and each leads to another, as the
    # W3C's validator wants it.
    size = max(1, limit // 2)
    parts = [by_age[start : start + size] for start in range(0, len(by_age), size)]
    newest = {entry.id for entry in entries[:limit]}
    # An archive that is not full yet only repeats the newest, unless major changes of older items
    # have pushed one of its entries out.
    if len(parts[-1]) < size and all(entry.id in newest for entry in parts[-1]):
        parts.pop()
    return [tuple(reversed(part)) for part in parts]
