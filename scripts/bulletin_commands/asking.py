"""Questions in the terminal, as ``bulletins new`` asks them; they only ask and write nothing.

They are click's own prompts, a line each: these work in every terminal and with screen readers.
Each is asked again until the answer can be used. Ctrl+C ends them all.
"""

from collections.abc import Callable, Iterator

import click
from bulletin_press.choosing import Choice, NotUnderstood, choices_of_kinds, understand
from bulletin_press.models import KINDS

Wrong = Callable[[str], str]
"""Says what is wrong with an answer; empty where nothing is."""


def ask_kind() -> str:
    """Ask what kind of item it is to be."""
    click.echo("What do you want to write?\n")
    for number, model in enumerate(KINDS.values(), 1):
        click.echo(f"  {number}  {model.label}: {model.about}")
    (kind,) = _ask_choice("\nNumber or word", choices_of_kinds(), is_needed=True, most=1)
    return kind


def ask_one(question: str, choices: tuple[Choice, ...]) -> str:
    """Ask for one of several things, by its number or in words; it cannot be passed over.

    Args:
        question: what is asked.
        choices: what there is to choose from.
    """
    click.echo(f"\n{question}\n")
    for line in _listed(choices):
        click.echo(line)
    (one,) = _ask_choice("\nNumber or word", choices, is_needed=True, most=1)
    return one


def ask_text(question: str, wrong: Wrong, *, is_needed: bool = False) -> str:
    """Ask for a line of text.

    Args:
        question: what is asked.
        wrong: says what is wrong with an answer.
        is_needed: whether it can be passed over with Enter.
    """
    later = "" if is_needed else " (Enter: later)"
    while True:
        said = " ".join(_said(f"{question}{later}").split())
        told = wrong(said) if said else "It needs a few words." if is_needed else ""
        if not told:
            return said
        click.echo(f"  {told}")


def ask_words(question: str, choices: tuple[Choice, ...], most: int) -> list[str]:
    """Ask for words of the vocabulary, by their numbers, labels or other words for them.

    Args:
        question: what is asked.
        choices: the words, shown by group.
        most: how many may be chosen.
    """
    click.echo(f"\n{question}")
    for line in _listed(choices):
        click.echo(line)
    several = ", several between commas" if most > 1 else ""
    return _ask_choice(f"\nNumbers or words{several} (Enter: later)", choices, most=most)


def _listed(choices: tuple[Choice, ...]) -> Iterator[str]:
    """List choices under the headings of their groups, each with its number."""
    groups: dict[str, list[str]] = {}
    for number, choice in enumerate(choices, 1):
        groups.setdefault(choice.group, []).append(f"  {number:>3}  {choice.label}")
    for group, lines in groups.items():
        if group:
            yield f"\n{group}"
        yield from lines


def _ask_choice(
    question: str, choices: tuple[Choice, ...], most: int, *, is_needed: bool = False
) -> list[str]:
    found: list[str] = []

    def wrong(said: str) -> str:
        told, understood = "", []
        try:
            understood = understand(said, choices)
        except NotUnderstood as why:
            told, understood = f"{why}"[:1].upper() + f"{why}"[1:], [*why.understood]
        found[:] = dict.fromkeys([*found, *understood])
        if len(found) > most:
            found.clear()
            return f"Choose {'one' if most == 1 else f'at most {most}'}."
        if told and most == 1:
            found.clear()
        # What was understood need not be said again.
        return f"{told}\n  {_told_kept(found, choices)}" if told and found else told

    said = _said(question)
    while (told := wrong(said)) or (is_needed and not found):
        click.echo(f"  {told or 'Choose one.'}")
        said = _said(question.strip())
    return found


def _told_kept(found: list[str], choices: tuple[Choice, ...]) -> str:
    label = {choice.slug: choice.label for choice in choices}
    kept = ", ".join(label[slug] for slug in found)
    return f"Kept: {kept}. Type only what is still missing (Enter: nothing)."


def _said(question: str) -> str:
    """Take a line that is typed, as text; some terminals send bytes that are none."""
    while True:
        try:
            said: str = click.prompt(question, default="", show_default=False)
            said.encode()
        except UnicodeError:
            click.echo("  That holds a key that is no letter. Type it again.")
        else:
            return said
