"""Where an imported draft is written: nothing is written over, and nothing half."""

import shutil
from collections.abc import Mapping
from pathlib import Path


class Taken(Exception):
    """There is something of that name already; ``place`` says where."""

    def __init__(self, place: Path) -> None:
        super().__init__(str(place))
        self.place = place


def write_item(folder: Path, slug: str, text: str, pictures: Mapping[str, bytes]) -> Path:
    """Write an item: ``SLUG.md``, or with pictures the folder ``SLUG/``.

    Args:
        folder: that of its kind; made where there is none yet.
        slug: the name of the item.
        text: its header and body.
        pictures: what stands beside it, by file name.

    Returns:
        The file of the text.

    Raises:
        Taken: there is such an item.
        OSError: it cannot be written; nothing was.
    """
    for place in (folder / f"{slug}.md", folder / slug):
        if place.exists():
            raise Taken(place)
    folder.mkdir(parents=True, exist_ok=True)
    aside = folder / f".{slug}.importing"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        (aside / "index.md").write_text(text, "utf-8", newline="\n")
        for name, content in pictures.items():
            (aside / name).write_bytes(content)
        if pictures:
            aside.rename(folder / slug)
            return folder / slug / "index.md"
        (aside / "index.md").rename(folder / f"{slug}.md")
        return folder / f"{slug}.md"
    finally:
        shutil.rmtree(aside, ignore_errors=True)
