"""What ``bulletins check`` found, written for a person, for a program, or for GitHub."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
from bulletin_press.allowing import Excused
from bulletin_press.problems import Problem, by_weight

_COLOURS = {"problem": "red", "advice": "yellow"}


def as_lines(problems: Iterable[Problem], here: Path) -> Iterator[str]:
    """Write each problem on one line, ``FILE:LINE: field: what is wrong (what to do)``."""
    return (problem.told(here) for problem in problems)


def as_groups(problems: Iterable[Problem], here: Path) -> Iterator[str]:
    """Write problems for a terminal: under their files, coloured, what to do on its own line."""
    for file, of_file in groupby(problems, key=lambda problem: problem.path_from(here)):
        yield click.style(file, bold=True)
        for problem in sorted(of_file, key=by_weight):
            colour = _COLOURS["problem" if problem.must_go else problem.level]
            words = f"{problem.level}, stops publication" if problem.must_go else problem.level
            level = click.style(words, fg=colour, bold=True)
            field = f"{problem.field}: " if problem.field else ""
            # The name is for an exception, so it stands where one is possible.
            check = click.style(f" [{problem.check}]", dim=True) if problem.text else ""
            yield f"  line {problem.line}, {level}: {field}{problem.message}{check}"
            yield click.style(f"    → {problem.hint}", dim=True)
        yield ""


def as_json(problems: Iterable[Problem], here: Path) -> Iterator[str]:
    """Write a list for programs, as the content model has it."""
    yield json.dumps([_record(problem, here) for problem in problems], indent=2)


def as_annotations(problems: Iterable[Problem], here: Path) -> Iterator[str]:
    """Write GitHub's workflow commands, their signs escaped as they ask."""
    for problem in (each.discreet for each in problems):
        level = "error" if problem.level == "problem" else "notice"
        field = f"{problem.field}: " if problem.field else ""
        message = f"{field}{problem.message} ({problem.hint})"
        message = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        file = problem.path_from(here).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
        yield f"::{level} file={file},line={problem.line}::{message}"


FORMS: dict[str, Callable[[Iterable[Problem], Path], Iterator[str]]] = {
    "text": as_lines,
    "lines": as_lines,
    "json": as_json,
    "github": as_annotations,
}


format_option = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="lines is text without groups and colours; github writes annotations for its checks page.",
)
"""How a command prints problems."""


def is_for_person(form: str) -> bool:
    """Tell whether a person reads what is printed in that form."""
    return form == "text" and is_terminal()


def is_terminal() -> bool:
    """Tell whether a terminal shows what is printed."""
    return sys.stdout.isatty()


def print_problems(problems: Iterable[Problem], form: str) -> None:
    """Print problems in a form of ``FORMS``; for a person under their files and in colour."""
    write = as_groups if is_for_person(form) else FORMS[form]
    for line in write(problems, Path.cwd()):
        # https://no-color.org: set to anything but nothing, it means no colours.
        click.echo(line, color=False if os.environ.get("NO_COLOR") else None)


def told_exceptions(excused: Sequence[Excused], here: Path) -> Iterator[str]:
    """List what is excused: where, which words, who decided it and why."""
    if excused:
        yield "Recorded exceptions:"
    for one in excused:
        problem = one.problem
        place = f"{problem.path_from(here)}, line {problem.line}"
        yield f"  {place}: {problem.text!r} ({problem.check}). {one.by}: {one.why}"


def summary(problems: Sequence[Problem], items: int) -> str:
    """Count what was read and what was found."""
    wrong = sum(problem.level == "problem" for problem in problems)
    advice = len(problems) - wrong
    told = f"{wrong} problem{'' if wrong == 1 else 's'}" if wrong else "no problem"
    read = f"{items} items read" if items else "No item was read yet"
    return f"{read}: {told}" + (
        f", {advice} piece{'' if advice == 1 else 's'} of advice" if advice else ""
    )


def of_drafts(problems: Sequence[Problem]) -> str:
    """Say how much of the advice is advice only as long as its item is a draft; empty for none."""
    many = sum(problem.must_go for problem in problems)
    return f"{many} of it must go before its draft can be published" if many else ""


def _record(problem: Problem, here: Path) -> dict[str, object]:
    return {
        "file": problem.path_from(here),
        "line": problem.line,
        "field": problem.field or None,
        "check": problem.check,
        "level": problem.level,
        "message": problem.message,
        "hint": problem.hint,
    }
