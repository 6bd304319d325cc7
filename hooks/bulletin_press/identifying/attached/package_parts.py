"""The parts of an Office document: which hold texts, which hold properties, and which are left.

Source: ECMA-376 part 1, sections 11 to 15 (parts of documents, workbooks and presentations).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from zipfile import ZipFile

from lxml import etree

from bulletin_press.identifying.attached import pictures
from bulletin_press.identifying.attached.contents import Finding

_PROPERTIES = ("docProps/", "customXml/")
_WITHOUT_TEXT = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|.*/|docProps/thumbnail\.\w+"
    r"|\w+/theme/theme\w*\.xml|\w+/charts/(?:style|colors)\d*\.xml"
    r"|\w+/diagrams/(?:colors|quickStyle|layout)\d*\.xml|\w+/fonts/.*"
)


@dataclass(frozen=True)
class Layout:
    """How the parts of one kind of document are named.

    Attributes:
        texts: how the names of parts begin that readers see.
        beside: the same for parts with texts of their own, and the place that is told for them.
        properties: the same for parts that are compared with the denied names only.
        told: the same for parts of which the reader of that kind tells by itself.
        without_text: the names of parts that hold nothing of the sort.
    """

    texts: tuple[str, ...]
    beside: dict[str, str]
    properties: tuple[str, ...]
    told: tuple[str, ...]
    without_text: re.Pattern[str]


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


def words_in(tree: etree._Element) -> list[str]:
    """List the words of a part, whatever element they stand in."""
    texts = (each.text or "" for each in tree.iter("*"))
    return [text.strip() for text in texts if text.strip()]


def described(tree: etree._Element) -> Iterator[str]:
    """List what is said of pictures: to those who cannot see them, and beside them."""
    for picture in tree.iter("{*}docPr", "{*}cNvPr"):
        yield from (said for name in ("title", "descr") if (said := picture.get(name, "").strip()))


def beside(parts: ZipFile, names: list[str], layout: Layout) -> Iterator[tuple[str, str]]:
    """List the texts of charts and the like, each with its place."""
    for begins, place in layout.beside.items():
        for name in names:
            if is_part(name, begins):
                yield place, "\n".join(words_in(read_part(parts, name)))


def properties(parts: ZipFile, names: list[str], layout: Layout) -> Iterator[str]:
    """List what stands in properties, and where links lead."""
    for name in names:
        if is_part(name, *_PROPERTIES, *layout.properties) or name.endswith(".rels"):
            root = read_part(parts, name)
            yield from words_in(root)
            for each in root.iter("*"):
                yield from (str(value) for value in each.attrib.values())


def in_pictures(parts: ZipFile, names: list[str]) -> tuple[list[Finding], list[str]]:
    """Look into its pictures: what they tell, and their properties."""
    looked_at = [pictures.look(parts.read(name)) for name in names if is_picture(name)]
    findings = [
        Finding(each.what, each.level, f"holds a picture that {each.message}", each.hint)
        for picture in looked_at
        for each in picture.findings
    ]
    return findings, [said for picture in looked_at for said in picture.properties]


def not_looked_into(names: list[str], layout: Layout) -> Iterator[Finding]:
    """Tell which kinds of parts nobody has looked into; whole files among them stop a build."""
    read = (*layout.texts, *layout.beside, *layout.properties, *_PROPERTIES)
    left = {
        name
        for name in names
        if not (is_part(name, *read) or is_picture(name) or name.startswith(layout.told))
        and not (_WITHOUT_TEXT.fullmatch(name) or layout.without_text.fullmatch(name))
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
