"""The two shapes of a card, where each stands, and what it shows to those who cannot see it."""

from dataclasses import dataclass

from bulletin_press.addresses import ASSETS
from bulletin_press.artefact import Picture
from bulletin_press.dates import PartialDate
from bulletin_press.item import Item
from bulletin_press.site import Site


@dataclass(frozen=True)
class Shape:
    """One shape of a card: the name of its file beside the item, and its size in pixels."""

    file: str
    width: int
    height: int

    def address(self, item: Item) -> str:
        """Give the site path of an item's card in this shape."""
        return f"{item.address}{self.file}"


WIDE = Shape("card.png", 1200, 630)
"""For link previews."""

SQUARE = Shape("card-square.png", 1080, 1080)
"""For channels whose posts are pictures."""

SHAPES = {"wide": WIDE, "square": SQUARE}

SITE_CARD = f"{ASSETS}/{WIDE.file}"
"""The site path of the card of the site itself, in the wide shape."""


def picture_of(item: Item, site: Site) -> Picture:
    """Give the picture that a link to an item is shown with."""
    return Picture(WIDE.address(item), WIDE.width, WIDE.height, alt_text(item, site))


def site_picture(site: Site) -> Picture:
    """Give the picture that a link to any other page of the site is shown with."""
    settings = site.settings
    alt = f"{site.name}. {settings.partnership}. {settings.contact_line}"
    return Picture(SITE_CARD, WIDE.width, WIDE.height, alt)


_ENDS = (".", "?", "!", "…", "”", "’", '"', "'", "»")


def alt_text(item: Item, site: Site) -> str:
    """Describe an item's card: in its author's words, or by title, kind, date, and whom to ring."""
    if item.social.image_alt:
        return item.social.image_alt
    title = item.title if item.title.endswith(_ENDS) else f"{item.title}."
    said = [title, f"{_label(item.label, item.shown_date)}.", f"{site.settings.partnership}."]
    return " ".join([*said, site.settings.contact_line])


def _label(kind: str, day: PartialDate | None) -> str:
    return f"{kind}, {day.label}" if day else kind
