"""The page of each word of the vocabulary: a theme, an audience, an age, a level, a review kind."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from bulletin_press.addresses import INDEXES, SUBSCRIBE, TITLES, index_address
from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.feed_list import feed_links
from bulletin_press.gathered import (
    Gathered,
    actions_for,
    actions_of,
    counted_by_year,
    is_answered,
    learning_of,
    linked_themes,
)
from bulletin_press.item import Item
from bulletin_press.level_guide import draw_level_guide, draw_level_steps, guide_headings
from bulletin_press.parts import Action
from bulletin_press.pieces import CARDS, Pieces
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term, Vocabulary

LINKED = 6
GATHERING = {"ages": CARDS, "levels": 0, "review_kinds": CARDS}
"""Of how many of the newest items a page gathers what they teach and ask; of all, if not here."""

SHOWN = {"levels": 3}
"""How many items a page shows in full, where that is less than elsewhere."""

TO_DO = {"audiences": "What you need to do"}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page for every word of every facet, items or none."""
    drawer = _Drawer(catalogue, site)
    for facet in INDEXES:
        if facet != "years":
            yield from (drawer.page(facet, term) for term in catalogue.vocabulary[facet].values())


class _Drawer:
    """Draws the pages of all words, with what they share made once."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self._catalogue = catalogue
        self._site = site
        self._pieces = Pieces(catalogue, site)
        self._feeds = feed_links(catalogue)
        self._actions = actions_of(catalogue.items)

    def page(self, facet: str, term: Term) -> Page:
        address = index_address(facet, term.slug)
        title, about = TITLES[facet]
        feed = self._feeds.get(address)
        items = self._catalogue.by(facet, term.slug)
        html = draw(
            "word.html",
            address,
            facet=facet,
            index_title=title,
            term=term,
            guide=self._pieces.explained(_guide(facet, term, self._catalogue, self._site)),
            place=_place(facet, term, self._catalogue.vocabulary),
            items=items,
            years=counted_by_year(items),
            linked=_linked(facet, term, items, self._catalogue.vocabulary),
            cards=self._pieces.cards(items[: SHOWN.get(facet, CARDS)], _query(facet, term)),
            lines=self._pieces.lines(items[SHOWN.get(facet, CARDS) :]),
            feed=feed,
            subscribe=SUBSCRIBE if SUBSCRIBE in self._site.standing else "",
            **self._gathered(facet, term, items),
        )
        description = term.scope or f"{about} {term.label}."
        return Page(address, term.label, description, html, feeds=(feed,) if feed else ())

    def _gathered(self, facet: str, term: Term, items: list[Item]) -> dict[str, Any]:
        """Gather what items teach and ask, and say where on the page that stands."""
        vocabulary = self._catalogue.vocabulary
        for_one = facet == "audiences"
        to_do = TO_DO.get(facet, "What to do")
        gathered = items[: GATHERING.get(facet)]
        learning = learning_of(gathered)
        actions = actions_for(term.slug, self._actions) if for_one else actions_of(gathered)
        guide = guide_headings(term, self._catalogue, self._site) if facet == "levels" else ()
        asked = [("section-actions", to_do)] if actions else []
        told = [("section-learned", "What we learned")] if learning else []
        told += [("section-items", "Bulletins and more")] if items else []
        return {
            "left": len(items) - len(gathered),
            "learning": self._pieces.gathered(learning),
            "actions": self._pieces.gathered(one for one in actions if not is_answered(one)),
            "answered": self._pieces.gathered(filter(is_answered, actions)),
            "answered_count": sum(map(is_answered, actions)),
            "choice": _choice(actions, "themes" if for_one else "audiences", vocabulary),
            "to_do": to_do,
            "jumps": [*guide, *asked, *told],
        }


def _place(facet: str, term: Term, vocabulary: Vocabulary) -> str:
    """Say where a level stands among the levels."""
    levels = list(vocabulary["levels"])
    return f"{levels.index(term.slug) + 1} of {len(levels)}" if facet == "levels" else ""


def _query(facet: str, term: Term) -> str:
    """Let the choice of an agency go along to its items."""
    return f"?for={term.slug}" if facet == "audiences" else ""


def _guide(facet: str, term: Term, catalogue: Catalogue, site: Site) -> Markup:
    """Draw what the guidance says of a level, and the ways to the levels beside it."""
    if facet != "levels":
        return Markup()
    drawn = draw_level_guide(term, catalogue, site) + draw_level_steps(term, catalogue, site)
    return Markup(drawn)  # noqa: S704  drawn from templates


def _linked(facet: str, term: Term, items: list[Item], vocabulary: Vocabulary) -> list[Term]:
    own = term.slug if facet == "themes" else ""
    return [vocabulary["themes"][slug] for slug in linked_themes(own, items)[:LINKED]]


def _choice(actions: list[Gathered[Action]], facet: str, vocabulary: Vocabulary) -> list[Term]:
    """List the words by which readers may choose among actions; one leaves nothing to choose."""
    named: set[str] = set()
    for one in actions:
        if facet == "themes":
            named.update(one.item.themes)
        else:
            named.update(one.part.audiences)
    terms = [term for slug, term in vocabulary[facet].items() if slug in named]
    return terms if len(actions) > 1 and len(terms) > 1 else []
