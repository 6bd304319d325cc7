"""No file tells where on a machine the site was built."""

import re
import sys
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from ahocorasick_rs import BytesAhoCorasick

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.search import Asked, Search
from bulletin_press.verifying.unpacking import CannotOpen, is_opaque, layers

CHECK = "machine-paths"
HINT = "strangers can read there how your machine is laid out: mend what writes it"
# Where homes and temporary files are on machines of any kind, and where packages of Python are.
ANYWHERE = (
    "/home/", "/Users/", "/root/", "/tmp/", "/var/folders/", "/github/workspace/",  # noqa: S108
    ":\\Users\\", ":\\\\Users\\\\", "file:///", "/site-packages/",
)  # fmt: skip
_WITHIN = b"/site-packages/"
_SHORTEST = 5
"""Shorter names of folders stand in texts of all kinds."""
_OPENS = re.compile(rb"(?:\A|[\s\"'`(<>=,;\[{|:]|[:=]//|\\+[nrt\"]|&\w+;|\b[A-Za-z])\Z")
_GOES_ON = re.compile(rb"[\w.@+-]")
_REMEMBERED = 100_000
# The index of Pagefind is packed, and made from nothing but the pages.
_OF_PAGES = (".pf_fragment", ".pf_index", ".pf_meta", ".pf_filter")


class MachinePaths(Search):
    """No file names a folder of the machine that built the site, or of any other.

    That means the folder of the project, the home of whoever built it, temporary folders, and the
    places where such folders are on most machines; in texts, and in what pictures and documents
    tell of themselves.
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        own = (asked.project.folder.parent, asked.built.folder, Path.home(), Path(sys.prefix))
        folders = (*map(str, own), tempfile.gettempdir())
        self._exact = frozenset(it.encode() for it in folders if len(it) >= _SHORTEST)
        places = [f"/{path}" for path in asked.built.places] + [urlsplit(asked.site.url).path]
        # A site may have a folder of that name itself.
        anywhere = [it for it in ANYWHERE if not any(place.startswith(it) for place in places)]
        words = self._exact.union(it.encode() for it in anywhere)
        # A folder in another that is looked for is found with it.
        self._words = [it for it in words if not any(o != it and it.startswith(o) for o in words)]
        # One word after the other, each at the speed of memory, is quicker than all at once.
        self._automata = tuple(BytesAhoCorasick([word]) for word in self._words)

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Look for folders in a file, and in what is packed in it."""
        if file.suffix in _OF_PAGES:
            return
        if not is_opaque(file.content, file.path) and not file.content.startswith(b"%PDF"):
            for part in file.parts:
                for at, named in self._named_in(part):
                    yield self._problem(file, file.content.find(part) + at, named)
            return
        try:
            for layer in layers(file.content, file.path):
                for _, named in self._named_in(layer.raw if layer.raw is not file.content else b""):
                    yield self._problem(file, 0, named)
        except CannotOpen:
            return  # the search for held words tells of it

    @property
    def basis(self) -> bytes:
        """The folders that are looked for."""
        return repr((self._words, sorted(self._exact))).encode()

    def _named_in(self, part: bytes) -> list[tuple[int, bytes]]:
        # An entry of a feed stands in ten of them.
        find = _remembered if len(part) < _REMEMBERED else _find
        return [
            (begin, part[begin:end])
            for number, begin, end in find(self._automata, part)
            if self._is_folder(part, begin, end, self._words[number])
        ]

    def _is_folder(self, part: bytes, begin: int, end: int, word: bytes) -> bool:
        """Tell a folder from a part of an address or of a longer name."""
        # The name of a folder ends where it ends; what holds folders goes on with theirs.
        if bool(_GOES_ON.match(part, end)) == (word in self._exact):
            return False
        return word == _WITHIN or bool(_OPENS.search(part[max(begin - 8, 0) : begin]))

    @staticmethod
    def _problem(file: BuiltFile, at: int, named: bytes) -> Problem:
        folder = named.decode("utf-8", "replace")
        return file.problem(at, f"names a folder of a machine: {folder!r}", HINT, CHECK)


def _find(automata: tuple[BytesAhoCorasick, ...], part: bytes) -> list[tuple[int, int, int]]:
    return [
        (number, begin, end)
        for number, automaton in enumerate(automata)
        for _, begin, end in automaton.find_matches_as_indexes(part)
    ]


_remembered = lru_cache(maxsize=2**15)(_find)
