"""A plan as values: the turns of items, each in its slot."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bulletin_press.campaign.hours import Blackout
from bulletin_press.item import Item
from bulletin_press.posts.composing import Post


@dataclass(frozen=True)
class Turn:
    """One turn of an item: its posts on all channels, in one slot.

    Attributes:
        item: the item.
        number: which turn it is, from 1.
        of: how many turns the item has in all.
        moment: the slot, tied to its offset in the site's zone.
        posts: a post for each channel.
    """

    item: Item
    number: int
    of: int
    moment: datetime
    posts: tuple[Post, ...]


@dataclass(frozen=True)
class LeftOut:
    """A turn for which there was no room, and the day on which it would have gone."""

    item: Item
    number: int
    of: int
    day: date


@dataclass(frozen=True)
class Plan:
    """Who posts what, where and when.

    Attributes:
        begins: the first day of the weeks that are planned.
        ends: the day after the last.
        turns: what goes in these weeks, in order.
        was_due: what should have gone in the weeks before the moment, in order.
        earlier: what was due before that, in order.
        left_out: turns without room, in these weeks and those before the moment.
        blackout: the days without posts in these weeks, each with its reason.
        names: the items to which it is limited; empty where it is of all.
    """

    begins: date
    ends: date
    turns: tuple[Turn, ...]
    was_due: tuple[Turn, ...]
    earlier: tuple[Turn, ...]
    left_out: tuple[LeftOut, ...]
    blackout: dict[date, Blackout]
    names: tuple[str, ...] = ()

    def limited(self, names: Collection[str], channels: Collection[str]) -> "Plan":
        """Keep only some items (all, where none is named) and some channels; nothing moves."""

        def kept(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
            shorter = (
                replace(turn, posts=tuple(one for one in turn.posts if one.channel in channels))
                for turn in turns
                if not names or turn.item.name in names
            )
            return tuple(turn for turn in shorter if turn.posts)

        left_out = (one for one in self.left_out if not names or one.item.name in names)
        return replace(
            self,
            turns=kept(self.turns),
            was_due=kept(self.was_due),
            earlier=kept(self.earlier),
            left_out=tuple(left_out),
            names=tuple(names),
        )


def together(posts: Iterable[Post]) -> list[list[Post]]:
    """Gather posts that read and look the same, so that a person reads them once."""
    found: dict[tuple[str, str | None, str], list[Post]] = {}
    for post in posts:
        found.setdefault((post.text, post.image, post.alt), []).append(post)
    return list(found.values())
