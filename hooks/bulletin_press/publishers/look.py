"""What the pages look like and what they do: letters, stylesheets, scripts and the icon."""

from collections.abc import Iterator
from importlib.resources import files

from bulletin_press.addresses import ASSETS
from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.fonts import FACES, LICENCE, woff2
from bulletin_press.site import Site

STYLES = (
    "colours",
    "type",
    "frame",
    "pieces",
    "item",
    "indexes",
    "home",
    "guide",
    "glossary",
    "search",
    "share",
    "print",
)
"""The stylesheets, in the order in which they are joined into ``press.css``."""

SCRIPTS = (
    "colours",
    "skipping",
    "dates",
    "choices",
    "tables",
    "copying",
    "glossary",
    "searching",
    "leaving",
)
"""The scripts, in the order in which they are joined into ``press.js``."""

ALONE = ("icon.svg", "feed.css", "search.js", "search-finding.js")


def publish(_catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Put them where the pages look for them."""
    yield File(f"{ASSETS}/press.css", "\n".join([*_faces(), *_texts("styles", "css")]).encode())
    yield File(f"{ASSETS}/press.js", "\n".join(_texts("scripts", "js")).encode())
    for name in ALONE:
        yield File(f"{ASSETS}/{name}", _FOLDER.joinpath(name).read_bytes())
    for face in FACES:
        yield File(f"{ASSETS}/fonts/{face.name}.woff2", woff2(face, site.kept))
    yield File(f"{ASSETS}/fonts/OFL.txt", LICENCE.read_bytes())


_FOLDER = files("bulletin_press").joinpath("assets")


def _faces() -> Iterator[str]:
    return (face.rule for face in FACES)


def _texts(folder: str, ending: str) -> Iterator[str]:
    names = STYLES if ending == "css" else SCRIPTS
    for name in names:
        yield _FOLDER.joinpath(folder, f"{name}.{ending}").read_text("utf-8")
