"""Which feeds a site has: one of everything, one for each kind, theme, audience and level.

A feed exists where it has an entry: a public item, or the last word about a withdrawn one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_press.addresses import index_address
from bulletin_press.artefact import FeedLink
from bulletin_press.catalogue import Catalogue
from bulletin_press.item import Item
from bulletin_press.models import KINDS
from bulletin_press.notice import Notice
from bulletin_press.site import Site

FACETS = ("themes", "audiences", "levels")


@dataclass(frozen=True)
class Feed:
    """A feed: what it is called, where it stands, what it is about and what is in it.

    Attributes:
        title: its name among the site's feeds.
        stem: its site path without the ending.
        address: the page whose items it carries.
        group: what it is listed under on the page of feeds.
        items: public items, last changed first.
        notices: withdrawn items that it carried.
    """

    title: str
    stem: str
    address: str
    group: str
    items: tuple[Item, ...]
    notices: tuple[Notice, ...]

    @property
    def link(self) -> FeedLink:
        """What a page needs to know to offer it."""
        return FeedLink(self.title, self.stem)


def feeds_of(catalogue: Catalogue) -> list[Feed]:
    """List the feeds of a site that have an entry."""
    return [feed for feed in _all_feeds(catalogue) if feed.items or feed.notices]


def title_of(feed: Feed, site: Site) -> str:
    """Name a feed for somebody who sees it far from the site."""
    return f"{site.name}: {feed.title}" if feed.address else site.name


def feed_links(catalogue: Catalogue) -> dict[str, FeedLink]:
    """Look up feeds by the address of the page they belong to."""
    return {feed.address: feed.link for feed in feeds_of(catalogue)}


def _all_feeds(catalogue: Catalogue) -> Iterator[Feed]:
    # What has no date that has come yet cannot be in a feed, which is ordered by dates.
    dated = catalogue.dated
    notices = catalogue.notices
    yield Feed("Everything", "feeds/all", "", "", tuple(dated), notices)
    for name, kind in KINDS.items():
        yield Feed(
            kind.plural,
            f"feeds/{name}",
            f"{name}/",
            "Kinds",
            tuple(item for item in dated if item.kind == name),
            tuple(notice for notice in notices if notice.kind == name),
        )
    known = {item.name for item in dated}
    for facet in FACETS:
        for slug, term in catalogue.vocabulary[facet].items():
            yield Feed(
                term.label,
                f"feeds/{facet}/{slug}",
                index_address(facet, slug),
                {"themes": "Themes", "audiences": "For you", "levels": "Levels of need"}[facet],
                tuple(item for item in catalogue.by(facet, slug) if item.name in known),
                tuple(notice for notice in notices if slug in notice.facets[facet]),
            )
