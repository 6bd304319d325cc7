"""From the Markdown of a body to HTML, once; pages and feeds all use this rendering.

Links are resolved here: an author writes them as files (``../reviews/x.md``), as site addresses
(``/reviews/x/``) or as attachments (``chart.png``); the page gets links relative to itself.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import nh3

from bulletin_press.hidden_signs import hidden_in, without_hidden
from bulletin_press.html_rules import SCHEMES, HtmlRules
from bulletin_press.item import Item
from bulletin_press.kept import kept, maker
from bulletin_press.limits import Limits
from bulletin_press.links import LINKING, find_links, own_path, relative_link
from bulletin_press.markdown_apart import BoundedMarkdown
from bulletin_press.written import CONTROL

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
_ELEMENT = re.compile(r"<([a-zA-Z][\w:-]*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


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
        lost: what cleaning took away: elements, and signs that no page can hold.
    """

    html: str
    toc: Sequence[Mapping[str, Any]] = ()
    links: tuple[Link, ...] = ()
    lost: tuple[str, ...] = ()


class Renderer:
    """Python-Markdown with the extensions of one site, and nh3 behind it.

    Scripts, event handlers and whatever else is not on the list are taken out.

    Args:
        extensions: the Markdown extensions of the site.
        configs: their settings.
        site_url: the site's address.
        folder_for: says where the body of an item is kept from one build to the next; None for
            nowhere, as for what is held.
        keep: whether to keep what is rendered now; where nothing will be built, it may have
            problems that nobody has mended yet.
        html_rules: what its authors' HTML may hold.
        limits: how long one body may take.
    """

    def __init__(  # noqa: PLR0913
        self,
        extensions: Sequence[str],
        configs: Mapping[str, Mapping[str, Any]],
        site_url: str,
        folder_for: Callable[[Item], Path | None] = lambda _item: None,
        *,
        keep: bool = True,
        html_rules: HtmlRules = HtmlRules(),  # noqa: B008
        limits: Limits = Limits(),  # noqa: B008
    ) -> None:
        # A body is shown in feeds too: no signs that only make sense on its page.
        settled = {name: dict(config or {}) for name, config in configs.items()}
        settled["toc"] = {**settled.get("toc", {}), "permalink": False}
        self._markdown = BoundedMarkdown(extensions, settled, limits.seconds)
        self._rules = html_rules
        self._site_url = site_url
        self._folder_for, self._keep = folder_for, keep
        made_with = (sorted(extensions), sorted(settled.items()), site_url, html_rules)
        self._settled = repr(made_with).encode()

    def render(self, item: Item) -> Body:
        """Render the body of one item, or give it as it was rendered before.

        Raises:
            TooHard: no page can be made of it, or not in the time that the limits give.
        """
        if (folder := self._folder_for(item)) is None:
            return self._render(item)
        made_from = repr((item.address, _file(item), item.source.body)).encode()
        written = kept(
            folder,
            maker() + self._settled + made_from,
            lambda: json.dumps(asdict(self._render(item))).encode(),
            keep=self._keep,
        )
        body = json.loads(written)
        links = tuple(Link(**link) for link in body["links"])
        return Body(body["html"], body["toc"], links, tuple(body["lost"]))

    def unclean(self, text: str) -> str:
        """Render Markdown that is no item's, not cleaned: to look through, never to publish.

        Raises:
            TooHard: no page can be made of it, or not in the time that the limits give.
        """
        return self._markdown.convert(text)[0]

    def _render(self, item: Item) -> Body:
        html, toc = self._markdown.convert(item.source.body)
        links = {found: self._link(*found, item) for found in find_links(html)}

        def resolve(tag: str, attribute: str, value: str) -> str | None:
            link = links.get((tag, value)) if (tag, attribute) in LINKING else None
            if link is None or link.path is None or value.startswith("#"):
                return value
            return relative_link(value, link.path, item.address)

        clean = self._clean(html, resolve)
        lost = _lost(html, clean, self._rules.all_elements)
        return Body(without_hidden(CONTROL.sub("", clean)), toc, tuple(links.values()), lost)

    def _clean(self, html: str, resolve: Callable[[str, str, str], str | None]) -> str:
        return nh3.clean(
            html,
            tags=self._rules.all_elements,
            attributes=self._rules.all_attributes,
            attribute_filter=resolve,
            link_rel=None,
            url_schemes=SCHEMES,
            generic_attribute_prefixes={"data-"},
        )

    def _link(self, tag: str, written: str, item: Item) -> Link:
        try:
            path = own_path(written, item.address, self._site_url, _file(item))
            scheme = urlsplit(written).scheme
        except ValueError:
            return Link(written, None, "is not an address")
        if scheme and scheme not in SCHEMES:
            return Link(written, None, "is of a kind that is taken out of pages")
        if path is None and tag == "img":
            return Link(written, None, "shows a picture that lies on another site")
        return Link(written, path)


def _lost(html: str, clean: str, kept_elements: set[str]) -> tuple[str, ...]:
    """List what of the rendered Markdown readers would not get to see."""
    elements = {name.lower() for name in _ELEMENT.findall(_COMMENT.sub("", html))} - kept_elements
    signs = [*CONTROL.findall(clean), *(sign for _, sign in hidden_in(clean))]
    told = {f"&#{ord(sign)};" for sign in signs}
    return (*(f"<{name}>" for name in sorted(elements)), *sorted(told))


def for_feed(html: str, page_url: str) -> str:
    """Make HTML fit for feed readers: plain elements only, absolute links, no classes or ids."""
    up, root = "../../", urljoin(page_url, "../../")

    def absolute(url: str) -> str:
        # Nearly all links of an item lead up to the site's root and down again: a thousand items
        # have tens of thousands, and joining properly takes its time.
        rest = url.removeprefix(up)
        return root + rest if rest != url and "./" not in rest else urljoin(page_url, url)

    return nh3.clean(
        html,
        tags=_FEED_TAGS,
        attributes=_FEED_ATTRIBUTES,
        link_rel=None,
        url_schemes=SCHEMES,
        url_relative=absolute,
    )


def _file(item: Item) -> str:
    """Name the item's file from the folder of all bulletins."""
    is_folder = item.source.file.name == "index.md"
    return f"{item.name}/index.md" if is_folder else f"{item.name}.md"
