"""From the addresses that the editor uses to files, and never to any but those of items.

The editor knows every item as ``bulletins/KIND/SLUG.md``, those too that lie in a folder of their
own as ``KIND/SLUG/index.md``.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from bulletin_press.editing.refusals import Refused
from bulletin_press.listing import SLUG_LENGTH, is_leftover
from bulletin_press.models import KINDS
from bulletin_press.vocabulary import SLUG

FOLDER = "bulletins"
_ADDRESS = re.compile(rf"{FOLDER}/({'|'.join(KINDS)})/({SLUG.pattern})\.md")
_ELSEWHERE = "The editor opens and saves items only: files below the folder bulletins/."


def address_of(kind: str, slug: str) -> str:
    """Name an item as the editor knows it."""
    return f"{FOLDER}/{kind}/{slug}.md"


def kind_of_folder(folder: object) -> str:
    """Find the kind whose folder the editor asks for.

    Raises:
        Refused: it is none.
    """
    for kind in KINDS:
        if folder == f"{FOLDER}/{kind}":
            return kind
    raise Refused(403, _ELSEWHERE)


def file_at(folder: Path, address: object) -> tuple[str, Path]:
    """Find the file of an item, or where it is to be.

    Args:
        folder: the folder of all bulletins.
        address: as the editor knows it.

    Returns:
        Its kind, and its file: that in the folder of the item's own, if there is such.

    Raises:
        Refused: it is no address of an item, or a link stands in the way.
    """
    found = _ADDRESS.fullmatch(address) if isinstance(address, str) else None
    if found is None or found[2] == "index":
        raise Refused(403, _ELSEWHERE)
    kind, slug = found[1], found[2]
    if len(slug) > SLUG_LENGTH:
        raise Refused(422, f"The name of the file has more than {SLUG_LENGTH} characters.")
    alone, own = folder / kind / f"{slug}.md", folder / kind / slug
    file = own / "index.md" if own.is_dir() and not alone.is_file() else alone
    if _is_linked(folder / kind, slug):
        raise Refused(403, "This item is a link to another place. Put the file itself there.")
    return kind, file


def slugs_of(folder: Path, kind: str) -> Iterator[str]:
    """List the items of a kind that the editor can open, in order."""
    place = folder / kind
    names = sorted(entry.name for entry in place.iterdir()) if place.is_dir() else []
    found = (
        name.removesuffix(".md") if (place / name).is_file() else name
        for name in names
        if not is_leftover(name) and _is_item(place / name)
    )
    for slug in dict.fromkeys(found):
        is_address = SLUG.fullmatch(slug) and slug != "index" and len(slug) <= SLUG_LENGTH
        if is_address and not _is_linked(place, slug):
            yield slug


def is_free(folder: Path, kind: str, slug: str) -> bool:
    """Tell whether nothing, of whatever sort, has the name of an item yet."""
    place = folder / kind
    return not any(os.path.lexists(each) for each in (place / slug, place / f"{slug}.md"))


def _is_item(entry: Path) -> bool:
    if entry.is_dir():
        return (entry / "index.md").is_file()
    return entry.suffix == ".md"


def _is_linked(place: Path, slug: str) -> bool:
    """Tell whether a link stands in the way to an item: what it leads to may lie anywhere."""
    own = place / slug
    return any(each.is_symlink() for each in (place, place / f"{slug}.md", own, own / "index.md"))
