"""Files of a built site shared out over processes, so that a search takes half the time or less."""

import gc
import multiprocessing
import os
import signal
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterator
from ctypes import Array, c_long
from dataclasses import dataclass
from itertools import accumulate
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from operator import sub
from pathlib import Path
from posixpath import splitext

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import CHECK, Built, unreadable
from bulletin_press.verifying.searches import Searches

Progress = Callable[[int, int], None]
AT_ONCE = 16
"""How many files a process takes at a time."""
FEW = 200
"""With fewer files it takes longer to begin another process than to do without."""
MOST = 8
"""More processes than that wait for the disk."""
_TICK = 0.1


def processes_for(files: int) -> int:
    """Tell in how many processes so many files are searched; 1 where they cannot be split off.

    They are split off by ``fork``, so that nothing that was read needs to be sent to them. There
    is none on Windows, and on a Mac it is not safe (https://bugs.python.org/issue33725).
    """
    if files < FEW or sys.platform in ("win32", "darwin"):
        return 1
    return min(len(os.sched_getaffinity(0)), MOST)


def look_at_all(
    built: Built,
    searches: Searches,
    progress: Progress,
    processes: int,
) -> Iterator[Problem]:
    """Show all files to all searches, and join what they gather in those that were given.

    Args:
        built: the site.
        searches: they have begun; where there are several processes each works with copies.
        progress: told of each number of files how many of how many have been looked at.
        processes: over how many the files are shared out.

    Yields:
        Problems in no order; the same, however many processes there are. A file that cannot be
        searched is one of them.
    """
    if processes > 1:
        yield from _Team.begin(built, searches, processes).results(progress)
        return
    for done, path in enumerate(built.places, 1):
        yield from look_at(built, path, searches)
        progress(done, len(built.places))


def look_at(built: Built, path: str, searches: Searches) -> list[Problem]:
    """Show one file to all searches."""
    place = built.places[path]
    try:
        return searches.look(built.read(path))
    except OSError as error:
        return [unreadable(place, error)]
    except Exception as error:  # noqa: BLE001 - whatever it was, this file was not searched
        message = f"could not be searched: {type(error).__name__}: {error}"
        hint = "nothing is known of it, so do not publish it; please report this as a mistake"
        return [Problem(place, 1, "", message, hint, CHECK)]


class _Piles:
    """Files shared out over processes: to each a pile of what is alike, then from what is left.

    What stands in many files, as an entry in many feeds, is so read by few processes.
    """

    def __init__(self, built: Built, processes: int, context: ForkContext) -> None:
        self.paths = sorted(built.places, key=lambda path: (splitext(path)[1], path))
        sizes = accumulate(map(_size, map(built.places.__getitem__, self.paths)))
        ends = list(sizes)
        share = ends[-1] / processes
        bounds = [bisect_left(ends, share * each) for each in range(processes)]
        self._lock = context.Lock()
        self._begins = context.RawArray(c_long, bounds)
        self._ends = context.RawArray(c_long, [*bounds[1:], len(self.paths)])

    @property
    def taken(self) -> int:
        """How many files have been taken by now."""
        with self._lock:
            left = sum(map(sub, self._ends, self._begins))
        return len(self.paths) - int(left)

    def take(self, number: int) -> range:
        """Give the next files for a process, by their numbers; none when all are taken."""
        with self._lock:
            begin, end = self._begins[number], self._ends[number]
            if begin < end:
                self._begins[number] = min(begin + AT_ONCE, end)
                return range(begin, self._begins[number])
            left = list(map(sub, self._ends, self._begins))
            other = left.index(max(left))
            end = self._ends[other]
            self._ends[other] = max(end - AT_ONCE, self._begins[other])
            return range(self._ends[other], end)


@dataclass(frozen=True)
class _Team:
    """Processes that search files until none is left.

    Attributes:
        built: the site.
        searches: those that join what is gathered.
        piles: the files.
        at: for each process the number of the file it looks at.
        members: each with the end of a pipe at which its result comes in.
    """

    built: Built
    searches: Searches
    piles: _Piles
    at: "Array[c_long]"
    members: dict[Connection, tuple[int, ForkProcess]]

    @classmethod
    def begin(cls, built: Built, searches: Searches, processes: int) -> "_Team":
        context: ForkContext = multiprocessing.get_context("fork")
        piles, at = _Piles(built, processes, context), context.RawArray(c_long, processes)
        team = cls(built, searches, piles, at, {})
        for number in range(processes):
            mine, theirs = context.Pipe(duplex=False)
            process = context.Process(target=team.work, args=(number, theirs), daemon=True)
            process.start()
            theirs.close()
            team.members[mine] = number, process
        return team

    def work(self, number: int, result: Connection) -> None:
        """Search files, in a process of its own."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who began it ends it
        gc.disable()  # it ends before litter counts
        parent = os.getppid()
        problems = set[Problem]()
        while (files := self.piles.take(number)) and os.getppid() == parent:
            for at in files:
                self.at[number] = at
                problems.update(look_at(self.built, self.piles.paths[at], self.searches))
        result.send((problems, self.searches.results))

    def results(self, progress: Progress) -> Iterator[Problem]:
        """Wait for all; join what they gathered."""
        waiting, many, told = dict(self.members), len(self.built.places), 0
        try:
            while waiting:
                for end in wait(list(waiting), _TICK):
                    yield from self._result(end, waiting.pop(end)[0])  # type: ignore[arg-type, call-overload]
                # What is on the way is told as done, one file after the other.
                taken = self.piles.taken
                for done in range(told + 1, taken + 1):
                    progress(done, many)
                told = max(told, taken)
        finally:
            for end, (_, process) in self.members.items():
                if end in waiting:
                    process.terminate()
                process.join()
                end.close()

    def _result(self, end: Connection, number: int) -> Iterator[Problem]:
        try:
            problems, results = end.recv()
        except EOFError:
            place = self.built.places[self.piles.paths[self.at[number]]]
            message = "ended the program that searched it, so nothing is known of it"
            hint = "try again; if it happens again, the machine may lack memory"
            yield Problem(place, 1, "", message, hint, CHECK)
            return
        yield from problems
        self.searches.join(results)


def _size(place: Path) -> int:
    try:
        return place.stat().st_size
    except OSError:
        return 0
