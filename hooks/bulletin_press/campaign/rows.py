"""The rows of a plan: the files that schedulers import, and one of everything."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from bulletin_press.campaign.plan import Turn, together
from bulletin_press.campaign.scheduler import Scheduler
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.composing import Post
from bulletin_press.site import Site

# The last four are the wide forms that some spreadsheets take for the narrow ones.
_FORMULA = re.compile("[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_WRITTEN = {"YYYY": "%Y", "MM": "%m", "DD": "%d", "HH": "%H", "mm": "%M", "ss": "%S"}
_PARTS = re.compile("|".join(_WRITTEN))
_BOM = "\ufeff"

COLUMNS = (
    "Date", "Time", "Zone", "Channel", "Item", "Title", "Turn", "Of", "Variant",
    "Count", "Limit", "Text", "Picture", "Description of the picture", "Link",
)  # fmt: skip


@dataclass(frozen=True)
class Sending:
    """One row: a text with its picture, and the channels that it goes to at one moment."""

    turn: Turn
    post: Post
    channels: tuple[str, ...]


def needs_picture(post: Post) -> bool:
    """Tell whether a channel would refuse the post because a picture is missing."""
    return CHANNELS[post.channel].picture == "required" and not post.image


def scheduler_files(
    name: str, scheduler: Scheduler, turns: Iterable[Turn], site: Site
) -> dict[str, bytes]:
    """Write the files that a scheduler imports.

    Posts on channels that it does not know, and those that lack a picture without which their
    channel takes none, are left out: whoever asks says so.

    Returns:
        The files by name, such as ``buffer-x.csv``, or ``buffer-x-1.csv`` where the rows of one
        file are limited; none without a row.
    """
    sendings = list(_sendings(scheduler, turns))
    written: dict[str, bytes] = {}
    for stem, channels in scheduler.stems(name).items():
        own = (one for one in sendings if one.post.channel in channels)
        written |= _split(stem, scheduler, [_row(scheduler, one, site) for one in own])
    return written


def all_posts_file(turns: Iterable[Turn], site: Site) -> bytes:
    """Write a row for every post, with all that is known of it, for a spreadsheet."""
    rows = (
        (
            *(turn.moment.strftime("%Y-%m-%d"), turn.moment.strftime("%H:%M")),
            *(site.settings.zone.key, CHANNELS[post.channel].label, turn.item.name),
            *(turn.item.title, str(turn.number), str(turn.of), str(post.variant)),
            *(str(post.count), str(post.limit or ""), guarded_text(post)),
            *(post.image or "", post.alt),
            site.absolute(turn.item.address),
        )
        for turn in turns
        for post in turn.posts
    )
    return _csv((COLUMNS, *rows), bom=True)


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula.

    A space goes before a sign that begins one (OWASP, "CSV Injection"). Where it is posted, it
    is hardly seen; the apostrophe that is often used would be.
    """
    return f" {cell}" if _FORMULA.match(cell) else cell


def guarded_text(post: Post) -> str:
    """Keep a spreadsheet from running a post as a formula, and the post within its limit.

    Where there is no room for the space, a line that is left empty makes way for it: there is one
    between a message and what must stand around it.
    """
    text = guarded(post.text)
    if text != post.text and not CHANNELS[post.channel].accepts(text):
        return text.replace("\n\n", "\n", 1)
    return text


def _sendings(scheduler: Scheduler, turns: Iterable[Turn]) -> Iterator[Sending]:
    """Give the rows; channels that post the same share one where it has a column for each."""
    is_on = any(content.startswith("on ") for content in scheduler.columns.values())
    shares = is_on and scheduler.one_file_for == "all"
    for turn in turns:
        posts = [
            post
            for post in turn.posts
            if post.channel in scheduler.channels and not needs_picture(post)
        ]
        for alike in together(posts) if shares else ([post] for post in posts):
            yield Sending(turn, alike[0], tuple(post.channel for post in alike))


def _row(scheduler: Scheduler, sending: Sending, site: Site) -> list[str]:
    turn, post = sending.turn, sending.post
    day, time = (_said(pattern, turn.moment) for pattern in (scheduler.date, scheduler.time))
    contents = {
        "text": guarded_text(post),
        "picture": post.image or "",
        "alt": _description(scheduler, post),
        "link": site.absolute(turn.item.address),
        "title": turn.item.title,
        "date": day,
        "time": time,
        "date time": f"{day} {time}",
        "channel": scheduler.channels[post.channel],
        "empty": "",
    }
    for channel in CHANNELS:
        is_on = channel in sending.channels
        contents[f"on {channel}"] = scheduler.yes if is_on else scheduler.no
    return [
        contents[content] if content in contents else content.removeprefix("always ")
        for content in scheduler.columns.values()
    ]


def _description(scheduler: Scheduler, post: Post) -> str:
    alt = post.alt if post.image else ""
    return alt.replace(scheduler.alt_separator, " ") if scheduler.alt_separator else alt


def _said(pattern: str, moment: datetime) -> str:
    return _PARTS.sub(lambda part: moment.strftime(_WRITTEN[part[0]]), pattern)


def _split(stem: str, scheduler: Scheduler, rows: list[list[str]]) -> Iterator[tuple[str, bytes]]:
    most = scheduler.rows or len(rows) or 1
    head = [list(scheduler.columns)] if scheduler.header else []
    for number, at in enumerate(range(0, len(rows), most), 1):
        name = f"{stem}-{number}.csv" if len(rows) > most else f"{stem}.csv"
        yield name, _csv([*head, *rows[at : at + most]], bom=scheduler.bom)


def _csv(rows: Iterable[Iterable[str]], *, bom: bool) -> bytes:
    """Write rows as RFC 4180 has them; a line break within a cell stays a single one."""
    text = io.StringIO(_BOM if bom else "", newline="")
    text.seek(0, io.SEEK_END)
    csv.writer(text).writerows([guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode()
