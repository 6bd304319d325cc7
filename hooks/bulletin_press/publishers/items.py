"""The page of each item."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.item_text import draw_item_text, headings
from bulletin_press.posts.composing import all_posts
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page for every public item."""
    for item in catalogue.items:
        html = draw(
            "item.html",
            item.address,
            item=item,
            text=Markup(draw_item_text(item, catalogue, site)),  # noqa: S704
            related=catalogue.related(item),
            shared=item.name in all_posts(catalogue, site),
            held=item.name in catalogue.held,
        )
        yield Page(
            item.address,
            item.title or item.slug,
            item.summary,
            html,
            updated=min(item.updated or catalogue.moment, catalogue.moment).date(),
            toc=headings(item, catalogue),
            layout="item",
        )
