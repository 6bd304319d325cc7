"""``bulletins schema``: what editors for YAML and VS Code need to help with fields."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from bulletin_press.problems import ProblemsFound
from bulletin_press.reading import Project
from bulletin_press.schema import ITEMS, schemas
from bulletin_press.snippets import snippets

from bulletin_commands.workplace import Workplace, shown


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to.  [default: .vscode beside mkdocs.yml]",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when the files are out of date.")
@click.pass_obj
def schema(workplace: Workplace, out: Path | None, check: bool) -> None:
    """Write what editors need to know of the fields and words of this site.

    Run it after a change of vocabulary.yml. Files that are as they should be are not touched.
    Which items there are may lag behind: --check does not mind that.
    """
    folder = out or Path(workplace.config().config_file_path).parent / ".vscode"
    try:
        made = {name: text.encode() for name, text in _files(workplace.read().project)}
    except ProblemsFound as found:
        click.echo(found.told(Path.cwd()), err=True)
        raise SystemExit(1) from None
    changed = [name for name, content in made.items() if _read(folder / name) != content]
    if check:
        stale = [name for name in changed if name != f"schemas/{ITEMS}"]
        for name in stale:
            click.echo(f"{shown(folder / name)} is out of date (run 'bulletins schema')")
        raise SystemExit(1 if stale else 0)
    for name in changed:
        _write(folder / name, made[name])
        workplace.say(f"wrote {shown(folder / name)}")
    if not changed:
        workplace.say(f"{shown(folder)} is up to date")


def _files(project: Project) -> Iterator[tuple[str, str]]:
    for name, made in schemas(project.vocabulary, project.names).items():
        yield f"schemas/{name}", _text(made)
    yield "fields.code-snippets", _text(snippets(project.vocabulary))


def _text(made: Any) -> str:  # noqa: ANN401
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _read(file: Path) -> bytes | None:
    try:
        # Git may have given the lines other ends.
        return file.read_bytes().replace(b"\r\n", b"\n")
    except OSError:
        return None


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        place = shown(Path(error.filename or file))
        why = f"{place} cannot be written: {error.strerror} (choose another folder with --out)"
        click.echo(why, err=True)
        raise SystemExit(1) from None
