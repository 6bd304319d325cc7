"""Feeds as RSS 2.0 and Atom 1.0 (RFC 4287): feedgen makes them, each entry only once.

A thousand items stand in ten thousand places of feeds and archives. So feedgen writes each
entry once, together with others that are new, in a feed that is then cut into its entries; and
for each document the frame around them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from zlib import crc32

from feedgen.feed import FeedGenerator

from bulletin_press import __version__
from bulletin_press.addresses import ASSETS
from bulletin_press.drawing import relative
from bulletin_press.entries import Entry
from bulletin_press.feed_documents import FeedDocument
from bulletin_press.feed_extensions import EntryAdditions, FeedAdditions
from bulletin_press.feed_list import title_of
from bulletin_press.site import Site

PROGRAM = "Bulletin Press"
SHOWN_BY_RSS = (".gif", ".jpeg", ".jpg", ".png")


@dataclass(frozen=True)
class Form:
    """One of the two formats.

    Attributes:
        ending: of its files, without the dot.
        media: its media type.
        write: lets feedgen write a feed, each element on a line of its own.
        entry: the tag of an entry, as feedgen indents it.
        text: the full text in it, with its tags. The description of the card goes with it: some
            readers show it as the text where there is no other.
        end: what comes after the last entry.
    """

    ending: str
    media: str
    write: Callable[[FeedGenerator], bytes]
    entry: bytes
    text: re.Pattern[bytes]
    end: bytes


RSS = Form(
    "xml",
    "application/rss+xml",
    lambda made: bytes(made.rss_str(pretty=True)),
    b"    <item>\n",
    re.compile(rb" *<(content:encoded|media:description)\b[^<]*</\1>\n"),
    b"  </channel>\n</rss>\n",
)
ATOM = Form(
    "atom",
    "application/atom+xml",
    lambda made: bytes(made.atom_str(pretty=True)),
    b"  <entry>\n",
    re.compile(rb" *<(content|media:description) [^<]*</\1>\n"),
    b"</feed>\n",
)
FORMS = (RSS, ATOM)


class XmlFeeds:
    """Writes the documents of a site's feeds in both formats."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._written: dict[tuple[Form, str, bool], bytes] = {}

    def write(self, document: FeedDocument) -> Iterator[tuple[str, bytes]]:
        """Write one document; pairs of an ending and what the file holds."""
        self._write_entries(document.entries)
        made = self._frame(document.feed.address, title_of(document.feed, self._site))
        made.id(self._site.absolute(f"{document.feed.stem}.{ATOM.ending}"))
        made.updated(max(_apart(entry.updated, entry.id) for entry in document.entries))
        made.lastBuildDate(made.updated())
        made.press.is_archive = bool(document.number)
        page = made.link()
        for form in FORMS:
            links = self._links(document, form)
            made.press.links = links
            own = self._site.absolute(f"{document.stem}.{form.ending}")
            named = {"rel": "self", "href": own, "type": form.media}
            added = [{"rel": relation, "href": address} for relation, address in links.items()]
            # RSS takes the last link for the channel's own.
            made.link([named, *added, *page], replace=True)
            frame = _styled(form.write(made).removesuffix(form.end), document.stem)
            entries = (
                self._written[form, entry.id, document.is_brief] for entry in document.entries
            )
            yield form.ending, b"".join((frame, *entries, form.end))

    def _write_entries(self, entries: Iterable[Entry]) -> None:
        new = [entry for entry in entries if (ATOM, entry.id, False) not in self._written]
        if not new:
            return
        made = self._frame("", PROGRAM)
        made.id(self._site.url)
        for entry in new:
            _add(made, entry, self._site)
        for form in FORMS:
            # Such tags are nowhere but where feedgen wrote them: in texts each < is &lt;.
            _, *parts = form.write(made).removesuffix(form.end).split(form.entry)
            for entry, part in zip(new, parts, strict=True):
                full = form.entry + part
                self._written[form, entry.id, False] = full
                self._written[form, entry.id, True] = form.text.sub(b"", full)

    def _frame(self, address: str, title: str) -> FeedGenerator:
        site, made = self._site, FeedGenerator()
        made.register_extension("press", FeedAdditions, EntryAdditions)
        made.title(title)
        made.subtitle(site.description)
        made.description(site.description)
        made.language(site.language)
        made.author(name=site.settings.partnership)
        made.generator(PROGRAM, version=__version__)
        made.link(href=site.absolute(address), rel="alternate", type="text/html")
        if site.icon:
            made.icon(site.absolute(site.icon))
        if PurePosixPath(site.icon).suffix.lower() in SHOWN_BY_RSS:
            made.image(site.absolute(site.icon))
        return made

    def _links(self, document: FeedDocument, form: Form) -> dict[str, str]:
        """Look up where a document leads: addresses by relation."""
        others = {"prev-archive": document.older, "next-archive": document.newer}
        others["current"] = document.feed.stem if document.number else ""
        links = {
            relation: self._site.absolute(f"{stem}.{form.ending}")
            for relation, stem in others.items()
            if stem
        }
        hub = self._site.settings.websub_hub
        return links | ({"hub": hub} if hub and not document.number else {})


def _add(made: FeedGenerator, entry: Entry, site: Site) -> None:
    added = made.add_entry(order="append")
    added.guid(entry.id, permalink=False)
    added.title(entry.title)
    added.link(href=entry.url, rel="alternate")
    added.summary(entry.summary)
    added.content(entry.html, type="html")
    added.published(_apart(entry.published, entry.id))
    added.updated(_apart(entry.updated, entry.id))
    for category in entry.categories:
        added.category(term=category.term, scheme=category.scheme, label=category.label)
    added.press.author = site.settings.partnership
    added.press.picture = entry.picture


def _apart(moment: datetime, entry_id: str) -> datetime:
    """Tell entries of one day apart by a fraction of a second that is theirs for ever.

    Most dates are known to the day; Atom's readers ought not to find the same moment twice
    (RFC 4287, section 3.3; the W3C's validator warns of it). RSS knows whole seconds only.
    """
    return moment + timedelta(microseconds=crc32(entry_id.encode()) % 1_000_000)


def _styled(frame: bytes, stem: str) -> bytes:
    """Name the stylesheet that explains a feed to whoever opens it in a browser."""
    href = relative(stem, f"{ASSETS}/feed.css")
    declaration, _, rest = frame.partition(b"?>\n")
    style = f'<?xml-stylesheet type="text/css" href="{href}"?>\n'
    return declaration + b"?>\n" + style.encode() + rest
