"""The folder beside a site in which the next one is made."""

import os
import shutil
from pathlib import Path

from bulletin_press.swap import swap

WELL_KNOWN = ".well-known"
_OPEN = 0o755


class Aside:
    """Where a site is made before it takes the place of the one that stands.

    It lies beside that one, on the same disk. What a stopped build left there is cleared away by
    the next one, and what belongs to the site's owner is put back. Only one build at a time may
    have it.

    Args:
        place: the folder of the site.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._folder = place.with_name(f".{place.name}.aside")
        self._whole, self._old = self._folder / "whole", self._folder / "old"
        self.new = self._folder / "new"
        """Where to build."""
        self.temporary = self._folder / "temporary"
        """Where what is needed only during the build may lie."""

    def begin(self) -> None:
        """Make it, empty.

        Raises:
            OSError: there is no room, or nobody may write there.
        """
        self.clear()
        # A program that a killed build began may still be writing there.
        self.temporary.mkdir(parents=True, exist_ok=True)

    def publish(self) -> None:
        """Put the new site in the place of the old one, in one step.

        As with MkDocs, what is hidden stays: a site's folder may be a git worktree, or hold a
        ``.htaccess``. Its permissions stay too.

        Raises:
            OSError: it cannot be done; the old site stands.
        """
        # Only under this name can it hold what belongs to the site's owner.
        self.new.rename(self._whole)
        self._whole.chmod(self._place.stat().st_mode if self._place.exists() else _OPEN)
        _share_hidden_files(self._place, self._whole)
        _move_hidden_folders(self._place, self._whole)
        swap(self._whole, self._place, self._old)

    def clear(self) -> None:
        """Take it away; whatever of the site is still in it goes back first.

        Raises:
            OSError: something of the site cannot be put back; it stays where it is.
        """
        if self._old.exists() and not self._place.exists():
            self._old.rename(self._place)
        _move_hidden_folders(self._whole, self._place)
        shutil.rmtree(self._folder, ignore_errors=True)


def _share_hidden_files(start: Path, end: Path) -> None:
    """Let hidden files be in both folders, so that a rule of access fails at no moment."""
    for hidden in _hidden_in(start, end):
        if hidden.is_symlink() or not hidden.is_dir():
            try:
                os.link(hidden, end / hidden.name, follow_symlinks=False)
            except OSError:
                # Not every disk gives a file two names.
                shutil.copy2(hidden, end / hidden.name, follow_symlinks=False)


def _move_hidden_folders(start: Path, end: Path) -> None:
    for hidden in _hidden_in(start, end):
        if hidden.is_dir() and not hidden.is_symlink():
            # Somebody may have taken the site away that a stopped build left without it.
            end.mkdir(exist_ok=True)
            hidden.rename(end / hidden.name)


def _hidden_in(start: Path, end: Path) -> list[Path]:
    """List what is hidden and has not its like there; what a build makes itself is not meant."""
    return [
        hidden
        for hidden in start.glob(".*")
        if hidden.name != WELL_KNOWN and not os.path.lexists(end / hidden.name)
    ]
