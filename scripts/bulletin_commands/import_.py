"""``bulletins import``: from a Word document to a held draft, and nothing lost in silence."""

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import click
from bulletin_press.draft import slug_of
from bulletin_press.importing.bulletin import Imported, import_document
from bulletin_press.importing.noticing import Kind, Notice
from bulletin_press.importing.placing import Taken, write_item
from bulletin_press.importing.refusals import NotImported
from bulletin_press.models import KINDS
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.vocabulary import read_vocabulary

from bulletin_commands.report import as_groups
from bulletin_commands.workplace import Workplace, shown


@click.command("import")
@click.argument("document", metavar="FILE.docx", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(list(KINDS)), default="lessons", show_default=True)
@click.option("--title", default="", help="The title; without it, the document's own.")
@click.pass_obj
def import_(workplace: Workplace, document: Path, kind: str, title: str) -> None:
    """Make a held draft of a Word document.

    It says what was moved into the header, what is not as it was in Word, what is left to decide,
    and what the checks say. Nothing that exists is ever written over, and the document is only
    read.

    Exit code: 0 the draft is written, 1 it is not, or has problems, 2 wrong usage.
    """
    folder = Path(workplace.config().config_file_path).parent / "bulletins"
    try:
        vocabulary = read_vocabulary(folder / "vocabulary.yml")
        imported = import_document(document, kind, vocabulary, title)
        slug = slug_of(imported.title)
        if not slug:
            raise click.UsageError("no address can be made from the title; give one with --title")
        file = _write(folder / kind, slug, imported)
    except NotImported as why:
        _end(f"{document}: {why} ({why.hint}); nothing was written")
    except ProblemsFound as found:
        _end(found.told(Path.cwd()))
    except Taken as taken:
        _end(f"{shown(taken.place)} exists already (give another title with --title)")
    _report(workplace, imported, file)
    problems = _problems(workplace, file)
    asked = {one.field for one in imported.decisions}
    told = [one for one in problems if not (one.check == "required" and one.field in asked)]
    for line in _checked(told):
        click.echo(line) if stops_the_build(problems) else workplace.say(line)
    for line in _next_steps(file, workplace):
        workplace.say(line)
    raise SystemExit(1 if stops_the_build(problems) else 0)


def _write(folder: Path, slug: str, imported: Imported) -> Path:
    try:
        return write_item(folder, slug, imported.text, imported.pictures)
    except OSError as error:
        _end(f"{folder} cannot be written: {error.strerror} (nothing was written)")


def _end(why: str) -> NoReturn:
    click.echo(why, err=True)
    raise SystemExit(1)


def _report(workplace: Workplace, imported: Imported, file: Path) -> None:
    click.echo(shown(file))
    for name in imported.pictures:
        workplace.say(f"  with {name}")
    parts = (
        ("Moved into the header, where the page makes these parts itself", _moved(imported)),
        ("Not as it was in Word", _noticed(imported.notices)),
        ("For you to decide", _decisions(imported)),
    )
    for heading, lines in parts:
        for at, line in enumerate(lines):
            workplace.say(f"\n{click.style(heading, bold=True)}\n" * (not at) + line)


def _moved(imported: Imported) -> Iterator[str]:
    for field, told in imported.moved:
        yield f"  {field}: {told}"


def _noticed(notices: Iterable[Notice]) -> Iterator[str]:
    """Tell what is not as it was, by kind, in the order in which the kinds were met."""
    order = list(dict.fromkeys(notice.kind for notice in notices))
    for kind, found in groupby(sorted(notices, key=lambda one: order.index(one.kind)), _kind):
        places = list(found)
        called = f"1 {kind.one}" if len(places) == 1 else f"{len(places)} {kind.many}"
        yield f"  {called}: {kind.fate}"
        for notice in places:
            yield f"    - {notice.told}"


def _kind(notice: Notice) -> Kind:
    return notice.kind


def _decisions(imported: Imported) -> Iterator[str]:
    for one in sorted(imported.decisions, key=lambda one: one.line):
        yield f"  line {one.line}, {one.field}: {one.told}"


def _problems(workplace: Workplace, file: Path) -> Sequence[Problem]:
    """Put the draft to all checks; where the site cannot be read far enough, tell that instead."""
    try:
        found = workplace.read(advice=True).problems
    except ProblemsFound as stopped:
        return stopped.problems
    own = file.parent if file.name == "index.md" else file
    # Unlike pathlib's own, it bears links that lead in a circle.
    below = os.path.realpath(own)
    return [it for it in found if Path(os.path.realpath(it.file)).is_relative_to(below)]


def _checked(problems: Sequence[Problem]) -> Iterator[str]:
    yield click.style("\nWhat the checks say to the rest", bold=True)
    yield from as_groups(problems, Path.cwd()) if problems else ("  nothing", "")


def _next_steps(file: Path, workplace: Workplace) -> Iterator[str]:
    yield click.style("Next", bold=True)
    yield "  The draft is held: nobody sees it. The Word document is as it was."
    yield f"  1. Mend and decide: open {shown(file)}, or run {workplace.typed('edit')}"
    yield f"  2. Check again: {workplace.typed('check', shown(file))}"
    yield f"  3. Look at it: {workplace.typed('serve', '--drafts')}"
