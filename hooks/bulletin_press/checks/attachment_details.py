"""What attachments tell beside what their readers see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bulletin_press.attaching.beginnings import is_like_its_name
from bulletin_press.attaching.kinds import PICTURES, ending_of
from bulletin_press.attaching.telling import told_of
from bulletin_press.identifying import Known, details_in
from bulletin_press.identifying.attached import (
    Finding,
    documents,
    films,
    look_into,
    pdfs,
    pictures,
    plain_texts,
    slides,
    workbooks,
)
from bulletin_press.identifying.denied import called, read_denied_names
from bulletin_press.identifying.rules_for import RULES_FOR_NAMES, as_spoken
from bulletin_press.item import Item
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "attachment-details"
_DOCUMENTS = (*documents.KINDS, *workbooks.KINDS, *slides.KINDS, *pdfs.KINDS)
_IN_DOCS = (*pictures.KINDS, *_DOCUMENTS, *films.KINDS)
_CLEANED = ("file", "properties", "kind")
"""What need not be told of a picture: it is taken out, or another check tells it."""


def check_attachment_details(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Attachments tell nothing that the item itself may not tell.

    Documents, workbooks, slides and PDFs keep who wrote them, comments, notes, old wordings, hidden
    words, sheets and slides, folders, programs and files within: each is named, and what could
    let somebody be known stops the build. Their texts and the names of the files are looked through
    like the item's own. A file that cannot be read, as one with a password, is a problem until
    somebody records under ``allow`` that they looked through it; what else is not looked into is
    named. Pictures are published without what is written into them; where yours says where it was
    taken, that is told, because others may see your files. Files of standing pages are looked at
    too, but not their texts.
    """
    known: Known | None = None
    denied, _ = read_denied_names(site)
    for file in site.standing_files:
        if file.suffix.lower() in _IN_DOCS and not denied.is_in(str(file)):
            yield from _of_standing_page(file)
    for item in project.items:
        for name, file in item.attachments.items():
            known = known or Known.of(project, site)
            # An exception quotes the file's name; a name that is denied can have none.
            quoted = "" if denied.is_in(name) else name
            spoken_of = called(name, item.attachments, denied)
            for found in (*_by_name(quoted, known), *_by_contents(quoted, file, known)):
                if not denied.is_in(found.what):
                    told = replace(found, message=f"{spoken_of}{found.message}")
                    yield _problem(item, name, told)


def _of_standing_page(file: Path) -> Iterator[Problem]:
    for found in _findings(file):
        yield Problem(file, 1, "", found.message, found.hint, CHECK, found.level)


def _findings(file: Path) -> Iterator[Finding]:
    """List what is found in a file; of pictures what stays in the author's own."""
    is_picture = ending_of(file.name) in PICTURES
    for found in look_into(file).findings:
        if is_picture and found.what == "place":
            message = f"{found.message}; what is published does not, but this file does"
            yield replace(found, level="advice", message=message)
        elif not (is_picture and found.what in _CLEANED) and not _is_refused(found, file):
            yield found


def _is_refused(found: Finding, file: Path) -> bool:
    """Tell whether it is told already that a file is not what its name says."""
    if found.what != "file":
        return False
    try:
        return not is_like_its_name(file.read_bytes(), ending_of(file.name))
    except OSError:
        return True


def _by_name(name: str, known: Known) -> Iterator[Finding]:
    for detail in details_in(as_spoken(name), known, RULES_FOR_NAMES):
        message = f" has a name that {detail.message}"
        yield Finding(name, detail.level, message, "give the file another name")


def _by_contents(quoted: str, file: Path, known: Known) -> Iterator[Finding]:
    contents = look_into(file)
    for found in _findings(file):
        yield replace(found, what=quoted, message=f" {found.message}")
    for place, text in contents.texts:
        for detail in details_in(text, known):
            line = text.count("\n", 0, detail.start) + 1
            is_text = file.suffix.lower() in plain_texts.KINDS
            where = place or (f"line {line}" if is_text else "its text")
            words = text[detail.start : detail.end]
            yield Finding(words, detail.level, f", {where}, {detail.message}", detail.hint)


def _problem(item: Item, name: str, found: Finding) -> Problem:
    problem = told_of(item, name, found.message, found.hint, CHECK, found.level)
    return replace(problem, text=" ".join(found.what.split()), passage=found.message)
