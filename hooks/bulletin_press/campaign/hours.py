"""Humane hours: at which times of which days posts may go, as a site has settled it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from bulletin_press.dates import BadDate, parse_date
from bulletin_press.fields import Day, Line
from bulletin_press.validation import mistake, nearest

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_LEAST_GAP = timedelta(minutes=15)
_LONGEST_GAP = timedelta(days=7)


def _time(value: Any) -> time:  # noqa: ANN401
    # YAML 1.1 reads 12:30 without quotation marks as 750, and who writes 930 or 9 means no minute
    # of the night either: nothing is guessed from a number.
    if isinstance(value, int):
        hint = "put it into quotation marks: '09:30'"
        raise mistake(f"is read as {value}, not as a time of day", hint)
    if not (found := re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", str(value).strip(), re.ASCII)):
        raise mistake(f"{value!r} is not a time of day", "write it as 09:30 or 16:00")
    return time(int(found[1]), int(found[2]))


def _weekday(value: Any) -> int:  # noqa: ANN401
    name = str(value).strip().capitalize()
    if name not in WEEKDAYS:
        near = nearest(name, [day.lower() for day in WEEKDAYS])
        raise mistake(f"{value!r} is not a day of the week", near or "write it as Monday")
    return WEEKDAYS.index(name)


def _gap(value: Any) -> timedelta:  # noqa: ANN401
    found = re.fullmatch(r"([1-9]\d{0,2}) (minute|hour|day)s?", str(value).strip(), re.ASCII)
    gap = timedelta(**{f"{found[2]}s": int(found[1])}) if found else timedelta(0)
    if not _LEAST_GAP <= gap <= _LONGEST_GAP:
        hint = "write it as '3 hours' or '90 minutes', from 15 minutes to 7 days"
        raise mistake(f"{value!r} is not a gap between posts", hint)
    return gap


def _whole_day(value: Any) -> Any:  # noqa: ANN401
    # YAML gives a day as such; with a time behind it, something else was meant.
    if isinstance(value, datetime):
        raise mistake(f"{value.isoformat()!r} is not a day", "write it as YYYY-MM-DD")
    return value


def _some(values: Sequence[Any]) -> tuple[Any, ...]:
    if not values:
        raise mistake("is empty", "give at least one, or take the setting away")
    return tuple(sorted(set(values)))


PostTimes = Annotated[tuple[Annotated[time, BeforeValidator(_time)], ...], AfterValidator(_some)]
PostDays = Annotated[tuple[Annotated[int, BeforeValidator(_weekday)], ...], AfterValidator(_some)]
PostGap = Annotated[timedelta, BeforeValidator(_gap)]
_BlackoutDay = Annotated[Day, BeforeValidator(_whole_day)]


class Blackout(BaseModel):
    """Days without posts: an election, a day of mourning. Written as a day, or ``from … to …``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: _BlackoutDay = Field(alias="from")
    to: _BlackoutDay | None = None
    why: Line = ""

    @model_validator(mode="before")
    @classmethod
    def _from_a_day(cls, value: Any) -> Any:  # noqa: ANN401
        return value if isinstance(value, dict | Blackout) else {"from": value}

    @model_validator(mode="after")
    def _in_order(self) -> "Blackout":
        if self.last < self.first:
            raise mistake("ends before it begins", "put 'from' and 'to' the other way round")
        return self

    @property
    def last(self) -> date:
        """The last of its days."""
        return self.to or self.first


@dataclass(frozen=True, eq=False)
class Hours:
    """When posts may go.

    Attributes:
        zone: the site's zone; days and times are those of its clocks.
        times: of a day, the earliest first.
        days: of the week, Monday is 0.
        gap: the least time between two posts on one channel, as it passes and not as clocks show.
        blackout: days without posts.
    """

    zone: ZoneInfo
    times: tuple[time, ...]
    days: tuple[int, ...]
    gap: timedelta
    blackout: tuple[Blackout, ...] = ()

    def slots_on(self, day: date) -> tuple[datetime, ...]:
        """List the moments of a day at which a post may go, tied to their offset; mostly few."""
        if day not in self._slots:
            is_open = day.weekday() in self.days and self.blackout_on(day) is None
            found = (self._slot(day, at) for at in self.times) if is_open else ()
            self._slots[day] = tuple(slot for slot in found if slot)
        return self._slots[day]

    def blackout_on(self, day: date) -> Blackout | None:
        """Look up why a day is without posts; None where it is not."""
        return next((one for one in self.blackout if one.first <= day <= one.last), None)

    def _slot(self, day: date, at: time) -> datetime | None:
        try:
            return parse_date(f"{day.isoformat()}T{at.isoformat('minutes')}", self.zone).start
        except BadDate:
            return None  # Spring's clocks skip it.

    @cached_property
    def _slots(self) -> dict[date, tuple[datetime, ...]]:
        return {}
