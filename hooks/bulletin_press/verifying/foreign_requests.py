"""Reading the site asks no other."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.calls import addresses_in_script
from bulletin_press.verifying.search import Asked, Search
from bulletin_press.verifying.styles import addresses_in_style
from bulletin_press.verifying.tags import loaded_within
from bulletin_press.verifying.told import stylesheets_told
from bulletin_press.verifying.ways import as_browsers_read

CHECK = "foreign-requests"
HINT = "put a copy on this site, or a link that readers may follow"
FEEDS = {".atom", ".json", ".rss", ".xml"}


class ForeignRequests(Search):
    """No page, style, script, drawing or feed makes a reader's program ask another site.

    That means scripts, styles, letters, pictures, frames, films, forms, pings, and connections
    made ahead. Links that readers follow by choice may lead anywhere. Of scripts only addresses
    that stand in them as a whole are seen.
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._origin = urlsplit(asked.site.url)[:2]
        # Most entries of feeds name no other site at all, which is quickly seen.
        self._elsewhere = re.compile(rb"//(?!%s/)" % re.escape(self._origin[1].encode()))

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Look for what a file would load from elsewhere."""
        if file.is_page:
            for tag in file.tags:
                for written, where, loads, way in tag.addresses:
                    if way is None and loads and self._is_foreign(written):
                        yield self._problem(file, tag.source, f"<{where}>", written)
            return
        for written in self._loaded(file):
            if self._is_foreign(written):
                yield self._problem(file, written.encode(), "it", written)

    def _is_foreign(self, written: str) -> bool:
        try:
            parts = urlsplit(as_browsers_read(written))
        except ValueError:
            return False
        if not parts.netloc or parts.scheme not in ("", "http", "https", "ws", "wss"):
            return False
        scheme = {"": self._origin[0], "ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme)
        return (scheme, parts.netloc.lower()) != (self._origin[0], self._origin[1].lower())

    @staticmethod
    def _problem(file: BuiltFile, source: bytes, where: str, written: str) -> Problem:
        at = file.content.find(source)
        return file.problem(at, f"{where} asks another site: {written!r}", HINT, CHECK)

    def _loaded(self, file: BuiltFile) -> Iterator[str]:
        if file.suffix == ".css":
            yield from addresses_in_style(file.content.decode("utf-8", "replace"))
        elif file.suffix in (".js", ".mjs"):
            yield from addresses_in_script(file.content.decode("utf-8", "replace"))
        elif file.suffix in FEEDS:
            yield from stylesheets_told(file.content)
            for part in file.parts if file.is_feed else ():
                yield from _loaded_from_elsewhere(self._elsewhere, part)


@lru_cache(maxsize=2**15)
def _loaded_from_elsewhere(elsewhere: re.Pattern[bytes], part: bytes) -> tuple[str, ...]:
    return loaded_within(part) if elsewhere.search(part) or b"\\/" in part else ()
