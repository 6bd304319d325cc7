"""The list of each kind: ``/lessons/`` and its like."""

from collections.abc import Iterator

from bulletin_press.addresses import SUBSCRIBE
from bulletin_press.artefact import FeedLink, Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.feed_list import feed_links
from bulletin_press.gathered import counted_by_year
from bulletin_press.item import Item
from bulletin_press.models import KINDS
from bulletin_press.pieces import CARDS, Pieces
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page for every kind, whether it has items or not."""
    links = feed_links(catalogue)
    for name, kind in KINDS.items():
        address = f"{name}/"
        feed: FeedLink | None = links.get(address)
        items = catalogue.by_kind(name)
        coming: list[Item] = [one for one in catalogue.coming if one.kind == name]
        others = [one for one in items if one not in coming]
        pieces = Pieces(catalogue, site, address)
        html = draw(
            "kind.html",
            address,
            kind=kind,
            total=len(items),
            years=counted_by_year(items),
            coming=pieces.cards(coming),
            cards=pieces.cards(others[:CARDS]),
            lines=pieces.lines(others[CARDS:]),
            off=any(one.called_off for one in others[:CARDS]),
            feed=feed,
            subscribe=SUBSCRIBE if SUBSCRIBE in site.standing else "",
        )
        feeds = (feed,) if feed else ()
        yield Page(address, kind.plural, kind.about, html, feeds=feeds)
