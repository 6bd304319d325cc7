"""Headings that were made by hand: short paragraphs in bold letters become real ones."""

import re

from lxml import etree

from bulletin_press.importing.noticing import Kind, Notices
from bulletin_press.importing.word_xml import (
    W_VAL,
    Element,
    find,
    is_on,
    named,
    remove,
    value,
    words_in,
)

BOLD_HEADING = Kind(
    "line in bold letters", "lines in bold letters", "taken for a heading: look whether it is one"
)
LONGEST = 12
"""Words of a heading; what is longer is a sentence that somebody stressed."""


def heading_styles(names: dict[str, str]) -> frozenset[str]:
    """Choose the styles of headings, the title's too; and those that mammoth takes for such.

    Args:
        names: of all styles, by id, in small letters.
    """
    found = {style for style, name in names.items() if re.fullmatch(r"title|heading \d", name)}
    return frozenset(found | {f"Heading{rank}" for rank in range(1, 7)})


def make_headings(body: Element, names: dict[str, str], notices: Notices) -> None:
    """Give bold lines the style of a heading, one rank below the last real heading before.

    Args:
        body: the text; it is changed. Only paragraphs outside tables are looked at.
        names: of all styles, by id.
        notices: told of each.
    """
    rank = 0
    for paragraph in find(body, "w:p"):
        style = value(paragraph, "w:pPr/w:pStyle")
        real = (
            re.search(r"\d", names.get(style, style)) if style in notices.heading_styles else None
        )
        if real:
            rank = int(real[0])
        elif style not in notices.heading_styles and _is_heading(paragraph):
            notices.add(BOLD_HEADING, paragraph)
            _make_heading(paragraph, min(rank + 1, 6))


def _is_heading(paragraph: Element) -> bool:
    words = words_in(paragraph)
    if not 0 < len(words.split()) <= LONGEST or words.endswith((".", ",", ";")):
        return False
    is_entry = find(paragraph, "w:pPr/w:numPr") or not re.search(r"\w", words[:2])
    follower = next(paragraph.itersiblings(), None)
    ends = follower is None or follower.tag == named("w:sectPr")
    runs = [run for run in find(paragraph, ".//w:r") if words_in(run)]
    return not is_entry and not ends and all(is_on(run, "w:rPr/w:b") for run in runs)


def _make_heading(paragraph: Element, rank: int) -> None:
    for bold in find(paragraph, ".//w:rPr/w:b"):
        remove(bold)
    for old in find(paragraph, "w:pPr/w:pStyle"):
        remove(old)
    properties = next(iter(find(paragraph, "w:pPr")), None)
    if properties is None:
        properties = etree.Element(named("w:pPr"))
        paragraph.insert(0, properties)
    properties.insert(0, etree.Element(named("w:pStyle"), {W_VAL: f"Heading{rank}"}))
