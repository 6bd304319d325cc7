"""From the Markdown of a body to HTML, once; pages and feeds all use this rendering.

Links are resolved here: an author writes them as files (``../reviews/x.md``), as site addresses
(``/reviews/x/``) or as attachments (``chart.png``); the page gets links relative to itself.
"""

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

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
    """A link of a body: as written, and the site path it leads to (None: elsewhere)."""

    written: str
    path: str | None


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
        links: list[Link] = []

        def resolve(tag: str, attribute: str, value: str) -> str | None:
            if (tag, attribute) not in {("a", "href"), ("img", "src")}:
                return value
            path = site_path(value, item, self._site_url)
            links.append(Link(value, path))
            if path is None or value.startswith("#"):
                return value
            return _relative(path, item.address) + _tail(value)

        clean = nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=resolve,
            link_rel=None,
            url_schemes=_SCHEMES,
            generic_attribute_prefixes={"data-"},
        )
        return Body(clean, toc, tuple(links))


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
    if not link.path:
        return item.address
    if link.path.startswith("/"):
        path = posixpath.normpath(link.path).lstrip("/")
        path = _page(path) if path.endswith(".md") else path
    elif link.path.endswith(".md"):
        folder = posixpath.dirname(source_path(item))
        path = _page(posixpath.normpath(posixpath.join(folder, link.path)))
    else:
        path = posixpath.normpath(posixpath.join(item.address, link.path))
    if path in ("", "."):
        return ""
    is_page = link.path.endswith("/") or not posixpath.splitext(path)[1]
    return f"{path.rstrip('/')}/" if is_page else path


def source_path(item: Item) -> str:
    """Name the item's file from the folder of all bulletins."""
    folder = item.source.file.name == "index.md"
    return f"{item.name}/index.md" if folder else f"{item.name}.md"


def _page(path: str) -> str:
    return re.sub(r"(^|/)index\.md$", r"\1", path).removesuffix(".md")


def _relative(path: str, start: str) -> str:
    relative = posixpath.relpath(path or ".", start)
    return f"{relative}/" if path.endswith("/") or not path else relative


def _tail(written: str) -> str:
    link = urlsplit(written)
    query = f"?{link.query}" if link.query else ""
    fragment = f"#{link.fragment}" if link.fragment else ""
    return query + fragment
