"""The posts of an item that a plan in the outbox holds, and the files that schedulers had."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bulletin_press.campaign.changes import Row, Unreadable, parse_rows
from bulletin_press.campaign.outbox import ALL_POSTS
from bulletin_press.campaign.planning import make_plan
from bulletin_press.catalogue import Catalogue
from bulletin_press.desk import Desk
from bulletin_press.posts.channels import CHANNELS


@dataclass(frozen=True)
class Planned:
    """Posts of an item that were planned for one moment.

    Attributes:
        moment: when they were to go out.
        channels: where to, by their names.
        files: the files for schedulers that hold them, without their ending.
    """

    moment: datetime
    channels: tuple[str, ...]
    files: tuple[str, ...]


def read_planned(folders: Iterable[Path], name: str) -> tuple[list[Planned], list[Path]]:
    """Read what plans hold of an item.

    Args:
        folders: the folders that ``bulletins campaign`` wrote, or may have.
        name: the item's name.

    Returns:
        What was planned, in order; and the files of plans that cannot be read, because another
        program has saved them.
    """
    rows: dict[Row, set[str]] = {}
    unreadable: list[Path] = []
    for folder in folders:
        file = folder / ALL_POSTS
        try:
            own = [row for row in parse_rows(file.read_bytes()).values() if row.item == name]
        except Unreadable:
            unreadable.append(file)
            continue
        except OSError:
            continue
        texts = {other.stem: _texts(other) for other in folder.glob("*.csv") if other != file}
        for row in own:
            holding = {stem for stem, found in texts.items() if row.text.strip() in found}
            rows.setdefault(row, set()).update(holding)
    return [_planned(moment, rows) for moment in sorted({row.moment for row in rows})], unreadable


def due_before(desk: Desk, name: str) -> list[Planned]:
    """List the posts of an item that had their time before now, as ``bulletins campaign`` plans.

    Whether anybody posted them no file tells.

    Args:
        desk: everything as it was read while the item was public.
        name: the item's name.
    """
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    if catalogue.by_name(name) is None:
        return []
    whole = make_plan(catalogue, desk.site, desk.moment.date(), 1)
    plan = whole.limited([name], desk.site.settings.channels)
    return [
        Planned(turn.moment, tuple(CHANNELS[post.channel].label for post in turn.posts), ())
        for turn in (*plan.earlier, *plan.was_due)
    ]


def _planned(moment: datetime, rows: dict[Row, set[str]]) -> Planned:
    own = [row for row in rows if row.moment == moment]
    files = sorted({stem for row in own for stem in rows[row]})
    return Planned(moment, tuple(dict.fromkeys(row.channel for row in own)), tuple(files))


def _texts(file: Path) -> set[str]:
    try:
        text = file.read_bytes().decode("utf-8-sig", "replace")
        return {cell.strip() for row in csv.reader(io.StringIO(text, newline="")) for cell in row}
    except (OSError, csv.Error):
        return set()
