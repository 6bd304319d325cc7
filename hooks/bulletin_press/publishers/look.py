"""What the pages look like and what they do: letters, stylesheets, scripts and the icon."""

from collections.abc import Iterator
from importlib.resources import files

from bulletin_press.addresses import ASSETS
from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.fonts import FACES, LICENCE, woff2
from bulletin_press.lasting import lasting
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

ALONE = ("icon.svg", "feed.css")
"""What settings and feeds name, and so has a name that never changes."""


def publish(_catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Put them where the pages look for them."""
    rules = []
    for face in FACES:
        letters = lasting(f"{face.name}.woff2", woff2(face, site.kept))
        rules.append(face.rule(letters.path.rpartition("/")[2]))
        yield letters
    yield File(f"{ASSETS}/OFL.txt", LICENCE.read_bytes())
    yield lasting("press.css", "\n".join([*rules, *_texts("styles", "css")]).encode())
    yield lasting("press.js", "\n".join(_texts("scripts", "js")).encode())
    for name in ALONE:
        yield File(f"{ASSETS}/{name}", _FOLDER.joinpath(name).read_bytes())


_FOLDER = files("bulletin_press").joinpath("assets")


def _texts(folder: str, ending: str) -> Iterator[str]:
    names = STYLES if ending == "css" else SCRIPTS
    for name in names:
        yield _FOLDER.joinpath(folder, f"{name}.{ending}").read_text("utf-8")
