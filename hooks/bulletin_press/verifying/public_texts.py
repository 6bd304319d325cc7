"""What may stand in a site by right, although a held text has the same words.

Asked only when something was found, so a clean site costs next to nothing.
"""

import importlib.util
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path

import bulletin_press
from bulletin_press.catalogue import is_public
from bulletin_press.identifying.attached import look_into
from bulletin_press.item import Item
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.verifying.bare_words import bare_words, readable, without_disguise
from bulletin_press.verifying.held_phrases import Phrase
from bulletin_press.verifying.held_texts import MENTIONS
from bulletin_press.verifying.unpacking import CannotOpen, layers
from bulletin_press.written import texts_in

_NOT_PUBLIC = MENTIONS | {"changes", "allow", "approved"}
_READ_BY_ALL = ("vocabulary.yml", "contacts.yml", "glossary.yml")
_THEME = "material"
_PARTED = "\n<p>\n"
_UNWRITTEN = re.compile(r'"""(?:.|\n)*?"""|#.*')
_INTO_PAGES = ("assets", "cards", "digest", "posts", "publishers", "templates")
"""Folders of the library whose words come into pages; those of checks and the like never do."""
_OF_PROGRAMS = (
    ".css",
    ".html",
    ".js",
    ".json",
    ".md",
    ".py",
    ".svg",
    ".typ",
    ".yml",
    ".xml",
    ".txt",
)


@dataclass(frozen=True)
class _Said:
    """A text that the public may read."""

    text: bytes

    @cached_property
    def bare(self) -> bytes:
        return bare_words(self.text)

    @cached_property
    def readable(self) -> str:
        return readable(self.text)


class PublicTexts:
    """All texts that the public may read at a moment, and the program's own."""

    def __init__(self, project: Project, site: Site, moment: datetime) -> None:
        self._project = project
        self._site = site
        self._moment = moment
        self._told: dict[Phrase, bool] = {}
        self._said: list[_Said] = []
        self._more = self._read()
        self.excused_files = 0
        """How often a file was met that the public has anyway."""

    def have(self, phrase: Phrase) -> bool:
        """Tell whether a phrase may stand in the site anyway."""
        if phrase not in self._told:
            if phrase.literal.startswith("/"):
                self._told[phrase] = any(map(phrase.stands_in, self._addresses))
            else:
                self._told[phrase] = any(_holds(said, phrase) for said in self._all())
        return self._told[phrase]

    def have_word(self, word: bytes) -> bool:
        """Tell whether bare words of public texts have these letters, in whatever word."""
        return any(word in said.bare for said in self._all())

    def has_file(self, content: bytes) -> bool:
        """Tell whether a file may be in the site by right."""
        files = [file for item in self._public for file in item.attachments.values()]
        is_there = any(
            file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content
            for file in (*files, *self._site.standing_files)
        )
        self.excused_files += is_there
        return is_there

    def _all(self) -> Iterator[_Said]:
        """Go through them; each is read once, and only when those before did not do."""
        at = 0
        while at < len(self._said) or (said := next(self._more, None)):
            if at == len(self._said) and said:
                self._said.append(said)
            yield self._said[at]
            at += 1

    @cached_property
    def _public(self) -> list[Item]:
        return [item for item in self._project.items if is_public(item, self._moment)]

    @cached_property
    def _addresses(self) -> list[str]:
        withdrawn = [item for item in self._project.items if item.status == "withdrawn"]
        shown = [*self._public, *withdrawn]
        return [f"/{item.address}" for item in shown] + [
            alias for item in shown for alias in item.aliases
        ]

    def _read(self) -> Iterator[_Said]:
        """Read one after the other, the likeliest first."""
        bodies = [self._project.bodies[item.name].html for item in self._public]
        yield _Said(without_disguise("\n".join(bodies).encode()))
        settled = [self._site.config_file, *map(self._project.folder.joinpath, _READ_BY_ALL)]
        yield from _of_files([*settled, *self._site.standing_files])
        written = [text for item in self._public for text in _written_in(item, self._moment)]
        written += [
            item.withdrawn.reason
            for item in self._project.items
            if item.status == "withdrawn" and item.withdrawn
        ]
        written += self._addresses
        yield _Said(without_disguise(_PARTED.join(written).encode("utf-8", "replace")))
        for item in self._public:
            for file in item.attachments.values():
                said = _PARTED.join(look_into(file).all_texts)
                yield _Said(without_disguise(said.encode("utf-8", "replace")))
        yield from _said_by_programs()


def _written_in(item: Item, moment: datetime) -> Iterator[str]:
    """Give what an item says to the public, as it is written."""
    yield item.name
    yield item.slug
    yield from item.attachments
    for loc, text in texts_in(item.source.fields.values, (), _NOT_PUBLIC):
        yield f"{loc[0]} {text}" if loc[-1] == "id" else text
    yield from (change.note for change in item.changes if change.date.start <= moment)
    yield item.source.body


def _of_files(files: list[Path] | Iterator[Path]) -> Iterator[_Said]:
    for file in files:
        try:
            content = file.read_bytes()
        except OSError:
            continue
        yield _Said(file.name.encode())
        try:
            for layer in layers(content, file.name):
                yield _Said(layer.text)
        except CannotOpen:
            continue


@cache
def _said_by_programs() -> tuple[_Said, ...]:
    """Give what this program and the theme put into pages; it does not change while they run."""
    home = Path(bulletin_press.__file__).parent
    folders = [*map(home.joinpath, _INTO_PAGES), home.parents[1] / "docs" / "templates"]
    if theme := importlib.util.find_spec(_THEME):
        folders += [Path(place) / "templates" for place in theme.submodule_search_locations or ()]
    files = [file for folder in folders for file in _files_below(folder)] + [*home.glob("*.py")]
    modules = [file for file in files if file.suffix == ".py"]
    strings = _PARTED.join(map(_written_by, modules))
    others = [file for file in files if file.suffix in _OF_PROGRAMS]
    return (*_of_files(others), _Said(without_disguise(strings.encode("utf-8", "replace"))))


def _files_below(folder: Path) -> Iterator[Path]:
    for place, inner, names in os.walk(folder):
        inner[:] = sorted(name for name in inner if not name.startswith((".", "__")))
        yield from (Path(place, name) for name in sorted(names))


def _written_by(module: Path) -> str:
    """Give what a module may write somewhere: all but its remarks and docstrings."""
    return _UNWRITTEN.sub("", module.read_text("utf-8"))


def _holds(said: _Said, phrase: Phrase) -> bool:
    return phrase.bare in said.bare and (phrase.is_long or phrase.stands_in(said.readable))
