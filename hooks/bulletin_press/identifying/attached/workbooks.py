"""What an Excel workbook holds beside its cells: comments, hidden sheets, rows behind tables."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from bulletin_press.identifying.attached.contents import Contents, Finding
from bulletin_press.identifying.attached.package_parts import (
    Layout,
    described,
    is_part,
    read_part,
    words_in,
)
from bulletin_press.identifying.attached.packages import INSPECT, look_into_package

KINDS = (".xlsx",)
LONGEST = 300_000
"""How much of its text is looked at, in characters."""

_BOOK, _SHEETS, _STRINGS = "xl/workbook.xml", "xl/worksheets/sheet", "xl/sharedStrings.xml"
_COMMENTS = ("xl/comments", "xl/threadedComments/")
_ON = ("1", "true")
_HIDDEN = "unhide it, and take out what nobody is to see; or save the sheet as .csv or PDF"
_BEHIND = {
    "xl/pivotCache/pivotCacheRecords": (
        "keeps every row that a pivot table was made from",
        "copy the table, paste its values into a new workbook, and save that",
    ),
    "xl/externalLinks/": (
        "draws on other workbooks, and says where they are",
        "in Excel: Data, Edit Links, Break Link; then save",
    ),
    "xl/connections": (
        "is connected to a source elsewhere",
        "in Excel: Data, Queries & Connections, delete them; then save",
    ),
    "xl/model/": (
        "keeps the tables of a model that nobody sees",
        "copy what is to be seen, paste its values into a new workbook, and save that",
    ),
}
"""What stands behind the cells, by how its parts begin: what it is, and what to do."""
_LAYOUT = Layout(
    texts=(_BOOK, _SHEETS, _STRINGS, "xl/drawings/drawing", "xl/tables/"),
    beside={"xl/charts/chart": "a chart", "xl/diagrams/data": "a diagram"},
    properties=("xl/persons/", "xl/chartsheets/", "xl/slicers/", "xl/pivot", "xl/externalLinks/"),
    told=(*_COMMENTS, *_BEHIND, "xl/printerSettings/"),
    without_text=re.compile(
        r"xl/(?:styles|calcChain|metadata|volatileDependencies)\.xml|xl/drawings/vmlDrawing.*"
        r"|xl/ctrlProps/.*|xl/featurePropertyBag/.*|xl/richData/.*"
    ),
)


def look(content: bytes) -> Contents:
    """Look into an Excel workbook.

    Returns:
        Its texts, those of hidden sheets too, and findings that name what else is in it.
    """
    return look_into_package(content, _look, _LAYOUT)


def _look(parts: ZipFile, names: list[str]) -> Contents | None:
    if _BOOK not in names:
        return None
    book = read_part(parts, _BOOK)
    trees = {name: read_part(parts, name) for name in names if is_part(name, *_LAYOUT.texts)}
    text = "\n".join(word for name, tree in trees.items() for word in _cells(name, tree))
    texts = [("", text[:LONGEST])]
    texts += [
        ("the words for a picture", said) for each in trees.values() for said in described(each)
    ]
    findings = list(
        _unseen(book, [tree for name, tree in trees.items() if name.startswith(_SHEETS)])
    )
    findings += list(_behind(names))
    if len(text) > LONGEST:
        message = f"is longer than {LONGEST} characters; what follows was not looked into"
        findings.append(Finding("length", "advice", message, "look through the rest yourself"))
    comments = [name for name in names if is_part(name, *_COMMENTS)]
    if said := [word for name in comments for word in words_in(read_part(parts, name))]:
        texts.append(("a comment", "\n".join(said)))
        findings.append(Finding("comments", "problem", "holds comments", INSPECT))
    return Contents(tuple(texts), tuple(findings))


def _cells(name: str, tree: etree._Element) -> Iterator[str]:
    """List the words of a part: cells whose words stand elsewhere only point there."""
    if name == _BOOK:
        yield from (each.get("name", "") for each in tree.iter("{*}sheet"))
    elif name == _STRINGS:
        for entry in tree.iter("{*}si"):
            yield "".join(part.text or "" for part in entry.iter("{*}t"))
    elif name.startswith(_SHEETS):
        for cell in tree.iter("{*}c"):
            if cell.get("t") != "s":
                yield " ".join(words_in(cell))
        for around in tree.iter("{*}headerFooter"):
            yield from words_in(around)
    else:
        yield from (part.text or "" for part in tree.iter("{*}t"))


def _unseen(book: etree._Element, sheets: list[etree._Element]) -> Iterator[Finding]:
    if any(each.get("state", "visible") != "visible" for each in book.iter("{*}sheet")):
        yield Finding("hidden sheets", "problem", "holds hidden sheets", _HIDDEN)
    lines = (line for sheet in sheets for line in sheet.iter("{*}row", "{*}col"))
    if any(line.get("hidden") in _ON for line in lines):
        yield Finding("hidden rows", "problem", "holds hidden rows or columns", _HIDDEN)


def _behind(names: list[str]) -> Iterator[Finding]:
    for begins, (message, hint) in _BEHIND.items():
        if any(
            is_part(name, begins) or (name.startswith(begins) and name.endswith(".data"))
            for name in names
        ):
            yield Finding(begins, "problem", message, hint)
    if any(name.startswith("xl/printerSettings/") for name in names):
        yield Finding("printer", "advice", "may name a printer and its place", INSPECT)
