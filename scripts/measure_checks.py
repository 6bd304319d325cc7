"""How well the rules about identifying details do on texts that were marked by hand.

The texts are in tests/exampleshire/identifying, where README.md says how they are marked. Every
rule reads every text: it is charged for what it finds in vain in another rule's texts, too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import build_site
import click
import yaml
from bulletin_press.desk import Desk
from bulletin_press.identifying import RULES, Detail, Known, details_in
from bulletin_press.passages import passages_of, plain

ROOT = Path(__file__).resolve().parent.parent
EXAMPLESHIRE = ROOT / "tests" / "exampleshire"
CASES = EXAMPLESHIRE / "identifying"
WIDTHS = "{:18} {:8} {:>5} {:>5} {:>6} {:>5} {:>5} {:>6} {:>9} {:>6}"
HEADINGS = ("rule", "level", "true", "false", "marked", "found", "other", "alarms", "precision")

Finder = Callable[[str], Iterable[Detail]]


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


@dataclass(frozen=True)
class Outcome:
    """What a rule did with one text: how many finds were right, and where it went wrong."""

    case: Case
    found: tuple[Mark, ...]
    missed: tuple[Mark, ...]
    right: int
    other: int
    alarms: tuple[Detail, ...]


@dataclass(frozen=True)
class Figures:
    """What a rule did with many texts."""

    rule: str
    outcomes: tuple[Outcome, ...]

    def total(self, name: str) -> int:
        """Add up one attribute of the outcomes, counting where it is a list."""
        values = (getattr(outcome, name) for outcome in self.outcomes)
        return sum(value if isinstance(value, int) else len(value) for value in values)

    @property
    def precision(self) -> float | None:
        """The share of finds that are right, from 0 to 1; None where there are none.

        What overlaps words of another rule only is neither right nor wrong.
        """
        right = self.total("right")
        return right / counted if (counted := right + self.total("alarms")) else None

    @property
    def recall(self) -> float | None:
        """The share of the marked words that are found, from 0 to 1; None where none are marked."""
        found = self.total("found")
        return found / marked if (marked := found + self.total("missed")) else None


def read_cases(half: str) -> list[Case]:
    """Read one half of the short texts, ``practice`` or ``examination``."""
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
    config = build_site.open_config(str(EXAMPLESHIRE / "mkdocs.yml"))
    return build_site.desk_of(config, lambda _done, _all: None, overlay=overlay)


def finder() -> Finder:
    """Give what finds details in a text, knowing what Exampleshire knows."""
    known = Known.of(desk().project, desk().site)
    return lambda text: details_in(text, known)


def measure(rules: Iterable[str], cases: Iterable[Case], find: Finder) -> list[Figures]:
    """Let all rules read all texts."""
    read = [(case, tuple(find(case.text))) for case in cases]
    return [
        Figures(rule, tuple(_outcome(rule, case, details) for case, details in read))
        for rule in rules
    ]


def _outcome(rule: str, case: Case, details: Iterable[Detail]) -> Outcome:
    own = [detail for detail in details if detail.rule == rule]
    marked = [mark for mark in case.marks if mark.rule == rule]
    found = tuple(mark for mark in marked if any(map(mark.overlaps, own)))
    missed = tuple(mark for mark in marked if mark not in found)
    right, other, alarms = 0, 0, []
    for detail in own:
        met = {mark.rule for mark in case.marks if mark.overlaps(detail)}
        if rule in met:
            right += 1
        elif met:
            other += bool(met - {""})
        else:
            alarms.append(detail)
    return Outcome(case, found, missed, right, other, tuple(alarms))


@click.command()
@click.option("--practice", "halves", flag_value="practice", help="The practice half only.")
@click.option("--examination", "halves", flag_value="examination", help="Not the practice half.")
@click.option("--misses", is_flag=True, help="List what was missed, and what was a false alarm.")
def main(halves: str | None, misses: bool) -> None:
    """Measure each rule on the short texts and the whole drafts that were marked by hand.

    true and false: texts with words that the rule is to find, and texts that only look like it;
    marked: words to be found; found: those it found; other: finds that overlap words of another
    rule; alarms: finds of nothing marked.
    """
    find, levels = finder(), {rule.name: rule.level for rule in RULES}
    if halves != "examination":
        tell("Practice", measure(levels, read_cases("practice"), find), levels, misses=misses)
    if halves != "practice":
        tell("Examination", measure(levels, read_cases("examination"), find), levels, misses=misses)
        tell("Whole bulletins", measure(levels, read_bulletins(), find), levels, misses=misses)


def tell(
    title: str, all_figures: list[Figures], levels: Mapping[str, str], *, misses: bool
) -> None:
    """Print a table, and below it, if asked to, where the rules went wrong."""
    everything = Figures(
        "all", tuple(outcome for figures in all_figures for outcome in figures.outcomes)
    )
    click.echo(f"\n{title}\n{WIDTHS.format(*HEADINGS, 'recall')}")
    for figures in [*all_figures, everything]:
        click.echo(WIDTHS.format(*_cells(figures, levels.get(figures.rule, ""))))
    for figures in all_figures if misses else ():
        for line in _mistakes(figures):
            click.echo(line)


def _cells(figures: Figures, level: str) -> Iterator[str | int]:
    yield from (figures.rule, level)
    for test in ("is_true", "is_false"):
        texts = sum(getattr(outcome.case, test)(figures.rule) for outcome in figures.outcomes)
        yield texts if level else ""
    yield figures.total("found") + figures.total("missed")
    yield from (figures.total(name) for name in ("found", "other", "alarms"))
    for share in (figures.precision, figures.recall):
        yield "–" if share is None else f"{share:.3f}"


def _mistakes(figures: Figures) -> Iterator[str]:
    for outcome in figures.outcomes:
        case = outcome.case
        for what, places in (("missed", outcome.missed), ("false alarm", outcome.alarms)):
            for place in places:
                words = " ".join(case.written[place.start : place.end].split())
                beyond = " (only a person would see it)" if case.beyond and what == "missed" else ""
                yield f"{case.place}: {figures.rule}: {what}: {words!r}{beyond}"


if __name__ == "__main__":
    main()
