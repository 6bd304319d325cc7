"""``bulletins/compare.yml``: what may differ from the live site, who decided it, when and why.

The file is a record: an entry stays when its build is online, and tells later readers why a date
or an address is not what it was.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from bulletin_press.allowing import Excused
from bulletin_press.fields import Day, Line
from bulletin_press.limits import Limits
from bulletin_press.problems import Problem
from bulletin_press.regular_files import read_bytes
from bulletin_press.validation import mistake, parse_record
from bulletin_press.written import decode, parse_fields

FILE = "compare.yml"
NAME = "compare"

_USUAL = Limits()


def _needed(value: str) -> str:
    if not value:
        raise mistake("is empty", "write it: others will want to know")
    return value


_Needed = Annotated[Line, AfterValidator(_needed)]


class _Written(BaseModel):
    """An exception as it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Needed
    rule: _Needed
    why: _Needed
    by: _Needed
    on: Day


class _List(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    exceptions: tuple[_Written, ...] = ()


@dataclass(frozen=True)
class Accepted:
    """A difference that somebody has decided to live with.

    Attributes:
        id: the item it is about, or the address of a site or of a feed.
        rule: the rule it excuses from.
        why: the reason.
        by: who decided it.
        on: the day it was decided.
        file: where it is recorded.
        line: the line on which it begins.
        at: its place in the list, from 0.
    """

    id: str
    rule: str
    why: str
    by: str
    on: date
    file: Path
    line: int
    at: int

    def excuses(self, problem: Problem) -> bool:
        """Tell whether it is about a problem."""
        return (self.rule, self.id) == (problem.check, problem.text)


def read_exceptions(folder: Path, limits: Limits = _USUAL) -> tuple[list[Accepted], list[Problem]]:
    """Read the exceptions that were recorded; where there is no such file there are none.

    Args:
        folder: the folder of the bulletins.
        limits: how large a text may be.

    Returns:
        The exceptions, and a problem for each mistake in the file.
    """
    file = folder / FILE
    if not os.path.lexists(file):
        return [], []
    raw, wrong = read_bytes(file, limits)
    if wrong:
        return [], [Problem(file, 1, "", *wrong, NAME)]
    text, problems = decode(file, raw)
    if problems:
        return [], problems
    fields, problems = parse_fields(file, text, listed="exceptions")
    if fields is None:
        return [], problems
    listed, mistakes = parse_record(_List, fields, file, {})
    accepted = [
        Accepted(**vars(one), file=file, line=fields.line(("exceptions", at)), at=at)
        for at, one in enumerate(listed.exceptions)
    ]
    return accepted, problems + mistakes


def excuse(
    problems: Iterable[Problem], accepted: Sequence[Accepted]
) -> tuple[list[Problem], list[Excused]]:
    """Part what an exception excuses from what is left to mend."""
    left, excused = [], []
    for problem in problems:
        if one := next((one for one in accepted if one.excuses(problem)), None):
            excused.append(Excused(problem, one.why, one.by))
        else:
            left.append(problem)
    return left, excused


def to_record(problems: Iterable[Problem], on: date) -> Iterator[str]:
    """Write the lines of an exception for each problem, with reason and name still to be given.

    Args:
        problems: what is left to mend.
        on: the day it is decided.
    """
    for problem in problems:
        if problem.level == "problem" and problem.text:
            yield f"- id: {problem.text}\n  rule: {problem.check}\n  why:\n  by:\n  on: {on}"


def check_accepted(
    accepted: Sequence[Accepted], excused: Sequence[Excused], rules: Iterable[str], live: date
) -> Iterator[Problem]:
    """Tell exceptions that do nothing: of a rule that there is not, or meant for now and in vain.

    One that was recorded before the live site was built has done what it was for, and stays as a
    record.

    Args:
        accepted: the exceptions.
        excused: what they excused.
        rules: the names of all rules.
        live: the day for which the live site was built.
    """
    names = sorted(rules)
    for one in accepted:
        if one.rule not in names:
            message, hint = f"there is no rule {one.rule!r}", f"the rules are {', '.join(names)}"
            field = f"exceptions[{one.at}].rule"
            yield Problem(one.file, one.line, field, message, hint, NAME)
        elif one.on > live and not any(one.excuses(found.problem) for found in excused):
            message = "excuses nothing"
            hint = "write rule and id as the report has them, or take it away"
            field = f"exceptions[{one.at}]"
            yield Problem(one.file, one.line, field, message, hint, NAME, "advice")
