"""Holding a built site against the one that is live, before it takes its place.

Whoever follows a site relies on what it once said: an item has an id for ever, an address goes on
working, a date stays. A build knows nothing of the last one, so a slip (a file renamed, a date
corrected, an item held again) would break that in silence. Here it is told before it is online.
"""

from collections.abc import Callable, Iterator, Sequence

from bulletin_press.allowing import Excused
from bulletin_press.comparing import of_items, of_site
from bulletin_press.comparing.exceptions import Accepted, excuse
from bulletin_press.comparing.moving import moved
from bulletin_press.comparing.pairs import Pair, Sources
from bulletin_press.comparing.told import Told
from bulletin_press.problems import Problem

RULES: dict[str, Callable[[Pair], Iterator[Problem]]] = {
    of_items.GONE: of_items.check_gone,
    of_items.ID: of_items.check_ids,
    of_items.ADDRESS: of_items.check_addresses,
    of_items.DATE: of_items.check_dates,
    of_items.UPDATE: of_items.check_updates,
    of_items.AGAIN: of_items.check_withdrawn,
    of_site.FEED: of_site.check_feeds,
}
"""What is held against each other, by the names that exceptions use."""


def compare(
    live: Told, built: Told, sources: Sources, accepted: Sequence[Accepted] = ()
) -> tuple[list[Problem], list[Excused]]:
    """Say what a built site would break of what the live one has said.

    What concerns the whole site (it is of an earlier moment, or has another address) is told
    alone: every item would only say the same again.

    Args:
        live: what the site that is live tells of itself.
        built: what the one that is to take its place tells.
        sources: the items as written, to name the file and the line.
        accepted: the exceptions that were recorded.

    Returns:
        What is left to mend, sorted, and what an exception excuses.
    """
    pair = Pair(live, built, sources)
    if whole := list(of_site.check_moment(pair)):
        return whole, []
    left, excused = excuse(of_site.check_site(pair), accepted)
    if left:
        return left, []
    pair = Pair(moved(live, built), built, sources)
    told = (problem for rule in RULES.values() for problem in rule(pair))
    left, more = excuse(told, accepted)
    return sorted({*left}), sorted({*excused, *more})
