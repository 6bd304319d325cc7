"""A timetable in which each slot goes to one item, and who asks first comes first."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from bulletin_press.campaign.hours import Hours
from bulletin_press.campaign.rhythm import Wish

_ONE_DAY = timedelta(days=1)
_BACK = 14
"""How many days earlier a reminder may come when there is no room on its own."""
_FARTHEST = 1000
"""How many days later anything may come, whatever is closed in between."""


class Timetable:
    """The slots that are taken. What is placed in it stays where it is."""

    def __init__(self, hours: Hours) -> None:
        self._hours = hours
        self._gap = hours.gap.total_seconds()
        self._taken: list[float] = []
        self._full: set[date] = set()

    def place(
        self, wish: Wish, patience: int, suits: Callable[[datetime], bool]
    ) -> datetime | None:
        """Take the first free slot for a wish; None where there is none.

        The first time of each day is kept for first turns, so that what is new never waits behind
        what is repeated. On the day wished for, turn after turn begins to look at another time,
        so that repeats meet other readers; from then on the next free slot is taken.

        Args:
            wish: when it would go.
            patience: how many days with times for posts later it may still come.
            suits: tells whether a free slot will do.
        """
        ways = [self._later(wish, patience)]
        if wish.is_reminder:
            ways.append(self._earlier(wish))
        for slot in (slot for way in ways for slot in way):
            if self._is_free(slot) and suits(slot):
                insort(self._taken, slot.timestamp())
                return slot
        return None

    def _later(self, wish: Wish, patience: int) -> Iterator[datetime]:
        day = wish.earliest.date()
        slots = self._slots_for(wish, day)
        turn = max(wish.number - 2, 0) % len(slots) if slots else 0
        for slot in (*slots[turn:], *slots[:turn]):
            if slot >= wish.earliest and (wish.before is None or slot < wish.before):
                yield slot
        for _ in range(_FARTHEST):
            day += _ONE_DAY
            if not patience:
                return
            # Days on which nobody posts, such as those of a blackout, are not waited for.
            patience -= bool(self._hours.slots_on(day))
            for slot in self._slots_for(wish, day):
                if wish.before is not None and slot >= wish.before:
                    return
                yield slot

    def _earlier(self, wish: Wish) -> Iterator[datetime]:
        day = wish.earliest.date()
        for _ in range(_BACK):
            day -= _ONE_DAY
            yield from reversed(self._slots_for(wish, day))

    def _slots_for(self, wish: Wish, day: date) -> tuple[datetime, ...]:
        """List the slots of a day that a turn may take; none once all of them are taken."""
        if day in self._full:
            return ()
        slots = self._hours.slots_on(day)
        if not any(self._is_free(slot) for slot in slots):
            self._full.add(day)  # What is placed stays, so this need not be asked again.
            return ()
        return slots[1:] or slots if wish.number > 1 else slots

    def _is_free(self, slot: datetime) -> bool:
        moment = slot.timestamp()
        at = bisect_left(self._taken, moment)
        neighbours = self._taken[max(at - 1, 0) : at + 1]
        return all(abs(moment - other) >= self._gap for other in neighbours)
