"""The files of the folder of all bulletins: which of them are items, and what lies beside them.

Nothing is opened here, and nothing passed over in silence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bulletin_press.file_names import why_no_name
from bulletin_press.limits import Limits
from bulletin_press.models import KINDS
from bulletin_press.problems import Problem
from bulletin_press.regular_files import why_not_regular
from bulletin_press.validation import nearest
from bulletin_press.vocabulary import SLUG

CHECK = "files"
SLUG_LENGTH = 80
DATA_FILES = (
    "vocabulary.yml",
    "contacts.yml",
    "glossary.yml",
    "schedulers.yml",
    "preferred_words.yml",
    "names.yml",
    "compare.yml",
)
_LEFTOVER = re.compile(r"[.#].*|~\$.*|.*(~|\.bak|\.swp|\.tmp|\.orig)|Thumbs\.db|desktop\.ini")


@dataclass
class Listing:
    """The files of the folder, before any is opened.

    Attributes:
        limits: how deep folders may lie in each other.
        sources: the texts of items, by their name.
        attachments: by the name of their item and their own, relative to its folder.
        problems: what is wrong with files, folders and their names.
    """

    limits: Limits
    sources: dict[str, Path] = field(default_factory=dict)
    attachments: dict[str, dict[str, Path]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def list_files(folder: Path, overlay: Mapping[Path, bytes], limits: Limits) -> Listing:
    """List what lies below a folder of bulletins.

    Args:
        folder: with a folder for each kind.
        overlay: files of items that are taken to be there, whatever the disk has.
        limits: how deep folders may lie in each other.
    """
    listing = Listing(limits)
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
    for file in overlay:
        _list_laid_over(folder, file, listing)
    return listing


def _list_laid_over(folder: Path, file: Path, listing: Listing) -> None:
    """List a file that is not written yet as if it were; where it cannot be an item, say so."""
    entry = file.parent if file.name == "index.md" else file
    kind, slug = entry.parent.name, entry.name.removesuffix(".md")
    if entry.parent.parent != folder or kind not in KINDS:
        hint = f"put items into one of the folders {', '.join(KINDS)}"
        listing.problems.append(Problem(file, 1, "", "belongs to no kind of item", hint, CHECK))
    elif not file.exists() and file not in listing.sources.values():
        if wrong := why_no_slug(slug) or _why_taken(f"{kind}/{slug}", listing):
            listing.problems.append(Problem(file, 1, "", *wrong, CHECK))
        else:
            listing.sources[f"{kind}/{slug}"] = file


def _entries(folder: Path, listing: Listing) -> Iterator[Path]:
    """List a folder in order; what is passed over or refused is said."""
    for entry in sorted(folder.iterdir()) if folder.is_dir() else ():
        if entry.is_symlink():
            wrong = "is a link to another place", "put the file itself here"
            listing.problems.append(Problem(entry, 1, "", *wrong, CHECK))
        elif is_leftover(entry.name):
            message, hint = "is passed over, as hidden and backup files are", "delete it"
            listing.problems.append(Problem(entry, 1, "", message, hint, CHECK, "advice"))
        elif unfit := why_no_name(entry.name) or why_not_regular(entry):
            listing.problems.append(Problem(entry, 1, "", *unfit, CHECK))
        else:
            yield entry


def is_leftover(name: str) -> bool:
    """Tell whether a file is hidden, or left behind by an editor: never one to publish."""
    return _LEFTOVER.fullmatch(name) is not None


def _list_item(kind: str, entry: Path, listing: Listing, overlay: Mapping[Path, bytes]) -> None:
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
    return why_no_slug(slug)


def why_no_slug(slug: str) -> tuple[str, str] | None:
    """Say why a word can be no slug of an item, and what to do; None where it can."""
    if slug == "index":
        return "belongs to no item", "the page of a whole kind is made by itself: take this away"
    if not SLUG.fullmatch(slug):
        return f"{slug!r} cannot be an address", "use a-z, 0-9 and single hyphens only"
    if len(slug) > SLUG_LENGTH:
        return f"has a name of {len(slug)} characters", f"use at most {SLUG_LENGTH}"
    return why_no_name(slug)


def _why_taken(name: str, listing: Listing) -> tuple[str, str] | None:
    if name not in listing.sources:
        return None
    return f"has the same address as {listing.sources[name].name}", "keep one of the two"


def _files_below(folder: Path, listing: Listing, depth: int = 1) -> Iterator[Path]:
    if depth > listing.limits.nesting:
        message = f"lies more than {listing.limits.nesting} folders deep"
        hint = "move its files up, or raise the setting limits.nesting"
        listing.problems.append(Problem(folder, 1, "", message, hint, CHECK))
        return
    for entry in _entries(folder, listing):
        if entry.is_dir():
            yield from _files_below(entry, listing, depth + 1)
        else:
            yield entry
