"""The page of each word of the vocabulary: a theme, an audience, an age, a level, a review kind."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin_press.addresses import INDEXES, SUBSCRIBE, TITLES, index_address
from bulletin_press.artefact import FeedLink, Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.feed_list import feed_links
from bulletin_press.gathered import (
    Gathered,
    actions_for,
    actions_of,
    counted_by_year,
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
GATHERING = ("themes", "audiences")
"""The facets whose pages gather the points and actions of all items, not only of the newest."""

TO_DO = {"audiences": "What you need to do", "levels": "What bulletins ask you to do"}


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page for every word of every facet, items or none."""
    feeds = feed_links(catalogue)
    pieces = Pieces(catalogue)
    for facet in INDEXES:
        if facet == "years":
            continue
        for term in catalogue.vocabulary[facet].values():
            feed = feeds.get(index_address(facet, term.slug))
            yield _page(facet, term, catalogue, site=site, pieces=pieces, feed=feed)


def _page(  # noqa: PLR0913
    facet: str,
    term: Term,
    catalogue: Catalogue,
    *,
    site: Site,
    pieces: Pieces,
    feed: FeedLink | None,
) -> Page:
    items = catalogue.by(facet, term.slug)
    for_one = facet == "audiences"
    to_do = TO_DO.get(facet, "What to do")
    gathered = items if facet in GATHERING else items[:CARDS]
    actions = actions_for(term.slug, catalogue) if for_one else actions_of(gathered)
    learning = learning_of(gathered)
    address = index_address(facet, term.slug)
    title, about = TITLES[facet]
    html = draw(
        "word.html",
        address,
        facet=facet,
        index_title=title,
        term=term,
        guide=_guide(facet, term, catalogue, site),
        items=items,
        left=len(items) - len(gathered),
        years=counted_by_year(items),
        linked=_linked(facet, term, items, catalogue.vocabulary),
        cards=pieces.cards(items[:CARDS], f"?for={term.slug}" if for_one else ""),
        lines=pieces.lines(items[CARDS:]),
        learning=pieces.gathered(learning),
        actions=pieces.gathered(actions),
        choice=_choice(actions, "themes" if for_one else "audiences", catalogue.vocabulary),
        to_do=to_do,
        jumps=[
            *(guide_headings(term, catalogue, site) if facet == "levels" else ()),
            *_jumps(items, learning, actions, to_do),
        ],
        feed=feed,
        subscribe=SUBSCRIBE in site.standing,
    )
    description = term.scope or f"{about} {term.label}."
    return Page(address, term.label, description, html, feeds=(feed,) if feed else ())


def _guide(facet: str, term: Term, catalogue: Catalogue, site: Site) -> Markup:
    """Draw what the guidance says of a level, and the ways to the levels beside it."""
    if facet != "levels":
        return Markup()
    drawn = draw_level_guide(term, catalogue, site) + draw_level_steps(term, catalogue, site)
    return Markup(drawn)  # noqa: S704  drawn from templates


def _linked(facet: str, term: Term, items: list[Item], vocabulary: Vocabulary) -> list[Term]:
    own = term.slug if facet == "themes" else ""
    return [vocabulary["themes"][slug] for slug in linked_themes(own, items)[:LINKED]]


def _choice(actions: list[Gathered], facet: str, vocabulary: Vocabulary) -> list[Term]:
    """List the words by which readers may choose among actions; one leaves nothing to choose."""
    named: set[str] = set()
    for one in actions:
        if facet == "themes":
            named.update(one.item.themes)
        elif isinstance(one.part, Action):
            named.update(one.part.audiences)
    terms = [term for slug, term in vocabulary[facet].items() if slug in named]
    return terms if len(actions) > 1 and len(terms) > 1 else []


def _jumps(
    items: list[Item], learning: list[Gathered], actions: list[Gathered], to_do: str
) -> list[tuple[str, str]]:
    asked = [("section-actions", to_do)] if actions else []
    told = [("section-items", "Items")] if items else []
    told += [("section-learned", "What we learned")] if learning else []
    return [*asked, *told] if to_do == TO_DO["audiences"] else [*told, *asked]
