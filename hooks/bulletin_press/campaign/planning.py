"""The plan: every turn of every public item in a slot of its own.

It is made from the whole history, and not from the weeks that are looked at: an item that was
published earlier chooses earlier, so a new one moves nothing, and next week's plan is this week's.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import NamedTuple

from bulletin_press.campaign.hours import Hours
from bulletin_press.campaign.placing import Timetable
from bulletin_press.campaign.plan import LeftOut, Plan, Turn
from bulletin_press.campaign.rhythm import Wish, first_moment, wishes_of
from bulletin_press.catalogue import Catalogue
from bulletin_press.item import Item
from bulletin_press.posts.composing import Post, all_posts
from bulletin_press.site import Site

SAME_TEXT = timedelta(days=3)
"""How long a channel is spared the same text: some schedulers and channels refuse it sooner."""

LOOK_BACK = timedelta(weeks=4)
"""How far back what was due is listed one by one."""

_PATIENCE = 7
"""How many days with times for posts a repeat waits for a free one."""
_PATIENCE_OF_THE_FIRST = 500
_BEYOND = timedelta(days=366)
"""How far behind the weeks that are looked at turns are still placed: a reminder may come before
its day and take the slot of another, which takes that of a third; a year is far more than enough
that what is placed at the end of it moves nothing in these weeks."""


def make_plan(catalogue: Catalogue, site: Site, begins: date, weeks: int) -> Plan:
    """Plan some weeks of posts.

    Args:
        catalogue: what is public; its moment is when the plan is made, nothing goes before it.
        site: settles hours, gap, blackout days and channels.
        begins: the first day of the weeks; what is between the moment and it is not listed.
        weeks: how many.
    """
    zone = site.settings.zone
    ends = begins + timedelta(weeks=weeks)
    first, last = first_moment(begins, zone), first_moment(ends, zone)
    placed, without = _Planner(catalogue, site, last + _BEYOND).plan()
    moment = catalogue.moment
    listed = min(first, moment) - LOOK_BACK
    past = [turn for turn in placed if turn.moment < moment]
    hours = hours_of(site)
    days = (begins + timedelta(days=at) for at in range(7 * weeks))
    return Plan(
        begins,
        ends,
        tuple(turn for turn in placed if max(first, moment) <= turn.moment < last),
        tuple(turn for turn in past if turn.moment >= listed),
        tuple(turn for turn in past if turn.moment < listed),
        tuple(one for one in without if listed.date() <= one.day < ends),
        {day: reason for day in days if (reason := hours.blackout_on(day))},
    )


def hours_of(site: Site) -> Hours:
    """Give the hours that a site has settled."""
    settings = site.settings
    return Hours(
        settings.zone, settings.post_times, settings.post_days, settings.post_gap, settings.blackout
    )


class _Chain(NamedTuple):
    """All turns of an item that have been placed, the first too once it has been placed again."""

    item: Item
    wishes: tuple[Wish, ...]
    posts: tuple[tuple[Post, ...], ...]
    slots: dict[int, datetime]

    def posts_at(self, number: int) -> tuple[Post, ...]:
        """Take the variants in turn."""
        return tuple(own[(number - 1) % len(own)] for own in self.posts)

    def turn(self, number: int, moment: datetime) -> Turn:
        return Turn(self.item, number, len(self.wishes), moment, self.posts_at(number))

    def suits(self, number: int, earliest: datetime | None, slot: datetime) -> bool:
        """Tell whether a slot is late enough, and far enough from the item's other turns."""
        return (earliest is None or slot >= earliest) and all(
            slot.date() != other.date()
            and (abs(slot - other) >= SAME_TEXT or not self._says_the_same(number, of))
            for of, other in self.slots.items()
            if of != number
        )

    def _says_the_same(self, number: int, other: int) -> bool:
        pairs = zip(self.posts_at(number), self.posts_at(other), strict=True)
        return any(one.text == two.text for one, two in pairs)


class _Planner:
    """One making of a plan."""

    def __init__(self, catalogue: Catalogue, site: Site, horizon: datetime) -> None:
        self._catalogue = catalogue
        self._zone = site.settings.zone
        self._posts = all_posts(catalogue, site)
        self._timetable = Timetable(hours_of(site))
        self._horizon = horizon
        self._left_out: list[LeftOut] = []

    def plan(self) -> tuple[list[Turn], list[LeftOut]]:
        """Place every turn up to the horizon, in order of their moments."""
        chains = list(self._chains())
        for chain in chains:
            self._place(chain)
        # Last of all, so that no other turn depends on the hour at which the plan is made.
        for chain in chains:
            self._place_again(chain)
        turns = [chain.turn(at, slot) for chain in chains for at, slot in chain.slots.items()]
        turns.sort(key=lambda turn: (turn.moment, turn.item.name))
        return turns, sorted(self._left_out, key=lambda one: (one.day, one.item.name, one.number))

    def _chains(self) -> Iterator[_Chain]:
        """Give the chains of all items, the first published first."""
        dated = [
            (item.dated.start, item.name, item) for item in self._catalogue.items if item.dated
        ]
        for _, name, item in sorted(dated, key=lambda entry: entry[:2]):
            by_channel: dict[str, list[Post]] = {}
            for post in self._posts.get(name, ()):
                by_channel.setdefault(post.channel, []).append(post)
            if by_channel:
                is_superseded = bool(self._catalogue.superseding(item))
                wishes = wishes_of(item, self._zone, is_superseded=is_superseded)
                yield _Chain(item, wishes, tuple(map(tuple, by_channel.values())), {})

    def _place(self, chain: _Chain) -> None:
        published = chain.item.published
        earliest = published.start if published else None
        for wish in chain.wishes:
            if wish.earliest >= self._horizon:
                return
            bound = max(wish.earliest, earliest) if earliest else wish.earliest
            patience = _PATIENCE if wish.number > 1 else _PATIENCE_OF_THE_FIRST
            slot = self._timetable.place(
                replace(wish, earliest=bound), patience, partial(chain.suits, wish.number, earliest)
            )
            if slot is None:
                day = wish.earliest.date()
                self._left_out.append(LeftOut(chain.item, wish.number, len(chain.wishes), day))
                continue
            chain.slots[wish.number] = slot
            earliest = first_moment(slot.date() + timedelta(days=1), self._zone)

    def _place_again(self, chain: _Chain) -> None:
        """Give the first turn, if its slot was earlier today, the next one from now on.

        On a later day it goes as a repeat does: the first slot there is kept for what is new, and
        another plan, made on that day, will give it away. It comes before the item's next turn,
        or not at all.
        """
        moment, slot = self._catalogue.moment, chain.slots.get(1)
        if slot is None or slot >= moment or slot.date() != moment.date():
            return
        ends = (bound for bound in (chain.wishes[0].before, chain.slots.get(2)) if bound)
        today = Wish(1, moment, min(ends, default=None))
        tomorrow = first_moment(moment.date() + timedelta(days=1), self._zone)
        later = replace(today, earliest=tomorrow, number=2)
        suits = partial(chain.suits, 1, moment)
        found = self._timetable.place(today, 0, suits) or self._timetable.place(
            later, _PATIENCE, suits
        )
        chain.slots[1] = found or slot
