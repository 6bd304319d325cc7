"""From the folder of all bulletins to typed items: every item, held ones too, or every problem."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from bulletin_press.campaign.scheduler import Scheduler
from bulletin_press.campaign.schedulers import built_in, read_schedulers
from bulletin_press.contacts import Contact, read_contacts
from bulletin_press.front_matter import parse_source
from bulletin_press.glossary import Entry, read_glossary
from bulletin_press.item import Item, Origin
from bulletin_press.models import KINDS
from bulletin_press.names import AllowedNames, read_allowed_names
from bulletin_press.passages import Passage, passages_of
from bulletin_press.problems import Problem, ProblemsFound
from bulletin_press.rendering import Body, Renderer
from bulletin_press.validation import nearest, parse_record
from bulletin_press.vocabulary import SLUG, Vocabulary, read_vocabulary
from bulletin_press.wording import preferred

Read = TypeVar("Read")

CHECK = "files"
SLUG_LENGTH = 80
DATA_FILES = (
    "vocabulary.yml",
    "contacts.yml",
    "glossary.yml",
    "schedulers.yml",
    "preferred_words.yml",
    "names.yml",
)
_LEFTOVER = re.compile(r"[.#].*|~\$.*|.*(~|\.bak|\.swp|\.tmp|\.orig)|Thumbs\.db|desktop\.ini")


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


@dataclass
class _Listing:
    """The files of the folder, before any is opened."""

    sources: dict[str, Path] = field(default_factory=dict)
    attachments: dict[str, dict[str, Path]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_project(
    folder: Path,
    zone: ZoneInfo,
    renderer: Renderer,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    overlay: Mapping[Path, bytes] = MappingProxyType({}),
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

    Returns:
        The project, and every problem of every file.

    Raises:
        ProblemsFound: one of these files cannot be read; nothing else can be told.
    """
    about = _read_data_files(folder)
    listing = _list(folder, overlay)
    for file in overlay:
        _list_laid_over(folder, file, listing)
    names = frozenset(listing.sources)
    context = {"zone": zone, "vocabulary": about.vocabulary, "names": names}
    items, problems, bodies = [], list(listing.problems), {}
    for done, (name, file) in enumerate(sorted(listing.sources.items()), 1):
        kind, slug = name.split("/")
        raw = overlay[file] if file in overlay else file.read_bytes()
        source, mistakes = parse_source(file, raw)
        problems += mistakes
        if source is not None:
            item, mistakes = parse_record(KINDS[kind], source.fields, file, context)
            problems += _as_advice(mistakes) if item.status == "draft" else mistakes
            item._origin = Origin(slug, source, listing.attachments.get(name, {}))  # noqa: SLF001
            items.append(item)
            bodies[name] = renderer.render(item)
        progress(done, len(listing.sources))
    return replace(about, items=tuple(items), bodies=bodies, names=names), problems


def _as_advice(mistakes: list[Problem]) -> list[Problem]:
    """Let what a draft still lacks be advice, within its records too."""
    return [
        replace(mistake, level="advice") if mistake.message == "is missing" else mistake
        for mistake in mistakes
    ]


def _read_data_files(folder: Path) -> Project:
    """Read what stands beside the items; the project has none of them yet."""
    problems: list[Problem] = []

    def read(name: str, reader: Callable[[Path], Read], without: Read) -> Read:
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


def _list(folder: Path, overlay: Mapping[Path, bytes]) -> _Listing:
    listing = _Listing()
    for entry in _entries(folder, listing):
        if entry.is_dir() and entry.name in KINDS:
            for inner in _entries(entry, listing):
                _list_item(entry.name, inner, listing, overlay)
        elif entry.name not in DATA_FILES:
            near = nearest(entry.name, list(KINDS))
            hint = near or f"put items into one of the folders {', '.join(KINDS)}"
            listing.problems.append(
                Problem(entry, 1, "", "belongs to no kind of item", hint, CHECK)
            )
    return listing


def _list_laid_over(folder: Path, file: Path, listing: _Listing) -> None:
    """List a file that is not written yet as if it were; where it cannot be an item, say so."""
    entry = file.parent if file.name == "index.md" else file
    kind, slug = entry.parent.name, entry.name.removesuffix(".md")
    if entry.parent.parent != folder or kind not in KINDS:
        hint = f"put items into one of the folders {', '.join(KINDS)}"
        listing.problems.append(Problem(file, 1, "", "belongs to no kind of item", hint, CHECK))
    elif not file.exists() and file not in listing.sources.values():
        if wrong := _why_no_slug(slug) or _why_taken(f"{kind}/{slug}", listing):
            listing.problems.append(Problem(file, 1, "", *wrong, CHECK))
        else:
            listing.sources[f"{kind}/{slug}"] = file


def _entries(folder: Path, listing: _Listing) -> Iterator[Path]:
    """List a folder in order; what is passed over or refused is said."""
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.is_symlink():
            hint = "put the file itself here"
            listing.problems.append(
                Problem(entry, 1, "", "is a link to another place", hint, CHECK)
            )
        elif is_leftover(entry.name):
            message, hint = "is passed over, as hidden and backup files are", "delete it"
            listing.problems.append(Problem(entry, 1, "", message, hint, CHECK, "advice"))
        else:
            yield entry


def is_leftover(name: str) -> bool:
    """Tell whether a file is hidden, or left behind by an editor: never one to publish."""
    return _LEFTOVER.fullmatch(name) is not None


def _list_item(kind: str, entry: Path, listing: _Listing, overlay: Mapping[Path, bytes]) -> None:
    source = entry / "index.md" if entry.is_dir() else entry
    slug = entry.name if entry.is_dir() else entry.name.removesuffix(".md")
    name = f"{kind}/{slug}"
    if wrong := _why_no_item(entry, slug, is_there=source in overlay or source.is_file()):
        listing.problems.append(Problem(entry, 1, "", *wrong, CHECK))
    elif wrong := _why_taken(name, listing):
        listing.problems.append(Problem(source, 1, "", *wrong, CHECK))
    else:
        listing.sources[name] = source
        if entry.is_dir():
            files = _files_below(entry, listing)
            listing.attachments[name] = {
                file.relative_to(entry).as_posix(): file for file in files if file != source
            }


def _why_no_item(entry: Path, slug: str, *, is_there: bool) -> tuple[str, str] | None:
    if entry.is_dir() and not is_there:
        return "has no index.md", "put the item's text there"
    if entry.is_file() and entry.suffix != ".md":
        return "belongs to no item", "make a folder SLUG/, move it there, beside SLUG/index.md"
    return _why_no_slug(slug)


def _why_no_slug(slug: str) -> tuple[str, str] | None:
    if slug == "index":
        return "belongs to no item", "the page of a whole kind is made by itself: take this away"
    if not SLUG.fullmatch(slug):
        return f"{slug!r} cannot be an address", "use a-z, 0-9 and single hyphens only"
    if len(slug) > SLUG_LENGTH:
        return f"has a name of {len(slug)} characters", f"use at most {SLUG_LENGTH}"
    return None


def _why_taken(name: str, listing: _Listing) -> tuple[str, str] | None:
    if name not in listing.sources:
        return None
    return f"has the same address as {listing.sources[name].name}", "keep one of the two"


def _files_below(folder: Path, listing: _Listing) -> Iterator[Path]:
    for entry in _entries(folder, listing):
        if entry.is_dir():
            yield from _files_below(entry, listing)
        else:
            yield entry
