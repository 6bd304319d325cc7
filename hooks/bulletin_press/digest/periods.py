"""Stretches of days: what a digest is about."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import MONTHS, PartialDate, day_label


@dataclass(frozen=True)
class Period:
    """The days from one to another, both of them included, on the clock of the site."""

    since: date
    until: date

    @classmethod
    def of_month(cls, day: date) -> "Period":
        """Give the month that a day lies in."""
        last = monthrange(day.year, day.month)[1]
        return cls(day.replace(day=1), day.replace(day=last))

    @property
    def is_month(self) -> bool:
        """Tell whether it is a whole month and no more."""
        return self == Period.of_month(self.since)

    @property
    def slug(self) -> str:
        """The last part of a month's address: ``2026-11``."""
        return f"{self.since:%Y-%m}"

    @property
    def label(self) -> str:
        """Say it as people do: ``November 2026``, ``1 to 22 November 2026``."""
        first, last = self.since, self.until
        if self.is_month:
            return f"{MONTHS[first.month - 1]} {first.year}"
        if first == last:
            return day_label(last)
        begin = day_label(first)
        if first.year == last.year:
            month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
            begin = f"{first.day}{month}"
        return f"{begin} to {day_label(last)}"

    def holds(self, dated: PartialDate) -> bool:
        """Tell whether a date lies in it.

        A month counts as its first day. Of a year no day is known: it lies in a period only with
        all its days.
        """
        return self.since <= dated.start.date() and _last_day(dated) <= self.until


def months_of(catalogue: Catalogue) -> list[Period]:
    """List the months in which something was published or changed, latest first.

    That in which a withdrawn item was published is one of them: its page was there, and whoever
    comes back to it is told that nothing is left. An event may be known only by a day to come;
    that month is not there yet.
    """
    dates = [change.date for item in catalogue.items for change in item.changes]
    dates += [item.dated for item in catalogue.items if item.dated]
    dates += [notice.dated for notice in catalogue.notices]
    found = {
        Period.of_month(dated.start.date())
        for dated in dates
        if dated.start <= catalogue.moment and dated.precision not in ("year", "financial-year")
    }
    return sorted(found, key=lambda month: month.since, reverse=True)


def _last_day(dated: PartialDate) -> date:
    """Give the last day that can be meant; of a month the first, by which it is known."""
    start = dated.start.date()
    if dated.precision == "year":
        return date(start.year, 12, 31)
    return date(start.year + 1, 3, 31) if dated.precision == "financial-year" else start
