"""Blocks of a document: HTML of mammoth to the Markdown of a body."""

import re
from collections.abc import Iterator, Sequence

from bulletin_press.importing.signs import guard
from bulletin_press.importing.spans import Spans
from bulletin_press.importing.word_xml import Element
from bulletin_press.written import CONTROL

INDENT = "    "
HIGHEST, LOWEST = 2, 6
SPAN_LIMIT = 63
"""Cells that one can reach over: Word has no more columns."""

HEADINGS = tuple(f"h{rank}" for rank in range(1, 7))
_BLOCKS = (*HEADINGS, "p", "ul", "ol", "table", "blockquote", "div")


def write_body(blocks: Sequence[Element], notes: Sequence[Element], spans: Spans) -> str:
    """Write a body.

    Args:
        blocks: what it holds, in order.
        notes: the entries of mammoth's list of footnotes.
        spans: writes the words within.

    Returns:
        Markdown; headings begin at ``##``, and the notes that are referred to stand at the end.
    """
    written = list(_parted(blocks, spans))
    by_name = {note.get("id"): note for note in notes}
    # A note can refer to another.
    done = 0
    while done < len(spans.notes):
        note = by_name.get(spans.notes[done])
        done += 1
        if note is not None:
            written.append(_hung(f"[^{done}]: ", _parted(_inside(note), spans)))
    return "\n\n".join(written) + ("\n" if written else "")


def level_headings(blocks: Sequence[Element]) -> None:
    """Let headings begin at the second rank, and none be more than one below that before it."""
    headings = [block for block in blocks if block.tag in HEADINGS]
    ranks = {tag: rank for rank, tag in enumerate(sorted({one.tag for one in headings}), HIGHEST)}
    last = HIGHEST - 1
    for heading in headings:
        last = min(ranks[heading.tag], last + 1, LOWEST)
        heading.tag = f"h{last}"


def plain_words(element: Element) -> str:
    """Give the words of an element on one line, without the numbers of footnotes."""
    return " ".join(CONTROL.sub(" ", "".join(_pieces(element))).split())


def _pieces(element: Element) -> Iterator[str]:
    yield " " if element.tag in ("p", "li", "br") else ""
    yield element.text or ""
    for child in element:
        if not (child.get("href") or "").startswith(("#footnote", "#endnote")):
            yield from _pieces(child)
        yield child.tail or ""


def _parted(blocks: Sequence[Element], spans: Spans) -> Iterator[str]:
    before = ""
    for block in blocks:
        written = _written(block, spans)
        if written and {before, block.tag} == {"ul", "ol"}:
            # Or the second list would become part of the first.
            yield "<!-- -->"
        if written:
            before = block.tag
            yield written


def _written(block: Element, spans: Spans) -> str:
    if block.tag in HEADINGS:
        line = spans.line(block).replace("#", "\\#").replace("<br>", " ")
        return f"{'#' * int(block.tag[1])} {line}" if line else ""
    if block.tag in ("ul", "ol"):
        return _list(block, spans)
    if block.tag == "table":
        return _table(block, spans)
    if block.tag in ("blockquote", "div"):
        inner = "\n\n".join(_parted(_inside(block), spans))
        return "\n".join(f"> {line}".rstrip() for line in inner.split("\n")) if inner else ""
    return guard(spans.line(block))


def _inside(element: Element) -> list[Element]:
    """List the blocks in an element; loose words become a paragraph, in the element too."""
    blocks: list[Element] = []
    if (element.text or "").strip() or (len(element) and element[0].tag not in _BLOCKS):
        blocks.append(element.makeelement("p"))
        blocks[0].text, element.text = element.text, None
        element.insert(0, blocks[0])
    for child in element[len(blocks) :]:
        if child.tag in _BLOCKS:
            blocks.append(child)
        else:
            blocks[-1].append(child)
    return blocks


def _list(block: Element, spans: Spans) -> str:
    entries = []
    for number, entry in enumerate(block.findall("li"), int(block.get("start") or 1)):
        mark = f"{number}. " if block.tag == "ol" else "- "
        inner = _inside(entry)
        entries.append(_hung(mark, _parted(inner, spans), tight=len(inner) < 3))  # noqa: PLR2004
    return "\n".join(filter(None, entries))


def _hung(mark: str, blocks: Iterator[str], *, tight: bool = False) -> str:
    """Hang blocks on a mark: the first behind it, the others below, indented."""
    inner = list(blocks)
    if not inner:
        return ""
    is_nested = len(inner) > 1 and re.match(r"- |\d+\. ", inner[1])
    text = ("\n" if tight and is_nested else "\n\n").join(inner)
    lines = text.split("\n")
    return "\n".join([mark + lines[0], *(f"{INDENT}{line}" if line else "" for line in lines[1:])])


def _table(table: Element, spans: Spans) -> str:
    rows = grid(table)
    if len(rows) == 1 and len(rows[0]) == 1:
        # A box around a text, drawn as a table.
        return "\n\n".join(_parted(_inside(rows[0][0]), spans)) if rows[0][0] is not None else ""
    lines = [[_cell(cell, spans) for cell in row] for row in rows]
    if not any(any(line) for line in lines):
        return ""
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def grid(table: Element) -> list[list[Element | None]]:
    """Lay out a table: rows of cells, all of one length.

    Cells merged downwards stand in each of their rows; sideways, None stands in their other places.
    """
    places: dict[tuple[int, int], Element | None] = {}
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in places:
                column += 1
            for down in range(_span(cell, "rowspan")):
                for right in range(_span(cell, "colspan")):
                    places[at + down, column + right] = cell if right == 0 else None
            column += 1
    width = 1 + max((column for _, column in places), default=-1)
    return [[places.get((at, column)) for column in range(width)] for at in range(len(rows))]


def _span(cell: Element, name: str) -> int:
    return min(int(cell.get(name) or 1), SPAN_LIMIT)


def _cell(cell: Element | None, spans: Spans) -> str:
    """Write a cell on one line, its blocks parted; lists keep their marks as signs."""
    if cell is None:
        return ""
    return "<br>".join(filter(None, _lines(cell, spans)))


def _lines(element: Element, spans: Spans) -> Iterator[str]:
    for block in _inside(element):
        if block.tag in ("ul", "ol"):
            for number, entry in enumerate(block.findall("li"), int(block.get("start") or 1)):
                mark = f"{number}\\. " if block.tag == "ol" else "• "
                lines = [line for line in _lines(entry, spans) if line]
                yield "<br>".join(
                    [mark + line if not at else line for at, line in enumerate(lines)]
                )
        elif block.tag == "table":
            for row in grid(block):
                cells = ["<br>".join(_lines(cell, spans)) for cell in row if cell is not None]
                yield "; ".join(filter(None, cells))
        elif block.tag in ("blockquote", "div"):
            yield from _lines(block, spans)
        else:
            yield spans.line(block)
