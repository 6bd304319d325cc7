"""The cards: a picture of every public item in each shape, and one of the site itself."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from bulletin_press.artefact import Counted, File
from bulletin_press.cards.faces import Faces
from bulletin_press.cards.setting import Setter
from bulletin_press.cards.shapes import SHAPES, SITE_CARD, WIDE
from bulletin_press.cards.wording import Wording
from bulletin_press.catalogue import Catalogue
from bulletin_press.item import Item
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Counted:
    """Make the cards, also of items whose posts are held back: links to them have previews."""
    return Counted(1 + len(SHAPES) * len(catalogue.items), _made(catalogue, site))


def _made(catalogue: Catalogue, site: Site) -> Iterator[File]:
    faces = Faces.of(site.settings.card_fonts)
    setter, wording = Setter(faces), Wording(site, faces)
    folder = site.kept / "cards" if site.kept else None

    def cards(item: Item) -> list[File]:
        # What a preview shows of held items is not kept.
        place = None if item.name in catalogue.held else folder
        said = wording.of(item)
        return [
            File(shape.address(item), setter.card(said, shape, place)) for shape in SHAPES.values()
        ]

    yield File(SITE_CARD, setter.card(wording.of_site(), WIDE, folder))
    # Typst lets other threads work while it sets; the order stays.
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for made in threads.map(cards, catalogue.items):
            yield from made
