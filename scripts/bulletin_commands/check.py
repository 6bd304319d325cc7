"""``bulletins check``: all problems at once, so that an author can mend them."""

import json
from pathlib import Path

import click
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build

from bulletin_commands.workplace import Workplace


@click.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="github writes annotations for its checks page.",
)
@click.pass_obj
def check(workplace: Workplace, paths: tuple[Path, ...], form: str) -> None:
    """Say what is wrong with the bulletins, and on which line.

    With PATH, only the problems of those files or folders are shown; everything is still read.

    Exit code: 0 no problem (there may be advice), 1 problems, 2 wrong usage.
    """
    try:
        desk = workplace.read()
        found, items = desk.problems, len(desk.project.items)
    except ProblemsFound as stopped:
        # Without vocabulary or settings nothing else can be told, whichever file was asked for.
        found, items, paths = stopped.problems, 0, ()
    problems = [problem for problem in found if _is_below(problem.file, paths)]
    if workplace.quiet:
        problems = [problem for problem in problems if problem.level == "problem"]
    here = Path.cwd()
    if form == "json":
        click.echo(json.dumps([_record(problem, here) for problem in problems], indent=2))
    else:
        for problem in problems:
            click.echo(_annotation(problem, here) if form == "github" else problem.told(here))
    if form == "text":
        workplace.say(_summary(problems, items))
    raise SystemExit(1 if stops_the_build(problems) else 0)


def _is_below(file: Path, paths: tuple[Path, ...]) -> bool:
    own = file.resolve()
    return not paths or any(own.is_relative_to(path.resolve()) for path in paths)


def _summary(problems: list[Problem], items: int) -> str:
    wrong = sum(problem.level == "problem" for problem in problems)
    advice = len(problems) - wrong
    told = f"{wrong} problem{'' if wrong == 1 else 's'}" if wrong else "no problem"
    read = f"{items} items read" if items else "No item was read yet"
    return f"{read}: {told}" + (
        f", {advice} piece{'' if advice == 1 else 's'} of advice" if advice else ""
    )


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


def _annotation(problem: Problem, here: Path) -> str:
    """Write a problem as GitHub's workflow commands have it, its signs escaped as they ask."""
    level = "error" if problem.level == "problem" else "notice"
    field = f"{problem.field}: " if problem.field else ""
    message = f"{field}{problem.message} ({problem.hint})"
    message = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    file = problem.path_from(here).replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return f"::{level} file={file},line={problem.line}::{message}"
