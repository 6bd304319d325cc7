"""The item that is to be taken down, as far as its file can be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from bulletin_press.dates import BadDate, PartialDate, parse_date
from bulletin_press.editing.merging import Content, read_content
from bulletin_press.models import KINDS
from bulletin_press.validation import nearest


class NoSuchItem(Exception):
    """There is no such item; its words say so.

    Attributes:
        hint: which item was perhaps meant.
        meant: the names that it was looked for by.
    """

    def __init__(self, name: str, meant: Sequence[str], known: Iterable[str]) -> None:
        super().__init__(f"there is no item {name!r}")
        near = nearest(meant[-1] if meant else name, list(known))
        self.hint = near or "write it as lessons/ask-twice"
        self.meant = tuple(meant)


@dataclass(frozen=True)
class Target:
    """An item that is to be taken down.

    Attributes:
        kind: its kind.
        slug: the last part of its address.
        file: where it lies.
        raw: what the file holds.
        content: the same, read; None where its header cannot be read.
    """

    kind: str
    slug: str
    file: Path
    raw: bytes
    content: Content | None

    @property
    def name(self) -> str:
        """What other items call it: ``kind/slug``."""
        return f"{self.kind}/{self.slug}"

    @property
    def address(self) -> str:
        """The site path of its page."""
        return f"{self.name}/"

    @property
    def status(self) -> str:
        """Its status; empty where none can be read."""
        return str(self._field("status") or "")

    @property
    def title(self) -> str:
        """Its title; empty where none can be read."""
        return str(self._field("title") or "")

    def published(self, zone: ZoneInfo) -> PartialDate | None:
        """Its date, on the clocks of a zone; None where there is none that can be read."""
        try:
            return parse_date(str(self._field("published") or ""), zone)
        except BadDate:
            return None

    def was_public(self, moment: datetime, zone: ZoneInfo, *, is_shown: bool) -> bool:
        """Tell whether it may have been public at a moment.

        Args:
            moment: the moment.
            zone: the site's zone.
            is_shown: whether the site that stands has its page, which counts where no date can be
                read.
        """
        published = self.published(zone)
        if published is None:
            # Of an event no date need be known.
            return is_shown or self.kind == "events"
        return published.start <= moment

    def _field(self, name: str) -> Any:  # noqa: ANN401
        return self.content.fields.get(name) if self.content else None


def read_target(folder: Path, name: str) -> Target:
    """Find an item by its name, whether it can be read or not.

    Args:
        folder: the folder of all bulletins.
        name: ``kind/slug``, or what somebody may have instead: the path of the file, or the
            address of the page, its share kit, its card or another of its files.

    Raises:
        NoSuchItem: there is none.
        OSError: its file cannot be opened.
    """
    known = {item: file for kind in KINDS for item, file in _items(folder / kind)}
    try:
        path = urlsplit(name.strip()).path
    except ValueError:
        path = name
    parts = path.removesuffix("index.md").strip("/").removesuffix(".md").split("/")
    meant = ["/".join(pair) for pair in pairwise(parts)]
    found = next((pair for pair in reversed(meant) if pair in known), None)
    if found is None:
        raise NoSuchItem(name, meant, known)
    kind, slug = found.split("/")
    raw = known[found].read_bytes()
    return Target(kind, slug, known[found], raw, read_content(kind, raw))


def _items(folder: Path) -> list[tuple[str, Path]]:
    alone = [(file.stem, file) for file in folder.glob("*.md") if file.is_file()]
    own = [(file.parent.name, file) for file in folder.glob("*/index.md")]
    return [(f"{folder.name}/{slug}", file) for slug, file in sorted(alone + own)]
