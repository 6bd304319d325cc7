"""``bulletins build``: a new site in the place of the old one, or the old one as it was."""

import errno
import gc
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Never

import click
from bulletin_press.aside import Aside
from bulletin_press.desk import Desk, kept_beside
from bulletin_press.moment import VARIABLE
from bulletin_press.one_at_a_time import StillBuilding, one_at_a_time
from bulletin_press.verifying import verify
from bulletin_press.verifying.built import Built
from bulletin_press.verifying.search import Asked
from bulletin_press.verifying.searches import Memory
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from bulletin_commands.as_of import as_of_option
from bulletin_commands.workplace import Workplace

MARK = "data/catalogue.json"
"""What every site of ours holds, and hardly any other folder."""
WAIT = 600
"""Seconds for which a build waits for another."""
DRIFT = timedelta(minutes=5)
"""How far a clock may be set back by those who keep it right."""
# What the system says where a folder is the root of a disk, which cannot change places.
_OTHER_DISK = (errno.EBUSY, errno.EXDEV)


class Unfit(Exception):
    """What was built must not be published; the text says why."""


@click.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where to.")
@as_of_option("Build what is public at that date or date-time.")
@click.pass_obj
def build(workplace: Workplace, site_dir: Path | None) -> None:
    """Build the public site.

    It is built aside, searched for anything held back and for links that lead nowhere, and then put
    in the place of the old one in one step. When anything is wrong, the old site stays as it was
    and the exit code is 1. While another build of the same site runs, this one waits.
    """
    config = workplace.config(strict=True)
    # Unlike pathlib's own, it bears links that lead in a circle.
    place = Path(os.path.realpath(site_dir or config.site_dir))
    stands = ""
    try:
        stands = "; the site that was there still stands" if place.is_dir() else ""
        _refuse_dangerous(place, config)
        with _alone(workplace, place), _aside(place) as aside:
            # Before it is swept away with all that this build does not use.
            memory = Memory(kept_beside(Path(config.config_file_path)) / "verified.json")
            _make(config, aside)
            desk: Desk = config.extra["press"].desk
            _refuse_going_back(place, desk.moment)
            built = Built(aside.new)
            _verify(workplace, desk, built, memory)
            aside.publish()
    except Unfit as unfit:
        _end(f"{unfit}\nNothing was published{stands}.")
    except Abort:
        # MkDocs has said why.
        _end(f"Nothing was published{stands}.")
    except StillBuilding:
        _end(f"Another build of {place} has not ended in {WAIT // 60} minutes. Nothing was built.")
    except OSError as error:
        _end(f"{_why(error, place)}\nNothing was published{stands}.")
    workplace.say(f"{len(built.places)} files are in {place}")


@contextmanager
def _alone(workplace: Workplace, place: Path) -> Iterator[None]:
    place.parent.mkdir(parents=True, exist_ok=True)

    def waiting() -> None:
        if not workplace.quiet:
            click.echo(f"Another build of {place} is running; this one waits for it …", err=True)

    with one_at_a_time(place, waiting, seconds=WAIT):
        yield


@contextmanager
def _aside(place: Path) -> Iterator[Aside]:
    """Let everything of this build lie in one folder, which goes with it or with the next."""
    aside = Aside(place)
    aside.begin()
    before, tempfile.tempdir = tempfile.tempdir, str(aside.temporary)
    try:
        yield aside
    finally:
        tempfile.tempdir = before
        aside.clear()


def _make(config: MkDocsConfig, aside: Aside) -> None:
    config.site_dir = str(aside.new)
    # A build makes much and lets go of little: looking for litter all the time slows it.
    gc.set_threshold(100_000)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)


def _verify(workplace: Workplace, desk: Desk, built: Built, memory: Memory) -> None:
    asked = Asked(built, desk.site, desk.project, desk.moment)
    counting = workplace.counting("searched {done} of {of} files")
    problems = verify(asked, counting, memory=memory)
    if problems:
        many = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        told = "\n".join(problem.told(built.folder) for problem in problems)
        raise Unfit(f"{told}\n{many} in what was built")


def _refuse_going_back(place: Path, moment: datetime) -> None:
    """Keep a clock that was set back from taking away what is public; a moment may be named."""
    if os.environ.get(VARIABLE):
        return
    try:
        written = json.loads((place / MARK).read_text("utf-8"))["as_of"]
        stands = datetime.fromisoformat(written)
        is_back = moment < stands - DRIFT
    except (OSError, ValueError, KeyError, TypeError):
        # There is no site, or none of which it can be told.
        return
    if is_back:
        named = moment.isoformat(timespec="minutes")
        raise Unfit(
            f"the site in {place} shows what is public at {written}, but this machine's clock says"
            f" {named} (set the clock right; or, if it is right, say so: --as-of {named[:16]})"
        )


def _refuse_dangerous(place: Path, config: MkDocsConfig) -> None:
    """Keep from emptying a folder that is not a site."""
    root = Path(config.config_file_path).resolve().parent
    folders = [Path(config.docs_dir).resolve(), root / "bulletins"]
    folders += [Path(folder).resolve() for folder in config.theme.dirs]
    within = any(place.is_relative_to(folder) for folder in folders)
    if within or any(folder.is_relative_to(place) for folder in (root, *folders)):
        raise click.UsageError(f"{place} is among the sources; choose a folder of its own")
    # What is hidden stays, such as that of a git worktree that is to get its first site.
    shown = place.is_dir() and any(not it.name.startswith(".") for it in place.iterdir())
    if shown and not (place / MARK).is_file():
        raise click.UsageError(f"{place} is not empty and holds no site; choose another folder")


def _why(error: OSError, place: Path) -> str:
    """Say what the machine would not do."""
    file = error.filename2 or error.filename
    where = f"{file}: " if file else ""
    hint = "see that there is room, and that you may write there"
    if error.errno in _OTHER_DISK:
        hint = f"{place} is a disk of its own: build into a folder on it, such as {place / 'site'}"
    return f"{where}{error.strerror or error} ({hint})"


def _end(told: str) -> Never:
    click.echo(told, err=True)
    raise SystemExit(1)
