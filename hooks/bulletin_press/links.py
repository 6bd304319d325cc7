"""Links: which there are in a text, and where on the site they lead."""

import posixpath
import re
from collections.abc import Container
from html.parser import HTMLParser
from urllib.parse import SplitResult, quote, unquote, urlsplit

LINKING = {("a", "href"), ("img", "src")}
_USUAL_PORTS = {None, 80, 443}


def find_links(html: str) -> list[tuple[str, str]]:
    """List links and pictures as pairs of element and address, in order, each once."""
    if not re.search(r"<(a|img)\b", html, re.IGNORECASE):
        return []
    finder = _Finder()
    finder.feed(html)
    return list(dict.fromkeys(finder.found))


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, value) for name, value in attrs if (tag, name) in LINKING and value]


def own_path(written: str, address: str, site_url: str, file: str | None = None) -> str | None:
    """Say which site path a link leads to, however its address is written.

    Args:
        written: the link: an address of the site, with or without its host, an address relative
            to the page, or a Markdown file.
        address: the site path of the page that the link stands on.
        site_url: where the site stands.
        file: the Markdown file of the page, for links to other such files; None where those
            have been resolved already.

    Returns:
        The path without its first ``/``, pages ending in ``/``; None for a link that leaves the
        site.

    Raises:
        ValueError: it is no address at all.
    """
    path = _path_on_site(urlsplit(written.strip()), urlsplit(site_url))
    if path is None:
        return None
    if not path:
        return address
    is_file = path.endswith(".md")
    start = posixpath.dirname(file) if file and is_file else address
    full = posixpath.normpath(posixpath.join("/", start, path)).lstrip("/")
    if file and is_file:
        full = re.sub(r"(^|/)index\.md$", r"\1", full).removesuffix(".md")
    full = re.sub(r"(^|/)index\.html$", r"\1", full)
    is_page = path.endswith("/") or not posixpath.splitext(full)[1]
    return f"{full.rstrip('/')}/" if is_page and full else full


def _path_on_site(link: SplitResult, site: SplitResult) -> str | None:
    if not link.netloc:
        return None if link.scheme else unquote(link.path)
    same_port = link.port == site.port or {link.port, site.port} <= _USUAL_PORTS
    if link.scheme not in ("http", "https", "") or link.hostname != site.hostname or not same_port:
        return None
    path = link.path or "/"
    return unquote("/" + path.removeprefix(site.path)) if path.startswith(site.path) else None


def links_to_nothing(html: str, address: str, site_url: str, known: Container[str]) -> list[str]:
    """List the links of a page that stay on the site and lead to none of its known paths."""
    wrong = []
    for _, written in find_links(html):
        try:
            path = own_path(written, address, site_url)
        except ValueError:
            wrong.append(written)
            continue
        if path is not None and path not in known:
            wrong.append(written)
    return wrong


def relative_link(written: str, path: str, address: str) -> str:
    """Write a link to a site path as the page at an address has it, its query and fragment kept."""
    relative = quote(posixpath.relpath(path or ".", address))
    link = urlsplit(written)
    query = f"?{link.query}" if link.query else ""
    fragment = f"#{link.fragment}" if link.fragment else ""
    return relative + ("/" if path.endswith("/") or not path else "") + query + fragment
