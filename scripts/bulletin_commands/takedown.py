"""``bulletins takedown``: an item off the site at once, and a list of where it had already gone."""

import getpass
from datetime import date
from pathlib import Path

import click
from bulletin_press.takedown.before import look
from bulletin_press.takedown.ending import HOLDS, Ending
from bulletin_press.takedown.target import NoSuchItem, Target, read_target

from bulletin_commands.build import build
from bulletin_commands.new import is_terminal
from bulletin_commands.takedown_doing import Takedown
from bulletin_commands.takedown_scene import Scene
from bulletin_commands.takedown_wanted import REASON, Wanted
from bulletin_commands.takedown_words import of_ending
from bulletin_commands.workplace import Workplace, day, shown


@click.command()
@click.argument("item", required=False)
@click.option("--withdraw", is_flag=True, help="Let a notice stand in its place; feeds send it on.")
@click.option("--reason", help=f"What the notice tells readers. Default: {REASON}")
@click.option("--see", metavar="ITEM", help="What the notice leads on to: an item or an address.")
@click.option("--hold", "held_for", type=click.Choice(HOLDS), help="Let nothing stand there.")
@click.option(
    "--review", metavar="DATE", callback=day, help="When to look again. Default: 4 weeks."
)
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="The built site."
)
@click.option(
    "--outbox",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where plans and newsletters are. Default: outbox/ beside the site's mkdocs.yml.",
)
@click.option(
    "--by", metavar="NAME", help="Who decided it, for the record. Default: who you are here."
)
@click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
@click.option("--dry-run", is_flag=True, help="Show what would happen; change nothing.")
@click.pass_context
def takedown(  # noqa: PLR0913, PLR0917
    context: click.Context,
    item: str | None,
    withdraw: bool,
    reason: str | None,
    see: str | None,
    held_for: str | None,
    review: date | None,
    site_dir: Path | None,
    outbox: Path | None,
    by: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Take an item off the site at once.

    ITEM is its name, such as lessons/asthma-can-kill, or its address. In a terminal it asks for
    what is not given.

    Its header is changed, the site is built anew without it, and what the outbox holds of it goes.
    If the site cannot be built because something else is wrong, the item's own files leave the
    site that stands. Then it lists where the item had already gone, and what to do there.

    Exit code: 0 it is gone, 1 something is left to be mended, 2 wrong usage.
    """
    workplace: Workplace = context.obj
    asks = is_terminal()
    wanted = Wanted(withdraw, reason, see, held_for, review)
    wanted.require_sense()
    if not (yes or dry_run or asks):
        raise click.UsageError("add --yes to do it, or --dry-run to see what would happen")
    scene = Scene.of(workplace, site_dir, outbox)
    try:
        target = _target(scene, item, asks=asks)
        is_shown = scene.shows(target.name)
        was_public = target.was_public(scene.moment, scene.zone, is_shown=is_shown)
        today = scene.moment.date()
        ending = wanted.ending(target, today, was_public=was_public, asks=asks)
        before = look(target, scene.built, scene.outbox, scene.url, scene.desk())
        job = Takedown(scene, target, ending, before, by or _who())
        job.require_usable()
        if dry_run:
            job.tell_plan()
            return
        if not yes:
            _confirm(target, ending, scene)
    except click.Abort:
        click.echo("\nNothing was changed.", err=True)
        raise SystemExit(1) from None
    raise SystemExit(job.run(lambda: context.invoke(build, site_dir=site_dir)))


def _target(scene: Scene, item: str | None, *, asks: bool) -> Target:
    if item is None and not asks:
        raise click.UsageError("ITEM is missing (in a terminal it would be asked for)")
    try:
        return read_target(scene.bulletins, item or _ask_item())
    except NoSuchItem as none:
        hint = none.hint
        if any(scene.shows(name) for name in none.meant):
            hint = "the site still shows it: bulletins build makes one without it"
        raise click.UsageError(f"{none} ({hint})") from None
    except OSError as error:
        click.echo(f"{error.filename} cannot be read: {error.strerror}", err=True)
        raise SystemExit(1) from None


def _ask_item() -> str:
    said: str = click.prompt("Which item? Its name, such as lessons/ask-twice, or its address")
    return said.strip()


def _who() -> str:
    """Name who uses this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "not known"


def _confirm(target: Target, ending: Ending, scene: Scene) -> None:
    click.echo(f"\n{target.name} ({shown(target.file)}) becomes {of_ending(ending)}.")
    click.echo(f"It leaves {shown(scene.place)} and {shown(scene.outbox)}.")
    click.confirm("Do it now?", abort=True)
