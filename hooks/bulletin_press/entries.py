"""The entries of feeds, the same for all three formats."""

from dataclasses import dataclass
from datetime import datetime, time

from markupsafe import Markup

from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import fixed
from bulletin_press.feed_list import Feed
from bulletin_press.ids import item_id
from bulletin_press.item import Item
from bulletin_press.item_text import all_texts
from bulletin_press.notice import Notice
from bulletin_press.rendering import for_feed
from bulletin_press.site import Site


@dataclass(frozen=True)
class Category:
    """A category of an entry: slug, the page that explains it, and its label."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: its ``tag:`` id (RFC 4151), the same for ever.
        url: the page it is about.
        title: plain text.
        summary: plain text.
        html: its full text, with absolute links.
        published: when it first appeared, aware.
        updated: its last major change, aware.
        categories: its themes, its audiences and its kind.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    categories: tuple[Category, ...] = ()


class Entries:
    """Makes the entry of each item once, however many feeds carry it."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self._catalogue = catalogue
        self._site = site
        self._made: dict[str, Entry] = {}

    def of(self, feed: Feed) -> list[Entry]:
        """Give the newest entries of a feed, last changed first, as many as the site allows."""
        limit = self._site.settings.feed_limit
        # Items come in order; only the notices have to be sorted in among them.
        items = [self._entry(item) for item in feed.items[:limit]]
        entries = items + [self._notice(notice) for notice in feed.notices]
        entries.sort(key=lambda entry: (entry.updated, entry.id), reverse=True)
        return entries[:limit]

    def _entry(self, item: Item) -> Entry:
        if item.name not in self._made:
            self._made[item.name] = self._item_entry(item)
        return self._made[item.name]

    def _item_entry(self, item: Item) -> Entry:
        url = self._site.absolute(item.address)
        dated, updated = item.dated, item.updated
        if dated is None or updated is None:
            message = f"{item.name} has no date"
            raise ValueError(message)
        return Entry(
            item_id(item, self._site),
            url,
            item.title,
            item.summary,
            self._html(item, url),
            dated.start,
            updated,
            tuple(self._categories(item)),
        )

    def _html(self, item: Item, url: str) -> str:
        html = for_feed(all_texts(self._catalogue, self._site)[item.name], url)
        # What stands above every page has to reach those who never see one.
        notice = self._site.settings.notice
        return html + str(Markup("\n<p><em>{}</em></p>").format(notice)) if notice else html

    def _categories(self, item: Item) -> list[Category]:
        kind = Category(item.kind, self._site.absolute(""), item.label)
        return [kind] + [
            Category(term.slug, self._site.absolute(f"{facet}/"), term.label)
            for facet, slugs in (("themes", item.themes), ("audiences", item.audiences))
            for term in self._catalogue.vocabulary.terms(facet, slugs)
        ]

    def _notice(self, notice: Notice) -> Entry:
        withdrawn = notice.withdrawn
        written = fixed(datetime.combine(withdrawn.date, time(), self._site.settings.zone))
        moment = min(written, self._catalogue.moment)
        said = f"This {notice.label} was withdrawn. {withdrawn.reason}"
        return Entry(
            item_id(notice, self._site),
            self._site.absolute(notice.address),
            f"Withdrawn: {notice.label}",
            said,
            str(Markup("<p>{}</p>").format(said)),
            min(notice.dated.start, moment),
            moment,
        )
