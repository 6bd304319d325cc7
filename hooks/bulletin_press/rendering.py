"""From the Markdown of a body to HTML, once; pages and feeds all use this rendering.

Links are resolved here: an author writes them as files (``../reviews/x.md``), as site addresses
(``/reviews/x/``) or as attachments (``chart.png``); the page gets links relative to itself.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import markdown
import nh3

from bulletin_press.item import Item

_TAGS = nh3.ALLOWED_TAGS | {"section", "input", "label"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-hidden"},
    "a": {"href", "hreflang", "rel"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "details": {"open"},
    "ol": {"start", "type"},
    "th": {"align", "colspan", "rowspan", "scope", "headers"},
    "td": {"align", "colspan", "rowspan", "headers"},
    "img": {"src", "alt", "width", "height", "loading"},
}
_FEED_ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "time": {"datetime"},
    "*": {"lang", "dir"},
}
_FEED_TAGS = nh3.ALLOWED_TAGS - {"center", "strike", "tt", "acronym", "nav", "header", "footer"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Link:
    """A link or a picture of a body.

    Attributes:
        written: the address as written.
        path: the site path it leads to; None where it leads elsewhere.
        flaw: why readers will not get it; empty where they will.
    """

    written: str
    path: str | None
    flaw: str = ""


@dataclass(frozen=True)
class Body:
    """The rendered body of an item.

    Attributes:
        html: clean HTML; its links are relative to the item's page.
        toc: its headings, as Python-Markdown's table of contents gives them.
        links: all its links and pictures.
    """

    html: str
    toc: Sequence[Mapping[str, Any]] = ()
    links: tuple[Link, ...] = ()


class Renderer:
    """Python-Markdown with the extensions of one site, and nh3 behind it.

    Scripts, event handlers and whatever else is not on the list are taken out.
    """

    def __init__(
        self, extensions: Sequence[str], configs: Mapping[str, Mapping[str, Any]], site_url: str
    ) -> None:
        # A body is shown in feeds too: no signs that only make sense on its page.
        settled = {name: dict(config or {}) for name, config in configs.items()}
        settled["toc"] = {**settled.get("toc", {}), "permalink": False}
        self._markdown = markdown.Markdown(extensions=list(extensions), extension_configs=settled)
        self._site_url = site_url

    def render(self, item: Item) -> Body:
        """Render the body of one item."""
        html = self._markdown.reset().convert(item.source.body)
        toc = getattr(self._markdown, "toc_tokens", [])
        finder = _Finder()
        if "<a" in html or "<img" in html:
            finder.feed(html)
        links = {
            written: self._link(tag, written, item) for tag, written in finder.found if written
        }

        def resolve(tag: str, attribute: str, value: str) -> str | None:
            link = links.get(value) if (tag, attribute) in _FOUND else None
            if link is None or link.path is None or value.startswith("#"):
                return value
            return _relative(link.path, item.address) + _tail(value)

        clean = nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=resolve,
            link_rel=None,
            url_schemes=_SCHEMES,
            generic_attribute_prefixes={"data-"},
        )
        return Body(clean, toc, tuple(links.values()))

    def _link(self, tag: str, written: str, item: Item) -> Link:
        try:
            path = site_path(written, item, self._site_url)
            scheme = urlsplit(written).scheme
        except ValueError:
            return Link(written, None, "is not an address")
        if scheme and scheme not in _SCHEMES:
            return Link(written, None, "is of a kind that is taken out of pages")
        if path is None and tag == "img":
            return Link(written, None, "shows a picture that lies on another site")
        return Link(written, path)


_FOUND = {("a", "href"), ("img", "src")}


class _Finder(HTMLParser):
    """Finds links and pictures before cleaning takes the bad ones away unseen."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, value or "") for name, value in attrs if (tag, name) in _FOUND]


def for_feed(html: str, page_url: str) -> str:
    """Make HTML fit for feed readers: plain elements only, absolute links, no classes or ids."""
    return nh3.clean(
        html,
        tags=_FEED_TAGS,
        attributes=_FEED_ATTRIBUTES,
        link_rel=None,
        url_schemes=_SCHEMES,
        url_relative=lambda url: urljoin(page_url, url),
    )


def site_path(written: str, item: Item, site_url: str) -> str | None:
    """Say which site path a link of an item leads to; None for one that leaves the site."""
    link = urlsplit(written)
    if written.startswith(site_url):
        link = urlsplit("/" + written.removeprefix(site_url))
    if link.scheme or link.netloc:
        return None
    written_path = unquote(link.path)
    if not written_path:
        return item.address
    if written_path.startswith("/"):
        path = posixpath.normpath(written_path).lstrip("/")
        path = _page(path) if path.endswith(".md") else path
    elif written_path.endswith(".md"):
        folder = posixpath.dirname(source_path(item))
        path = _page(posixpath.normpath(posixpath.join(folder, written_path)))
    else:
        path = posixpath.normpath(posixpath.join(item.address, written_path))
    if path in ("", "."):
        return ""
    is_page = written_path.endswith("/") or not posixpath.splitext(path)[1]
    return f"{path.rstrip('/')}/" if is_page else path


def source_path(item: Item) -> str:
    """Name the item's file from the folder of all bulletins."""
    folder = item.source.file.name == "index.md"
    return f"{item.name}/index.md" if folder else f"{item.name}.md"


def _page(path: str) -> str:
    return re.sub(r"(^|/)index\.md$", r"\1", path).removesuffix(".md")


def _relative(path: str, start: str) -> str:
    relative = quote(posixpath.relpath(path or ".", start))
    return f"{relative}/" if path.endswith("/") or not path else relative


def _tail(written: str) -> str:
    link = urlsplit(written)
    query = f"?{link.query}" if link.query else ""
    fragment = f"#{link.fragment}" if link.fragment else ""
    return query + fragment
