"""What ``bulletins new`` knows of an item to be: from options, or from answers in the terminal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from bulletin_press.choosing import Choice, NotUnderstood, choices_of_terms, understand
from bulletin_press.dates import parse_date
from bulletin_press.draft import slug_of, why_not
from bulletin_press.reference import Described, described
from bulletin_press.vocabulary import read_vocabulary

from bulletin_commands.asking import ask_text, ask_words
from bulletin_commands.workplace import shown

_QUESTIONS = {
    "themes": "What is it about?",
    "source_kind": "What kind of review does it come from?",
    "review_kind": "What kind of review was it?",
    "edition": "Which edition is it? Such as: January 2027",
    "starts": "When does it start? YYYY-MM-DD, or YYYY-MM-DDTHH:MM",
    "date_note": "You gave no day. What is known of it, in words?",
    "summary": "What will the reader learn, in a sentence or two?",
}
"""What can be said beside kind and title, in this order, where the kind has such a field."""

Filled = dict[str, str | Sequence[str]]


@dataclass(frozen=True)
class Beginning:
    """An item to be, of one kind, in the folder of a site's bulletins."""

    folder: Path
    kind: str
    zone: ZoneInfo

    def file(self, title: str) -> Path:
        """Name the file that an item of a title lies in."""
        return self.folder / self.kind / f"{slug_of(title)}.md"

    def title(self, given: str | None) -> str:
        """Take a title, or ask for one.

        Raises:
            UsageError: the one that was given cannot be used.
            SystemExit: there is an item with the same address.
        """
        if given is None:
            return ask_text("\nTitle", self._why_no_title, is_needed=True)
        title = " ".join(given.split())
        if self._exists(title):
            click.echo(self._told_taken(title), err=True)
            raise SystemExit(1)
        if wrong := self._why_no_title(title):
            raise click.UsageError(f"TITLE: {wrong}")
        return title

    def _why_no_title(self, title: str) -> str:
        if not slug_of(title):
            return "no address can be made from it (add a word)"
        if self._exists(title):
            return self._told_taken(title)
        return why_not(self.kind, "title", title, self.zone)

    def _told_taken(self, title: str) -> str:
        return f"{shown(self.file(title))} exists already (choose another title)"

    def _exists(self, title: str) -> bool:
        file = self.file(title)
        return bool(slug_of(title)) and (file.exists() or file.with_suffix("").exists())

    def fields(self, given: Mapping[str, str | Sequence[str]], *, asks: bool) -> Filled:
        """Take the values that options give, and ask for the others.

        Raises:
            UsageError: an option cannot be used.
            ProblemsFound: the vocabulary cannot be read.
        """
        filled: Filled = {}
        for name in given:
            if described(self.kind, name) is None:
                raise click.UsageError(f"{self.kind} have no {_option(name)}")
        for name, question in _QUESTIONS.items():
            field = described(self.kind, name)
            if field is None:
                continue
            if name in given:
                filled[name] = self._taken(field, given[name])
            elif name == "date_note" and not self._is_partial(filled):
                continue
            elif asks:
                filled[name] = self._asked(field, question)
            elif name == "date_note":
                raise click.UsageError("--starts names no day: say what is known in --date-note")
        return filled

    def _is_partial(self, filled: Filled) -> bool:
        starts = filled.get("starts")
        return bool(starts) and parse_date(str(starts), self.zone).is_partial

    def _taken(self, field: Described, value: str | Sequence[str]) -> str | Sequence[str]:
        """Understand the value of an option."""
        said = value if isinstance(value, str) else ", ".join(value)
        if field.form.name != "word":
            if wrong := why_not(self.kind, field.name, said, self.zone):
                raise click.UsageError(f"{_option(field.name)}: {wrong}")
            return said
        try:
            found = understand(said, self._choices(field))
        except NotUnderstood as why:
            raise click.UsageError(f"{_option(field.name)}: {why}") from None
        if len(found) > (most := field.form.most_entries or 1):
            raise click.UsageError(f"{_option(field.name)}: at most {most} can be chosen")
        return found if field.form.is_list else found[0]

    def _asked(self, field: Described, question: str) -> str | Sequence[str]:
        if field.form.name != "word":
            return ask_text(
                f"\n{question}", lambda said: why_not(self.kind, field.name, said, self.zone)
            )
        found = ask_words(question, self._choices(field), field.form.most_entries or 1)
        return found if field.form.is_list else "".join(found)

    def _choices(self, field: Described) -> tuple[Choice, ...]:
        terms = read_vocabulary(self.folder / "vocabulary.yml")[field.form.section]
        return choices_of_terms(terms.values())


def _option(name: str) -> str:
    return "--theme" if name == "themes" else f"--{name.replace('_', '-')}"
