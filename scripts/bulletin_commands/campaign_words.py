"""What ``bulletins campaign`` says on the terminal; of held items here only, never in a file."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from bulletin_press.campaign.calendar_page import summaries, weekday_label
from bulletin_press.campaign.changes import Changes, Row, by_item
from bulletin_press.campaign.plan import Plan
from bulletin_press.campaign.rhythm import first_moment
from bulletin_press.campaign.silence import why_silent
from bulletin_press.catalogue import Catalogue, is_public
from bulletin_press.dates import MONTHS
from bulletin_press.desk import Desk
from bulletin_press.item import Item
from bulletin_press.site import Site


def planned(
    plan: Plan, catalogue: Catalogue, site: Site, place: Path, files: Sequence[str]
) -> Iterator[str]:
    """Say what was planned and where it is.

    Args:
        plan: the whole plan, or what was chosen of it.
        catalogue: what it was made from.
        site: the site.
        place: the folder that was written.
        files: the names of the files in it.
    """
    posts = [post for turn in plan.turns for post in turn.posts]
    if not posts:
        yield f"Nothing is to be posted from {weekday_label(plan.begins)} on; {place} says so."
        yield why_silent(plan, catalogue, site)
        return
    first, last = plan.turns[0].moment, plan.turns[-1].moment
    channels = len({post.channel for post in posts})
    yield (
        f"{_many(len(posts), 'post')} on {_many(channels, 'channel')}, at "
        f"{_many(len(plan.turns), 'time')} from {weekday_label(first.date())} {first:%H:%M} "
        f"to {weekday_label(last.date())} {last:%H:%M}"
    )
    yield f"  {place / 'calendar.html'}: look at it, print it"
    pictures = [name for name in files if name.endswith(".png")]
    beside = [name for name in files if "/" not in name and name != "calendar.html"]
    more = f", and {_many(len(pictures), 'picture')} in pictures/" if pictures else ""
    yield f"  beside it: {', '.join(beside)}{more}"


def notes(plan: Plan, desk: Desk) -> Iterator[str]:
    """Say what a person has to know or do."""
    chosen = {name: desk.project.schedulers[name] for name in desk.site.settings.schedulers}
    for one in summaries(plan, desk.site, chosen):
        if not one.schedulers:
            yield f"{one.channel.label}: {_many(one.posts, 'post')} by hand, your schedulers cannot"
        elif one.without_picture:
            yield f"{one.channel.label}: {_many(one.without_picture, 'post')} without their picture"
    if plan.was_due:
        yield (
            f"The calendar lists what had its time before now ({_many(len(plan.was_due), 'time')});"
            " if it went out, nothing is to be done"
        )
    for left in plan.left_out:
        turn = f"{left.item.name} (time {left.number} of {left.of})"
        yield f"no room for {turn} near {weekday_label(left.day)}"
    coming = sorted(_coming(desk, plan), key=lambda pair: pair[0])
    if coming:
        yield "These become public within these weeks; run this again then:"
        yield from (f"  {weekday_label(day)}: {item.name}" for day, item in coming)


def changed(changes: Changes) -> Iterator[str]:
    """Say what to do in a scheduler that has imported the plan before."""
    if changes == Changes():
        yield "Nothing differs from the plan that was here before: there is nothing to import."
        return
    for item, rows in by_item(changes.gone).items():
        yield f"No longer planned: {item} ({_when(rows)}): delete them in your scheduler"
    for item, rows in by_item(row for row, _ in changes.moved).items():
        to = by_item(row for was, row in changes.moved if was.item == item)[item]
        yield f"Moved: {item} ({_when(rows)}) now goes {_when(to)}: move them in your scheduler"
    for item, rows in by_item(changes.reworded).items():
        yield f"Says something else now: {item} ({_when(rows)}): change them in your scheduler"
    for item, rows in by_item(row for row, _ in changes.again).items():
        to = by_item(row for was, row in changes.again if was.item == item)[item]
        yield (
            f"Planned again: {item} ({_when(to)}), in case it did not go out {_moment(rows[0])}; "
            "if it did, do not import these rows"
        )
    yield from _new(changes)


def _new(changes: Changes) -> Iterator[str]:
    if not changes.new:
        yield "No post is new since the plan that was here before."
        return
    many = _many(len(changes.new), "post")
    said = f"{many} {'is' if len(changes.new) == 1 else 'are'} new since the plan that was here"
    if changes.is_rest_new:
        first = min(changes.new, key=lambda row: row.moment)
        yield f"{said} before: import the rows from {_moment(first)} on"
        return
    yield f"{said} before; import their rows only (bulletins campaign ITEM writes files of them):"
    for item, rows in by_item(changes.new).items():
        yield f"  {item} ({_when(rows)})"


def _when(rows: Sequence[Row]) -> str:
    """Say when rows of one item go: ``23 Nov 12:30 and 2 more, 8 channels``."""
    moments = {row.moment for row in rows}
    more = f" and {len(moments) - 1} more" if len(moments) > 1 else ""
    channels = {row.channel for row in rows}
    named = _many(len(channels), "channel") if len(channels) > 1 else rows[0].channel
    return f"{_moment(rows[0])}{more}, {named}"


def _moment(row: Row) -> str:
    return f"{row.moment.day} {MONTHS[row.moment.month - 1][:3]} {row.moment:%H:%M}"


def _coming(desk: Desk, plan: Plan) -> Iterator[tuple[date, Item]]:
    last: datetime = first_moment(plan.ends, desk.site.settings.zone)
    for item in () if plan.names else desk.project.items:
        if item.published and is_public(item, last) and not is_public(item, desk.moment):
            yield item.published.start.date(), item


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
