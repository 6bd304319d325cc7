"""``bulletins new``: the beginning of an item, held back until its author says otherwise."""

import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from bulletin_press.draft import draft_of
from bulletin_press.models import KINDS
from bulletin_press.problems import ProblemsFound
from bulletin_press.settings import parse_settings

from bulletin_commands.asking import ask_kind
from bulletin_commands.beginning import Beginning
from bulletin_commands.workplace import Workplace, shown


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)), required=False)
@click.argument("title", required=False)
@click.option("--theme", "themes", multiple=True, help="A theme, by slug or in words; repeat it.")
@click.option("--source-kind", help="For lessons: the kind of review they come from.")
@click.option("--review-kind", help="For reviews: what kind it was.")
@click.option("--edition", help="For guidance: which it is.")
@click.option("--starts", help="For campaigns and events: YYYY-MM-DD, or YYYY-MM-DDTHH:MM.")
@click.option("--date-note", help="What is known of the date, where the day is not.")
@click.option("--summary", help="What the reader will learn, in at most 300 characters.")
@click.pass_obj
def new(
    workplace: Workplace,
    /,
    kind: str | None,
    title: str | None,
    **given: Any,  # noqa: ANN401
) -> None:
    """Write a held draft with all its fields and print where it is.

    In a terminal it asks for what it needs where KIND or TITLE is missing. Nothing that exists is
    ever written over.
    """
    asks = not (kind and title)
    if asks and not is_terminal():
        missing = "TITLE" if kind else "KIND"
        raise click.UsageError(f"{missing} is missing (in a terminal it would be asked for)")
    folder, zone = _site(workplace)
    try:
        beginning = Beginning(folder, kind or ask_kind(), zone)
        title = beginning.title(title)
        filled = beginning.fields({name: it for name, it in given.items() if it}, asks=asks)
    except ProblemsFound as found:
        click.echo(found.told(Path.cwd()), err=True)
        raise SystemExit(1) from None
    except click.Abort:
        click.echo("\nNothing was written.", err=True)
        raise SystemExit(1) from None
    file = beginning.file(title)
    _write(file, draft_of(beginning.kind, title, filled).encode())
    if asks:
        workplace.say("\nHere is your draft. Nobody sees it until you publish it:")
    click.echo(shown(file))
    if not workplace.quiet:
        click.echo(f"Next: fill it in, then {workplace.typed('check', shown(file))}", err=True)


def is_terminal() -> bool:
    """Tell whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _write(file: Path, content: bytes) -> None:
    """Write a file that is not there yet; say why where that cannot be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(content)
    except OSError as error:
        nothing = "nothing was written"
        if not isinstance(error, FileExistsError):
            why = f"{shown(file)} cannot be written: {error.strerror} ({nothing})"
        elif file.parent.is_dir():
            why = f"{shown(file)} exists already (choose another title); {nothing}"
        else:
            why = f"{shown(file.parent)} is a file and has to be a folder (move it away); {nothing}"
        click.echo(why, err=True)
        raise SystemExit(1) from None


def _site(workplace: Workplace) -> tuple[Path, ZoneInfo]:
    """Find the folder of a site's bulletins, and its zone."""
    config = workplace.config()
    file = Path(config.config_file_path)
    settings, problems = parse_settings(file, config.extra.get("bulletins"))
    if settings is None:
        click.echo(ProblemsFound(problems).told(Path.cwd()), err=True)
        raise SystemExit(1)
    return file.parent / "bulletins", settings.zone
