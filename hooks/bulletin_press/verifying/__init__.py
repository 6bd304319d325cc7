"""Proving that a built site is fit for the public, whoever built it.

A search is a module of this folder and a line in ``SEARCHES``. Each file is read once and shown to
all of them, in as many processes as the machine has cores.
"""

from pathlib import Path

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import unreadable
from bulletin_press.verifying.calendar_files import CalendarFiles
from bulletin_press.verifying.feeds import Feeds
from bulletin_press.verifying.foreign_requests import ForeignRequests
from bulletin_press.verifying.held_words import HeldWords
from bulletin_press.verifying.links import Links
from bulletin_press.verifying.machine_paths import MachinePaths
from bulletin_press.verifying.page_heads import PageHeads
from bulletin_press.verifying.policy import Policies
from bulletin_press.verifying.search import Asked, Search
from bulletin_press.verifying.searches import Memory, Searches
from bulletin_press.verifying.sharing import Progress, look_at_all, processes_for

SEARCHES: tuple[type[Search], ...] = (
    HeldWords,
    Links,
    ForeignRequests,
    Feeds,
    CalendarFiles,
    PageHeads,
    Policies,
    MachinePaths,
)


def verify(
    asked: Asked,
    progress: Progress = lambda _done, _all: None,
    processes: int | None = None,
    memory: Memory | None = None,
) -> list[Problem]:
    """Search a whole built site.

    Args:
        asked: the site, and what it is held against.
        progress: told how many of how many files have been searched, each number once.
        processes: over how many the files are shared out; None for what suits the machine.
        memory: what searches found before, so that they pass over what has not changed; None to
            search all of it.

    Returns:
        Every problem, sorted by file and line; none where the site is fit.
    """
    built = asked.built
    searches = Searches([begin(asked) for begin in SEARCHES], memory)
    split = processes or processes_for(len(built.places))
    problems = {*built.unread, *look_at_all(built, searches, progress, split)}
    try:
        problems.update(searches.finish())
    except OSError as error:
        problems.add(unreadable(Path(error.filename or built.folder), error))
    return sorted(problems)
