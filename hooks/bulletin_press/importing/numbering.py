"""Numbers that Word gives to lists, which Markdown counts anew: 1., 2., 3.

Each numbered paragraph is marked with the number that Word shows (ECMA-376, part 1, 17.9), so that
its list can be compared when it is HTML.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase

from lxml import etree

from bulletin_press.importing.blocks import plain_words
from bulletin_press.importing.document import Document
from bulletin_press.importing.noticing import NEAR, Kind, Notice
from bulletin_press.importing.word_xml import W_P, Element, find, named, value

NUMBERED = Kind(
    "list numbered in another way",
    "lists numbered in another way",
    "numbered 1., 2., 3. in the draft: look for words that name an entry by its number",
)
_MARK = "number-"
_SHOWN = 4
"""So many numbers of a list are told."""


@dataclass
class _Level:
    kind: str
    start: int


@dataclass
class _Numbering:
    """What Word knows of numbered lists, and how far it has counted."""

    document: Document
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    begun: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        tree = self.document.trees.get("word/numbering.xml")
        self.nums: dict[str, tuple[str, dict[int, int]]] = {}
        self.levels: dict[str, dict[int, _Level]] = {}
        for one in find(tree, "/*/w:abstractNum") if tree is not None else ():
            self.levels[one.get(named("w:abstractNumId"), "")] = {
                _number(level.get(named("w:ilvl"))): _Level(
                    value(level, "w:numFmt"), _number(value(level, "w:start"), 1)
                )
                for level in find(one, "w:lvl")
            }
        for one in find(tree, "/*/w:num") if tree is not None else ():
            again = {
                _number(level.get(named("w:ilvl"))): _number(value(level, "w:startOverride"))
                for level in find(one, "w:lvlOverride[w:startOverride]")
            }
            self.nums[one.get(named("w:numId"), "")] = (value(one, "w:abstractNumId"), again)

    def next(self, num: str, depth: int) -> tuple[int, str] | None:
        """Count one paragraph on: its number and the kind of it; None where it has a bullet."""
        abstract, again = self.nums.get(num, ("", {}))
        level = self.levels.get(abstract, {}).get(depth)
        if level is None or level.kind in ("bullet", "none"):
            return None
        counts = self.counts[abstract]
        if (num, depth) not in self.begun and depth in again:
            counts[depth] = again[depth]
        else:
            counts[depth] = counts.get(depth, level.start - 1) + 1
        self.begun.add((num, depth))
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        return counts[depth], level.kind


def mark_numbers(document: Document) -> None:
    """Mark each numbered paragraph by a bookmark that says its number, such as number-4-decimal.

    Args:
        document: its text is changed; no bookmarks of its own may be left in it.
    """
    numbering = _Numbering(document)
    if not numbering.nums:
        return
    styles = document.trees.get("word/styles.xml")
    of_style = {
        style.get(named("w:styleId"), ""): _place(style)
        for style in (
            find(styles, "/w:styles/w:style[w:pPr/w:numPr]") if styles is not None else ()
        )
    }
    for paragraph in document.body.iter(W_P):
        place = _place(paragraph)
        if not place[0]:
            place = of_style.get(value(paragraph, "w:pPr/w:pStyle"), place)
        if found := numbering.next(*place):
            at = 1 if find(paragraph, "w:pPr") else 0
            name = f"{_MARK}{found[0]}-{found[1]}"
            mark = etree.Element(named("w:bookmarkStart"), {named("w:name"): name})
            paragraph.insert(at, mark)


def settle_numbers(html: Element) -> list[Notice]:
    """Let numbered lists begin as Word has them, and tell where that cannot be.

    Args:
        html: the blocks of a document that was marked; the marks are taken out.
    """
    notices = []
    for whole in html.xpath(".//ol"):
        marks = [_mark_of(entry) for entry in whole.findall("li")]
        if not marks or marks[0] is None:
            continue
        start = marks[0][0]
        if start > 0:
            whole.set("start", str(start))
        kept = [(start + at, "decimal") for at in range(len(marks))]
        if marks != kept and any(marks):
            first = " ".join(plain_words(whole).split()[:NEAR])
            told = [_shown(*mark) for mark in marks if mark]
            more = ", …" if len(told) > _SHOWN else ""
            says = f"in Word {', '.join(told[:_SHOWN])}{more}"
            notices.append(Notice(NUMBERED, f"“{first}…”", says))
    for mark in html.xpath(f".//a[starts-with(@id, '{_MARK}')]"):
        mark.drop_tree()
    return notices


def _mark_of(entry: Element) -> tuple[int, str] | None:
    found = entry.xpath(f"(./a | ./p[1]/a | ./strong[1]/a)[starts-with(@id, '{_MARK}')]/@id")
    if not found:
        return None
    number, _, kind = str(found[0]).removeprefix(_MARK).partition("-")
    return int(number), kind


def _shown(number: int, kind: str) -> str:
    letters = {"lowerLetter": ascii_lowercase, "upperLetter": ascii_uppercase}.get(kind, "")
    if 0 < number <= len(letters):
        return letters[number - 1]
    return str(number) if kind == "decimal" else f"{number} ({kind})"


def _place(holder: Element) -> tuple[str, int]:
    """Give the list and the depth that a paragraph or a style names."""
    return value(holder, "w:pPr/w:numPr/w:numId"), _number(value(holder, "w:pPr/w:numPr/w:ilvl"))


def _number(written: str | None, otherwise: int = 0) -> int:
    found = re.fullmatch(r"-?\d{1,6}", written or "", re.ASCII)
    return int(found[0]) if found else otherwise
