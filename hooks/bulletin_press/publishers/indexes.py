"""The themed indexes: a list of the words of each facet."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin_press.addresses import INDEXES, TITLES, index_address
from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.gathered import counted_by_year
from bulletin_press.level_guide import draw_levels_overview
from bulletin_press.site import Site
from bulletin_press.vocabulary import grouped


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make an index for every facet, items or none."""
    for facet in INDEXES:
        title, about = TITLES[facet]
        terms = catalogue.words(facet)
        overview = draw_levels_overview(catalogue, site) if facet == "levels" else ""
        html = draw(
            "index.html",
            index_address(facet),
            title=title,
            about=about,
            facet=facet,
            overview=Markup(overview),  # noqa: S704  drawn from templates
            groups=grouped(terms),
            counts={term.slug: len(catalogue.by(facet, term.slug)) for term in terms},
            years=counted_by_year(catalogue.items) if facet == "years" else [],
        )
        yield Page(index_address(facet), title, about, html)
