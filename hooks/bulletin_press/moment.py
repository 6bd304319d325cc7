"""The one place that reads the clock."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bulletin_press.dates import BadDate, fixed, parse_date

VARIABLE = "BULLETINS_AS_OF"

_YEARS = range(1980, 2100)
"""Packed files can hold no other times (RFC 1952, section 2.3.1; ZIP begins in 1980)."""


def read_moment(as_of: str | None, zone: ZoneInfo) -> datetime:
    """Settle the moment for which a site is built.

    Args:
        as_of: a date or date-time to build for, in the site's zone; None or empty for the present.
        zone: the site's zone.

    Raises:
        BadDate: as_of is not a date, or one for which no site can be built.
    """
    if as_of:
        moment = parse_date(as_of, zone)
        if moment.is_partial:
            raise BadDate(f"{as_of!r} names no day", "write YYYY-MM-DD, or YYYY-MM-DDTHH:MM")
        if moment.start.year not in _YEARS:
            hint = f"choose one from {_YEARS.start} to {_YEARS.stop - 1}"
            raise BadDate(f"{as_of!r} is no moment for a site", hint)
        return moment.start
    return fixed(datetime.now(zone))
