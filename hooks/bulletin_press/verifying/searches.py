"""All searches together, and what they remember: only what has changed is searched again.

A search passes over a file when it has looked at the very same bytes under the same path before,
found nothing wrong, and would have to say the same today: because neither the program nor anything
else that the search goes by (its basis) has changed. What is remembered is safe to delete.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from bulletin_press.kept import maker
from bulletin_press.problems import Problem
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.search import Search

Learnt = dict[str, Any]
_DIGITS = 32


class Memory:
    """What was found in the files of a site by the time it was searched last.

    Args:
        place: the file that it is kept in.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        try:
            told = json.loads(place.read_text("utf-8"))
        except (OSError, ValueError):
            told = {}
        is_whole = isinstance(told, dict) and all(isinstance(it, dict) for it in told.values())
        self.known: dict[str, Learnt] = told if is_whole else {}
        """For each basis of a search what it learnt of files, by their digests."""

    def write(self, seen: dict[str, Learnt]) -> None:
        """Keep what was found this time, and nothing else; where that cannot be, keep nothing."""
        aside = self._place.with_suffix(".new")
        with suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            aside.write_text(json.dumps(seen), "utf-8")
            aside.replace(self._place)


class Searches:
    """Shows files to each search that does not remember them.

    Args:
        searches: the searches, begun.
        memory: what they found before; None to search all of it, and to keep nothing.
    """

    def __init__(self, searches: Sequence[Search], memory: Memory | None = None) -> None:
        self._all = tuple(searches)
        self._memory = memory
        self._bases = [_digest(maker(), type(it).__name__.encode(), it.basis) for it in self._all]
        known = memory.known if memory else {}
        self._known: list[Learnt] = [known.get(basis, {}) for basis in self._bases]
        self._seen: list[Learnt] = [{} for _ in self._all]

    def look(self, file: BuiltFile) -> list[Problem]:
        """Search a file; give what is wrong with it."""
        digest = _digest(file.path.encode(), file.content) if self._memory else ""
        problems: list[Problem] = []
        for search, known, seen in zip(self._all, self._known, self._seen, strict=True):
            if digest in known and ((learnt := known[digest]) is None or search.holds(learnt)):
                if learnt is not None:
                    search.learnt[file.path] = learnt
                seen[digest] = learnt
                continue
            found = list(search.look(file))
            problems += found
            if digest and search.is_sure and not found:
                seen[digest] = search.learnt.get(file.path)
        return problems

    def finish(self) -> list[Problem]:
        """Give what can be told only now that all files have been seen; remember what was seen.

        Raises:
            OSError: a file cannot be read any more.
        """
        if self._memory:
            self._memory.write(dict(zip(self._bases, self._seen, strict=True)))
        return [problem for search in self._all for problem in search.finish()]

    @property
    def results(self) -> tuple[list[Learnt], list[Learnt]]:
        """What was learnt and seen so far, to be joined by those who look at other files."""
        return [search.learnt for search in self._all], self._seen

    def join(self, results: tuple[list[Learnt], list[Learnt]]) -> None:
        """Take in what the same searches learnt and saw in another process."""
        for search, learnt in zip(self._all, results[0], strict=True):
            search.learnt |= learnt
        for seen, theirs in zip(self._seen, results[1], strict=True):
            seen.update(theirs)


def _digest(*parts: bytes) -> str:
    made_of = sha256()
    for part in parts:
        made_of.update(len(part).to_bytes(8) + part)
    return made_of.hexdigest()[:_DIGITS]
