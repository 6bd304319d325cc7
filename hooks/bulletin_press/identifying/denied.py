"""The names that never may appear anywhere: the review team's own list, kept outside.

The list is as secret as what it protects: nothing that is told repeats one of its names.
"""

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from bulletin_press.identifying.folded import fold
from bulletin_press.problems import Problem
from bulletin_press.settings import line_of_setting
from bulletin_press.site import Site

CHECK = "denied-names"
VARIABLE = "BULLETINS_DENIED_NAMES"
SETTING = "denied_names"
SHORTEST = 2
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")


class _Bare(dict[int, str]):
    """Letters without accents, in small letters, looked up once each."""

    def __missing__(self, sign: int) -> str:
        bare = self[sign] = unicodedata.normalize("NFKD", chr(sign))[0].lower()[:1] or chr(sign)
        return bare


_BARE = _Bare()


@dataclass(frozen=True)
class DeniedNames:
    """The names, each as a first look and as a pattern."""

    names: tuple[tuple[str, re.Pattern[str]], ...] = ()

    @classmethod
    def of(cls, names: list[str]) -> "DeniedNames":
        """Take the names as written: case, accents, hyphens and spaces do not matter."""
        words = [re.findall(r"[^\W_]+", _bare(name)) for name in names]
        return cls(tuple((max(each, key=len), _pattern(each)) for each in words if each))

    def __bool__(self) -> bool:
        return bool(self.names)

    def found_in(self, text: str) -> int | None:
        """Find where in a text the first of the names stands; None where none does."""
        bare = _bare(text)
        hits = (found for look, name in self.names if look in bare and (found := name.search(bare)))
        return min((hit.start() for hit in hits), default=None)

    def is_in(self, text: str) -> bool:
        """Tell whether one of them is in a text, a file's name or a hashtag."""
        return bool(self.names) and (
            self.found_in(text) is not None or self.found_in(_CAMEL.sub(" ", text)) is not None
        )


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
    if not any(map(denied.is_in, told)):
        return problem
    field = "" if denied.is_in(problem.field) else problem.field
    message = "something is wrong beside a name that may not be told"
    hint = "take the name away first"
    return replace(problem, field=field, message=message, hint=hint, text="", passage="")


def _bare(text: str) -> str:
    text = fold(text).text
    return text.lower() if text.isascii() else text.translate(_BARE)


def _pattern(words: list[str]) -> re.Pattern[str]:
    between = r"[\W_]{0,6}" if len(words) > 1 else ""
    return re.compile(rf"(?<![^\W\d_]){between.join(map(re.escape, words))}(?![^\W\d_])")


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
    place = (
        site.config_file,
        line_of_setting(site.config_file, SETTING),
        f"extra.bulletins.{SETTING}",
    )
    file = (site.config_file.parent / Path(written).expanduser()).resolve()
    problems = []
    if file.is_relative_to(_repository(site.config_file)):
        message, hint = "is kept among the files of the site", "move the list out of this folder"
        problems.append(Problem(*place, message, hint, CHECK))
    try:
        lines = file.read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        message = "is not on this machine, so nothing was compared with it"
        hint = "ask the review team for the list, or check the path"
        return DeniedNames(), [*problems, Problem(*place, message, hint, CHECK, "advice")]
    except (OSError, UnicodeDecodeError):
        message, hint = "cannot be read", "save it as plain text in UTF-8, one name a line"
        return DeniedNames(), [*problems, Problem(*place, message, hint, CHECK)]
    names = [line.partition("#")[0].strip() for line in lines]
    for at, name in enumerate(names, 1):
        if name and sum(sign.isalpha() for sign in name) < SHORTEST:
            message = f"has a name in line {at} that is too short to look for"
            problems.append(Problem(*place, message, "write the whole name", CHECK))
            names[at - 1] = ""
    return DeniedNames.of([name for name in names if name]), problems


def _repository(config_file: Path) -> Path:
    """Find the folder that holds all files of the site, and would be shared with them."""
    folder = config_file.resolve().parent
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)
