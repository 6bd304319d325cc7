"""``bulletins new``: the beginning of an item, held back until its author says otherwise."""

from pathlib import Path

import click
from bulletin_press.draft import draft_of
from bulletin_press.models import KINDS
from bulletin_press.reading import SLUG_LENGTH
from slugify import slugify

from bulletin_commands.workplace import Workplace


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("title")
@click.pass_obj
def new(workplace: Workplace, kind: str, title: str) -> None:
    """Write a held draft with all its fields and print where it is.

    Nothing that exists is ever written over.
    """
    config = workplace.config()
    slug = slugify(title, max_length=SLUG_LENGTH, word_boundary=True, save_order=True)
    if not slug or slug == "index":
        raise click.UsageError("no address can be made from this title; add a word")
    folder = Path(config.config_file_path).parent / "bulletins" / kind
    file = folder / f"{slug}.md"
    if file.exists() or (folder / slug).exists():
        click.echo(f"{_shown(file)} exists already (choose another title)", err=True)
        raise SystemExit(1)
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(draft_of(kind, " ".join(title.split())), "utf-8")
    click.echo(_shown(file))


def _shown(file: Path) -> str:
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
