"""Which entry of a list became which, when somebody has changed, moved, added and removed some."""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

_ALIKE = 0.3
"""How much of two entries must be the same for one to be the other, changed: about a third."""


def pair(was: Sequence[Any], now: Sequence[Any]) -> list[int | None]:
    """Find for each entry as it is to be which of those before it comes from.

    Args:
        was: the settled entries before.
        now: the settled entries that are to be.

    Returns:
        For each of the latter the place of one of the former, none twice; None for a new one.
    """
    found: dict[int, int] = {}
    for pairs in (_same_in_order, _same_elsewhere, _alike, _in_the_same_place):
        for since, begin in pairs(was, now, found):
            if begin not in found and since not in found.values():
                found[begin] = since
    return [found.get(begin) for begin in range(len(now))]


def steps(before: Sequence[Any], after: Sequence[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    """Give the steps from one list to another, as `difflib` has them."""
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _same_in_order(
    was: Sequence[Any], now: Sequence[Any], _: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    before, after = ([json.dumps(each) for each in entries] for entries in (was, now))
    for step, since, until, begin, stop in steps(before, after):
        if step == "equal":
            yield from zip(range(since, until), range(begin, stop), strict=True)


def _same_elsewhere(
    was: Sequence[Any], now: Sequence[Any], _: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    for begin, new in enumerate(now):
        yield from ((since, begin) for since, old in enumerate(was) if old == new)


def _alike(
    was: Sequence[Any], now: Sequence[Any], found: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Pair what is most alike first; of equals, what stands in the same place."""
    left = [since for since in range(len(was)) if since not in found.values()]
    new = [begin for begin in range(len(now)) if begin not in found]
    likeness = [
        (-how_alike(was[since], now[begin]), abs(since - begin), since, begin)
        for since in left
        for begin in new
    ]
    yield from ((since, begin) for less, _, since, begin in sorted(likeness) if -less >= _ALIKE)


def _in_the_same_place(
    was: Sequence[Any], now: Sequence[Any], found: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Pair what stands between the same neighbours, if it is as many entries before and after."""
    before = [since if since in found.values() else None for since in range(len(was))]
    after = [found.get(begin, f"new {begin}") for begin in range(len(now))]
    for step, since, until, begin, stop in steps(before, after):
        if step == "replace" and until - since == stop - begin:
            yield from zip(range(since, until), range(begin, stop), strict=True)


def how_alike(one: Any, other: Any) -> float:  # noqa: ANN401
    """Measure from 0 to 1 how alike two entries are: by their words, field for field."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        names = {*one, *other}
        each = (how_alike(one.get(name), other.get(name)) for name in names)
        return sum(each) / len(names) if names else 1
    text, new = (json.dumps(each, ensure_ascii=False).strip('"') for each in (one, other))
    by_words = SequenceMatcher(None, text.split(), new.split(), autojunk=False).ratio()
    return by_words or (1.0 if get_close_matches(text, [new], 1) else 0.0)
