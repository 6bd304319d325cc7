"""The names that never may appear anywhere: the review team's own list, kept outside.

The list is as secret as what it protects: nothing that is told repeats one of its names.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

from bulletin_press.identifying.as_read import bare, forms_of, part_camel
from bulletin_press.problems import Problem
from bulletin_press.regular_files import why_not_regular
from bulletin_press.settings import line_of_setting
from bulletin_press.site import Site

CHECK = "denied-names"
VARIABLE = "BULLETINS_DENIED_NAMES"
SETTING = "denied_names"
SHORTEST = 2
_PARTED = bytes(sign if chr(sign).isalpha() else ord(" ") for sign in range(128)) * 2
_APART = "\n" * 8
"""What parts two texts: no name reaches over it."""


@dataclass(frozen=True)
class _Name:
    """A name in small letters.

    Attributes:
        words: its words.
        begins: with which run of letters a text can begin it; "" where a slower look has to tell.
        pattern: what finds it in a bare text.
    """

    words: tuple[str, ...]
    begins: frozenset[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Name":
        # Lists have the family name first.
        orders = [words, words[::-1]] if len(words) == 2 else [words]  # noqa: PLR2004
        found = "|".join(r"[\W_]{0,6}".join(map(re.escape, order)) for order in orders)
        pattern = re.compile(rf"(?<![^\W\d_])(?:{found})(?![^\W\d_])")
        # Words may be run together.
        begins = {"".join(order[:at]) for order in orders for at in range(1, len(order) + 1)}
        is_plain = all(word.isascii() and word.isalpha() for word in words)
        return cls(tuple(words), frozenset(begins if is_plain else {""}), pattern)


@dataclass(frozen=True)
class DeniedNames:
    """The names of the list; case, accents, hyphens and spaces do not matter."""

    names: tuple[_Name, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str]) -> "DeniedNames":
        """Take the names as written; one of two words counts the other way round too."""
        words = (re.findall(r"[^\W_]+", bare(name).lower()) for name in names)
        return cls(tuple(_Name.of(each) for each in words if each))

    def __bool__(self) -> bool:
        return bool(self.names)

    @cached_property
    def _by_begin(self) -> dict[str, list[_Name]]:
        by_begin: dict[str, list[_Name]] = {"": []}
        for name in self.names:
            for begin in name.begins:
                by_begin.setdefault(begin, []).append(name)
        return by_begin

    def near(self, text: str) -> "DeniedNames":
        """Give those that a quick look cannot rule out: most begin with no word of the text."""
        small = bare(text).lower()
        begins = self._by_begin.keys() & (_letter_runs(small) | {""})
        near = dict.fromkeys(name for begin in begins for name in self._by_begin[begin])
        return DeniedNames(
            tuple(name for name in near if all(word in small for word in name.words))
        )

    def line_in(self, text: str) -> int | None:
        """Find the first line (from 1) of a text that holds one of them; None where none does.

        Signs of Markdown and HTML within a name hide it no more than they do on a page.
        """
        forms = forms_of(text) if self.names else ()
        lines = (line for form in forms for line in self.near(form)._lines_in(form))  # noqa: SLF001
        return min(lines, default=None)

    def _lines_in(self, text: str) -> Iterator[int]:
        text = bare(text).lower() if self.names else ""
        hits = (name.pattern.search(text) for name in self.names)
        yield from (text.count("\n", 0, hit.start()) + 1 for hit in hits if hit)

    def is_in(self, *texts: str) -> bool:
        """Tell whether one of them is in a text, a file's name or a hashtag."""
        if not self.names:
            return False
        text = _APART.join(texts)
        return self.line_in(text) is not None or self.line_in(part_camel(text)) is not None


def _letter_runs(text: str) -> set[str]:
    """Give the runs of letters a to z in a text, each once, faster than a pattern could."""
    return set(text.encode("ascii", "replace").translate(_PARTED).decode("ascii").split())


def called(name: str, names: Iterable[str], denied: DeniedNames) -> str:
    """Name an attachment in what is told; by its number where its own name may not be told.

    Args:
        name: the file's name.
        names: those of all attachments of the item.
        denied: the names that may not be told.
    """
    if denied.is_in(name):
        return f"attachment {sorted(names).index(name) + 1} (in the order of the alphabet)"
    return f"the attachment {name}"


def without_names(problem: Problem, denied: DeniedNames) -> Problem:
    """Let a problem say nothing in which one of the names stands: it may be read in logs."""
    told = (problem.field, problem.message, problem.hint, problem.text, problem.passage)
    if not denied.is_in(*told):
        return problem
    field = "" if denied.is_in(problem.field) else problem.field
    message = "something is wrong beside a name that may not be told"
    hint = "take the name away first"
    return replace(problem, field=field, message=message, hint=hint, text="", passage="")


def read_denied_names(site: Site) -> tuple[DeniedNames, list[Problem]]:
    """Read the list that the setting ``denied_names`` or the environment names.

    Returns:
        The names, none where no list is named, and what is wrong with the list: that it is not
        there is advice (another machine may have it), that it lies among the site's files is a
        problem.
    """
    written = os.environ.get(VARIABLE) or site.settings.denied_names
    if not written:
        return DeniedNames(), []
    line = line_of_setting(site.config_file, SETTING)
    place = (site.config_file, line, f"extra.bulletins.{SETTING}")
    problems = []
    try:
        file = (site.config_file.parent / Path(written).expanduser()).resolve()
        if file.is_relative_to(_repository(site.config_file)):
            message = "is kept among the files of the site"
            hint = "move the list out of this folder"
            problems.append(Problem(*place, message, hint, CHECK))
        written_at = file.stat()
        denied, short = _read(file, written_at.st_mtime_ns, written_at.st_size)
    except FileNotFoundError:
        message = "is not on this machine, so nothing was compared with it"
        hint = "ask the review team for the list, or check the path"
        return DeniedNames(), [*problems, Problem(*place, message, hint, CHECK, "advice")]
    except (OSError, UnicodeDecodeError, RuntimeError, ValueError):
        # RuntimeError: the path begins with the home (~) of somebody whom this machine has not.
        message, hint = "cannot be read", "give a path to plain text in UTF-8, one name a line"
        return DeniedNames(), [*problems, Problem(*place, message, hint, CHECK)]
    for at in short:
        message = f"has a name in line {at} that is too short to look for"
        problems.append(Problem(*place, message, "write the whole name", CHECK))
    return denied, problems


@lru_cache(maxsize=4)
def _read(file: Path, _mtime: int, _size: int) -> tuple[DeniedNames, tuple[int, ...]]:
    """Read a list, once for as long as it stays the same; and the lines too short to look for."""
    if why_not_regular(file):
        raise OSError  # Such as a pipe, which would never end.
    lines = file.read_bytes().decode("utf-8-sig").splitlines()
    names = {at: line.partition("#")[0].strip() for at, line in enumerate(lines, 1)}
    letters = {at: sum(map(str.isalpha, name)) for at, name in names.items()}
    long_enough = [name for at, name in names.items() if letters[at] >= SHORTEST]
    short = tuple(at for at, name in names.items() if name and letters[at] < SHORTEST)
    return DeniedNames.of(long_enough), short


def _repository(config_file: Path) -> Path:
    """Find the folder that holds all files of the site, and would be shared with them."""
    folder = config_file.resolve().parent
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
