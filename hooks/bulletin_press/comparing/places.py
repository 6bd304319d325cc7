"""Where a site is read: a folder, a catalogue that was kept, or an address on the web."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bulletin_press.comparing.fetching import NotFetched, NotOnline, fetch

_CATALOGUE = "data/catalogue.json"


class NotThere(Exception):
    """There is no site of ours at a place; or it has no such file."""


class Unreadable(Exception):
    """What is at a place cannot be read; the text says why, ``hint`` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Place:
    """Where a site is read.

    Attributes:
        name: as it was named by whoever asks.
        read: reads the bytes of a site path; it raises NotThere or Unreadable.
        has: tells whether there is a page or a file at a site path.
        named: names a site path so that a person finds it.
    """

    name: str
    read: Callable[[str], bytes]
    has: Callable[[str], bool]
    named: Callable[[str], str]


def open_place(named: str, fetched: Callable[[str], bytes] = fetch) -> Place:
    """Say how the site at a place is read.

    Args:
        named: a folder, a ``catalogue.json``, or an address with ``http`` or ``https`` of a site
            or of its ``data/catalogue.json``.
        fetched: fetches an address of the web.

    Raises:
        Unreadable: it is the address of nothing.
    """
    if named.startswith(("http://", "https://")):
        return _on_the_web(named, fetched)
    path = Path(named)
    if _is_file(path) and path.parent.name == "data":
        path = path.parent.parent
    return _one_file(path, named) if _is_file(path) else _in_a_folder(path, named)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # Its name is longer than any there can be, or nobody may look.
        return False


def _in_a_folder(folder: Path, name: str) -> Place:
    def read(path: str) -> bytes:
        try:
            return (folder / path).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise NotThere(str(folder / path)) from None
        except OSError as error:
            message = f"{folder / path} cannot be read: {error.strerror}"
            raise Unreadable(message, "see that you may read it") from None

    def has(path: str) -> bool:
        return _is_file(folder / (f"{path}index.html" if path.endswith("/") else path))

    return Place(name, read, has, lambda path: str(folder / path))


def _one_file(file: Path, name: str) -> Place:
    inner = _in_a_folder(file.parent, name)

    def read(path: str) -> bytes:
        if path != _CATALOGUE:
            raise NotThere(path)
        return inner.read(file.name)

    return Place(name, read, lambda _path: False, lambda _path: str(file))


def _on_the_web(address: str, fetched: Callable[[str], bytes]) -> Place:
    try:
        urlsplit(address)
    except ValueError:
        raise Unreadable(f"{address} is no address", "write it as a browser shows it") from None
    base = address.partition("#")[0].partition("?")[0].removesuffix(_CATALOGUE)
    base = base if base.endswith("/") else f"{base}/"

    def named(path: str) -> str:
        return urljoin(base, path)

    def read(path: str) -> bytes:
        try:
            return fetched(named(path))
        except NotOnline:
            raise NotThere(named(path)) from None
        except NotFetched as error:
            raise Unreadable(f"{named(path)} cannot be read: {error}", error.hint) from None

    return Place(address, read, lambda _path: False, named)
