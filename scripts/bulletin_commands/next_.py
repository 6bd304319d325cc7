"""``bulletins next``: when the public site changes by itself, and whether it has to be built."""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from bulletin_press.comparing.pairs import moment_label
from bulletin_press.comparing.places import NotThere, Unreadable, open_place
from bulletin_press.comparing.told import read_as_of
from bulletin_press.desk import Desk
from bulletin_press.foreseen import Foreseen, by_moment, foresee
from bulletin_press.problems import ProblemsFound, stops_the_build

from bulletin_commands.as_of import as_of_option
from bulletin_commands.workplace import Workplace

A_DAY = timedelta(days=1)

Moments = Sequence[tuple[datetime, list[Foreseen]]]


@click.command(name="next")
@click.option(
    "--count", "-n", type=click.IntRange(1), default=5, show_default=True, help="How many moments."
)
@click.option(
    "--names/--no-names",
    default=None,
    help="Say which items, held ones too. Default: only on a screen, never in a file or a log.",
)
@click.option(
    "--live",
    metavar="[LIVE]",
    is_flag=False,
    flag_value="",
    help="Say instead whether the live site has to be built again. LIVE is its address or its "
    "folder. Default: the site_url of mkdocs.yml.",
)
@click.option(
    "--within",
    type=click.IntRange(0, 24 * 60),
    default=0,
    metavar="MINUTES",
    help="With --live: also when a moment comes within so many minutes.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="github, with --live, writes due= and seconds= for the steps of a workflow.",
)
@as_of_option("Tell what comes after that date or date-time.")
@click.pass_obj
def next_(  # noqa: PLR0913, PLR0917  one for each option
    workplace: Workplace, count: int, names: bool | None, live: str | None, within: int, form: str
) -> None:
    """Say when the public site changes by itself.

    Scheduled items appear, events are over, dates go by. Nothing of it shows until the site is
    built again, so build it then: docs/contributing/publishing.md says how that is done for you.

    Names of scheduled items are for you alone. They are left out where others may read them.
    """
    _require_fitting(live, within, form)
    desk = _read(workplace)
    if live is not None:
        _tell_due(_built_at(live or desk.site.url), desk, within, form)
        return
    moments = by_moment(foresee(desk.project.items, desk.moment, desk.site.settings.zone))[:count]
    with_names = sys.stdout.isatty() if names is None else names
    if form == "json":
        records = [_record(moment, changes, with_names) for moment, changes in moments]
        click.echo(json.dumps(records, indent=2))
    elif moments:
        click.echo("\n".join(_lines(moments, with_names)))
    else:
        workplace.say("Nothing changes by itself any more.")


def _require_fitting(live: str | None, within: int, form: str) -> None:
    if live is None and (within or form == "github"):
        option = "--within" if within else "--format github"
        raise click.UsageError(f"{option} is about the live site (name that with --live)")


def _read(workplace: Workplace) -> Desk:
    """Read the items; what keeps a site from being built changes nothing of when it is due."""
    try:
        desk = workplace.read()
    except ProblemsFound as found:
        click.echo(found.told(Path.cwd()), err=True)
        raise SystemExit(1) from None
    if stops_the_build(desk.problems) and not workplace.quiet:
        click.echo("There are problems, so nothing can be built: see bulletins check.", err=True)
    return desk


def _lines(moments: Moments, with_names: bool) -> Iterator[str]:
    for moment, changes in moments:
        said = f"{moment:%a} {moment_label(moment)}"
        if not with_names:
            yield said
            continue
        first, *others = [f"{one.name} {one.what}".strip() for one in changes]
        yield f"{said:<30} {first}"
        yield from (f"{'':<30} {other}" for other in others)


def _record(moment: datetime, changes: list[Foreseen], with_names: bool) -> dict[str, Any]:
    told = [{"item": one.name or None, "what": one.what} for one in changes]
    return {"moment": moment.isoformat()} | ({"changes": told} if with_names else {})


def _built_at(live: str) -> datetime | None:
    """Read for which moment the live site was built; None where nothing is live yet."""
    try:
        return read_as_of(open_place(live))
    except NotThere:
        return None
    except Unreadable as why:
        click.echo(f"{why} ({why.hint})", err=True)
        raise SystemExit(1) from None


def _tell_due(built: datetime | None, desk: Desk, within: int, form: str) -> None:
    """Say whether the live site is behind, or will be soon, and how long it is until then."""
    until, why = _due(built, desk)
    wait = (until - desk.moment).total_seconds() if until else None
    seconds = None if wait is None else max(0, math.ceil(wait))
    is_due = seconds is not None and seconds <= within * 60
    if form == "github":
        click.echo(f"due={json.dumps(is_due)}\nseconds={seconds if is_due else 0}")
    elif form == "json":
        live = built.isoformat() if built else None
        at = until.isoformat() if until else None
        click.echo(json.dumps({"due": is_due, "seconds": seconds, "at": at, "built": live}))
    else:
        click.echo(why)


def _due(built: datetime | None, desk: Desk) -> tuple[datetime | None, str]:
    """Say from when on a build is due, as far as that can be said today, and why."""
    if built is None:
        return desk.moment, "Nothing is live there yet: build the site."
    moments = by_moment(foresee(desk.project.items, built, desk.site.settings.zone))
    first = moments[0][0] if moments else None
    if first and first <= desk.moment:
        return first, f"Build the site: it ought to have changed on {moment_label(first)}."
    if built + A_DAY <= desk.moment:
        return built + A_DAY, f"Build the site: it is of {moment_label(built)}."
    if first is None:
        return None, "The live site is as it ought to be, and nothing changes by itself any more."
    return first, f"The live site is as it ought to be until {moment_label(first)}."
