"""The site's icon, its stylesheet and its script."""

from collections.abc import Iterator
from importlib.resources import files

from bulletin_press.addresses import ASSETS
from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site

NAMES = ("icon.svg", "press.css", "press.js", "feed.css")


def publish(_catalogue: Catalogue, _site: Site) -> Iterator[File]:
    """Put them where the theme's pages look for them."""
    folder = files("bulletin_press").joinpath("assets")
    for name in NAMES:
        yield File(f"{ASSETS}/{name}", folder.joinpath(name).read_bytes())
