"""What the tags of a page lead to, load and can be led to."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from bulletin_press.verifying.calls import addresses_in_script
from bulletin_press.verifying.markup import Element, element_of, pieces_in
from bulletin_press.verifying.styles import addresses_in_style
from bulletin_press.verifying.ways import Way, plain_way

ADDRESSES = {
    "href", "xlink:href", "src", "poster", "action", "formaction", "background", "manifest",
    "longdesc", "cite",
}  # fmt: skip
LISTS = {"ping", "attributionsrc"}
SETS = {"srcset", "imagesrcset"}
# What a reader follows by choice, or what only tells something; anything else makes a browser ask.
FOLLOWED = {("a", "href"), ("a", "xlink:href"), ("area", "href"), ("meta", "content")}
# A link element of these relations tells something; any other makes the browser fetch.
# https://html.spec.whatwg.org/multipage/links.html#linkTypes, and those of feeds
TELLING = {
    "alternate", "author", "bookmark", "canonical", "feed", "first", "help", "hub", "last",
    "license", "me", "next", "prev", "privacy-policy", "search", "self", "shortlink", "tag",
    "terms-of-service", "up", "webmention",
}  # fmt: skip
_REFRESH = re.compile(r"""[\s\d.]*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)
_FULL = re.compile(r"""https?://[^\s"'<>\\]+""")


class Address(NamedTuple):
    """An address in a tag.

    Attributes:
        written: the address as its author wrote it.
        where: the element and the attribute it stands in.
        loads: whether a browser asks for it without being told to by the reader.
        way: where it leads, if that is plain.
    """

    written: str
    where: str
    loads: bool
    way: Way | None


class Tag(NamedTuple):
    """A tag that leads somewhere, or that can be led to.

    Attributes:
        source: its bytes.
        anchors: what a fragment may name of it.
        addresses: what it leads to.
        base: whether all the page's addresses count from its own.
    """

    source: bytes
    anchors: tuple[str, ...]
    addresses: tuple[Address, ...]
    base: bool


def tags_in(content: bytes) -> tuple[Tag, ...]:
    """Give the tags of a page that lead somewhere or can be led to, each different one once."""
    # In the order in which they stand: what is told of a page is told in the same order always.
    found = map(tag_of, dict.fromkeys(pieces_in(content)))
    return tuple(tag for tag in found if tag is not None)


@lru_cache(maxsize=2**17)
def tag_of(piece: bytes) -> Tag | None:
    """Read a piece of a page; None where it neither leads nor can be led to."""
    if piece.startswith(b"<meta") and b"://" not in piece and b"efresh" not in piece.lower():
        return None
    element = element_of(piece)
    if element is None:
        return None
    names = [element.said("id"), element.said("name") if element.name == "a" else ""]
    anchors = tuple(name for name in names if name)
    addresses = tuple(addresses_of(element))
    if not anchors and not addresses:
        return None
    return Tag(piece, anchors, addresses, element.name == "base")


def addresses_of(element: Element) -> Iterator[Address]:
    """List all addresses of an element."""
    for attribute in element.written:
        for written in _addresses(element, attribute):
            where = f"{element.name} {attribute}"
            yield Address(written, where, loads(element, attribute), plain_way(written))
    if element.name == "style":
        for written in addresses_in_style(element.text):
            yield Address(written, "style", True, plain_way(written))
    if element.name == "script":
        yield from _in_script(element)
    if "srcdoc" in element.written:
        for piece in pieces_in(element.said("srcdoc").encode()):
            if inner := element_of(piece):
                yield from addresses_of(inner)


def loads(element: Element, attribute: str) -> bool:
    """Tell whether a browser asks for what an attribute names without the reader's choosing.

    A form counts too: nothing that a reader types leaves the site.
    """
    if element.name.rpartition(":")[2] == "link":
        # In feeds it may be one of Atom's.
        return not set(element.said("rel").lower().split()) <= TELLING
    if element.name == "meta":
        return "http-equiv" in element.written
    return (element.name, attribute) not in FOLLOWED and attribute not in ("cite", "longdesc")


def _addresses(element: Element, attribute: str) -> Iterator[str]:
    if attribute in ADDRESSES or (attribute == "data" and element.name == "object"):
        yield element.said(attribute).strip()
    elif attribute in SETS:
        yield from _in_set(element.said(attribute))
    elif attribute in LISTS:
        yield from element.said(attribute).split()
    elif attribute == "content" and element.name == "meta":
        yield from _in_meta(element)
    elif attribute == "style" or "url(" in element.written[attribute]:
        yield from addresses_in_style(element.said(attribute))


def _in_set(value: str) -> Iterator[str]:
    """List the pictures of a set: an address, white space, for whom it is, a comma."""
    is_address = True
    for word in value.split():
        rest = word
        if not is_address:
            _, comma, rest = word.partition(",")
            is_address = bool(comma)
        if is_address and (address := rest.strip(",")):
            yield address
            is_address = rest.endswith(",")


def _in_meta(element: Element) -> Iterator[str]:
    value = element.said("content")
    if "http-equiv" in element.written and element.said("http-equiv").lower() == "refresh":
        match = _REFRESH.match(value)
        yield match[1].strip() if match else ""
    elif _FULL.fullmatch(value) and "http-equiv" not in element.written:
        yield value


def _in_script(element: Element) -> Iterator[Address]:
    if element.said("type").lower().endswith("json"):
        for written in dict.fromkeys(_FULL.findall(element.text)):
            yield Address(written, "script", False, None)
    else:
        for written in addresses_in_script(element.text):
            yield Address(written, "script", True, None)


def loaded_within(part: bytes) -> tuple[str, ...]:
    """List what the HTML loads that is written out in a part of a feed, in XML or JSON."""
    for written, meant in _WRITTEN_OUT:
        part = part.replace(written, meant)
    tags = tags_in(part)
    return tuple(it.written for tag in tags for it in tag.addresses if it.loads and not it.way)


_WRITTEN_OUT = (
    (b"&lt;", b"<"), (b"&gt;", b">"), (b"&quot;", b'"'), (b"&#34;", b'"'), (b"&#39;", b"'"),
    (b'\\"', b'"'), (b"\\u003c", b"<"), (b"\\u003e", b">"), (b"\\/", b"/"), (b"\\n", b"\n"),
    (b"&amp;", b"&"),
)  # fmt: skip
