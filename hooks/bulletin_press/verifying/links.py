"""No address of the site leads nowhere."""

from collections.abc import Iterator

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import PAGES, BuiltFile
from bulletin_press.verifying.search import Asked, Search
from bulletin_press.verifying.styles import addresses_in_style
from bulletin_press.verifying.told import (
    AROUND,
    TEXTS,
    addresses_told,
    stylesheets_told,
    unfolded,
)
from bulletin_press.verifying.ways import Found, Start, Ways

CHECK = "links"
TOP = ("", "top")
"""What browsers know of every page, https://html.spec.whatwg.org/multipage/browsing-the-web.html."""

# How lines that belong together are joined, and cells parted, before addresses are read.
_BROKEN = {".ics": unfolded, ".csv": lambda content: content.replace(b",", b" ")}


class Links(Search):
    """Every link, picture, script, style and form leads to a file, every fragment to its place.

    So do the site's own addresses in styles, feeds, calendars and data. Whether pages of other
    sites are still there is asked by `bulletins check --online`.
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._ways = Ways(asked.site.url, asked.built.places)
        self._host = Start(asked.site.url, ())
        # Where the file leads that is looked at: pages, and anchors in them.
        self._leads: set[tuple[str, str]] = set()
        self._fine: set[str] = set()

    @property
    def basis(self) -> bytes:
        """The files that there are to lead to."""
        return repr((self._ways.url, list(self.asked.built.places))).encode()

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Look where the addresses of a file lead; learn its anchors, and those it leads to."""
        self._leads = set()
        yield from self._in(file)
        if file.anchors or self._leads:
            self.learnt[file.path] = [sorted(file.anchors), sorted(self._leads)]

    def _in(self, file: BuiltFile) -> Iterator[Problem]:
        if file.is_page:
            yield from self._in_page(file)
        elif file.suffix == ".css":
            start = self._ways.start(file.path)
            for written in addresses_in_style(file.content.decode("utf-8", "replace")):
                yield from self._judge(file, written, self._ways.find(start, written))
        elif file.suffix in TEXTS:
            yield from self._in_text(file)

    def finish(self) -> Iterator[Problem]:
        """Tell which fragments name nothing, now that all pages are known."""
        anchors = {path: {*TOP, *learnt[0]} for path, learnt in self.learnt.items()}
        for page, (_, leads) in self.learnt.items():
            for path, fragment in leads:
                if path.endswith(PAGES) and fragment not in anchors.get(path, TOP):
                    yield self._no_anchor(self.asked.built.read(page), path, fragment)

    def _in_page(self, file: BuiltFile) -> Iterator[Problem]:
        base = next((tag.addresses[0].written for tag in file.tags if tag.base), "")
        start = self._ways.start(file.path, base)
        folders, files = start.folders, self._ways.files
        for tag in file.tags:
            for written, _, _, way in tag.addresses:
                if way is not None and folders and way.ups < len(folders):
                    # Most addresses are plain: this is quicker than to resolve them.
                    path = (
                        files.get(folders[-1 - way.ups] + way.rest) if way.ups >= 0 else file.path
                    )
                    if path is not None:
                        if way.fragment:
                            self._lead(file, path, way.fragment)
                        continue
                found = self._ways.find(start, written)
                if found.wrong or found.fragment:
                    yield from self._judge(file, written, found, tag.source)

    def _in_text(self, file: BuiltFile) -> Iterator[Problem]:
        for written in stylesheets_told(file.content):
            found = self._ways.find(self._ways.start(file.path), written)
            yield from self._judge(file, written, found)
        parts = map(_BROKEN.get(file.suffix, bytes), file.parts)
        told = set[str]().union(*(addresses_told(self._ways.url, part) for part in parts))
        # The same few addresses stand in many texts.
        for written in sorted(told - self._fine):
            found = self._ways.find(self._host, written.rstrip(AROUND))
            if found.wrong:
                found = self._ways.find(self._host, written)
            if found.wrong or found.fragment:
                yield from self._judge(file, written, found)
            else:
                self._fine.add(written)

    def _judge(
        self, file: BuiltFile, written: str, found: Found, source: bytes = b""
    ) -> Iterator[Problem]:
        if found.wrong:
            at = file.content.find(source or written.encode())
            hint = "mend the address where it is written, or take the link away"
            yield file.problem(at, f"{written!r} {found.wrong}", hint, CHECK)
        elif found.fragment:
            self._lead(file, found.path, found.fragment)

    def _lead(self, file: BuiltFile, path: str, fragment: str) -> None:
        if path != file.path or fragment not in file.anchors:
            self._leads.add((path, fragment))

    @staticmethod
    def _no_anchor(file: BuiltFile, path: str, fragment: str) -> Problem:
        at = file.content.find(b"#" + fragment.encode())
        page = "this page" if path == file.path else path
        hint = "mend what stands after the #, or give the place that id"
        return file.problem(at, f"'#{fragment}' names no place in {page}", hint, CHECK)
