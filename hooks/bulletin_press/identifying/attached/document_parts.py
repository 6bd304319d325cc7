"""The parts of a Word document: which hold texts, which hold properties, and which are left.

Source: ECMA-376 part 1, section 11 (parts of a WordprocessingML package).
"""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile

from lxml import etree

from bulletin_press.identifying.attached import pictures
from bulletin_press.identifying.attached.contents import Finding

TEXTS = ("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes")
"""How the names of parts begin that readers see."""
COMMENTS = "word/comments.xml"

_TEXTS_BESIDE = {
    "word/charts/chart": "a chart",
    "word/diagrams/data": "a diagram",
    "word/glossary/document": "a building block",
}
"""Parts with texts of their own, and the place that is told for them."""
_PROPERTIES = ("docProps/", "word/people", "customXml/")
_WITHOUT_TEXT = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|.*/|docProps/thumbnail\.\w+"
    r"|word/(?:glossary/)?(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering"
    r"|theme/theme\d*)\.xml|word/comments\w+\.xml|word/fonts/.*"
    r"|word/charts/(?:style|colors)\d*\.xml|word/diagrams/(?:colors|quickStyle|layout)\d*\.xml"
)


def is_part(name: str, *begins: str) -> bool:
    """Tell whether a part is XML and its name begins like this."""
    return name.startswith(begins) and name.endswith(".xml")


def is_picture(name: str) -> bool:
    """Tell whether a part is a picture that can be looked into."""
    return "/media/" in name and PurePosixPath(name).suffix.lower() in pictures.KINDS


def read_part(parts: ZipFile, name: str) -> etree._Element:
    """Read a part that is XML.

    Raises:
        lxml.etree.XMLSyntaxError: it is not.
    """
    # Nothing is resolved, nothing is fetched.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(parts.read(name), parser)


def _words(tree: etree._Element) -> list[str]:
    texts = (each.text or "" for each in tree.iter("*"))
    return [text.strip() for text in texts if text.strip()]


def described(tree: etree._Element) -> Iterator[str]:
    """List what is said of pictures: to those who cannot see them, and beside them."""
    for picture in tree.iter("{*}docPr", "{*}cNvPr"):
        yield from (said for name in ("title", "descr") if (said := picture.get(name, "").strip()))


def beside(parts: ZipFile, names: list[str]) -> Iterator[tuple[str, str]]:
    """List the texts of charts and the like, each with its place."""
    for begins, place in _TEXTS_BESIDE.items():
        for name in names:
            if is_part(name, begins):
                yield place, "\n".join(_words(read_part(parts, name)))


def properties(parts: ZipFile, names: list[str]) -> Iterator[str]:
    """List what stands in properties, and where links lead."""
    for name in names:
        if is_part(name, *_PROPERTIES) or name.endswith(".rels"):
            root = read_part(parts, name)
            yield from _words(root)
            for each in root.iter("*"):
                yield from (str(value) for value in each.attrib.values())


def not_looked_into(names: list[str]) -> Iterator[Finding]:
    """Tell which kinds of parts nobody has looked into; whole files among them stop a build."""
    read = (*TEXTS, *_TEXTS_BESIDE, *_PROPERTIES, COMMENTS)
    left = {
        name
        for name in names
        if not (is_part(name, *read) or is_picture(name) or _WITHOUT_TEXT.fullmatch(name))
    }
    packed = {name for name in left if "/embeddings/" in name}
    if packed:
        message = f"holds other files: {_kinds(packed)}"
        hint = "paste charts and tables as pictures, which bring no workbook along; or look"
        hint += " through them, and record that under allow"
        yield Finding("files", "problem", message, hint)
    if others := left - packed:
        message = f"holds parts that were not looked into: {_kinds(others)}"
        yield Finding("parts", "advice", message, "look through them yourself")


def _kinds(names: set[str]) -> str:
    return ", ".join(sorted({PurePosixPath(name).suffix.lower() or "no ending" for name in names}))
