"""From the folder of all bulletins to typed items: every item, held ones too, or every problem."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bulletin_press.campaign.scheduler import Scheduler
from bulletin_press.campaign.schedulers import built_in, read_schedulers
from bulletin_press.contacts import Contact, read_contacts
from bulletin_press.front_matter import Source, parse_source
from bulletin_press.glossary import Entry, read_glossary
from bulletin_press.item import Item, Origin
from bulletin_press.limits import Limits
from bulletin_press.listing import CHECK, Listing, list_files
from bulletin_press.markdown_apart import TooHard
from bulletin_press.models import KINDS
from bulletin_press.names import AllowedNames, read_allowed_names
from bulletin_press.passages import Passage, passages_of
from bulletin_press.problems import Problem, ProblemsFound
from bulletin_press.regular_files import read_bytes, why_no_text, why_not_regular
from bulletin_press.rendering import Body, Renderer
from bulletin_press.shape import CHECK as LIMITS
from bulletin_press.shape import check_body, check_header
from bulletin_press.validation import parse_record
from bulletin_press.vocabulary import Vocabulary, read_vocabulary
from bulletin_press.wording import preferred

Read = TypeVar("Read")


@dataclass(frozen=True)
class Project:
    """All that was read: the items of every status, with their rendered bodies by name.

    ``names`` has those of items too that could not be read.
    """

    folder: Path
    vocabulary: Vocabulary
    contacts: tuple[Contact, ...]
    items: tuple[Item, ...] = ()
    bodies: dict[str, Body] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    glossary: tuple[Entry, ...] = ()
    schedulers: Mapping[str, Scheduler] = field(default_factory=built_in)
    allowed_names: AllowedNames = field(default_factory=AllowedNames)
    preferred_words: preferred.PreferredWords = field(default_factory=preferred.built_in)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of every item that readers see."""
        return tuple(passage for item in self.items for passage in passages_of(item))


def read_project(  # noqa: PLR0913, PLR0917
    folder: Path,
    zone: ZoneInfo,
    renderer: Renderer,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    overlay: Mapping[Path, bytes] = MappingProxyType({}),
    limits: Limits = Limits(),  # noqa: B008
) -> tuple[Project, list[Problem]]:
    """Read everything below a folder of bulletins.

    Args:
        folder: with a folder for each kind, ``vocabulary.yml``, ``contacts.yml``
            and, if there are such, ``glossary.yml``, ``schedulers.yml``, ``names.yml`` and
            ``preferred_words.yml``.
        zone: the site's zone, for dates that name none.
        renderer: renders the bodies.
        progress: told after each item how many of how many are read.
        overlay: files of items that are taken to hold these bytes, whatever the disk has; so a
            change can be tried before it is written.
        limits: what no text may be past.

    Returns:
        The project, and every problem of every file.

    Raises:
        ProblemsFound: one of these files cannot be read, or there are more items than the limits
            allow; nothing else can be told.
    """
    if os.path.lexists(folder) and (wrong := _why_no_folder(folder)):
        raise ProblemsFound([Problem(folder, 1, "", *wrong, CHECK)])
    about = _read_data_files(folder, limits)
    listing = list_files(folder, overlay, limits)
    many = len(listing.sources)
    if many > limits.items:
        hint = "raise the setting limits.items, if they are all meant to be there"
        message = f"holds {many:,} items, {limits.items:,} are allowed"
        raise ProblemsFound([Problem(folder, 1, "", message, hint, LIMITS)])
    names = frozenset(listing.sources)
    context = {"zone": zone, "vocabulary": about.vocabulary, "names": names}
    reader = _Reader(listing, renderer, context, overlay)
    for done, (name, file) in enumerate(sorted(listing.sources.items()), 1):
        reader.read(name, file)
        progress(done, many)
    read = replace(about, items=tuple(reader.items), bodies=reader.bodies, names=names)
    return read, reader.problems


def _why_no_folder(folder: Path) -> tuple[str, str] | None:
    if wrong := why_not_regular(folder):
        return wrong
    return None if folder.is_dir() else ("is no folder", "put a folder of that name in its place")


class _Reader:
    """Reads item after item, and collects what comes of it.

    A body that is past a limit is left out, so that nothing behind has to work on it.
    """

    def __init__(
        self,
        listing: Listing,
        renderer: Renderer,
        context: Mapping[str, Any],
        overlay: Mapping[Path, bytes],
    ) -> None:
        self.items: list[Item] = []
        self.bodies: dict[str, Body] = {}
        self.problems = list(listing.problems)
        self._listing, self._renderer = listing, renderer
        self._context, self._overlay = context, overlay

    def read(self, name: str, file: Path) -> None:
        """Read one item."""
        limits = self._listing.limits
        source = self._source(file)
        if source is None or self._tell(check_header(source, limits)):
            return
        kind, slug = name.split("/")
        item, mistakes = parse_record(KINDS[kind], source.fields, file, self._context)
        self.problems += _as_advice(mistakes) if item.status == "draft" else mistakes
        if self._tell(check_body(source, limits)):
            source = replace(source, body="")
        attachments = self._listing.attachments.get(name, {})
        item._origin = Origin(slug, source, attachments)  # noqa: SLF001
        try:
            body = self._renderer.render(item)
        except TooHard as hard:
            line, body = source.body_line, Body("")
            self.problems.append(Problem(file, line, "body", str(hard), hard.hint, LIMITS))
            item._origin = Origin(slug, replace(source, body=""), attachments)  # noqa: SLF001
        self.items.append(item)
        self.bodies[name] = body

    def _source(self, file: Path) -> Source | None:
        raw, wrong = self._overlay.get(file), None
        if raw is None:
            raw, wrong = read_bytes(file, self._listing.limits)
        if wrong:
            self.problems.append(Problem(file, 1, "", *wrong, CHECK))
            return None
        source, mistakes = parse_source(file, raw)
        self.problems += mistakes
        return source

    def _tell(self, mistakes: list[Problem]) -> bool:
        self.problems += mistakes
        return bool(mistakes)


def _as_advice(mistakes: list[Problem]) -> list[Problem]:
    """Let what a draft still lacks be advice, within its records too."""
    return [
        replace(mistake, level="advice") if mistake.message == "is missing" else mistake
        for mistake in mistakes
    ]


def _read_data_files(folder: Path, limits: Limits) -> Project:
    """Read what stands beside the items; the project has none of them yet."""
    problems: list[Problem] = []

    def read(name: str, reader: Callable[[Path], Read], without: Read) -> Read:
        if wrong := why_no_text(folder / name, limits):
            problems.append(Problem(folder / name, 1, "", *wrong, CHECK))
            return without
        try:
            return reader(folder / name)
        except ProblemsFound as found:
            problems.extend(found.problems)
            return without

    none = preferred.PreferredWords()
    project = Project(
        folder,
        read("vocabulary.yml", read_vocabulary, Vocabulary({})),
        read("contacts.yml", read_contacts, ()),
        glossary=read("glossary.yml", read_glossary, ()),
        schedulers=read("schedulers.yml", read_schedulers, {}),
        allowed_names=read("names.yml", read_allowed_names, AllowedNames()),
        preferred_words=read("preferred_words.yml", preferred.read_preferred_words, none),
    )
    if problems:
        raise ProblemsFound(problems)
    return project
