"""What a digest says: what is to be done, what is new by theme, what is coming, what is gone."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bulletin_press.digest.periods import Period
from bulletin_press.gathered import Gathered, actions_for, actions_of, is_answered
from bulletin_press.item import Item
from bulletin_press.models import Lesson
from bulletin_press.notice import Notice
from bulletin_press.parts import Action, Change, LearningPoint
from bulletin_press.vocabulary import Term, Vocabulary

POINTS = 3
"""How many learning points of an item a digest shows."""


@dataclass(frozen=True)
class News:
    """An item in a digest, and why: it was published then, or had these major changes."""

    item: Item
    is_new: bool
    changes: tuple[Change, ...]

    @property
    def is_news(self) -> bool:
        """Tell whether anything happened to it in the period."""
        return self.is_new or bool(self.changes)

    @property
    def points(self) -> tuple[LearningPoint, ...]:
        """The first of what was learned."""
        return self.item.learning[:POINTS] if isinstance(self.item, Lesson) else ()


@dataclass(frozen=True, eq=False)
class Digest:
    """What was new in a period, for everyone or for one audience.

    Attributes:
        period: the days.
        audience: whom it is for; None for everyone.
        news: what was published or had a major change, last changed first.
        coming: the events that are still to come at the moment of the catalogue, the next first,
            whether they are new or not.
        acting: the items new in the period, whomever they are for: they may ask things of an
            audience that they do not name as theirs.
        withdrawn: what was withdrawn in the period, last first. The newsletter tells it to those
            who may have passed on what an earlier one told. The page of a month does not: it is
            for whoever comes, and of what is withdrawn only its notice is to be left.
        vocabulary: the words of the site.
        written: the day of the catalogue.
    """

    period: Period
    audience: Term | None
    news: tuple[News, ...]
    coming: tuple[News, ...]
    acting: tuple[Item, ...]
    withdrawn: tuple[Notice, ...]
    vocabulary: Vocabulary
    written: date

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing happened; that something is coming is no news."""
        return not (self.news or self._actions or self.withdrawn)

    @cached_property
    def called_off(self) -> list[News]:
        """List the events of the news that do not take place."""
        return [one for one in self.news if one.item.called_off]

    @cached_property
    def by_theme(self) -> list[tuple[Term | None, list[News]]]:
        """Group the news under the first theme of each, in the order of the vocabulary.

        What has no theme comes last, under None. An event to come is not here but in ``coming``,
        one that does not take place in ``called_off``.
        """
        apart = {one.item.name for one in (*self.coming, *self.called_off)}
        groups: dict[str, list[News]] = {slug: [] for slug in (*self.vocabulary["themes"], "")}
        for one in self.news:
            if one.item.name not in apart:
                groups[(one.item.themes or ("",))[0]].append(one)
        themes = self.vocabulary["themes"]
        return [(themes.get(slug), found) for slug, found in groups.items() if found]

    @cached_property
    def to_do(self) -> list[Gathered[Action]]:
        """List the actions of the news that nobody has answered, by date."""
        return [one for one in self._actions if not is_answered(one)]

    @cached_property
    def answered(self) -> list[Gathered[Action]]:
        """List the actions of the news that are answered, by date."""
        return [one for one in self._actions if is_answered(one)]

    @cached_property
    def to_do_by_audience(self) -> list[tuple[list[Term], list[Gathered[Action]]]]:
        """Group the open actions by those who are to act, what is to be done first at the top.

        What names nobody is for everyone. Each action stands once, under all whom it names
        together. The digest for one audience is one group, under nobody's name.
        """
        if self.audience:
            return [([], self.to_do)] if self.to_do else []
        groups: dict[tuple[int, ...], list[Gathered[Action]]] = {}
        places = {slug: at for at, slug in enumerate(self.vocabulary["audiences"])}
        for one in self.to_do:
            named = sorted(places[slug] for slug in one.part.audiences)
            groups.setdefault(tuple(named), []).append(one)
        # In each group the first is that with the earliest date.
        ordered = sorted(groups.items(), key=lambda it: (it[1][0].part.by or date.max, it[0]))
        terms = list(self.vocabulary["audiences"].values())
        return [([terms[at] for at in named], found) for named, found in ordered]

    def is_late(self, one: Gathered[Action]) -> bool:
        """Tell whether an open action should have been in place before the day of the digest."""
        by = one.part.by
        return by is not None and by < self.written and not is_answered(one)

    @cached_property
    def _actions(self) -> list[Gathered[Action]]:
        found = actions_of(self.acting)
        return actions_for(self.audience.slug, found) if self.audience else found
