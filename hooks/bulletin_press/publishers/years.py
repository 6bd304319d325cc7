"""The page of each year, as a digest."""

from collections.abc import Iterator

from bulletin_press.addresses import index_address
from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.digest.periods import months_of
from bulletin_press.drawing import draw
from bulletin_press.gathered import Gathered, themes_by_count
from bulletin_press.item import Item
from bulletin_press.models import KINDS, Lesson
from bulletin_press.parts import LearningPoint
from bulletin_press.pieces import Pieces
from bulletin_press.site import Site

THEMES = 8


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page for every year that has items."""
    pieces = Pieces(catalogue, site)
    years = catalogue.words("years")
    months = months_of(catalogue)
    for at, year in enumerate(years):
        items = catalogue.by("years", year.slug)
        kinds = [(kind, [it for it in items if it.kind == name]) for name, kind in KINDS.items()]
        address = index_address("years", year.slug)
        html = draw(
            "year.html",
            address,
            label=year.label,
            kinds=[(kind, len(own), pieces.cards(own)) for kind, own in kinds if own],
            themes=themes_by_count(items, catalogue)[:THEMES],
            learning=pieces.gathered(_first_points(items)),
            months=[one for one in reversed(months) if str(one.since.year) == year.slug],
            newer=years[at - 1] if at else None,
            older=years[at + 1] if at + 1 < len(years) else None,
        )
        yield Page(address, year.label, f"What was published or took place in {year.label}.", html)


def _first_points(items: list[Item]) -> list[Gathered[LearningPoint]]:
    """Choose one learning point of each bulletin."""
    return [
        Gathered(item.learning[0], item)
        for item in items
        if isinstance(item, Lesson) and item.learning
    ]
