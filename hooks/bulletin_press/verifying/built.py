"""A built site as it lies on the disk: read, never changed."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import splitext

from bulletin_press.problems import Problem
from bulletin_press.verifying.entries_cut import cut, is_feed
from bulletin_press.verifying.tags import Tag, tags_in

CHECK = "verify"
"""The name under which is told what hinders the search itself."""
PAGES = (".html", ".htm", ".svg", ".xhtml")


@dataclass(frozen=True)
class BuiltFile:
    """One file of a built site.

    Attributes:
        place: where it lies on the disk.
        path: its site path, with slashes.
        content: its bytes.
    """

    place: Path
    path: str
    content: bytes

    @cached_property
    def suffix(self) -> str:
        """The ending of its name, in small letters, with its dot."""
        return splitext(self.path)[1].lower()

    @property
    def is_page(self) -> bool:
        """Whether it is made of tags that browsers read: a page or a drawing."""
        return self.suffix in PAGES

    @cached_property
    def is_feed(self) -> bool:
        """Whether it is a feed: RSS, Atom or JSON Feed."""
        return is_feed(self.suffix, self.content)

    @cached_property
    def parts(self) -> tuple[bytes, ...]:
        """Its content, of a feed cut before each entry: the same entry stands in many feeds."""
        return cut(self.content) if self.is_feed else (self.content,)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Those of its tags that lead, load or are led to, each once; none but of HTML and SVG."""
        return tags_in(self.content) if self.is_page else ()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a fragment may name in it."""
        return frozenset(anchor for tag in self.tags for anchor in tag.anchors)

    def problem(self, at: int, message: str, hint: str, check: str) -> Problem:
        """Tell of something in it.

        Args:
            at: where in the content it stands, in bytes from 0.
            message: what is wrong.
            hint: what to do about it.
            check: the name of the search that found it.
        """
        line = self.content.count(b"\n", 0, max(at, 0)) + 1
        return Problem(self.place, line, "", message, hint, check)


@dataclass(frozen=True)
class Built:
    """The folder of a built site.

    Attributes:
        folder: where it is.
    """

    folder: Path

    @cached_property
    def places(self) -> dict[str, Path]:
        """All its files by their site paths, in order; what is hidden is of others, as git's."""
        return dict(sorted(self._walked[0].items()))

    @cached_property
    def unread(self) -> tuple[Problem, ...]:
        """What cannot be searched, though whoever copies the folder may publish it."""
        return tuple(self._walked[1])

    def read(self, path: str) -> BuiltFile:
        """Read the file of a site path.

        Raises:
            OSError: it has vanished since it was listed, or cannot be read.
        """
        place = self.places[path]
        return BuiltFile(place, path, place.read_bytes())

    def files(self) -> Iterator[BuiltFile]:
        """Read one file after the other."""
        return map(self.read, self.places)

    @cached_property
    def _walked(self) -> tuple[dict[str, Path], list[Problem]]:
        found: dict[str, Path] = {}
        unread: list[Problem] = []
        folders = [("", self.folder)]
        while folders:
            above, folder = folders.pop()
            try:
                entries = list(os.scandir(folder))
            except OSError as error:
                unread.append(unreadable(folder, error))
                continue
            for entry in entries:
                path = above + entry.name
                if not _is_of_the_site(path):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append((f"{path}/", Path(entry.path)))
                elif entry.is_file():
                    found[path] = Path(entry.path)
                else:
                    unread.append(_no_file(Path(entry.path)))
        return found, unread


def unreadable(place: Path, error: OSError) -> Problem:
    """Tell what keeps a file or folder from being searched."""
    message = f"cannot be read, so nothing is known of it: {error.strerror or error}"
    hint = "nothing else may change the folder meanwhile, and you need permission to read it"
    return Problem(place, 1, "", message, hint, CHECK)


def _no_file(place: Path) -> Problem:
    message = "is neither a file nor a folder, so nothing is known of what it leads to"
    return Problem(place, 1, "", message, "take it away and build the site again", CHECK)


def _is_of_the_site(path: str) -> bool:
    return not path.startswith(".") or path.partition("/")[0] == ".well-known"
