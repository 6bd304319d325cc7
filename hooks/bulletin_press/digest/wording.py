"""Days and times in words, for mail programs: plain text without markup."""

from datetime import date

from bulletin_press.dates import MONTHS, PartialDate
from bulletin_press.item import Item
from bulletin_press.models import Event, Occasion


def day_label(day: date) -> str:
    """Say a day as people do: ``1 June 2018``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when(item: Item) -> str:
    """Say when an item was published, or from when until when it takes place; empty if unknown."""
    if not isinstance(item, Occasion) or not item.starts:
        return item.shown_date.label if item.shown_date else ""
    said, ends = _timed(item.starts), item.ends
    if ends is None:
        return said
    if ends.label != item.starts.label:
        return f"{said} to {_timed(ends)}"
    return f"{said} to {ends.start:%H:%M}" if ends.precision == "time" else said


def where(item: Item) -> str:
    """Say where an event takes place; empty if unknown."""
    if not isinstance(item, Event):
        return ""
    return item.place or ("online" if item.online else "")


def _timed(dated: PartialDate) -> str:
    clock = f", {dated.start:%H:%M}" if dated.precision == "time" else ""
    return f"{dated.label}{clock}"
