"""The files of ``docs/`` before anything opens them: links, pipes, names, and what is no text.

MkDocs follows every link and copies every file as it is; a pipe would let it wait for ever, and
two links that lead in a circle keep it busy for as long as it is left alone.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin_press.file_names import as_on_any_disk, why_no_name
from bulletin_press.limits import Limits
from bulletin_press.problems import Problem
from bulletin_press.regular_files import read_bytes, why_not_regular
from bulletin_press.written import decode

CHECK = "standing-pages"
TEXTS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What MkDocs takes for the text of a page."""


def check_folders(docs: Path) -> Iterator[Problem]:
    """Tell which folders of ``docs/`` are links to others, before anything follows them, or closed.

    Args:
        docs: the folder of standing pages; one that is not there has none.
    """
    walked = (Path(place, name) for place, names, _ in os.walk(docs) for name in names)
    for folder in (docs, *walked):
        if folder.is_symlink() and folder != docs:
            hint = "put the folder itself here"
            yield Problem(folder, 1, "", "is a link to another place", hint, CHECK)
        elif os.path.lexists(folder) and (wrong := why_not_regular(folder)):
            yield Problem(folder, 1, "", *wrong, CHECK)


def check_files(files: Iterable[Path], limits: Limits) -> Iterator[Problem]:
    """Tell which files of ``docs/`` cannot be published, or not on every disk.

    Args:
        files: those that would be published.
        limits: how large a text may be.
    """
    before: dict[str, Path] = {}
    for file in files:
        wrong = _why_unfit(file)
        twin = before.setdefault(as_on_any_disk(str(file)), file)
        if not wrong and twin != file:
            message = f"has the name of {twin.name!r} but for large and small letters"
            wrong = message, "give it another name: on many disks the two are one file"
        if wrong:
            yield Problem(file, 1, "", *wrong, CHECK)
        elif file.name.endswith(TEXTS):
            yield from _text(file, limits)


def _why_unfit(file: Path) -> tuple[str, str] | None:
    if file.is_symlink():
        return "is a link to another place", "put the file itself here"
    return why_no_name(file.name) or why_not_regular(file)


def _text(file: Path, limits: Limits) -> Iterator[Problem]:
    raw, wrong = read_bytes(file, limits)
    if wrong:
        yield Problem(file, 1, "", *wrong, CHECK)
    else:
        yield from decode(file, raw)[1]
