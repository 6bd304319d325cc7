"""What a withdrawn item leaves at its address."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_press.artefact import Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw, relative
from bulletin_press.item import in_a_sentence
from bulletin_press.notice import Notice
from bulletin_press.site import Site


@dataclass(frozen=True)
class See:
    """Where a notice leads on to."""

    href: str
    title: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page for every withdrawn item that says so and why, and nothing else."""
    for notice in catalogue.notices:
        see = _see(notice, catalogue, site)
        html = draw("notice.html", notice.address, notice=notice, site=site, see=see)
        description = f"This {in_a_sentence(notice.label)} was withdrawn."
        day = notice.withdrawn.date
        yield Page(notice.address, "Withdrawn", description, html, updated=day, indexed=False)


def _see(notice: Notice, catalogue: Catalogue, site: Site) -> See | None:
    place = notice.withdrawn.see
    if place is None or "://" in place:
        return See(place, place) if place else None
    if place.startswith("/"):
        path = place.lstrip("/")
        return See(relative(notice.address, path), site.absolute(path))
    item = catalogue.by_name(place)
    return See(relative(notice.address, item.address), item.title) if item else None
