"""``bulletins build``: a new site in the place of the old one, or the old one as it was."""

import gc
import os
import shutil
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from bulletin_press.dates import BadDate
from bulletin_press.moment import VARIABLE, read_moment
from bulletin_press.swap import swap
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from bulletin_commands.workplace import Workplace

MARK = "data/catalogue.json"
"""What every site of ours holds, and hardly any other folder."""


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to.")
@click.option(
    "--as-of",
    metavar="MOMENT",
    callback=lambda _context, _option, value: _moment(value),
    help="Build what is public at that date or date-time. Default: $BULLETINS_AS_OF, or now.",
)
@click.pass_obj
def build(workplace: Workplace, site_dir: Path | None, as_of: str | None) -> None:
    """Build the public site.

    It is built aside and then put in the place of the old one. When anything is wrong, the old
    site stays as it was and the exit code is 1.
    """
    if as_of:
        os.environ[VARIABLE] = as_of
    config = workplace.config(strict=True)
    place = (site_dir or Path(config.site_dir)).resolve()
    _refuse_dangerous(place, config)
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as aside:
        config.site_dir = str(Path(aside, "new"))
        # A build makes much and lets go of little: looking for litter all the time slows it.
        gc.set_threshold(100_000)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        except Abort:
            stands = "; the site that was there still stands" if place.exists() else ""
            click.echo(f"Nothing was published{stands}.", err=True)
            raise SystemExit(1) from None
        # A temporary folder is closed to others; a site is not.
        Path(config.site_dir).chmod(0o755)
        _replace(place, Path(config.site_dir), Path(aside, "old"))
    files = sum(1 for path in place.rglob("*") if path.is_file())
    workplace.say(f"{files} files are in {place}")


def _moment(value: str | None) -> str | None:
    try:
        if value is not None:
            read_moment(value or "nothing", ZoneInfo("UTC"))
    except BadDate as bad:
        raise click.BadParameter(f"{bad} ({bad.hint})") from None
    return value


def _refuse_dangerous(place: Path, config: MkDocsConfig) -> None:
    """Keep from emptying a folder that is not a site."""
    root = Path(config.config_file_path).resolve().parent
    folders = [Path(config.docs_dir).resolve(), root / "bulletins"]
    folders += [Path(folder).resolve() for folder in config.theme.dirs]
    within = any(place.is_relative_to(folder) for folder in folders)
    if within or any(folder.is_relative_to(place) for folder in (root, *folders)):
        raise click.UsageError(f"{place} is among the sources; choose a folder of its own")
    if place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file():
        raise click.UsageError(f"{place} is not empty and holds no site; choose another folder")


def _replace(place: Path, new: Path, old: Path) -> None:
    swap(new, place, old)
    # As with MkDocs, what is hidden stays: a site's folder may be a git worktree.
    for hidden in old.glob(".*"):
        hidden.rename(place / hidden.name)
    shutil.rmtree(old, ignore_errors=True)
