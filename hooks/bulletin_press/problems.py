"""What is wrong with a text, said so that its author can mend it."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

Level = Literal["problem", "advice"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing for an author to mend.

    Attributes:
        file: the file it is in.
        line: the line it is on, from 1.
        field: the field, nested as ``actions[0].by``; empty where the file as a whole is meant.
        message: what is wrong, in an author's words.
        hint: what to do about it.
        check: the name of the rule that found it.
        level: a ``problem`` stops the build, ``advice`` does not.
        must_go: whether it is advice only because its item is a draft.
        text: the very words it is about, by which ``allow`` can excuse it; empty where it cannot.
        passage: the words around them.
        at: where in the passage they begin.
    """

    file: Path
    line: int
    field: str
    message: str
    hint: str
    check: str = "fields"
    level: Level = "problem"
    text: str = ""
    passage: str = ""
    at: int = 0
    must_go: bool = False

    def told(self, base: Path) -> str:
        """Say it on one line: ``FILE:LINE: field: what is wrong (what to do)``, FILE from base."""
        field = f"{self.field}: " if self.field else ""
        advice = "advice: " if self.level == "advice" else ""
        return f"{self.path_from(base)}:{self.line}: {field}{advice}{self.message} ({self.hint})"

    @property
    def discreet(self) -> "Problem":
        """The same without the words that let somebody be known, for logs that others can read."""
        if self.check != "identifying-details" or not self.text:
            return self
        return replace(self, message=self.message.replace(self.text, "…"), text="", passage="")

    def path_from(self, base: Path) -> str:
        """Name the file as someone standing in the folder base would."""
        return relative_path(self.file, base)


def relative_path(file: Path, base: Path) -> str:
    """Name a file as someone standing in the folder base would, on one line that can be shown."""
    path = Path(os.path.relpath(file, base)).as_posix()
    return path if path.isprintable() else _shown(path)


def _shown(path: str) -> str:
    """Write line ends, hidden signs and bytes that are no text by their number."""
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in path
    )


def by_weight(problem: Problem) -> tuple[bool, bool, int]:
    """Order what is told of a file: what stops a build, what will stop it, then the rest."""
    return problem.level == "advice", not problem.must_go, problem.line


class ProblemsFound(Exception):
    """Every problem of every file, all at once; nothing is built while there is one.

    Attributes:
        problems: sorted by file and line; at least one is of the level ``problem``.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        many = len(self.problems)
        super().__init__("1 problem" if many == 1 else f"{many} problems")

    def told(self, base: Path) -> str:
        """Say them all, a line each; without words that let somebody be known, for logs."""
        return "\n".join(problem.discreet.told(base) for problem in self.problems)


def stops_the_build(problems: Iterable[Problem]) -> bool:
    """Tell whether any of them is more than advice."""
    return any(problem.level == "problem" for problem in problems)
