"""Sections of a document moved into the header, where the page makes those parts itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bulletin_press.importing.actions import (
    ActionFound,
    actions_of_list,
    actions_of_table,
    is_number,
)
from bulletin_press.importing.blocks import HEADINGS, grid, plain_words
from bulletin_press.importing.sections import field_of, under
from bulletin_press.importing.word_xml import Element
from bulletin_press.vocabulary import Vocabulary

SUMMARY_LENGTH = 300

_LINK = re.compile(r"#(foot|end)note")


@dataclass
class Moved:
    """What was moved into the header.

    Attributes:
        summary: a paragraph that fits.
        learning: each point, and the footnote that says where it comes from.
        actions: what is to be done.
        questions: for a team.
        told: field, how many, and the heading it stood under.
        understood: words of the document on whom and when, and what was made of them.
        left: field, and why it could not be moved.
        framed: words that stood around what was moved and are told: headings, columns, numbers.
    """

    summary: str = ""
    learning: list[tuple[str, str]] = field(default_factory=list)
    actions: list[ActionFound] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)
    left: list[tuple[str, str]] = field(default_factory=list)
    framed: list[str] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """All words of the document that were moved, or that are told as left out."""
        said = [word for one in self.actions for _, word in one.unsure]
        said += [word for one in self.actions for word, _ in one.understood]
        points = [word for one in self.learning for word in one]
        deeds = [one.do for one in self.actions]
        return [self.summary, *points, *deeds, *said, *self.questions, *self.framed]


def move_sections(blocks: list[Element], notes: Mapping[str, str], vocabulary: Vocabulary) -> Moved:
    """Move sections of a bulletin into its header, where each is what a header can hold.

    Args:
        blocks: the blocks of the body, in order; what is moved is taken out of the list.
        notes: the words of footnotes, by the ids that mammoth gives them.
        vocabulary: for the agencies of actions.
    """
    moved = Moved()
    for heading in [block for block in blocks if block.tag in HEADINGS]:
        name = field_of(plain_words(heading))
        if not name:
            continue
        section = under(heading, blocks)
        title = plain_words(heading)
        taken, why = _Mover(moved, notes, vocabulary).move(name, section, title)
        if why:
            moved.left.append((name, f"{why} under “{title}”"))
        rest = [block for block in section if block not in taken]
        if taken and not rest:
            taken.append(heading)
            moved.framed.append(title)
        elif taken:
            told = f"words beside the list stay in the text, under “{title}”: keep or delete them"
            moved.left.append((name, told))
        if taken:
            blocks[:] = [block for block in blocks if block not in taken]
    return moved


@dataclass
class _Mover:
    moved: Moved
    notes: Mapping[str, str]
    vocabulary: Vocabulary

    def move(self, name: str, section: list[Element], title: str) -> tuple[list[Element], str]:
        """Move what one section holds; say which blocks were taken, or why none was."""
        if getattr(self.moved, name):
            return [], "there is a second one"
        if not section:
            return [], "there is nothing"
        return getattr(self, f"_{name}")(section, title)  # type: ignore[no-any-return]

    def _summary(self, section: list[Element], title: str) -> tuple[list[Element], str]:
        if len(section) != 1 or section[0].tag != "p":
            return [], "there is more than one paragraph"
        text = plain_words(section[0])
        if len(text) > SUMMARY_LENGTH:
            return [], f"there are {len(text)} characters, at most {SUMMARY_LENGTH} fit: the text"
        if not is_plain(section[0]) or section[0].xpath(".//a[@href]"):
            return [], "there is a picture, a link or a footnote in the text"
        self.moved.summary = text
        self.moved.told.append(("summary", f"the paragraph under “{title}”"))
        return section, ""

    def _learning(self, section: list[Element], title: str) -> tuple[list[Element], str]:
        entries, block = self._entries(section)
        if block is None:
            return [], "there is not one plain list"
        for entry in entries:
            links = [link.get("href") for link in entry.xpath(".//a[@href]")]
            sources = [self.notes.get(link[1:], "") for link in links if _LINK.match(link)]
            self.moved.learning.append((plain_words(entry), "; ".join(filter(None, sources))))
        self.moved.told.append(("learning", f"{_many(entries, 'point')} under “{title}”"))
        return [block], ""

    def _questions(self, section: list[Element], title: str) -> tuple[list[Element], str]:
        entries, block = self._entries(section)
        if block is None or any(entry.xpath(".//a[@href]") for entry in entries):
            return [], "there is not one plain list"
        self.moved.questions = [plain_words(entry) for entry in entries]
        self.moved.told.append(("questions", f"{_many(entries, 'question')} under “{title}”"))
        return [block], ""

    def _actions(self, section: list[Element], title: str) -> tuple[list[Element], str]:
        tables = [block for block in section if block.tag == "table"]
        entries, block = self._entries(section)
        if len(tables) == 1 and block is None and not tables[0].xpath(".//a[@href] | .//img"):
            found, block = actions_of_table(tables[0], self.vocabulary), tables[0]
        elif not tables and block is not None and not block.xpath(".//a[@href]"):
            found = actions_of_list([plain_words(entry) for entry in entries], self.vocabulary)
        else:
            found = []
        if not found or block is None:
            return [], "there is no plain list, and no table whose columns are clear,"
        self.moved.actions = found
        meant = dict.fromkeys(one for action in found for one in action.understood)
        self.moved.understood = [f"“{said}” became {word}" for said, word in meant if said != word]
        self.moved.told.append(
            ("actions", f"{_many(found, 'action')} under “{title}”{_told(*_frame(block))}")
        )
        self.moved.framed += [one for part in _frame(block) for one in part]
        return [block], ""

    def _entries(self, section: list[Element]) -> tuple[list[Element], Element | None]:
        lists = [block for block in section if block.tag in ("ul", "ol")]
        if len(lists) != 1 or lists[0].xpath(".//ul | .//ol") or not is_plain(lists[0]):
            return [], None
        outside = [link for link in lists[0].xpath(".//a/@href") if not _LINK.match(link)]
        return ([], None) if outside else (lists[0].findall("li"), lists[0])


def is_plain(element: Element) -> bool:
    """Tell whether an element holds words only, as a field of the header does."""
    return not element.xpath(".//img | .//table | .//input")


def _frame(block: Element) -> tuple[list[str], list[str]]:
    """Name what of a table does not go along: the heads of its columns, the numbers of its rows."""
    if block.tag != "table":
        return [], []
    head, *rows = [
        [plain_words(cell) if cell is not None else "" for cell in row] for row in grid(block)
    ]
    left = [row[at] for at, name in enumerate(head) if is_number(name) for row in rows if row[at]]
    return list(filter(None, head)), left


def _told(columns: list[str], numbers: list[str]) -> str:
    left = f"; its numbers {', '.join(numbers)} are left out" if numbers else ""
    return f", with the columns {', '.join(columns)}{left}" if columns else ""


def _many(found: list[Any], name: str) -> str:
    return f"{len(found)} {name}{'' if len(found) == 1 else 's'}"
