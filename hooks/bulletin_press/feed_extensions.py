"""What feedgen does not write by itself, added through its extensions.

feedgen makes one object of each class for a feed or an entry and lets it add to the XML; see
https://feedgen.kiesow.be/extensions.html. In Atom its elements have no namespace of their own.
"""

from typing import Any

from lxml import etree
from markupsafe import escape

from bulletin_press.artefact import Picture

ATOM = "http://www.w3.org/2005/Atom"
CREATOR = "http://purl.org/dc/elements/1.1/"
ENCODED = "http://purl.org/rss/1.0/modules/content/"
HISTORY = "http://purl.org/syndication/history/1.0"
MEDIA = "http://search.yahoo.com/mrss/"
WRITTEN_OUT = {"&": "#x26", "<": "#x3C"}

Element = Any  # lxml comes without types


class FeedAdditions:
    """Links and marks of a whole feed.

    Attributes:
        links: addresses by relation, of links that feedgen gives to Atom only.
        is_archive: whether the document is an archive (RFC 5005, section 4).
    """

    def __init__(self) -> None:
        self.links: dict[str, str] = {}
        self.is_archive = False

    def extend_ns(self) -> dict[str, str]:
        """Name the namespaces, those of entries too."""
        return {"dc": CREATOR, "fh": HISTORY, "media": MEDIA}

    def extend_rss(self, rss: Element) -> Element:
        """Complete the channel of an RSS feed."""
        channel = rss.find("channel")
        for path in ("title", "description", "image/title"):
            write_out(channel.find(path))
        for relation, address in self.links.items():
            etree.SubElement(channel, f"{{{ATOM}}}link", rel=relation, href=address)
        self._mark(channel)
        return rss

    def extend_atom(self, feed: Element) -> Element:
        """Complete an Atom feed."""
        self._mark(feed)
        return feed

    def _mark(self, element: Element) -> None:
        if self.is_archive:
            etree.SubElement(element, f"{{{HISTORY}}}archive")


class EntryAdditions:
    """Author and picture of an entry, and its texts as RSS asks for them.

    Attributes:
        author: who publishes it, for RSS, whose own author is an e-mail address.
        picture: its card; None where it has none.
    """

    def __init__(self) -> None:
        self.author = ""
        self.picture: Picture | None = None

    def extend_rss(self, item: Element) -> Element:
        """Complete an item of an RSS feed."""
        write_out(item.find("title"))
        summary = item.find("description")
        # A description is HTML (RSS Advisory Board's profile), a summary plain text. Where a draft
        # has none yet, feedgen puts the full text there.
        if item.find(f"{{{ENCODED}}}encoded") is not None:
            summary.text = str(escape(summary.text))
        etree.SubElement(item, f"{{{CREATOR}}}creator").text = self.author
        return self.extend_atom(item)

    def extend_atom(self, entry: Element) -> Element:
        """Complete an entry of an Atom feed: only its picture is wanting."""
        if picture := self.picture:
            size = {"width": str(picture.width), "height": str(picture.height)}
            shown = {"url": picture.address, "type": "image/png", "medium": "image", **size}
            content = etree.SubElement(entry, f"{{{MEDIA}}}content", shown)
            etree.SubElement(content, f"{{{MEDIA}}}description", type="plain").text = picture.alt
            etree.SubElement(entry, f"{{{MEDIA}}}thumbnail", {"url": picture.address, **size})
        return entry


def write_out(element: Element | None) -> None:
    """Write ``&`` and ``<`` of an RSS title as ``&#x26;`` and ``&#x3C;``.

    Some readers take titles for HTML, some for plain text. Written so, both show what is meant
    (RSS Advisory Board's profile, "Character Data").
    """
    text = "" if element is None else element.text or ""
    if element is None or not any(sign in text for sign in WRITTEN_OUT):
        return
    element.text, last = "", None
    for sign in text:
        if sign in WRITTEN_OUT:
            last = etree.Entity(WRITTEN_OUT[sign])
            last.tail = ""
            element.append(last)
        elif last is None:
            element.text += sign
        else:
            last.tail += sign
