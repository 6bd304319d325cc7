"""Sections that the page makes itself, known by their headings."""

import re
from collections.abc import Mapping

from bulletin_press.importing.blocks import HEADINGS
from bulletin_press.importing.word_xml import Element

HEADED: Mapping[str, re.Pattern[str]] = {
    "summary": re.compile(
        r"(executive |short )?summary|in (one|a) minute|in brief|at a glance|key messages?"
    ),
    "learning": re.compile(
        r"(what (have |did )?we (have )?learn(ed|t)?|what was learn(ed|t))"
        r"|(key |main )?(learning|lessons?)( points?| learn(ed|t)| identified)?|key findings?"
    ),
    "actions": re.compile(
        r"(key )?(recommendations?|actions?)( plan)?( for agencies)?"
        r"|what (needs|has) to (change|be done|happen)( now)?|what you (need to|should|must) do"
        r"|next steps|recommendations? and actions?"
    ),
    "questions": re.compile(
        r"questions?( to (ask|discuss|consider))?"
        r"( for (your |the )?"
        r"(teams?|team meetings?|discussion|reflection|practitioners|supervision))?"
        r"|reflective questions|discussion (points|questions)"
    ),
}


def field_of(heading: str) -> str:
    """Name the field whose section has such a heading; empty where it is none of them."""
    plain = re.sub(r"^[\d.)\s]+|[\s:.?!]+$", "", " ".join(heading.split()).lower())
    return next((name for name, form in HEADED.items() if form.fullmatch(plain)), "")


def under(heading: Element, blocks: list[Element]) -> list[Element]:
    """List what stands under a heading, as far as the next heading of any rank."""
    section = []
    for block in blocks[blocks.index(heading) + 1 :]:
        if block.tag in HEADINGS:
            break
        section.append(block)
    return section
