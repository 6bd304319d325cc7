"""What publishers make: pages that the theme draws around, and files that stand as they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class FeedLink:
    """A feed that a page offers to readers: its title, and its site path without the ending."""

    title: str
    stem: str


@dataclass(frozen=True)
class Picture:
    """The picture that a link to a page is shown with.

    Attributes:
        address: its site path.
        width: in pixels.
        height: in pixels.
        alt: what it shows, in words.
    """

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Page:
    """A page: the theme draws header, navigation and footer around its content.

    Attributes:
        address: its site path, ending in ``/``.
        title: its title, as plain text.
        description: a sentence for search engines and link previews.
        html: its content; links in it are relative to the page.
        updated: the day of its last change, for the sitemap; None for the day of the build.
        toc: its headings, as Python-Markdown's table of contents gives them.
        feeds: its own feeds, beside the one of everything.
        layout: what the theme may vary by: ``item``, ``index`` or ``share``.
        indexed: whether search engines are asked to list it.
        public: whether it is for the public, with the control that leaves it quickly.
        schema: what it is about, in the words of schema.org; empty for nothing.
        picture: what link previews show; None for the site's own.
    """

    address: str
    title: str
    description: str
    html: str
    updated: date | None = None
    toc: Sequence[Mapping[str, Any]] = ()
    feeds: tuple[FeedLink, ...] = ()
    layout: str = "index"
    indexed: bool = True
    public: bool = False
    schema: Mapping[str, Any] = field(default_factory=dict)
    picture: Picture | None = None

    @property
    def path(self) -> str:
        """The file it becomes."""
        return f"{self.address}index.html"


@dataclass(frozen=True)
class File:
    """A file: its site path, and its bytes or the file they are in."""

    path: str
    content: bytes | Path


Artefact = Page | File


@dataclass(frozen=True)
class Counted:
    """Artefacts that take their time, and how many there will be, so that a build can tell.

    Attributes:
        many: how many.
        made: the artefacts, each made when it is asked for.
    """

    many: int
    made: Iterable[Artefact]

    def __len__(self) -> int:
        """Say how many."""
        return self.many

    def __iter__(self) -> Iterator[Artefact]:
        """Make them, once."""
        return iter(self.made)


class Collision(Exception):
    """Two publishers want the same path."""


def gather(made: Iterable[tuple[str, Artefact]]) -> list[Artefact]:
    """Collect what publishers made, in the order of their paths.

    Args:
        made: pairs of a publisher's name and an artefact.

    Raises:
        Collision: two artefacts have one path; the message names both publishers.
    """
    by_path: dict[str, tuple[str, Artefact]] = {}
    for publisher, artefact in made:
        # Two names that differ in case only are one file on many disks.
        other = by_path.setdefault(artefact.path.lower(), (publisher, artefact))
        if other[1] is not artefact:
            raise Collision(f"{artefact.path} is made by both {other[0]} and {publisher}")
    return [artefact for _, (_, artefact) in sorted(by_path.items())]
