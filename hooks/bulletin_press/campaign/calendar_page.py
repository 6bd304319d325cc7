"""The plan as a page of its own: a calendar for the wall, and every post below it by its day.

It stands in one file, asks nothing of the network, and is not a page of the site.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bulletin_press.campaign.hours import WEEKDAYS, Blackout
from bulletin_press.campaign.pictures import pictured
from bulletin_press.campaign.plan import Plan, Turn, together
from bulletin_press.campaign.rows import needs_picture
from bulletin_press.campaign.scheduler import Scheduler
from bulletin_press.campaign.silence import why_silent
from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import MONTHS
from bulletin_press.drawing import draw
from bulletin_press.posts.channels import CHANNELS, Channel
from bulletin_press.site import Site


@dataclass(frozen=True)
class Day:
    """A day of the calendar; ``is_planned`` where it is one of the weeks that are planned."""

    date: date
    is_planned: bool
    turns: tuple[Turn, ...]
    blackout: Blackout | None


@dataclass(frozen=True)
class Month:
    """A month of the calendar, as far as its weeks are planned."""

    label: str
    days: tuple[Day, ...]


@dataclass(frozen=True)
class ChannelSummary:
    """What goes on one channel, and how it gets there.

    Attributes:
        channel: the channel.
        posts: how many.
        first: when the first of them goes.
        last: when the last of them goes.
        schedulers: labels of the schedulers that have a file with them.
        without_picture: how many cannot go because their picture is missing.
    """

    channel: Channel
    posts: int
    first: datetime
    last: datetime
    schedulers: tuple[str, ...]
    without_picture: int


def calendar_page(
    plan: Plan,
    catalogue: Catalogue,
    site: Site,
    schedulers: Mapping[str, Scheduler],
    imported: Mapping[str, Iterable[str]],
) -> str:
    """Draw ``calendar.html``.

    Args:
        plan: the plan.
        catalogue: what it was made from.
        site: the site.
        schedulers: those that files were made for, by name.
        imported: the names of those files, by the name of the scheduler.
    """
    days = list(_days(plan))
    return draw(
        "campaign_calendar.html",
        "",
        plan=plan,
        site=site,
        last_day=plan.ends - timedelta(days=1),
        moment=catalogue.moment,
        months=_months(days),
        days=[day for day in days if day.turns or (day.is_planned and day.blackout)],
        stretches=_stretches(plan.blackout),
        summaries=list(summaries(plan, site, schedulers)),
        files=[(schedulers[name], sorted(files)) for name, files in imported.items()],
        weekdays=WEEKDAYS,
        weekday_label=weekday_label,
        together=together,
        pictured=pictured,
        why_silent=why_silent(plan, catalogue, site),
        channels=CHANNELS,
    )


def weekday_label(day: date) -> str:
    """Say a day: ``Monday 23 November 2026``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def summaries(
    plan: Plan, site: Site, schedulers: Mapping[str, Scheduler]
) -> Iterator[ChannelSummary]:
    """Sum a plan up for each channel that it has posts on, in the order of the site's channels."""
    found: dict[str, list[tuple[datetime, bool]]] = {}
    for turn in plan.turns:
        for post in turn.posts:
            found.setdefault(post.channel, []).append((turn.moment, needs_picture(post)))
    for slug in (slug for slug in site.settings.channels if slug in found):
        posts = found[slug]
        known = (one.label for one in schedulers.values() if slug in one.channels)
        missing = sum(is_missing for _, is_missing in posts)
        moments = [moment for moment, _ in posts]
        yield ChannelSummary(
            CHANNELS[slug], len(posts), moments[0], moments[-1], tuple(known), missing
        )


def _days(plan: Plan) -> Iterator[Day]:
    """Give the days of all weeks, from Monday to Sunday, that are planned in part at least."""
    turns: dict[date, list[Turn]] = {}
    for turn in plan.turns:
        turns.setdefault(turn.moment.date(), []).append(turn)
    day = plan.begins - timedelta(days=plan.begins.weekday())
    while day < plan.ends or day.weekday():
        is_planned = plan.begins <= day < plan.ends
        yield Day(day, is_planned, tuple(turns.get(day, ())), plan.blackout.get(day))
        day += timedelta(days=1)


def _months(days: Sequence[Day]) -> list[Month]:
    months: dict[tuple[int, int], list[Day]] = {}
    for day in days:
        months.setdefault((day.date.year, day.date.month), []).append(day)
    return [
        Month(f"{MONTHS[month - 1]} {year}", tuple(own))
        for (year, month), own in months.items()
        if any(day.is_planned for day in own)
    ]


def _stretches(blackout: Mapping[date, Blackout]) -> list[tuple[date, date, str]]:
    """Gather the days of each blackout, as far as they are planned."""
    found: dict[int, list[date]] = {}
    reasons = {}
    for day, reason in blackout.items():
        found.setdefault(id(reason), []).append(day)
        reasons[id(reason)] = reason.why
    return [(days[0], days[-1], reasons[key]) for key, days in found.items()]
