"""How well the rules about identifying details do on texts that were marked by hand.

The texts are in tests/exampleshire/identifying, where README.md says how they are marked. Every
rule reads every text: it is charged for what it finds in vain in another rule's texts, too.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import click
from bulletin_press.identifying import RULES, STOPPING, Detail, Known, details_in
from marked_texts import Case, Mark, desk, read_bulletins, read_cases

WIDTHS = "{:18} {:8} {:>5} {:>5} {:>6} {:>5} {:>5} {:>6} {:>9} {:>6}"
HEADINGS = ("rule", "level", "true", "false", "marked", "found", "other", "alarms", "precision")

FindDetails = Callable[[str], Iterable[Detail]]


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


def finder() -> FindDetails:
    """Give what finds details in a text, knowing what Exampleshire knows."""
    known = Known.of(desk().project, desk().site)
    return lambda text: details_in(text, known)


def levels_of_rules() -> dict[str, str]:
    """Give each rule's name with its level: a rule that may stop a build may also advise."""
    levels: dict[str, str] = {rule.name: rule.level for rule in RULES}
    return levels | {rule.name: rule.level for rule in STOPPING}


def only_what_stops(find: FindDetails) -> FindDetails:
    """Give what finds only the details for which a build stops."""
    return lambda text: (detail for detail in find(text) if detail.level == "problem")


def measure(rules: Iterable[str], cases: Iterable[Case], find: FindDetails) -> list[Figures]:
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
@click.option(
    "--practice",
    "halves",
    flag_value="practice",
    help="The practice half and the whole drafts only.",
)
@click.option("--examination", "halves", flag_value="examination", help="The examination only.")
@click.option("--misses", is_flag=True, help="List what was missed, and what was a false alarm.")
def main(halves: str | None, misses: bool) -> None:
    """Measure each rule on the short texts and the whole drafts that were marked by hand.

    true and false: texts with words that the rule is to find, and texts that only look like it;
    marked: words to be found; found: those it found; other: finds that overlap words of another
    rule; alarms: finds of nothing marked. A second table counts only the finds that stop a build.
    """
    find, levels = finder(), levels_of_rules()
    stopping = [name for name, level in levels.items() if level == "problem"]
    texts = {"Practice": read_cases("practice"), "Whole bulletins": read_bulletins()}
    if halves == "examination":
        texts = {}
    if halves != "practice":
        texts["Examination"] = read_cases("examination")
    for title, cases in texts.items():
        if cases:
            tell(title, measure(levels, cases, find), levels, misses=misses)
            figures = measure(stopping, cases, only_what_stops(find))
            tell(f"{title}: only what stops a build", figures, levels, misses=False)
        else:
            click.echo(f"\n{title}: there are no texts")


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
