"""Gathers what a digest says from what is public."""

from bisect import bisect_left, bisect_right
from datetime import date
from operator import itemgetter

from bulletin_press.catalogue import Catalogue
from bulletin_press.digest.periods import Period
from bulletin_press.digest.told import Digest, News
from bulletin_press.item import Item
from bulletin_press.models import Event
from bulletin_press.vocabulary import Term


def digest_of(
    catalogue: Catalogue,
    period: Period,
    audience: Term | None = None,
    *,
    with_coming: bool = True,
) -> Digest:
    """Gather what a digest says.

    Args:
        catalogue: what the public may see.
        period: the days it is about.
        audience: whom it is for; None for everyone. What names no audience is for all of them.
        with_coming: whether events to come stand apart; else those that are new stand with all
            that is new, and the digest of a period that is over stays the same.
    """
    coming = [item.name for item in catalogue.coming if with_coming and isinstance(item, Event)]
    names = _names_within(period, catalogue) | set(coming)
    every = {
        item.name: _news(item, catalogue, period) for item in catalogue.items if item.name in names
    }
    mine = catalogue.by("audiences", audience.slug) if audience else catalogue.items
    found = {item.name: every[item.name] for item in mine if item.name in names}
    withdrawn = [
        notice
        for notice in catalogue.notices
        if period.since <= notice.withdrawn.date <= period.until
        and (audience is None or audience.slug in notice.facets["audiences"])
    ]
    return Digest(
        period,
        audience,
        tuple(one for one in found.values() if one.is_news),
        tuple(found[name] for name in coming if name in found),
        tuple(one.item for one in every.values() if one.is_news),
        tuple(sorted(withdrawn, key=lambda it: (it.withdrawn.date, it.name), reverse=True)),
        catalogue.vocabulary,
        catalogue.moment.date(),
    )


def _news(item: Item, catalogue: Catalogue, period: Period) -> News:
    dated = item.dated
    is_new = dated is not None and dated.start <= catalogue.moment and period.holds(dated)
    return News(item, is_new, tuple(it for it in item.changes if period.holds(it.date)))


def _names_within(period: Period, catalogue: Catalogue) -> set[str]:
    """Name the items with a date in a period, so that not all are asked for each of many months."""

    def list_days() -> list[tuple[date, str]]:
        dates = ((item, [change.date for change in item.changes]) for item in catalogue.items)
        return sorted(
            (one.start.date(), item.name)
            for item, changed in dates
            for one in [*changed, *([item.dated] if item.dated else [])]
        )

    days = catalogue.once(_names_within, list_days)
    first = bisect_left(days, period.since, key=itemgetter(0))
    last = bisect_right(days, period.until, key=itemgetter(0))
    return {name for _, name in days[first:last]}
