"""What all verbs need: the site they work on, and how much they say."""

import logging
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
from bulletin_mkdocs import opening
from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import BadDate, parse_day
from bulletin_press.desk import Desk
from bulletin_press.outbox import NotWritten
from bulletin_press.problems import ProblemsFound
from bulletin_press.validation import nearest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from bulletin_commands.configuration import why_endless, why_no_text, why_unreadable

# Material prints a notice about its own future at every start; authors cannot act on it.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@dataclass(frozen=True)
class Workplace:
    """A site's configuration file, and whether only problems are printed."""

    config_file: str
    quiet: bool

    def say(self, text: str) -> None:
        """Print what was done, unless asked to be quiet."""
        if not self.quiet:
            click.echo(text)

    def config(self, **settings: Any) -> MkDocsConfig:  # noqa: ANN401
        """Load the site's configuration; wrong usage where there is none."""
        self._log()
        if not Path(self.config_file).is_file():
            hint = "go to the folder of the site, or name the file with --config-file"
            raise click.UsageError(f"there is no {self.config_file} here ({hint})")
        file = Path(self.config_file)
        if wrong := why_no_text(file) or why_endless(file):
            click.echo(wrong, err=True)
            raise SystemExit(1)
        try:
            return opening.open_config(self.config_file, **settings)
        except (Abort, ConfigurationError, ValueError, RecursionError) as error:
            # PyYAML raises ValueError for a day that does not exist, and MkDocs hands it on.
            circle = "inherits from itself (mend the line INHERIT)"
            told = circle if isinstance(error, RecursionError) else " ".join(str(error).split())
            why = why_unreadable(file) or f"{file}:1: {told}"
            click.echo(why, err=True)
            raise SystemExit(1) from None

    def read(self, *, advice: bool = False) -> Desk:
        """Read and check the site's bulletins; look for advice only when asked to.

        Raises:
            ProblemsFound: they cannot be read far enough to tell more.
        """
        return opening.desk_of(
            self.config(), self.counting("read {done} of {of} items"), advice=advice
        )

    def flawless_desk(self) -> Desk:
        """Read and check the site's bulletins; where there is a problem, say it and end."""
        try:
            desk = self.read()
            desk.require_no_problem()
        except ProblemsFound as found:
            click.echo(found.told(Path.cwd()), err=True)
            raise SystemExit(1) from None
        return desk

    def typed(self, *words: str) -> str:
        """Give a command as whoever called this one has to type it."""
        program = sys.argv[0]
        named = Path(program).name
        if named == "__main__.py":
            begin = [sys.executable, "-m", "bulletin_commands"]
        else:
            begin = [named if shutil.which(named) == program else program]
        site = [] if self.config_file == "mkdocs.yml" else ["-f", self.config_file]
        return shlex.join([*begin, *site, *words])

    def counting(self, told: str) -> Callable[[int, int], None]:
        """Show how many of how many are done, where somebody watches.

        Args:
            told: the words, with ``{done}`` and ``{of}`` in them.
        """

        def count(done: int, of: int) -> None:
            if self.quiet or not sys.stderr.isatty() or (done % max(1, of // 50) and done != of):
                return
            end = "\n" if done == of else ""
            click.echo(f"\r{told.format(done=done, of=of)}{end}", nl=False, err=True)

        return count

    def _log(self) -> None:
        log = logging.getLogger("mkdocs")
        if not log.handlers:
            handler = logging.StreamHandler()
            handler.setFormatter(logging.Formatter("%(message)s"))
            log.addHandler(handler)
        log.setLevel(logging.WARNING if self.quiet else logging.INFO)


def day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """Read a day that an option gives, as YYYY-MM-DD; wrong usage where it is none."""
    try:
        return parse_day(value) if value is not None else None
    except BadDate as bad:
        raise click.BadParameter(f"{bad} ({bad.hint})") from None


def shown(file: Path) -> str:
    """Name a file as somebody standing in the current folder would."""
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def require_public(catalogue: Catalogue, names: Iterable[str]) -> None:
    """Tell as wrong usage which name is that of no public item."""
    known = [item.name for item in catalogue.items]
    withdrawn = {notice.name for notice in catalogue.notices}
    for name in names:
        if name in withdrawn:
            raise click.UsageError(f"{name} is not public: it was withdrawn (leave it out)")
        if name not in known:
            near = nearest(name, known) or "write it as kind/slug; held items have no posts"
            raise click.UsageError(f"there is no public item {name!r} ({near})")


@contextmanager
def telling_what_is_not_written() -> Iterator[None]:
    """Tell as wrong usage why an outbox cannot be written."""
    try:
        yield
    except NotWritten as why:
        raise click.UsageError(f"{why} ({why.hint})") from None
