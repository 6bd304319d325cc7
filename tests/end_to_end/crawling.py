"""Reading the pages of a site, following every link, and looking for requests that leave it."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

from .running import URL

LINKS = {
    "href": "*",
    "src": "*",
    "srcset": "*",
    "poster": "*",
    "data": ("object",),
    "action": "*",
    "formaction": "*",
    "cite": "*",
}
# A link element of these relations tells something; any other makes the browser fetch.
TELLING = {"canonical", "alternate", "author", "license", "next", "prev", "help", "search", "feed"}
# What a reader follows by choice, as against what a page loads.
FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction")}
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(frozen=True)
class Page:
    """One HTML file of a site, read."""

    path: str
    tree: html.HtmlElement

    @property
    def address(self):
        """Its site path, as a reader sees it."""
        return re.sub(r"(^|/)index\.html$", r"\1", self.path)

    @cached_property
    def anchors(self):
        """What a fragment may name."""
        return {"", "top", *self.tree.xpath("//@id"), *self.tree.xpath("//a/@name")}

    @property
    def leads_on(self):
        """Tell whether it only leads on to another page."""
        return bool(self.tree.xpath('//meta[@http-equiv="refresh"]'))

    @property
    def is_indexed(self):
        """Tell whether search engines may list it."""
        return not self.tree.xpath('//meta[@name="robots" and contains(@content, "noindex")]')

    def leads_to(self, path):
        """The site paths of all links at an XPath."""
        start = urljoin(URL, self.address)
        return [urljoin(start, link).removeprefix(URL) for link in self.tree.xpath(path)]

    @property
    def listed(self):
        """The addresses of the items that it lists, without what chooses among their actions."""
        titles = '//*[@class="press-card-title"]/a/@href | //li[@class="press-line"]/a/@href'
        return sorted(link.partition("?")[0] for link in self.leads_to(titles))

    def text(self, path):
        """The text of the one element at an XPath, its white space as a reader sees it."""
        (element,) = self.tree.xpath(path)
        said = element if isinstance(element, str) else element.text_content()
        return " ".join(said.split())

    def links(self):
        """All its addresses: element, attribute, address."""
        for element in self.tree.iter(html.etree.Element):
            for attribute, tags in LINKS.items():
                written = element.get(attribute)
                if written is None or (tags != "*" and element.tag not in tags):
                    continue
                if attribute == "srcset":
                    for picture in written.split(","):
                        yield element, attribute, picture.split()[0]
                else:
                    yield element, attribute, written
            if element.tag == "meta" and element.get("http-equiv") == "refresh":
                yield element, "content", element.get("content").partition("url=")[2]


def read_pages(site):
    """All pages of a site, by path."""
    return {
        (path := file.relative_to(site).as_posix()): Page(path, html.parse(file).getroot())
        for file in sorted(site.rglob("*.html"))
    }


def place_in(site, address, url=URL):
    """The file that a full address leads to, as a web server finds it; None outside the site."""
    if not address.startswith(url):
        return None
    path = unquote(urlsplit(address.removeprefix(url)).path)
    file = Path(site, path)
    return file / "index.html" if path in ("", ".") or path.endswith("/") else file


def broken_links(site, url=URL, pages=None):
    """Every link, picture and fragment of a site that leads nowhere."""
    pages = pages or read_pages(site)
    broken = []
    for page in pages.values():
        # Servers show 404.html at any depth: its links count from the root of the host.
        start = (
            urljoin(url, "no/such/page") if page.path == "404.html" else urljoin(url, page.address)
        )
        for element, attribute, written in page.links():
            if written.startswith("#"):
                if unquote(written[1:]) not in page.anchors:
                    broken.append(f"{page.path}: {written} is not on the page")
                continue
            address, fragment = urldefrag(urljoin(start, written))
            host = urlsplit(url)[:2]
            if urlsplit(address)[:2] != host:
                continue
            if wrong := _wrong(site, url, pages, address, fragment):
                broken.append(f"{page.path}: <{element.tag} {attribute}={written!r}> {wrong}")
    for file, address in _addresses_of_styles(site):
        start = urljoin(url, file.relative_to(site).as_posix())
        place = place_in(site, urljoin(start, address), url)
        if not address.startswith(("data:", "#")) and not (place and place.is_file()):
            broken.append(f"{file.relative_to(site)}: url({address}) leads nowhere")
    return broken


def _wrong(site, url, pages, address, fragment):
    place = place_in(site, address, url)
    if place is None:
        return "leaves the folder of the site"
    if not place.is_file():
        return "leads nowhere"
    page = pages.get(place.relative_to(site).as_posix())
    if page is not None and unquote(fragment) not in page.anchors:
        return "names no anchor of that page"
    return ""


def foreign_requests(site, url=URL, pages=None):
    """Everything that would make a reader's browser ask another host without being told to."""
    pages = pages or read_pages(site)
    host = urlsplit(url).netloc
    found = []
    for page in pages.values():
        for element, attribute, written in page.links():
            if _is_foreign(written, host) and _is_loaded(element, attribute):
                found.append(f"{page.path}: <{element.tag} {attribute}={written!r}>")
        styles = [*page.tree.xpath("//style/text()"), *page.tree.xpath("//@style")]
        found += [
            f"{page.path}: {address} in a style"
            for style in styles
            for address in _addresses_in(style)
            if _is_foreign(address, host)
        ]
        found += [f"{page.path}: ping={ping}" for ping in page.tree.xpath("//@ping")]
    found += [
        f"{file.relative_to(site)}: {address}"
        for file, address in _addresses_of_styles(site)
        if _is_foreign(address, host)
    ]
    return found


def _is_foreign(address, host):
    parts = urlsplit(address.strip())
    return parts.scheme in ("http", "https", "ws", "wss", "") and parts.netloc not in ("", host)


def _is_loaded(element, attribute):
    if element.tag == "link":
        return not set(element.get("rel", "").split()) <= TELLING
    if element.tag == "form":
        return True  # nothing a reader types leaves the site
    return (element.tag, attribute) not in FOLLOWED


def _addresses_of_styles(site):
    for file in sorted(Path(site).rglob("*.css")):
        for address in _addresses_in(file.read_text("utf-8")):
            yield file, address


def _addresses_in(style):
    return [one or other for one, other in _CSS_ADDRESS.findall(style)]
