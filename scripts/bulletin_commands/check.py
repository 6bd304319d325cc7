"""``bulletins check``: all problems at once, so that an author can mend them."""

import os
from collections.abc import Iterable
from pathlib import Path

import click
from bulletin_press.allowing import Excused
from bulletin_press.online import check_links
from bulletin_press.problems import ProblemsFound, stops_the_build

from bulletin_commands.report import (
    format_option,
    is_for_person,
    of_drafts,
    print_problems,
    summary,
    told_exceptions,
)
from bulletin_commands.workplace import Workplace


@click.command()
@click.argument(
    "paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]..."
)
@format_option
@click.option("--online", is_flag=True, help="Ask too whether links to other sites still work.")
@click.pass_obj
def check(workplace: Workplace, paths: tuple[Path, ...], form: str, online: bool) -> None:
    """Say what is wrong with the bulletins, and on which line.

    With PATH, only the problems of those files or folders are shown; everything is still read.

    Exit code: 0 no problem (there may be advice), 1 problems, 2 wrong usage.
    """
    excused: Iterable[Excused] = ()
    config = workplace.config()
    _require_of_site(paths, config.config_file_path, config.docs_dir)
    try:
        desk = workplace.read(advice=True)
        if online:
            asking = workplace.counting("asked {done} of {of} addresses")
            desk = desk.with_found(check_links(desk.project, desk.site.url, asking))
        found, excused, items = desk.problems, desk.excused, len(desk.project.items)
    except ProblemsFound as stopped:
        # Without vocabulary or settings nothing else can be told, whichever file was asked for.
        found, items, paths = stopped.problems, 0, ()
    problems = [problem for problem in found if _is_below(problem.file, paths)]
    if workplace.quiet:
        problems = [problem for problem in problems if problem.level == "problem"]
    print_problems(problems, form)
    if form == "text":
        shown = [one for one in excused if _is_below(one.problem.file, paths)]
        for line in told_exceptions(shown, Path.cwd()):
            workplace.say(line)
    if form in ("text", "lines"):
        workplace.say(summary(problems, items))
    if is_for_person(form) and (must_go := of_drafts(problems)):
        workplace.say(must_go)
    raise SystemExit(1 if stops_the_build(problems) else 0)


def _require_of_site(paths: tuple[Path, ...], config_file: str, docs: str) -> None:
    """Tell as wrong usage which file is none of the site's: of it nothing would be told."""
    file = Path(config_file).resolve()
    homes = (file.parent / "bulletins", Path(docs).resolve())
    for path in paths:
        own = path.resolve()
        is_of_site = own == file or any(own.is_relative_to(home) for home in homes)
        if not is_of_site and not any(home.is_relative_to(own) for home in homes):
            hint = "name the mkdocs.yml of its site: bulletins -f …/mkdocs.yml check …"
            raise click.UsageError(f"{path} is no file of this site ({hint})")


def _is_below(file: Path, paths: tuple[Path, ...]) -> bool:
    # Unlike pathlib's own, it bears links that lead in a circle.
    own = Path(os.path.realpath(file))
    return not paths or any(own.is_relative_to(path.resolve()) for path in paths)
