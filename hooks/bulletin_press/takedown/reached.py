"""Where an item had gone before it was taken down, as far as files can tell."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from bulletin_press.takedown.traces import Traces
from bulletin_press.verifying.built import Built

_SECONDS = 20


@dataclass(frozen=True)
class Reached:
    """Where in a built site an item was told to those who come back or keep copies.

    Attributes:
        feeds: the feeds that carried it, as site paths without their ending.
        months: the pages of months that told of it, such as ``digests/2026-11/``.
        calendars: the calendars that held it, as site paths.
    """

    feeds: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    calendars: tuple[str, ...] = ()


@dataclass(frozen=True)
class History:
    """What git keeps of a file.

    Attributes:
        versions: in how many commits it was changed.
        first: the day of the first of them, as YYYY-MM-DD.
        remotes: the names of other repositories that this one exchanges commits with.
    """

    versions: int
    first: str
    remotes: tuple[str, ...]


def reached(traces: Traces, built: Built) -> Reached:
    """Look where the item stands in a site, which is to be the one that readers know."""

    def told(folder: str, *endings: str) -> list[str]:
        return [
            path
            for path, place in built.places.items()
            if path.startswith(folder)
            and path.endswith(endings)
            and traces.are_in_file(path, place)
        ]

    feeds = told("feeds/", ".xml", ".atom", ".json")
    months = told("digests/2", "index.html")
    return Reached(
        tuple(dict.fromkeys(path.rpartition(".")[0] for path in feeds)),
        tuple(path.removesuffix("index.html") for path in months),
        tuple(told("calendar/", ".ics")),
    )


def read_history(file: Path) -> History | None:
    """Ask git what it keeps of a file; None where it keeps nothing, or cannot tell."""
    log = _git(file.parent, "log", "--follow", "--format=%cs", "--", file.name)
    if not log:
        return None
    return History(len(log), log[-1], tuple(_git(file.parent, "remote")))


def _git(folder: Path, *arguments: str) -> list[str]:
    program = shutil.which("git")
    if program is None:
        return []
    try:
        ran = subprocess.run(  # noqa: S603
            [program, "-C", str(folder), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return ran.stdout.split()
