"""What attachments tell beside what their readers see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from bulletin_press.identifying import Known, details_in
from bulletin_press.identifying.attached import Finding, look_into
from bulletin_press.identifying.attached.pictures import KINDS
from bulletin_press.identifying.denied import called, read_denied_names
from bulletin_press.identifying.rules_for import RULES_FOR_NAMES, as_spoken
from bulletin_press.item import Item
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "attachment-details"


def check_attachment_details(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Attachments tell nothing that the item itself may not tell.

    Pictures say where they were taken and by whom; Word documents keep authors, comments, old
    wordings and hidden words; PDFs have authors. Their texts and the names of the files are
    looked through like the item's own. A file that cannot be read, as one with a password, is a
    problem until somebody records under ``allow`` that they looked through it; what else is not
    looked into is named. Where a picture was taken is told of the pictures of standing pages too.
    """
    known: Known | None = None
    denied, _ = read_denied_names(site)
    for file in site.standing_files:
        if file.suffix.lower() in KINDS and not denied.is_in(str(file)):
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
                    yield _problem(item, told, _line(item, name))


def _of_standing_page(picture: Path) -> Iterator[Problem]:
    # Logos say who drew them; only where a picture was taken is told of standing pages.
    for finding in look_into(picture).findings:
        if finding.what == "place":
            yield Problem(picture, 1, "", finding.message, finding.hint, CHECK)


def _by_name(name: str, known: Known) -> Iterator[Finding]:
    for detail in details_in(as_spoken(name), known, RULES_FOR_NAMES):
        message = f" has a name that {detail.message}"
        yield Finding(name, detail.level, message, "give the file another name")


def _by_contents(quoted: str, file: Path, known: Known) -> Iterator[Finding]:
    contents = look_into(file)
    for found in contents.findings:
        yield replace(found, what=quoted, message=f" {found.message}")
    for place, text in contents.texts:
        for detail in details_in(text, known):
            line = text.count("\n", 0, detail.start) + 1
            where = place or (f"line {line}" if file.suffix.lower() != ".docx" else "its text")
            words = text[detail.start : detail.end]
            yield Finding(words, detail.level, f", {where}, {detail.message}", detail.hint)


def _line(item: Item, name: str) -> int | None:
    """Find where the body links to an attachment; None where only its header may show it."""
    body = item.source.body.lower()
    written = (each for each in (name, quote(name)) if each.lower() in body)
    return next((item.source.line_of(each) for each in written), None)


def _problem(item: Item, found: Finding, line: int | None) -> Problem:
    # Told of the item: that is where its author looks, and where an exception is recorded.
    must_go = found.level == "problem" and item.status == "draft"
    level = "advice" if must_go else found.level
    problem = item.problem((), found.message, found.hint, CHECK, level)
    return replace(
        problem,
        line=line or problem.line,
        text=" ".join(found.what.split()),
        passage=found.message,
        must_go=must_go,
    )
