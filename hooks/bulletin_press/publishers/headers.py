"""``_headers``, by which Netlify and Cloudflare Pages know what to say with each answer."""

from collections.abc import Iterator

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.headers import netlify
from bulletin_press.headers.rules import root_of
from bulletin_press.site import Site


def publish(_catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Put it where they look for it, at the root: only where the site has a host of its own."""
    if root_of(site) == "/":
        yield File(netlify.NAME, netlify.written(site).encode())
