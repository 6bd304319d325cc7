"""``bulletins compare``: what a built site would break of the one that is live."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from bulletin_press.allowing import Excused
from bulletin_press.comparing import RULES
from bulletin_press.comparing import compare as compare_sites
from bulletin_press.comparing.exceptions import check_accepted, read_exceptions, to_record
from bulletin_press.comparing.of_site import SITE
from bulletin_press.comparing.pairs import Sources, moment_label
from bulletin_press.comparing.places import NotThere, Unreadable, open_place
from bulletin_press.comparing.told import Told, read_told
from bulletin_press.desk import Desk
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build

from bulletin_commands.report import format_option, print_problems, told_exceptions
from bulletin_commands.workplace import Workplace


@click.command()
@click.argument("live", required=False)
@click.option(
    "--site-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="The built site. Default: the site_dir of mkdocs.yml.",
)
@click.option("--first", is_flag=True, help="Nothing is live yet: finding nothing there is right.")
@format_option
@click.pass_obj
def compare(
    workplace: Workplace, live: str | None, site_dir: Path | None, first: bool, form: str
) -> None:
    """Hold the built site against the live one, before it takes its place.

    LIVE is the live site: its address, its folder, or its catalogue.json. Default: the site_url of
    mkdocs.yml.

    An item may not vanish unless it is withdrawn or its address leads to another. Its id, its
    address and its date stay. What is meant to differ is recorded in bulletins/compare.yml.

    Exit code: 0 nothing is broken (there may be advice), 1 something is, 2 wrong usage.
    """
    folder = site_dir or Path(workplace.config().site_dir)
    excused: Sequence[Excused] = ()
    try:
        desk = workplace.read()
        built = _read_built(folder)
        told = _read_live(live or desk.site.url, first=first)
        if told is None:
            workplace.say("Nothing of ours is live there yet, so there is nothing to break.")
            return
        found, excused = _compared(told, built, desk)
        summary, on = _summary(told, built, found), desk.moment.date()
    except ProblemsFound as stopped:
        found, summary, on = list(stopped.problems), "nothing was compared", date.min
    _report(workplace, form, found, excused)
    if form in ("text", "lines"):
        workplace.say(summary)
    if form == "text":
        _offer(workplace, found, on)
    raise SystemExit(1 if stops_the_build(found) else 0)


def _read_built(folder: Path) -> Told:
    hint = "make it with bulletins build, or name it with --site-dir"
    try:
        return read_told(open_place(str(folder)))
    except NotThere:
        raise click.UsageError(f"there is no built site in {folder} ({hint})") from None
    except Unreadable as why:
        raise click.UsageError(f"{why} ({hint})") from None


def _read_live(named: str, *, first: bool) -> Told | None:
    """Read the live site; None where there is none and that is right; end where it is not."""
    try:
        return read_told(open_place(named))
    except NotThere as missing:
        why, hint = f"{missing} is not there", "see whether the address is right"
    except Unreadable as unreadable:
        why, hint = str(unreadable), unreadable.hint
    if first:
        return None
    click.echo(f"{why} ({hint}; if nothing is live yet, say so with --first)", err=True)
    raise SystemExit(1)


def _compared(live: Told, built: Told, desk: Desk) -> tuple[list[Problem], Sequence[Excused]]:
    accepted, mistakes = read_exceptions(desk.project.folder, desk.site.settings.limits)
    sources = Sources(desk.project, desk.site)
    found, excused = compare_sites(live, built, sources, accepted)
    vain = check_accepted(accepted, excused, (*RULES, SITE), live.as_of.date())
    return sorted([*mistakes, *found, *vain]), excused


def _report(
    workplace: Workplace, form: str, found: list[Problem], excused: Sequence[Excused]
) -> None:
    if workplace.quiet:
        found = [problem for problem in found if problem.level == "problem"]
    print_problems(found, form)
    if form == "text":
        for line in told_exceptions(excused, Path.cwd()):
            workplace.say(line)


def _offer(workplace: Workplace, found: list[Problem], on: date) -> None:
    """Give the lines that would record an exception; reason and name are for a person to say."""
    if lines := list(to_record(found, on)):
        said = (
            "If it is meant to be, these lines in bulletins/compare.yml record it, with why and by:"
        )
        workplace.say("\n".join(["", said, *lines]))


def _summary(live: Told, built: Told, found: list[Problem]) -> str:
    wrong = sum(problem.level == "problem" for problem in found)
    told = f"{wrong} problem{'' if wrong == 1 else 's'}" if wrong else "nothing is broken"
    many = "1 item" if len(live.rows) == 1 else f"{len(live.rows)} items"
    return (
        f"{many} live at {live.place.name} ({moment_label(live.as_of)}), "
        f"{len(built.rows)} built: {told}"
    )
