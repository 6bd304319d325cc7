"""Names that hold a digest of what is in the file, so that a browser may keep it for ever.

A change gives another name, which the pages of the same build ask for. What has an address that
others rely on (a card, a feed, the icon) has no such name, and is asked for again each time.
"""

from collections.abc import Iterable
from hashlib import sha256

from bulletin_press.addresses import LASTING
from bulletin_press.artefact import Artefact, File

_SIGNS = 10


def lasting(name: str, content: bytes) -> File:
    """Make a file whose name holds a digest of its content.

    Args:
        name: its name without one, such as ``press.css``.
        content: its bytes.
    """
    stem, _, ending = name.rpartition(".")
    digest = sha256(content).hexdigest()[:_SIGNS]
    return File(f"{LASTING}/{stem}.{digest}.{ending}", content)


def plain_name(path: str) -> str:
    """Give the name that a lasting file was made under: ``press.css``."""
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    return f"{stem.rpartition('.')[0]}.{ending}"


def lasting_paths(made: Iterable[Artefact]) -> dict[str, str]:
    """Look up where lasting files are.

    Returns:
        Their site paths by the names they were made under.
    """
    folder = f"{LASTING}/"
    return {plain_name(each.path): each.path for each in made if each.path.startswith(folder)}
