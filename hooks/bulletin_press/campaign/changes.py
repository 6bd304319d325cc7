"""What a plan changes of the plan that was in its folder: schedulers hold that one already.

Both are read from their ``posts.csv``, which holds every post.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bulletin_press.campaign.plan import Plan
from bulletin_press.campaign.rows import COLUMNS
from bulletin_press.dates import parse_date

Key = tuple[str, int, str]
"""What a post stays the same by: its item, the turn of the item, and the channel."""


@dataclass(frozen=True)
class Row:
    """A post as it stands in a ``posts.csv``."""

    item: str
    turn: int
    channel: str
    moment: datetime
    text: str


@dataclass(frozen=True)
class Changes:
    """What somebody who has imported the plan before has to do.

    Attributes:
        new: what the plan before did not have, in order.
        is_rest_new: whether all that is planned from the first new post on is new.
        gone: what it had for a moment still to come, and nobody is to post any more.
        moved: what goes at another moment, as it was and as it is.
        reworded: what goes at the same moment with another text, as it is now.
        again: what had its time since, and is planned again in case it did not go out.
    """

    new: tuple[Row, ...] = ()
    is_rest_new: bool = True
    gone: tuple[Row, ...] = ()
    moved: tuple[tuple[Row, Row], ...] = ()
    reworded: tuple[Row, ...] = ()
    again: tuple[tuple[Row, Row], ...] = ()


class Unreadable(ValueError):
    """A ``posts.csv`` that is not as it was written: a spreadsheet may have saved it."""


def parse_rows(content: bytes) -> dict[Key, Row]:
    """Read a ``posts.csv``.

    Raises:
        Unreadable: it is not as it was written.
    """
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        rows = [_row(cells) for cells in reader]
    except (KeyError, ValueError, TypeError, AttributeError, csv.Error) as error:
        raise Unreadable(str(error)) from error
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise Unreadable
    return {(row.item, row.turn, row.channel): row for row in rows}


def compare(
    before: Mapping[Key, Row], now: Mapping[Key, Row], plan: Plan, moment: datetime
) -> Changes:
    """Compare two plans as far as they are of the same weeks and of moments still to come.

    Args:
        before: the rows of the plan before, of whatever weeks.
        now: those of the plan in its place.
        plan: that plan, whole.
        moment: when it was made.
    """
    due = {(turn.item.name, turn.number) for turn in plan.was_due}
    both = [(before[key], row) for key, row in now.items() if key in before]
    new = [row for key, row in now.items() if key not in before]
    first = min((row.moment for row in new), default=moment)
    return Changes(
        tuple(new),
        not new or all(row.moment < first for _, row in both),
        tuple(
            row
            for key, row in before.items()
            if key not in now
            # What has had its first turn late, on the day after, is not planned any more.
            and key[:2] not in due
            and row.moment >= moment
            and plan.begins <= row.moment.date() < plan.ends
        ),
        tuple((was, row) for was, row in both if was.moment != row.moment and was.moment >= moment),
        tuple(row for was, row in both if was.moment == row.moment and was.text != row.text),
        tuple((was, row) for was, row in both if was.moment < moment),
    )


def by_item(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Gather rows by their items, in order of their moments."""
    found: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.moment):
        found.setdefault(row.item, []).append(row)
    return found


def _row(cells: Mapping[str, str]) -> Row:
    moment = parse_date(f"{cells['Date']}T{cells['Time']}", ZoneInfo(cells["Zone"])).start
    return Row(cells["Item"], int(cells["Turn"]), cells["Channel"], moment, cells["Text"])
