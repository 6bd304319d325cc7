"""``bulletins campaign``: the coming weeks of posts, as a calendar and as files to import."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import click
from bulletin_press.campaign.changes import Unreadable, compare, parse_rows
from bulletin_press.campaign.outbox import ALL_POSTS, MARK, files_of
from bulletin_press.campaign.plan import Plan
from bulletin_press.campaign.planning import make_plan
from bulletin_press.catalogue import Catalogue
from bulletin_press.desk import Desk
from bulletin_press.outbox import write_folder
from bulletin_press.posts.channels import CHANNELS

from bulletin_commands.campaign_words import changed, notes, planned
from bulletin_commands.workplace import (
    Workplace,
    day,
    require_public,
    telling_what_is_not_written,
)

FOLDER = "campaign"
CHOSEN = "campaign-chosen"
"""The folder of a part of the plan, so that the whole one stays what it is."""
_FARTHEST = timedelta(days=3 * 366)


@click.command()
@click.argument("items", nargs=-1, metavar="[ITEM]...")
@click.option(
    "--weeks",
    type=click.IntRange(1, 104),
    default=6,
    show_default=True,
    help="How many weeks to plan.",
)
@click.option(
    "--from",
    "begins",
    metavar="DATE",
    callback=day,
    help="The first day of these weeks, as YYYY-MM-DD. Default: today.",
)
@click.option(
    "--channel",
    "channels",
    multiple=True,
    type=click.Choice(list(CHANNELS)),
    help="Only this channel; may be given more than once.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--outbox",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the folder campaign/ (campaign-chosen/ for a part of the plan) is made anew. "
    "Default: outbox/ beside the site's mkdocs.yml.",
)
@click.pass_obj
def campaign(  # noqa: PLR0913, PLR0917
    workplace: Workplace,
    items: tuple[str, ...],
    weeks: int,
    begins: date | None,
    channels: tuple[str, ...],
    form: str,
    outbox: Path | None,
) -> None:
    """Lay out the coming weeks of posts.

    ITEM is an item's name, such as lessons/asthma-can-kill; without any, all public items are
    planned. Held items are not. The order of the posts does not depend on which are shown.

    It writes a calendar to look at and print, a file for your own calendar, a spreadsheet, files
    that schedulers import, and the pictures. Where an earlier plan was, it says what is new since
    and what is to be deleted. With --format json it prints the posts instead.
    """
    desk = workplace.flawless_desk()
    own = desk.site.settings.channels
    if strange := [channel for channel in channels if channel not in own]:
        raise click.UsageError(f"{strange[0]} is not among the channels in mkdocs.yml (add it)")
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    require_public(catalogue, items)
    plan = _plan(desk, catalogue, begins or desk.moment.date(), weeks)
    plan = plan.limited(items, channels or own)
    if form == "json":
        click.echo(json.dumps(list(_records(plan)), ensure_ascii=False, indent=1))
        return
    folder = outbox or Path(workplace.config_file).parent / "outbox"
    is_whole = not (items or channels)
    place = folder / (FOLDER if is_whole else CHOSEN)
    before = _posts_in(place) if is_whole else None
    files = _write(desk, catalogue, plan, place)
    said = [*planned(plan, catalogue, desk.site, place, list(files)), *notes(plan, desk)]
    if not is_whole:
        said.append(f"This is what you chose, by itself: {folder / FOLDER} is left as it is.")
    if before is not None:
        said += _changed(before, files[ALL_POSTS], plan, desk.moment)
    workplace.say("\n".join(said))


def _plan(desk: Desk, catalogue: Catalogue, begins: date, weeks: int) -> Plan:
    today = desk.moment.date()
    if begins - today > _FARTHEST:
        raise click.UsageError("--from: nobody plans so far ahead (give an earlier day)")
    if today - begins >= timedelta(weeks=weeks):
        raise click.UsageError("--from: these weeks are over (give a later day, or more --weeks)")
    return make_plan(catalogue, desk.site, begins, weeks)


def _records(plan: Plan) -> Iterator[dict[str, object]]:
    for turn in plan.turns:
        for post in turn.posts:
            yield {
                "moment": turn.moment.isoformat(timespec="minutes"),
                "channel": post.channel,
                "item": turn.item.name,
                "turn": turn.number,
                "of": turn.of,
                "variant": post.variant,
                "text": post.text,
                "count": post.count,
                "limit": post.limit,
                "image": post.image,
                "alt": post.alt,
            }


def _posts_in(place: Path) -> bytes | None:
    """Read the posts of the plan that is about to be replaced; None where there is none."""
    try:
        return (place / ALL_POSTS).read_bytes()
    except OSError:
        return None


def _write(desk: Desk, catalogue: Catalogue, plan: Plan, place: Path) -> dict[str, bytes]:
    chosen = {name: desk.project.schedulers[name] for name in desk.site.settings.schedulers}
    files = files_of(plan, catalogue, desk.site, chosen)
    with telling_what_is_not_written():
        write_folder(place, files, MARK)
    return files


def _changed(before: bytes, now: bytes, plan: Plan, moment: datetime) -> Iterator[str]:
    try:
        earlier = parse_rows(before)
    except Unreadable:
        what = f"{ALL_POSTS} of the plan before was saved by another program"
        yield f"{what}: what is new since then cannot be told."
        return
    yield from changed(compare(earlier, parse_rows(now), plan, moment))
