"""``robots.txt`` (RFC 9309)."""

from collections.abc import Iterator

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site


def publish(_catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Welcome every crawler and show it the sitemap."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {site.absolute('sitemap.xml')}\n"
    yield File("robots.txt", text.encode())
