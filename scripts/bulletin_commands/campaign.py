"""``bulletins campaign``: the coming weeks of posts, as a calendar and as files to import."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import click
from bulletin_press.campaign.calendar_page import day_label, summaries
from bulletin_press.campaign.outbox import NotOurs, files_of, write_folder
from bulletin_press.campaign.plan import Plan
from bulletin_press.campaign.planning import make_plan
from bulletin_press.campaign.rhythm import first_moment
from bulletin_press.catalogue import Catalogue, is_public
from bulletin_press.dates import BadDate, parse_day
from bulletin_press.desk import Desk
from bulletin_press.item import Item
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.validation import nearest

from bulletin_commands.workplace import Workplace

FOLDER = "campaign"
_FARTHEST = timedelta(days=3 * 366)


def _day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    try:
        return parse_day(value) if value is not None else None
    except BadDate as bad:
        raise click.BadParameter(f"{bad} ({bad.hint})") from None


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
    callback=_day,
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
    help="Where the folder campaign/ is made anew. Default: outbox/ beside the site's mkdocs.yml.",
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

    It writes a calendar to look at and print, a file for your own calendar, a spreadsheet, and
    files that schedulers import. With --format json it prints the posts instead.
    """
    desk = workplace.flawless_desk()
    own = desk.site.settings.channels
    if strange := [channel for channel in channels if channel not in own]:
        raise click.UsageError(f"{strange[0]} is not among the channels in mkdocs.yml (add it)")
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    _require_public(catalogue, items)
    plan = _plan(desk, catalogue, begins or desk.moment.date(), weeks)
    plan = plan.limited(items, channels or own)
    if form == "json":
        click.echo(json.dumps(list(_records(plan)), ensure_ascii=False, indent=1))
        return
    place = (outbox or Path(workplace.config_file).parent / "outbox") / FOLDER
    files = _write(desk, catalogue, plan, place)
    for line in (*_told(plan, place, files), *_notes(desk, plan)):
        workplace.say(line)


def _require_public(catalogue: Catalogue, names: tuple[str, ...]) -> None:
    known = [item.name for item in catalogue.items]
    for name in names:
        if name not in known:
            near = nearest(name, known) or "write it as kind/slug; held items have no posts"
            raise click.UsageError(f"there is no public item {name!r} ({near})")


def _plan(desk: Desk, catalogue: Catalogue, begins: date, weeks: int) -> Plan:
    today = desk.moment.date()
    if begins - today > _FARTHEST:
        raise click.UsageError("--from: nobody plans so far ahead (give an earlier day)")
    if today - begins >= timedelta(weeks=weeks):
        raise click.UsageError("--from: these weeks are over (give a later day, or more --weeks)")
    try:
        return make_plan(catalogue, desk.site, begins, weeks)
    except OverflowError:
        raise click.UsageError("the calendar has no such years (plan for an earlier day)") from None


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


def _write(desk: Desk, catalogue: Catalogue, plan: Plan, place: Path) -> list[str]:
    chosen = {name: desk.project.schedulers[name] for name in desk.site.settings.schedulers}
    files = files_of(plan, catalogue, desk.site, chosen)
    try:
        write_folder(place, files)
    except NotOurs:
        hint = "move it away, or choose another folder with --outbox"
        raise click.UsageError(f"{place} holds something else ({hint})") from None
    return list(files)


def _told(plan: Plan, place: Path, files: list[str]) -> Iterator[str]:
    posts = [post for turn in plan.turns for post in turn.posts]
    if not posts:
        yield f"Nothing is to be posted from {day_label(plan.begins)} on; {place} says so."
        return
    first, last = plan.turns[0].moment, plan.turns[-1].moment
    channels = len({post.channel for post in posts})
    yield (
        f"{_many(len(posts), 'post')} on {_many(channels, 'channel')}, at "
        f"{_many(len(plan.turns), 'time')} from {day_label(first.date())} {first:%H:%M} "
        f"to {day_label(last.date())} {last:%H:%M}"
    )
    yield f"  {place / 'calendar.html'}: look at it, print it"
    yield f"  beside it: {', '.join(name for name in files if name != 'calendar.html')}"


def _notes(desk: Desk, plan: Plan) -> Iterator[str]:
    """Say what a person has to know or do; of held items here only, never in a file."""
    chosen = {name: desk.project.schedulers[name] for name in desk.site.settings.schedulers}
    for one in summaries(plan, chosen):
        if not one.schedulers:
            yield f"{one.channel.label}: {_many(one.posts, 'post')} by hand, no scheduler here can"
        elif one.without_picture:
            yield f"{one.channel.label}: {_many(one.without_picture, 'post')} without their picture"
    if plan.was_due:
        verb = "was" if len(plan.was_due) == 1 else "were"
        yield f"{len(plan.was_due)} {verb} due before now: the calendar lists them"
    for left in plan.left_out:
        turn = f"{left.item.name} ({left.number} of {left.of})"
        yield f"no room for {turn} near {day_label(left.day)}"
    coming = sorted(_coming(desk, plan), key=lambda pair: pair[0])
    if coming:
        yield "These become public within these weeks; run this again then:"
        yield from (f"  {day_label(day)}: {item.name}" for day, item in coming)


def _coming(desk: Desk, plan: Plan) -> Iterator[tuple[date, Item]]:
    last = first_moment(plan.ends, desk.site.settings.zone)
    for item in desk.project.items:
        if item.published and is_public(item, last) and not is_public(item, desk.moment):
            yield item.published.start.date(), item


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
