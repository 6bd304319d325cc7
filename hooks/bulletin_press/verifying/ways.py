"""Where an address leads: which file of a built site a web server gives for it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

OTHER = ("mailto:", "tel:", "sms:", "data:", "javascript:", "blob:", "about:")
_SEGMENT = r"[\w~-][\w.~-]*"
_PLAIN = re.compile(
    rf"((?:\.\./)*)(\.{{1,2}}/?(?![^?#])|(?:{_SEGMENT}/)*(?:{_SEGMENT})?)(\?[^#]*)?(?:#(.*))?",
    re.ASCII | re.DOTALL,
)
_SLASHES = re.compile(r"\A((?:https?:|wss?:)?)//+", re.IGNORECASE)
_PASSED_OVER = re.compile(r"[\t\n\r]")
_AROUND = "".join(map(chr, range(33)))


class Way(NamedTuple):
    """A relative address in which nothing is out of the ordinary, as most are.

    Attributes:
        ups: how many folders up it begins; -1 for the page itself.
        rest: the site path from there.
        fragment: the anchor that it names; empty for none.
    """

    ups: int
    rest: str
    fragment: str


def plain_way(written: str) -> Way | None:
    """Read a relative address; None where it takes a browser's rules to tell where it leads."""
    match = _PLAIN.fullmatch(written)
    if match is None:
        return None
    ups, rest = match[1].count("../"), match[2]
    fragment = fragment_of(match[4] or "")
    if rest in ("..", "../"):
        return Way(ups + 1, "", fragment)
    if rest in (".", "./"):
        return Way(ups, "", fragment)
    return Way(ups if ups or rest else -1, rest, fragment)


def fragment_of(written: str) -> str:
    """Give the anchor that a fragment names, without directions to words of the text."""
    return unquote(written.partition(":~:")[0]) if written else ""


def as_browsers_read(written: str) -> str:
    """Give an address without what browsers pass over in it, and with the slashes they see.

    Source: https://url.spec.whatwg.org/#url-parsing
    """
    written = _PASSED_OVER.sub("", written.strip(_AROUND))
    if written.lower().startswith(OTHER):
        return written
    return _SLASHES.sub(r"\1//", written.replace("\\", "/"))


@dataclass(frozen=True)
class Start:
    """From where the addresses of a file count.

    Attributes:
        url: its full address, or what its ``base`` element puts in its place.
        folders: the site paths of the folders it is in, from the site's own; none where they do
            not count, because of a ``base`` element.
    """

    url: str
    folders: tuple[str, ...]


class Found(NamedTuple):
    """Where an address leads.

    Attributes:
        path: the site path of a file; empty for none.
        fragment: the anchor that is named in it; empty for none.
        wrong: why there is no file; empty where it leads to another site.
    """

    path: str = ""
    fragment: str = ""
    wrong: str = ""


class Ways:
    """All addresses of a built site."""

    def __init__(self, url: str, paths: Iterable[str]) -> None:
        """Begin.

        Args:
            url: where the site stands, ending in ``/``.
            paths: the site paths of all its files.
        """
        self.url = url
        parts = urlsplit(url)
        self._host, self._above = parts.netloc.lower(), unquote(parts.path)
        self.files = {path: path for path in paths}
        for path in list(self.files):
            if path == "index.html" or path.endswith("/index.html"):
                self.files[path.removesuffix("index.html")] = path

    def address(self, path: str) -> str:
        """Give the full address of a file, as readers see it."""
        is_folder = path == "index.html" or path.endswith("/index.html")
        return self.url + (path.removesuffix("index.html") if is_folder else path)

    def start(self, path: str, base: str = "") -> Start:
        """Tell from where the addresses of a file count, and of its ``base`` element if any."""
        # Servers show it at any depth: its addresses count from the root of the host alone.
        shown = "no/such/page" if path == "404.html" else path
        if base:
            return Start(urljoin(self.address(shown), base), ())
        steps = shown.split("/")[:-1]
        folders = ("", *("/".join(steps[:many]) + "/" for many in range(1, len(steps) + 1)))
        return Start(self.address(shown), folders)

    def find(self, start: Start, written: str) -> Found:
        """Find the file that an address leads to, as a browser and a web server would."""
        # Most full addresses are plain too: this is quicker than to take them apart.
        rest, _, fragment = written.removeprefix(self.url).partition("#")
        if rest in self.files and written.startswith(self.url):
            return Found(self.files[rest], fragment_of(fragment))
        written = as_browsers_read(written)
        try:
            parts = urlsplit(urljoin(start.url, written))
        except ValueError:
            return Found() if written.lower().startswith(OTHER) else Found(wrong="is no address")
        if parts.scheme not in ("http", "https") or parts.netloc.lower() != self._host:
            return Found()
        return self._on_this_host(unquote(parts.path) or "/", fragment_of(parts.fragment))

    def _on_this_host(self, path: str, fragment: str) -> Found:
        if not path.startswith(self._above):
            return Found(wrong=f"leaves the folder of the site, which begins at {self._above}")
        path = path.removeprefix(self._above)
        if path in self.files:
            return Found(self.files[path], fragment)
        if f"{path}/" in self.files:
            return Found(wrong="leads to a folder: it lacks the slash at its end")
        return Found(wrong="leads nowhere")
