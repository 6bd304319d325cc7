"""What many items say together: their learning points, their actions, their years and themes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import year_label
from bulletin_press.item import Item
from bulletin_press.models import Lesson
from bulletin_press.parts import Action, LearningPoint
from bulletin_press.vocabulary import Term

PartOf = TypeVar("PartOf", LearningPoint, Action)


@dataclass(frozen=True)
class Gathered(Generic[PartOf]):
    """A learning point or an action, with the item it is from."""

    part: PartOf
    item: Item


@dataclass(frozen=True)
class YearCount:
    """How many items a year has; one that has none stands between years that have some."""

    slug: str
    count: int

    @property
    def label(self) -> str:
        """The year as people write it."""
        return year_label(self.slug)


def learning_of(items: Iterable[Item]) -> list[Gathered[LearningPoint]]:
    """Gather the learning points of items, in the order of the items."""
    return [
        Gathered(learned, item)
        for item in items
        if isinstance(item, Lesson)
        for learned in item.learning
    ]


def actions_of(items: Iterable[Item]) -> list[Gathered[Action]]:
    """Gather the actions of items by date, those that are answered last."""
    found = [
        (bool(action.response), action.by or date.max, Gathered(action, item))
        for item in items
        if isinstance(item, Lesson)
        for action in item.actions
    ]
    found.sort(key=lambda entry: entry[:2])
    return [gathered for _, _, gathered in found]


def is_answered(one: Gathered[Action]) -> bool:
    """Tell whether an agency has answered an action."""
    return bool(one.part.response)


def actions_for(audience: str, actions: Iterable[Gathered[Action]]) -> list[Gathered[Action]]:
    """Choose of all actions what names an audience, and what is for all in its items."""

    def is_meant(action: Action, item: Item) -> bool:
        named = action.audiences or item.audiences
        return audience in named or not named

    return [one for one in actions if is_meant(one.part, one.item)]


def linked_themes(theme: str, items: Iterable[Item]) -> list[str]:
    """List the themes that items of one theme also have, the most frequent first."""
    found = Counter(slug for item in items for slug in item.themes if slug != theme)
    return [slug for slug, _ in found.most_common()]


def counted_by_year(items: Iterable[Item]) -> list[YearCount]:
    """Count items by year, oldest first, with the years between that have none."""
    found = Counter(item.shown_date.year_slug for item in items if item.shown_date)
    if not found:
        return []
    whole = [int(slug[:4]) for slug in found]
    between = {str(year) for year in range(min(whole), max(whole) + 1)}
    # 2017-18 begins in 2017: that year is not empty.
    between -= {slug[:4] for slug in found}
    return [YearCount(slug, found[slug]) for slug in sorted({*found, *between})]


def themes_by_count(items: Iterable[Item], catalogue: Catalogue) -> list[tuple[Term, int]]:
    """Count the themes of items, the most frequent first."""
    found = Counter(slug for item in items for slug in item.themes)
    return [(catalogue.vocabulary["themes"][slug], count) for slug, count in found.most_common()]
