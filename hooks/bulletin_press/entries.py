"""The entries of feeds, the same for all three formats."""

from dataclasses import dataclass, replace
from datetime import datetime, time

from markupsafe import Markup

from bulletin_press.artefact import Picture
from bulletin_press.cards.shapes import picture_of
from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import fixed
from bulletin_press.feed_list import Feed
from bulletin_press.ids import item_id
from bulletin_press.item import Item, in_a_sentence
from bulletin_press.item_text import all_texts
from bulletin_press.kept import kept, maker
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
        categories: its kind, its themes and its audiences.
        picture: its card, by its full address; None where it has none.
    """

    id: str
    url: str
    title: str
    summary: str
    html: str
    published: datetime
    updated: datetime
    categories: tuple[Category, ...] = ()
    picture: Picture | None = None


class Entries:
    """The entry of each item and of each withdrawn one, made once however many feeds carry it."""

    def __init__(self, catalogue: Catalogue, site: Site) -> None:
        self._catalogue = catalogue
        self._site = site
        self._categories = {
            (facet, slug): Category(slug, site.absolute(f"{facet}/"), term.label)
            for facet in ("themes", "audiences")
            for slug, term in catalogue.vocabulary[facet].items()
        }
        self._by_name = {item.name: self._item_entry(item) for item in catalogue.dated}
        self._by_name |= {notice.name: self._notice(notice) for notice in catalogue.notices}

    def of(self, feed: Feed) -> list[Entry]:
        """List all entries of a feed, however many, last changed first."""
        names = [*(item.name for item in feed.items), *(notice.name for notice in feed.notices)]
        entries = [self._by_name[name] for name in names]
        entries.sort(key=lambda entry: (entry.updated, entry.id), reverse=True)
        return entries

    def _item_entry(self, item: Item) -> Entry:
        url = self._site.absolute(item.address)
        dated, updated = item.dated, item.updated
        if dated is None or updated is None:
            message = f"{item.name} has no date"
            raise ValueError(message)
        return Entry(
            item_id(item, self._site),
            url,
            item.title or item.slug,
            item.summary,
            self._html(item, url),
            dated.start,
            updated,
            (
                Category(item.kind, self._site.absolute(""), item.label),
                *(self._categories["themes", slug] for slug in item.themes),
                *(self._categories["audiences", slug] for slug in item.audiences),
            ),
            self._card(item),
        )

    def _card(self, item: Item) -> Picture:
        card = picture_of(item, self._site)
        return replace(card, address=self._site.absolute(card.address))

    def _html(self, item: Item, url: str) -> str:
        text = all_texts(self._catalogue, self._site)[item.name]
        made_from = maker() + f"{url} {text}".encode()
        # In a preview of held items public ones may name them: nothing of that is kept.
        keep = not self._catalogue.held
        made = kept(self._site.kept, made_from, lambda: for_feed(text, url).encode(), keep=keep)
        html = made.decode()
        # What stands above every page has to reach those who never see one.
        notice = self._site.settings.notice
        return html + str(Markup("\n<p><em>{}</em></p>").format(notice)) if notice else html

    def _notice(self, notice: Notice) -> Entry:
        withdrawn = notice.withdrawn
        written = fixed(datetime.combine(withdrawn.date, time(), self._site.settings.zone))
        moment = min(written, self._catalogue.moment)
        said = f"This {in_a_sentence(notice.label)} was withdrawn. {withdrawn.reason}"
        return Entry(
            item_id(notice, self._site),
            self._site.absolute(notice.address),
            f"Withdrawn: {notice.label}",
            said,
            str(Markup("<p>{}</p>").format(said)),
            min(notice.dated.start, moment),
            moment,
        )
