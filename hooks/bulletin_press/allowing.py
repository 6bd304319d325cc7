"""Exceptions: what an item's ``allow`` excuses, each recorded with who decided it and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bulletin_press.checks import CHECK_NAMES, name_of
from bulletin_press.checks.possible_details import check_possible_details
from bulletin_press.identifying import RULES
from bulletin_press.item import Item
from bulletin_press.parts import Allowance
from bulletin_press.problems import Problem
from bulletin_press.validation import nearest

CHECK = "allow"
_DETAILS = {name_of(check_possible_details), *(rule.name for rule in RULES)}
"""Names that stand in the author guide, and are told under another one."""
LATER = frozenset({"links", "held-words"})
"""Checks that are made only when they are asked for, or of the built site: what they find is not
known yet."""


@dataclass(frozen=True, order=True)
class Excused:
    """A problem that somebody decided to live with."""

    problem: Problem
    why: str
    by: str


def excuse(
    problems: Iterable[Problem], items: Iterable[Item]
) -> tuple[list[Problem], list[Excused]]:
    """Part what the items' exceptions excuse from what is left to mend.

    An exception excuses the very words that it quotes; where it quotes more, only there where all
    that it quotes stands. A problem without words of its own is excused by nothing.

    Returns:
        The problems that are left, and those that are excused.
    """
    allowances = {item.source.file: item.allow for item in items if item.allow}
    left, excused = [], []
    for problem in problems:
        fitting = (one for one in allowances.get(problem.file, ()) if _excuses(one, problem))
        if allowance := next(fitting, None):
            excused.append(Excused(problem, allowance.why, allowance.by))
        else:
            left.append(problem)
    return left, excused


def check_exceptions(
    items: Iterable[Item], problems: Sequence[Problem], excused: Sequence[Excused]
) -> Iterator[Problem]:
    """Tell exceptions that excuse nothing: of a check that there is not, or of words long gone.

    Args:
        items: every item that was read.
        problems: what is left of what every check told.
        excused: what was excused.
    """
    names = CHECK_NAMES | {problem.check for problem in problems}
    for item in items:
        found = [one.problem for one in excused if one.problem.file == item.source.file]
        for at, allowance in enumerate(item.allow):
            if allowance.check in LATER or any(_excuses(allowance, each) for each in found):
                continue
            own = allowance.check.strip().casefold().replace(" ", "-")
            if own in _DETAILS:
                message, hint = "excuses nothing", "write 'identifying-details'"
                yield item.problem(("allow", at, "check"), message, hint, CHECK, "advice")
            elif allowance.check in names:
                message, hint = "excuses nothing", "take it away, or quote the words as they stand"
                yield item.problem(("allow", at), message, hint, CHECK, "advice")
            else:
                near = nearest(allowance.check, sorted(names))
                message = f"there is no check {allowance.check!r}"
                hint = near or "the author guide lists the checks"
                yield item.problem(("allow", at, "check"), message, hint, CHECK, "advice")


def _excuses(allowance: Allowance, problem: Problem) -> bool:
    found, allowed = _same(problem.text), _same(allowance.text)
    if allowance.check != problem.check or not found:
        return False
    return allowed == found or (found in allowed and _covers(allowed, problem))


def _covers(allowed: str, problem: Problem) -> bool:
    """Tell whether the words allowed stand where those of the problem do."""
    passage = problem.passage.lower()
    first = passage.find(problem.text.lower(), problem.at)
    last = first + len(problem.text)
    places = (found.start() for found in re.finditer(f"(?={re.escape(allowed)})", passage))
    return any(place <= first and last <= place + len(allowed) for place in places)


def _same(text: str) -> str:
    return " ".join(text.split()).lower()
