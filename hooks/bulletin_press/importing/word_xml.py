"""The XML of Word documents: how it is parsed safely, and what its parts are called.

Names are those of ECMA-376 (Office Open XML), part 1, chapter 17.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from bulletin_press.importing.refusals import MEND, NotImported
from bulletin_press.written import CONTROL

Element = Any  # lxml comes without types

DEPTH_LIMIT = 120
"""How deep elements may lie in each other; a table in a box in a table has sixty."""

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
_STRICT = "http://purl.oclc.org/ooxml/"


def named(name: str) -> str:
    """Write a name such as ``w:p`` as lxml has it."""
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


W_P, W_T, W_VAL = named("w:p"), named("w:t"), named("w:val")

_NOT_TEXT = (named("w:del"), named("w:moveFrom"), named("w:rPr"))
_SIGNS = dict.fromkeys((named("w:tab"), named("w:br"), W_P), " ") | {named("w:noBreakHyphen"): "-"}


def parse_xml(part: str, raw: bytes) -> Element:
    """Parse one part of a document.

    Args:
        part: its name, for what is told.
        raw: what it holds.

    Raises:
        NotImported: it is broken, declares entities, or lies in itself too deep.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True
    )
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotImported(f"is broken: {part} cannot be read", MEND) from None
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise NotImported(f"is not safe: {part} declares a document type", "delete the file")
    if _depth(root) > DEPTH_LIMIT:
        raise NotImported(f"is not safe: {part} lies too deep in itself", "delete the file")
    if str(root.tag).startswith(f"{{{_STRICT}"):
        hint = "open it in Word and save it as 'Word document', without 'Strict'"
        raise NotImported("is a 'Strict Open XML' document", hint)
    for text in root.iter(W_T):
        text.text = CONTROL.sub(" ", text.text or "")
    return root


def _depth(root: Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def find(element: Element, path: str) -> list[Element]:
    """Find by XPath, with the prefixes of ``NAMES``."""
    return list(element.xpath(path, namespaces=NAMES))


def value(element: Element, path: str) -> str:
    """Give the ``w:val`` of the first element at a path; empty where there is none."""
    found = find(element, path)
    return found[0].get(W_VAL, "") if found else ""


def is_on(element: Element, path: str) -> bool:
    """Tell whether a switch such as ``w:rPr/w:b`` is set."""
    found = find(element, path)
    return bool(found) and found[0].get(W_VAL, "1") not in ("0", "false", "off", "none")


def words_in(element: Element, *, own: bool = False) -> str:
    """Give the text of an element as it reads, on one line; what was deleted is not in it.

    Args:
        element: a paragraph, or what holds some.
        own: without the paragraphs of text boxes within this one.
    """
    pieces = []
    # One walk: what XPath joins with "|" it sorts, and that takes ages where there is much.
    for one in element.iter(W_T, *_SIGNS):
        if own and next(one.iterancestors(W_P), None) is not element:
            continue
        if one.tag != W_T:
            pieces.append(_SIGNS[one.tag])
        elif next(one.iterancestors(*_NOT_TEXT), None) is None:
            pieces.append(one.text or "")
    return " ".join("".join(pieces).split())


def unwrap(element: Element) -> None:
    """Put what an element holds into its place."""
    for inner in list(element):
        element.addprevious(inner)
    element.getparent().remove(element)


def remove(element: Element) -> None:
    """Take an element away with all it holds, if it is still there."""
    if element.getparent() is not None:
        element.getparent().remove(element)


def outermost(element: Element, name: str) -> Iterator[Element]:
    """Go through the elements of a name that lie in no other of that name."""
    path = f".//{name}[not(ancestor::{name})]"
    yield from find(element, path)
