"""What all verbs need: the site they work on, and how much they say."""

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import build_site
import click
from bulletin_press.desk import Desk
from bulletin_press.problems import ProblemsFound
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

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
        try:
            return build_site.open_config(self.config_file, **settings)
        except (Abort, ConfigurationError) as error:
            click.echo(f"{self.config_file}: {error}", err=True)
            raise SystemExit(1) from None

    def read(self) -> Desk:
        """Read and check the site's bulletins.

        Raises:
            ProblemsFound: they cannot be read far enough to tell more.
        """
        return build_site.desk_of(self.config(), self.progress)

    def flawless_desk(self) -> Desk:
        """Read and check the site's bulletins; where there is a problem, say it and end."""
        try:
            desk = self.read()
            desk.require_no_problem()
        except ProblemsFound as found:
            click.echo(found.told(Path.cwd()), err=True)
            raise SystemExit(1) from None
        return desk

    def progress(self, done: int, of: int) -> None:
        """Show how many of how many items are read, where somebody watches and it takes long."""
        if self.quiet or not sys.stderr.isatty() or of < 100:  # noqa: PLR2004
            return
        if done % 20 == 0 or done == of:
            end = "\n" if done == of else ""
            click.echo(f"\rread {done} of {of} items{end}", nl=False, err=True)

    def _log(self) -> None:
        log = logging.getLogger("mkdocs")
        if not log.handlers:
            handler = logging.StreamHandler()
            handler.setFormatter(logging.Formatter("%(message)s"))
            log.addHandler(handler)
        log.setLevel(logging.WARNING if self.quiet else logging.INFO)
