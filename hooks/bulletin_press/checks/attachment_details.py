"""What attachments tell beside what their readers see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from bulletin_press.identifying import RULES, Known, details_in
from bulletin_press.identifying.attached import look_into
from bulletin_press.identifying.denied import called, read_denied_names
from bulletin_press.item import Item
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "attachment-details"
_NAMES = tuple(rule for rule in RULES if rule.name in ("names", "emails", "nhs-numbers"))


def check_attachment_details(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Attachments tell nothing that the item itself may not tell.

    Pictures say where they were taken and by whom; Word documents keep authors, comments, old
    wordings and hidden words; PDFs have authors. Their texts and the names of the files are
    looked through like the item's own. What kind of file is not looked into is named.
    """
    known: Known | None = None
    denied, _ = read_denied_names(site)
    for item in project.items:
        for name, file in item.attachments.items():
            known = known or Known.of(project, site)
            # An exception quotes the file's name; a name that is denied can have none.
            quoted = "" if denied.is_in(name) else name
            spoken_of = called(name, item.attachments, denied)
            for level, message, hint, words in (
                *_by_name(quoted, known),
                *_by_contents(quoted, file, known),
            ):
                if not denied.is_in(words):
                    yield _problem(item, level, f"{spoken_of}{message}", hint, words)


Told = tuple[Level, str, str, str]


def _by_name(name: str, known: Known) -> Iterator[Told]:
    spoken = PurePosixPath(name).stem.replace("-", " ").replace("_", " ")
    for detail in details_in(f"see {spoken}", known, _NAMES):
        message = f" has a name that {detail.message}"
        yield "advice", message, "give the file another name", name


def _by_contents(quoted: str, file: Path, known: Known) -> Iterator[Told]:
    contents = look_into(file)
    for finding in contents.findings:
        yield finding.level, f" {finding.message}", finding.hint, quoted
    for place, text in contents.texts:
        for detail in details_in(text, known):
            line = text.count("\n", 0, detail.start) + 1
            where = place or (f"line {line}" if file.suffix.lower() != ".docx" else "its text")
            yield (
                detail.level,
                f", {where}, {detail.message}",
                detail.hint,
                text[detail.start : detail.end],
            )


def _problem(item: Item, level: Level, message: str, hint: str, words: str) -> Problem:
    # Told of the item: that is where its author looks, and where an exception is recorded.
    if item.status == "draft":
        level = "advice"
    problem = item.problem((), message, hint, CHECK, level)
    return replace(problem, text=" ".join(words.split()), passage=message)
