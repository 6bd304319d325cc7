"""Pieces of the index pages, drawn once: an item adds the same to a dozen of them."""

from collections.abc import Iterable

from markupsafe import Markup

from bulletin_press.addresses import index_address
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import Once, draw
from bulletin_press.explaining import Explainer
from bulletin_press.gathered import Gathered
from bulletin_press.item import Item
from bulletin_press.parts import Action, LearningPoint
from bulletin_press.site import Site

CARDS = 12
"""How many items a long list shows in full; the rest have a line each."""


class Pieces:
    """What an item adds to pages that stand at one depth: the links in a piece are right on each.

    Args:
        catalogue: what the public may see.
        site: the site it is for.
        address: the site path of one of those pages.
    """

    def __init__(
        self, catalogue: Catalogue, site: Site, address: str = index_address("themes", "any")
    ) -> None:
        self._catalogue = catalogue
        self._address = address
        self._explain = Explainer.of(catalogue, site).explain
        self._once = Once()

    def cards(self, items: Iterable[Item], query: str = "") -> Markup:
        """Draw a card for each item; ``query`` is added to the links."""
        return _joined(self._item("piece_card.html", item, query) for item in items)

    def lines(self, items: Iterable[Item]) -> Markup:
        """Draw a line for each item."""
        return _joined(self._item("piece_line.html", item) for item in items)

    def gathered(
        self, parts: Iterable[Gathered[LearningPoint]] | Iterable[Gathered[Action]]
    ) -> Markup:
        """Draw learning points or actions, each with the item it is from."""
        return _joined(map(self._gathered, parts))

    def _item(self, template: str, item: Item, query: str = "") -> str:
        held = self._catalogue.held
        return self._piece(template, (id(item), query), item=item, held=held, query=query)

    def _gathered(self, one: Gathered[LearningPoint] | Gathered[Action]) -> str:
        kind = "learning" if isinstance(one.part, LearningPoint) else "action"
        vocabulary = self._catalogue.vocabulary
        key = id(one.part)
        return self._piece(f"piece_{kind}.html", key, gathered=one, vocabulary=vocabulary)

    def explained(self, html: str) -> Markup:
        """Explain the abbreviations in a text of a page."""
        return Markup(self._explain(html, self._address))  # noqa: S704  drawn from templates

    def _piece(self, template: str, key: object, **context: object) -> str:
        def draw_it() -> str:
            return self._explain(draw(template, self._address, **context), self._address)

        return self._once(draw_it, template, key)


def _joined(pieces: Iterable[str]) -> Markup:
    return Markup("\n".join(pieces))  # noqa: S704  drawn from templates
