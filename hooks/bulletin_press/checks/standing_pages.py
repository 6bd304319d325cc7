"""The standing pages and files of ``docs/``, which are published as they are."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bulletin_press.blocks import why_no_block
from bulletin_press.listing import is_leftover
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "standing-pages"
_ITEM_FIELD = re.compile(r"^(status|embargo|source_kind|review_kind|withdrawn):", re.MULTILINE)


def check_standing_pages(_project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """``docs/`` holds nothing that only looks like a page of its own.

    An item put there would be published whatever its status says; so would a link to another
    place, and what an editor left behind.
    """
    for file in site.standing_files:
        if any(place.is_symlink() for place in (file, *file.parents[:2])):
            hint = "put the file itself here"
            yield Problem(file, 1, "", "is a link to another place", hint, CHECK)
        elif is_leftover(file.name):
            yield Problem(file, 1, "", "is a backup or hidden file", "delete it", CHECK)
        elif file.suffix == ".md":
            yield from _page(file)


def _page(file: Path) -> Iterator[Problem]:
    text = file.read_text("utf-8", errors="replace")
    header = text.split("\n---", 1)[0] if text.startswith("---") else ""
    if found := _ITEM_FIELD.search(header):
        line = header[: found.start()].count("\n") + 1
        hint = "move the file into a folder of bulletins/; here it is published as it is"
        yield Problem(file, line, found[1], "is a field of items", hint, CHECK)
    for at, written in enumerate(text.splitlines(), 1):
        if wrong := why_no_block(written):
            yield Problem(file, at, "", *wrong, CHECK)
