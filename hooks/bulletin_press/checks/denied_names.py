"""Names of the review team's list, wherever they could get out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bulletin_press.identifying.as_read import forms_of, page_as_read, part_camel
from bulletin_press.identifying.attached import look_into
from bulletin_press.identifying.denied import CHECK, DeniedNames, called, read_denied_names
from bulletin_press.item import Item
from bulletin_press.listing import DATA_FILES
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.written import texts_in

_MESSAGE = "holds a name of the review team's list"
_HINT = "take it out now, and do not share this file; the name is not repeated here on purpose"
_TEXTS = (".md", ".html", ".yml", ".yaml", ".txt", ".csv", ".json", ".xml", ".svg")


def check_denied_names(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """No name of the review team's list stands anywhere, in drafts neither.

    The list is a file outside the folder of the site (the setting ``denied_names``), one name a
    line. Fields, remarks, texts, addresses, names of files and what attachments hold, their
    properties too, are compared with it, whatever the case, accents, hyphens and signs of
    Markdown; a name of two words is looked for the other way round too. No exception is possible,
    and no report repeats the name.
    """
    denied, problems = read_denied_names(site)
    yield from problems
    if not denied:
        return
    for item in project.items:
        body = project.bodies.get(item.name)
        yield from _in_item(item, body.html if body else "", denied)
        yield from _in_attachments(item, denied)
    beside = [project.folder / name for name in DATA_FILES]
    for file in sorted({site.config_file, *beside, *site.standing_files}):
        yield from _in_file(file, denied)


def _in_item(item: Item, page: str, denied: DeniedNames) -> Iterator[Problem]:
    """Tell names in an item.

    Args:
        item: the item.
        page: its rendered body.
        denied: the names.
    """
    source = item.source
    # Where YAML has escapes, its words are not those that stand there.
    escaped = texts_in(source.fields.values) if "\\" in source.header else ()
    written = "\n".join((source.header, *(text for _, text in escaped), source.body))
    page = page_as_read(page)
    # Most items hold none, and this is all that is asked of them.
    near = denied.near(
        "\n".join((item.slug, *map(part_camel, item.social.hashtags), *forms_of(written), page))
    )
    if not near:
        return
    values = list(texts_in(source.fields.values))
    if near.is_in(item.slug):
        yield _unnamed(source.file, denied)
    fields = [loc for loc, text in values if near.is_in(text)]
    for loc in fields:
        yield item.problem(loc, _MESSAGE, _HINT, CHECK)
    if (line := near.line_in(source.header)) and not fields:
        yield replace(item.problem((), _MESSAGE, _HINT, CHECK), line=line)
    line = near.line_in(source.body)
    if line or near.is_in(page):
        in_body = item.problem(("body",), _MESSAGE, _HINT, CHECK)
        yield replace(in_body, line=source.body_line + (line or 1) - 1)


def _in_attachments(item: Item, denied: DeniedNames) -> Iterator[Problem]:
    for name, file in sorted(item.attachments.items()):
        told = called(name, item.attachments, denied)
        if denied.is_in(name):
            yield item.problem((), f"{told} {_MESSAGE} in the name of the file", _HINT, CHECK)
        if denied.is_in(*look_into(file).all_texts):
            yield item.problem((), f"{told} {_MESSAGE}", _HINT, CHECK)


def _in_file(file: Path, denied: DeniedNames) -> Iterator[Problem]:
    if denied.is_in(file.name):
        yield _unnamed(file, denied)
    if not file.is_file():
        return
    if file.suffix.lower() in _TEXTS:
        line = denied.line_in(file.read_bytes().decode("utf-8", "replace"))
    else:
        line = 1 if denied.is_in(*look_into(file).all_texts) else None
    if line:
        yield Problem(file, line, "", _MESSAGE, _HINT, CHECK)


def _unnamed(file: Path, denied: DeniedNames) -> Problem:
    """Tell of the folder above: the file's own path would repeat the name."""
    folder = next(above for above in file.parents if not denied.is_in(str(above)))
    message = f"{_MESSAGE} in the name of a file or folder in it"
    return Problem(folder, 1, "", message, "rename it, in the history of the files too", CHECK)
