"""Every page says what it is."""

from collections.abc import Iterator
from urllib.parse import urljoin

from bulletin_press.problems import Problem
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.markup import Element, element_of, pieces_in
from bulletin_press.verifying.search import Asked, Search
from bulletin_press.verifying.tags import addresses_of
from bulletin_press.verifying.ways import Ways

CHECK = "page-heads"
HINT = "mend the template that draws the page"
NOT_FOUND = "404.html"


class PageHeads(Search):
    """Every page has a title, a language, a description and a canonical address, its own.

    A page that only leads on to another needs no description and names that one as canonical. The
    page for what is not found is shown at any address, so it has none of its own.
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._ways = Ways(asked.site.url, ())

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Look at what stands above the body of a page."""
        if file.suffix not in (".html", ".htm"):
            return
        head = _head(file.content)
        own = self._ways.address(file.path)
        leads_on = [_target(it, own) for it in head["meta"] if _says(it, "http-equiv", "refresh")]
        if not any(it.said("lang").strip() for it in head["html"]):
            yield file.problem(0, "has no language: <html lang> is missing", HINT, CHECK)
        if not any(it.text.strip() for it in head["title"]):
            yield file.problem(0, "has no title", HINT, CHECK)
        described = [it for it in head["meta"] if _says(it, "name", "description")]
        if not any(it.said("content").strip() for it in described) and not leads_on:
            yield file.problem(0, "has no description", HINT, CHECK)
        if file.path != NOT_FOUND:
            yield from _canonical(file, head["link"], leads_on[0] if leads_on else own)


def _canonical(file: BuiltFile, links: list[Element], wanted: str) -> Iterator[Problem]:
    named = [it.said("href").strip() for it in links if _says(it, "rel", "canonical")]
    if not named:
        yield file.problem(0, "has no canonical address", HINT, CHECK)
    for written in named:
        if written != wanted:
            at = file.content.find(b"canonical")
            message = f"names {written!r} as its canonical address, which is {wanted!r}"
            yield file.problem(at, message, HINT, CHECK)


def _head(content: bytes) -> dict[str, list[Element]]:
    """Give the elements above the body that matter here, by their names."""
    found: dict[str, list[Element]] = {"html": [], "title": [], "meta": [], "link": []}
    body = content.find(b"<body")
    for piece in pieces_in(content[:body] if body >= 0 else content):
        element = element_of(piece) if _may_tell(piece.lower()) else None
        if element is not None and element.name in found:
            found[element.name].append(element)
    return found


def _may_tell(piece: bytes) -> bool:
    """Pass over most of what stands in a head, which is of no concern here."""
    if piece.startswith((b"<meta", b"<link")):
        return b"description" in piece or b"canonical" in piece or b"refresh" in piece
    return piece.startswith((b"<html", b"<title"))


def _says(element: Element, attribute: str, value: str) -> bool:
    return value in element.said(attribute).lower().split()


def _target(element: Element, own: str) -> str:
    return urljoin(own, next(addresses_of(element)).written)
