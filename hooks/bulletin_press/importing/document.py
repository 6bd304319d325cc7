"""A Word document as parsed: its texts as trees that can be tidied before they are converted."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from lxml import etree

from bulletin_press.importing.refusals import NotImported
from bulletin_press.importing.word_xml import W_P, Element, find, named, parse_xml

PARAGRAPH_LIMIT = 10_000
ELEMENT_LIMIT = 150_000
"""So much is read of text, notes and all else together: some 300 pages; a few seconds' work."""

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass(frozen=True)
class Document:
    """The parts of a document, those of XML as trees.

    Attributes:
        main: the name of the part that holds the text.
        trees: the XML parts, by name.
        media: the pictures as they are, by name; some may be added.
    """

    main: str
    trees: Mapping[str, Element]
    media: dict[str, bytes]

    @property
    def body(self) -> Element:
        """The text."""
        return find(self.trees[self.main], "/w:document/w:body")[0]

    @property
    def notes(self) -> list[Element]:
        """The footnotes and endnotes, without the lines that Word draws between."""
        path = "/*/*[self::w:footnote or self::w:endnote][not(@w:type) or @w:type='normal']"
        parts = [f"word/{kind}.xml" for kind in ("footnotes", "endnotes")]
        return [
            note for part in parts if part in self.trees for note in find(self.trees[part], path)
        ]

    @cached_property
    def relations(self) -> dict[str, tuple[str, str, bool]]:
        """What the text refers to: kind, address and whether it lies outside, by id."""
        tree = self.trees.get(self._relations_part())
        return {
            one.get("Id", ""): (
                one.get("Type", "").removeprefix(_RELATION),
                one.get("Target", ""),
                one.get("TargetMode") == "External",
            )
            for one in (find(tree, "/*/rel:Relationship") if tree is not None else ())
        }

    def refer(self, target: str) -> str:
        """Let the text refer to a picture that was added; its new id is given."""
        tree = self.trees[self._relations_part()]
        name = f"added{len(tree)}"
        self.relations[name] = ("image", target, False)
        etree.SubElement(
            tree, named("rel:Relationship"), Id=name, Type=f"{_RELATION}image", Target=target
        )
        return name

    def _relations_part(self) -> str:
        folder, _, name = self.main.rpartition("/")
        return f"{folder}/_rels/{name}.rels"

    def style_names(self) -> dict[str, str]:
        """Name the styles as Word shows them, by id; in small letters."""
        tree = self.trees.get("word/styles.xml")
        return {
            style.get(named("w:styleId"), ""): _first(find(style, "w:name/@w:val")).lower()
            for style in (find(tree, "/w:styles/w:style") if tree is not None else ())
        }

    def edges(self) -> Iterator[tuple[str, Element]]:
        """Go through headers and footers: what each is, and its tree."""
        for part, tree in sorted(self.trees.items()):
            if found := re.fullmatch(r"word/(header|footer)\d*\.xml", part):
                yield found[1], tree

    def core(self, name: str) -> str:
        """Give a property that Word keeps of the whole document, such as ``dc:title``."""
        tree = self.trees.get("docProps/core.xml")
        return " ".join(_first(find(tree, f"/*/{name}/text()")).split()) if tree is not None else ""

    def packed(self) -> BytesIO:
        """Write it again, as it is now; nothing in it refers to another file."""
        written = BytesIO()
        with ZipFile(written, "w", ZIP_STORED) as archive:
            for part, tree in self.trees.items():
                if part.endswith(".rels"):
                    _keep_links_only(tree)
                archive.writestr(part, etree.tostring(tree, encoding="utf-8"))
            for part, raw in self.media.items():
                archive.writestr(part, raw)
        written.seek(0)
        return written


def parse_document(parts: Mapping[str, bytes]) -> Document:
    """Parse the parts of a document.

    Args:
        parts: what each holds, by its name.

    Raises:
        NotImported: one is broken or not safe, or there is no text.
    """
    trees = {
        name: parse_xml(name, raw)
        for name, raw in parts.items()
        if name.endswith((".xml", ".rels")) and "/media/" not in name
    }
    main = _main(trees)
    if not find(trees[main], "/w:document/w:body"):
        raise NotImported("has no text")
    _require_short(trees.values())
    return Document(main, trees, {name: raw for name, raw in parts.items() if "/media/" in name})


def _require_short(trees: Collection[Element]) -> None:
    hint = "copy the part that the bulletin is to tell into a document of its own"
    elements = sum(len(tree.xpath("//*")) for tree in trees)
    paragraphs = sum(1 for tree in trees for _ in tree.iter(W_P))
    if paragraphs > PARAGRAPH_LIMIT or elements > ELEMENT_LIMIT:
        raise NotImported("is far too long for a bulletin", hint)


def _main(trees: Mapping[str, Element]) -> str:
    tree = trees.get("_rels/.rels")
    path = "/*/rel:Relationship[substring-after(@Type, '/relationships/')='officeDocument']/@Target"
    named_there = [str(name).lstrip("/") for name in (find(tree, path) if tree is not None else ())]
    for name in (*named_there, "word/document.xml"):
        if name in trees:
            return name
    raise NotImported("is broken: it does not say which part is its text")


def _keep_links_only(tree: Element) -> None:
    for one in find(tree, "/*/rel:Relationship[@TargetMode='External']"):
        if not one.get("Type", "").endswith("/hyperlink"):
            one.getparent().remove(one)


def _first(found: list[Element]) -> str:
    return str(found[0]) if found else ""
