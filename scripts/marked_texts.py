"""The texts that were marked by hand, by which the rules about identifying details are measured.

They lie in tests/exampleshire/identifying, where README.md says how they are marked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from bulletin_mkdocs import opening
from bulletin_press.desk import Desk
from bulletin_press.identifying import Detail
from bulletin_press.passages import passages_of, plain

ROOT = Path(__file__).resolve().parent.parent
EXAMPLESHIRE = ROOT / "tests" / "exampleshire"
CASES = EXAMPLESHIRE / "identifying"


class Mark(NamedTuple):
    """Words of a text that a rule is to find; one of rule "" may be found, or not."""

    rule: str
    start: int
    end: int

    def overlaps(self, detail: Detail) -> bool:
        """Tell whether a find has a character in common with these words."""
        return self.start < detail.end and detail.start < self.end


@dataclass(frozen=True)
class Case:
    """A text with its marks.

    Attributes:
        place: its file and line, or its file.
        rule: whose text it is; "" for a whole bulletin, which is everybody's.
        written: as its author wrote it.
        text: the same with the signs of Markdown blanked out, as rules get it; just as long.
        marks: what is to be found.
        beyond: whether only a person would find it.
    """

    place: str
    rule: str
    written: str
    text: str
    marks: tuple[Mark, ...]
    beyond: bool = False

    def is_true(self, rule: str) -> bool:
        """Tell whether it holds words that the rule is to find."""
        return any(mark.rule == rule for mark in self.marks)

    def is_false(self, rule: str) -> bool:
        """Tell whether it is there to see that the rule finds nothing in it."""
        return self.rule in {rule, ""} and not self.is_true(rule)


def read_cases(half: str) -> list[Case]:
    """Read one half of the short texts, ``practice`` or ``examination``; none if it is away."""
    cases = []
    for file in sorted((CASES / half).glob("*.yml")):
        content = file.read_text("utf-8")
        entries = yaml.compose(content)
        lines = [node.start_mark.line + 1 for node in entries.value] if entries else []
        for line, entry in zip(lines, yaml.safe_load(content), strict=True):
            cases.append(_case(f"{half}/{file.name}:{line}", file.stem, entry))
    return cases


def _case(place: str, rule: str, entry: Mapping[str, Any]) -> Case:
    text = entry["text"]
    wanted = {rule: entry["finds"], **entry.get("also", {}), "": entry.get("either", [])}
    marks = [
        mark for name, all_words in wanted.items() for mark in _marks(place, text, name, all_words)
    ]
    return Case(place, rule, text, plain(text), tuple(marks), entry.get("beyond", False))


def read_bulletins() -> list[Case]:
    """Read the whole drafts, as if they stood among Exampleshire's lessons."""
    items = {item.slug: item for item in desk().project.items if item.kind == "lessons"}
    cases = []
    for file in sorted((CASES / "bulletins").glob("*.md")):
        text = "\n".join(passage.text for passage in passages_of(items[file.stem]))
        place = f"bulletins/{file.name}"
        wanted = yaml.safe_load(file.with_suffix(".expected.yml").read_text("utf-8"))
        marks = [mark for one in wanted for mark in _marks(place, text, one["rule"], [one["text"]])]
        cases.append(Case(place, "", text, text, tuple(marks)))
    return cases


def _marks(place: str, text: str, rule: str, all_words: Iterable[str]) -> Iterator[Mark]:
    """Find marked words wherever they stand in a text, in one line or over two.

    Raises:
        ValueError: they do not stand in it.
    """
    for words in all_words:
        spaced = r"\s+".join(map(re.escape, words.split()))
        spans = [found.span() for found in re.finditer(rf"(?<!\w){spaced}(?!\w)", text)]
        if not spans:
            raise ValueError(f"{place}: {words!r} does not stand in the text")
        yield from (Mark(rule, *span) for span in spans)


@cache
def desk() -> Desk:
    """Read Exampleshire, with the whole drafts laid over it."""
    lessons = EXAMPLESHIRE / "bulletins" / "lessons"
    drafts = (CASES / "bulletins").glob("*.md")
    overlay = {lessons / draft.name: draft.read_bytes() for draft in drafts}
    config = opening.open_config(str(EXAMPLESHIRE / "mkdocs.yml"))
    return opening.desk_of(config, lambda _done, _all: None, overlay=overlay)
