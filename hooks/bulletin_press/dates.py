"""Dates as far as they are known, and moments in the site's zone.

An author writes a day, a date-time, or only the month, the year or the financial year where no
more is known. Nothing here reads a clock.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

Precision = Literal["time", "day", "month", "year", "financial-year"]

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
_FORMS: dict[Precision, re.Pattern[str]] = {
    "day": re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII),
    "month": re.compile(r"(\d{4})-(\d\d)", re.ASCII),
    "year": re.compile(r"(\d{4})", re.ASCII),
    "financial-year": re.compile(r"(\d{4})/(\d\d)", re.ASCII),
}
_SPANS: dict[Precision, timedelta] = {
    "time": timedelta(0),
    "day": timedelta(days=1),
    "month": timedelta(days=31),
    "year": timedelta(days=366),
    "financial-year": timedelta(days=366),
}
_TIME = re.compile(
    r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)\s*(Z|[+-]\d\d:?\d\d)?",
    re.IGNORECASE | re.ASCII,
)


def day_label(day: date) -> str:
    """Say a whole day as people do: ``1 June 2018``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def year_label(slug: str) -> str:
    """Say the year that a slug names: ``2017``, or ``2017/18`` for ``2017-18``."""
    return slug.replace("-", "/")


class BadDate(ValueError):
    """A date that cannot be; its text says what is wrong, ``hint`` what to do."""

    def __init__(self, message: str, hint: str = "write it as YYYY-MM-DD") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class PartialDate:
    """A date as written, with what it means.

    Attributes:
        text: as the author wrote it.
        precision: how much of it is known.
        start: its first moment, in the site's zone; what it sorts and is released by.
    """

    text: str
    precision: Precision
    start: datetime

    @property
    def is_partial(self) -> bool:
        """Tell whether the day is not known."""
        return self.precision not in ("time", "day")

    @property
    def latest(self) -> datetime:
        """The latest moment that can be meant, or a day or two behind it."""
        try:
            return self.start + _SPANS[self.precision]
        except OverflowError:
            return datetime.max.replace(tzinfo=UTC)

    @property
    def label(self) -> str:
        """Say it as people do: ``1 June 2018``, ``November 2017``, ``2017/18``."""
        start = self.start
        if self.precision in ("year", "financial-year"):
            return self.text
        if self.precision == "month":
            return f"{MONTHS[start.month - 1]} {start.year}"
        return day_label(start)

    @property
    def machine(self) -> str:
        """Give the value for HTML's ``<time datetime>``; empty where HTML has no form for it."""
        forms = {"month": "%Y-%m", "year": "%Y", "day": "%Y-%m-%d", "financial-year": ""}
        form = forms.get(self.precision)
        return self.start.isoformat() if form is None else self.start.strftime(form)

    @property
    def year_slug(self) -> str:
        """Name the year page it belongs on: ``2017``, or ``2017-18`` for a financial year."""
        if self.precision == "financial-year":
            return self.text.replace("/", "-")
        return str(self.start.year)

    @property
    def tag_date(self) -> str:
        """Give the date part of a ``tag:`` id, as RFC 4151 allows: ``YYYY[-MM[-DD]]``."""
        return self.text[:4] if self.precision == "financial-year" else self.text[:10]


def parse_date(text: str, zone: ZoneInfo) -> PartialDate:
    """Read a date as the content model allows it.

    Args:
        text: a day, date-time, month, year or financial year.
        zone: the site's zone, for whatever names none.

    Raises:
        BadDate: it has no such form, does not exist, or falls into the hour that spring skips.
    """
    if found := _TIME.fullmatch(text):
        return PartialDate(text, "time", _moment(*found.groups(), zone=zone))
    for precision, form in _FORMS.items():
        if found := form.fullmatch(text):
            numbers = [int(part) for part in found.groups()]
            if precision == "financial-year":
                if (numbers[0] + 1) % 100 != numbers[1]:
                    raise BadDate(f"{text!r} is not a financial year", "write it as 2017/18")
                numbers = [numbers[0], 4]
            return PartialDate(text, precision, _midnight(text, numbers, zone))
    hint = "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM; YYYY-MM or YYYY where no more is known"
    raise BadDate(f"{text!r} is not a date", hint)


def fixed(moment: datetime) -> datetime:
    """Tie a moment to its offset: two of one zone are compared by their clocks, not in time."""
    offset = moment.utcoffset()
    return moment.replace(tzinfo=timezone(offset), fold=0) if offset is not None else moment


def parse_day(text: str) -> date:
    """Read a whole day, ``YYYY-MM-DD``.

    Raises:
        BadDate: it is not one, or does not exist.
    """
    if not (found := _FORMS["day"].fullmatch(text)):
        raise BadDate(f"{text!r} is not a day")
    year, month, day = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise BadDate(f"{text!r} does not exist", "look at the calendar") from None


def _midnight(text: str, numbers: list[int], zone: ZoneInfo) -> datetime:
    year, month, day = [*numbers, 1, 1][:3]
    try:
        return fixed(datetime(year, month, day, tzinfo=zone))
    except ValueError:
        raise BadDate(f"{text!r} does not exist", "look at the calendar") from None


def _moment(day: str, time: str, offset: str | None, *, zone: ZoneInfo) -> datetime:
    written = f"{day}T{time}"
    try:
        if offset:
            return fixed(datetime.fromisoformat(written + offset.upper()).astimezone(zone))
        # Of the two hours that autumn has twice the later one: never public too early.
        moment = datetime.fromisoformat(written).replace(tzinfo=zone, fold=1)
        is_skipped = moment.astimezone(UTC).astimezone(zone).replace(fold=1) != moment
    except (ValueError, OverflowError):
        raise BadDate(f"{written!r} does not exist", "look at calendar and clock") from None
    if is_skipped:
        raise BadDate(
            f"{written!r} does not exist: the clocks go forward over it", "choose another hour"
        )
    return fixed(moment)
