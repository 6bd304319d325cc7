"""The door: who may be seen at a moment. Everything the public sees is made from what is behind it.

Nothing else decides what is public. A draft, an embargoed or a scheduled item is not behind the
door at all, nor is any mention that another item makes of it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar

from bulletin_press.contacts import Contact
from bulletin_press.dates import year_label
from bulletin_press.facets import facets_of
from bulletin_press.glossary import Entry
from bulletin_press.item import Item
from bulletin_press.models import Event, Guidance, Lesson, Occasion
from bulletin_press.notice import Notice, notice_of
from bulletin_press.reading import Project
from bulletin_press.rendering import Body
from bulletin_press.vocabulary import Term, Vocabulary

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Read-only: what the public may see at one moment.

    Attributes:
        moment: the moment.
        items: the public items, last changed first.
        notices: the withdrawn ones.
        vocabulary: the words of the site.
        contacts: whom to ring.
        bodies: the rendered bodies of the public items, by name.
        held: names of held items that are shown because this is a preview; empty otherwise.
        glossary: abbreviations, terms and agencies in plain words.
    """

    moment: datetime
    items: tuple[Item, ...]
    notices: tuple[Notice, ...]
    vocabulary: Vocabulary
    contacts: tuple[Contact, ...]
    bodies: Mapping[str, Body]
    held: frozenset[str] = frozenset()
    glossary: tuple[Entry, ...] = ()
    _made: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def once(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Give what was made of this catalogue before; make it the first time.

        It goes when the catalogue goes: nothing outlives the door it came through.
        """
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made

    @classmethod
    def as_of(cls, project: Project, moment: datetime, *, preview: bool = False) -> "Catalogue":
        """Open the door for one moment.

        Args:
            project: everything that was read, held items too, checked.
            moment: an aware date-time; an item is public when ``published <= moment``.
            preview: let held items through as well, their names in ``held``; for the author's
                own screen only.
        """
        public = {item.name: item for item in project.items if is_public(item, moment)}
        held = {
            item.name: item
            for item in project.items
            if preview and item.name not in public and item.status != "withdrawn"
        }
        shown = public | held
        seen = [_without_mentions(item, shown, moment) for item in shown.values()]
        seen.sort(key=lambda item: item.name)
        seen.sort(key=lambda item: item.updated or moment, reverse=True)
        return cls(
            moment,
            tuple(seen),
            tuple(
                notice_of(item, shown, project.vocabulary)
                for item in project.items
                if _leaves_notice(item, moment)
            ),
            project.vocabulary,
            project.contacts,
            {name: project.bodies[name] for name in shown},
            frozenset(held),
            project.glossary,
        )

    @cached_property
    def dated(self) -> list[Item]:
        """List the items whose date has come: an event may be known only by a day to come."""
        return [item for item in self.items if item.updated and item.updated <= self.moment]

    @cached_property
    def coming(self) -> list[Occasion]:
        """List what is to come, or goes on until a day that has been named, the next first."""
        found = [one for one in self.items if isinstance(one, Occasion) and one.is_on(self.moment)]
        return sorted(found, key=lambda one: one.starts.start if one.starts else self.moment)

    def by_kind(self, kind: str) -> list[Item]:
        """List the items of a kind, last changed first."""
        return [item for item in self.items if item.kind == kind]

    def by(self, facet: str, slug: str) -> list[Item]:
        """List the items under one word of a facet, last changed first."""
        return self._by_facet.get((facet, slug), [])

    def by_name(self, name: str) -> Item | None:
        """Look up a public item; None where there is none to be seen."""
        return self._by_name.get(name)

    @property
    def years(self) -> list[str]:
        """List the years that have items, latest first."""
        years = {slug for facet, slug in self._by_facet if facet == "years"}
        return sorted(years, reverse=True)

    def words(self, facet: str) -> list[Term]:
        """List the words of a facet that has index pages; of the years those that have items."""
        if facet == "years":
            return [Term(slug=year, label=year_label(year)) for year in self.years]
        return list(self.vocabulary[facet].values())

    def related(self, item: Item) -> list[Item]:
        """List the items that an item names as related, and those that name it."""
        names = {*item.related, *self._naming["related", item.name]} - {item.name}
        return self._in_order(names)

    def reviews_of(self, item: Item) -> list[Item]:
        """List the reviews that a bulletin comes from."""
        names = item.reviews if isinstance(item, Lesson) else ()
        return [other for name in names if (other := self.by_name(name))]

    def lessons_of(self, item: Item) -> list[Item]:
        """List the bulletins that come from a review."""
        return self._in_order(self._naming["reviews", item.name])

    def superseding(self, item: Item) -> list[Item]:
        """List the guidance that takes the place of another."""
        return self._in_order(self._naming["supersedes", item.name])

    def beside(self, item: Item, theme: str) -> tuple[Item | None, Item | None]:
        """Look up the items just after and just before one among those of a theme."""
        items, place = self.by("themes", theme), self._place_in_theme[theme, item.name]
        newer = items[place - 1] if place else None
        return newer, items[place + 1] if place + 1 < len(items) else None

    @cached_property
    def _place_in_theme(self) -> dict[tuple[str, str], int]:
        return {
            (slug, item.name): place
            for (facet, slug), items in self._by_facet.items()
            if facet == "themes"
            for place, item in enumerate(items)
        }

    def _in_order(self, names: Iterable[str]) -> list[Item]:
        places = sorted(self._place[name] for name in names if name in self._place)
        return [self.items[place] for place in places]

    @cached_property
    def _place(self) -> dict[str, int]:
        return {item.name: place for place, item in enumerate(self.items)}

    @cached_property
    def _by_name(self) -> dict[str, Item]:
        return {item.name: item for item in self.items}

    @cached_property
    def _by_facet(self) -> dict[tuple[str, str], list[Item]]:
        found: dict[tuple[str, str], list[Item]] = defaultdict(list)
        for item in self.items:
            for facet, slugs in facets_of(item, self.vocabulary).items():
                for slug in dict.fromkeys(slugs):
                    found[facet, slug].append(item)
        return found

    @cached_property
    def _naming(self) -> dict[tuple[str, str], set[str]]:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for item in self.items:
            for names in ("related", "reviews"):
                for name in getattr(item, names, ()):
                    found[names, name].add(item.name)
            if isinstance(item, Guidance) and item.supersedes:
                found["supersedes", item.supersedes].add(item.name)
        return found


def is_public(item: Item, moment: datetime) -> bool:
    """Tell whether the public may see an item at a moment: the one rule."""
    return item.status == "published" and is_released(item, moment)


def is_released(item: Item, moment: datetime) -> bool:
    """Tell whether the date of an item has come, whatever its status."""
    if item.published is None:
        # Of an event it may not be known when it was announced; all else needs its date.
        return isinstance(item, Event)
    return item.published.start <= moment


def _leaves_notice(item: Item, moment: datetime) -> bool:
    return item.status == "withdrawn" and is_released(item, moment)


def _without_mentions(item: Item, shown: Mapping[str, Item], moment: datetime) -> Item:
    """Drop what an item says of items that are not to be seen, and of its own future."""
    kept: dict[str, object] = {
        "related": tuple(name for name in item.related if name in shown),
        "changes": tuple(change for change in item.changes if change.date.start <= moment),
    }
    if isinstance(item, Lesson):
        kept["reviews"] = tuple(name for name in item.reviews if name in shown)
    if isinstance(item, Guidance):
        kept["supersedes"] = item.supersedes if item.supersedes in shown else None
    return item.model_copy(update=kept)
