"""Blocks put into shape: lists that were typed by hand, and the title."""

import re
from dataclasses import dataclass
from itertools import islice

from bulletin_press.importing.blocks import HEADINGS, plain_words
from bulletin_press.importing.sections import field_of
from bulletin_press.importing.word_xml import Element

_BULLET = re.compile(r"\s*(?:[•●▪◦‣·∙■□➢➤*\uf0b7\uf0a7\uf0d8]\s*|[-–—]\s+|o\t+)(?=\S)")
_NUMBER = re.compile(r"\s*\(?(\d{1,2})[.)]\s+(?=\S)")
_HEADING_NUMBER = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)])\s+(?=\S)")


@dataclass(frozen=True)
class TypedList:
    """A list that was typed by hand.

    Attributes:
        first: the first words of it.
        marks: what stood before each entry, in order.
    """

    first: str
    marks: tuple[str, ...]


def make_lists(blocks: list[Element]) -> list[TypedList]:
    """Make lists of paragraphs that begin with a bullet or with 1., 2., 3.: at least two in a row.

    Args:
        blocks: the blocks of the body; those of a list become one block.
    """
    made, at = [], 0
    while at < len(blocks):
        tag, run = _run(blocks, at)
        if len(run) > 1:
            first = " ".join(plain_words(run[0]).split()[:6])
            form = _BULLET if tag == "ul" else _NUMBER
            made.append(TypedList(first, tuple(_take_mark(form, block) for block in run)))
            blocks[at : at + len(run)] = [_list(tag, run)]
        at += 1
    return made


def _run(blocks: list[Element], at: int) -> tuple[str, list[Element]]:
    """Find the paragraphs from a place on that belong to one typed list."""
    for tag, form in (("ul", _BULLET), ("ol", _NUMBER)):
        run: list[Element] = []
        for block in blocks[at:]:
            found = form.match(_beginning(block)) if block.tag == "p" else None
            if not found or (tag == "ol" and int(found[1]) != len(run) + 1):
                break
            run.append(block)
        if len(run) > 1:
            return tag, run
    return "", []


def _beginning(block: Element) -> str:
    """Give the first words: a bullet can stand in bold letters, or before words that do."""
    return "".join(islice(filter(None, block.itertext()), 3))


def _take_mark(form: re.Pattern[str], block: Element) -> str:
    """Take a typed mark from a paragraph, whatever elements it goes over."""
    found = form.match(_beginning(block))
    left = found.end() if found else 0
    for text in list(block.xpath(".//text()")):
        if left:
            _replace(text, text[left:] or None)
        left = max(0, left - len(text))
    return found[0].strip() if found else ""


def _list(tag: str, run: list[Element]) -> Element:
    whole = run[0].makeelement(tag)
    for block in run:
        block.tag = "li"
        block.tail = None
        whole.append(block)
    return whole


def drop_numbers(blocks: list[Element]) -> list[tuple[str, str]]:
    """Take typed numbers and last colons from headings, which move about on a page.

    Returns:
        Of each heading the number that it had, and its words.
    """
    dropped = []
    for heading in (block for block in blocks if block.tag in HEADINGS):
        texts = heading.xpath(".//text()[normalize-space()]")
        if not texts:
            continue
        found = _HEADING_NUMBER.match(texts[0])
        if found and plain_words(heading)[found.end() :]:
            _replace(texts[0], texts[0][found.end() :])
            dropped.append((found[0].strip(), plain_words(heading)))
        last = heading.xpath(".//text()[normalize-space()]")[-1]
        _replace(last, last.rstrip().removesuffix(":"))
    return dropped


def _replace(text: Element, new: str | None) -> None:
    holder = text.getparent()
    if text.is_tail:
        holder.tail = new
    else:
        holder.text = new


def take_title(blocks: list[Element]) -> str:
    """Take the title out of the blocks: what has the style, else a heading that can be it.

    Returns:
        Its words; empty where no heading stands first or alone in its rank, or that of a section.
    """
    headings = [block for block in blocks if block.tag in HEADINGS and plain_words(block)]
    chosen = next((one for one in headings if one.get("class") == "title"), None)
    if chosen is None and headings and not field_of(plain_words(headings[0])):
        first = headings[0]
        is_alone = not any(one.tag <= first.tag for one in headings[1:])
        chosen = first if first is blocks[0] or is_alone else None
    if chosen is None:
        return ""
    blocks.remove(chosen)
    return plain_words(chosen)
