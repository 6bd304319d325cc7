"""The themed indexes: a list of words for each facet, and a page for each word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from bulletin_press.addresses import INDEXES, index_address
from bulletin_press.artefact import FeedLink, Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import Once, draw
from bulletin_press.feed_list import feed_links
from bulletin_press.item import Item
from bulletin_press.models import Lesson
from bulletin_press.parts import Action, LearningPoint
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term, grouped

TITLES = {
    "themes": ("Themes", "What reviews teach again and again, theme by theme."),
    "audiences": ("For you", "What you need to know and do, by the work you do."),
    "ages": ("Ages", "What was learned about children of each age."),
    "levels": ("Levels of need", "What was learned about each level of need."),
    "review_kinds": ("Kinds of review", "The bulletins and summaries by where they come from."),
    "years": ("Years", "Everything, year by year."),
}


@dataclass(frozen=True)
class Gathered:
    """A learning point or an action, with the item it is from."""

    part: LearningPoint | Action
    item: Item


class _Pieces:
    """What an item adds to the page of a word, drawn once: it adds it to a dozen of them.

    All those pages stand at the same depth, so the links in a piece are right on each.
    """

    ADDRESS = index_address("themes", "any")

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._once = Once()

    def joined(self, pieces: Iterable[str]) -> Markup:
        """Put pieces one below the other."""
        return Markup("\n".join(pieces))  # noqa: S704  drawn from templates

    def card(self, item: Item) -> str:
        """Draw the card of an item."""
        return self._piece("piece_card.html", id(item), item=item, held=self._catalogue.held)

    def gathered(self, gathered: Gathered) -> str:
        """Draw a learning point or an action, and where it is from."""
        kind = "learning" if isinstance(gathered.part, LearningPoint) else "action"
        vocabulary = self._catalogue.vocabulary
        key = id(gathered.part)
        return self._piece(f"piece_{kind}.html", key, gathered=gathered, vocabulary=vocabulary)

    def _piece(self, template: str, key: int, **context: object) -> str:
        return self._once(lambda: draw(template, self.ADDRESS, **context), template, key)


def publish(catalogue: Catalogue, _site: Site) -> Iterator[Page]:
    """Make an index for every facet and a page for every word of it, items or none."""
    links = feed_links(catalogue)
    pieces = _Pieces(catalogue)
    for facet in INDEXES:
        terms = _terms(facet, catalogue)
        yield _index(facet, terms, catalogue)
        for term in terms:
            feed = links.get(index_address(facet, term.slug))
            yield _term_page(facet, term, catalogue, pieces, feed)


def _terms(facet: str, catalogue: Catalogue) -> list[Term]:
    if facet == "years":
        return [Term(slug=year, label=year.replace("-", "/")) for year in catalogue.years]
    return list(catalogue.vocabulary[facet].values())


def _index(facet: str, terms: list[Term], catalogue: Catalogue) -> Page:
    title, about = TITLES[facet]
    address = index_address(facet)
    groups = grouped(terms)
    counts = {term.slug: len(catalogue.by(facet, term.slug)) for term in terms}
    html = draw(
        "index.html",
        address,
        title=title,
        about=about,
        facet=facet,
        groups=groups,
        counts=counts,
    )
    return Page(address, title, about, html)


def _term_page(
    facet: str, term: Term, catalogue: Catalogue, pieces: _Pieces, feed: FeedLink | None
) -> Page:
    items = catalogue.by(facet, term.slug)
    address = index_address(facet, term.slug)
    title, about = TITLES[facet]
    audience = term.slug if facet == "audiences" else None
    html = draw(
        "term.html",
        address,
        facet=facet,
        index_title=title,
        term=term,
        items=items,
        cards=pieces.joined(map(pieces.card, items)),
        learning=pieces.joined(map(pieces.gathered, _learning(items))),
        actions=pieces.joined(map(pieces.gathered, _actions(items, catalogue, audience))),
        feed=feed,
    )
    description = term.scope or f"{about} {term.label}."
    return Page(address, term.label, description, html, feeds=(feed,) if feed else ())


def _learning(items: list[Item]) -> list[Gathered]:
    return [
        Gathered(learned, item)
        for item in items
        if isinstance(item, Lesson)
        for learned in item.learning
    ]


def _actions(items: list[Item], catalogue: Catalogue, audience: str | None) -> list[Gathered]:
    """Gather actions by date, those that are answered last.

    For an audience: all that name it, wherever they stand, and those for everyone in its items.
    """
    found = [
        (bool(action.response), action.by or date.max, Gathered(action, item))
        for item in (catalogue.items if audience else items)
        if isinstance(item, Lesson)
        for action in item.actions
        if not audience
        or audience in action.audiences
        or (not action.audiences and audience in (item.audiences or [audience]))
    ]
    found.sort(key=lambda entry: entry[:2])
    return [gathered for _, _, gathered in found]
