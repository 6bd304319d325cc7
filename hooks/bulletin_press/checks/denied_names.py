"""Names of the review team's list, wherever they could get out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bulletin_press.identifying.attached import look_into
from bulletin_press.identifying.denied import CHECK, DeniedNames, called, read_denied_names
from bulletin_press.item import Item
from bulletin_press.problems import Problem
from bulletin_press.reading import DATA_FILES, Project
from bulletin_press.site import Site
from bulletin_press.written import Loc

_MESSAGE = "holds a name of the review team's list"
_HINT = "take it out now, and do not share this file; the name is not repeated here on purpose"
_TEXTS = (".md", ".html", ".yml", ".yaml", ".txt", ".csv", ".json", ".xml", ".svg")


def check_denied_names(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """No name of the review team's list stands anywhere, in drafts neither.

    The list is a file outside the folder of the site (the setting ``denied_names``), one name a
    line. Fields, texts, addresses, names of files and what attachments hold are compared with
    it, whatever the case, accents and hyphens. No exception is possible, and no report repeats
    the name.
    """
    denied, problems = read_denied_names(site)
    yield from problems
    if not denied:
        return
    for item in project.items:
        yield from _in_item(item, denied)
    beside = [project.folder / name for name in DATA_FILES]
    for file in sorted({site.config_file, *beside, *site.standing_files}):
        if denied.is_in(file.name):
            yield _unnamed(file, denied)
        if file.suffix.lower() in _TEXTS and file.is_file():
            text = file.read_bytes().decode("utf-8", "replace")
            if (at := denied.found_in(text)) is not None:
                yield Problem(file, text.count("\n", 0, at) + 1, "", _MESSAGE, _HINT, CHECK)


def _in_item(item: Item, denied: DeniedNames) -> Iterator[Problem]:
    if denied.is_in(item.slug):
        yield _unnamed(item.source.file, denied)
    for loc, text in _texts(item.source.fields.values, ()):
        if denied.is_in(text):
            yield item.problem(loc, _MESSAGE, _HINT, CHECK)
    body = item.source.body
    if (at := denied.found_in(body)) is not None:
        line = item.source.body_line + body.count("\n", 0, at)
        yield replace(item.problem(("body",), _MESSAGE, _HINT, CHECK), line=line)
    for name, file in sorted(item.attachments.items()):
        told = called(name, item.attachments, denied)
        if denied.is_in(name):
            yield item.problem((), f"{told} {_MESSAGE} in the name of the file", _HINT, CHECK)
        if any(denied.is_in(text) for _, text in look_into(file).texts):
            yield item.problem((), f"{told} {_MESSAGE}", _HINT, CHECK)


def _texts(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:  # noqa: ANN401
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, (*loc, name))
    elif isinstance(value, Sequence):
        for at, inner in enumerate(value):
            yield from _texts(inner, (*loc, at))


def _unnamed(file: Path, denied: DeniedNames) -> Problem:
    """Tell of the folder above: the file's own path would repeat the name."""
    folder = next(above for above in file.parents if not denied.is_in(str(above)))
    message = f"{_MESSAGE} in the name of a file or folder in it"
    return Problem(folder, 1, "", message, "rename it, in the history of the files too", CHECK)
