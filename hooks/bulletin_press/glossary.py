"""The glossary of a site: its abbreviations, terms and agencies, each in plain words."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict
from slugify import slugify

from bulletin_press.fields import Line
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.validation import mistake, parse_record
from bulletin_press.written import Fields, Loc, field_name, parse_fields, read_text

_LIST = "glossary"


def _page(value: Any) -> str:  # noqa: ANN401
    address = str(value).strip()
    if not re.fullmatch(r"(https?://[^\s/<>\"]|/(?!/))\S*", address):
        hint = "begin it with https://, or with / for a page of this site"
        raise mistake(f"{address!r} is not an address", hint)
    return address


PageAddress = Annotated[str, BeforeValidator(_page)]


class Entry(BaseModel):
    """One word of the glossary.

    Attributes:
        term: the word, as it is written.
        means: what an abbreviation stands for.
        says: the explanation, plain text.
        also: other spellings and old words.
        prefer: what to say today.
        agency: whether it is an organisation or a role.
        url: where there is more, on the web or (with a ``/`` first) on this site.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    term: Line = ""
    means: Line = ""
    says: Line = ""
    also: tuple[Line, ...] = ()
    prefer: Line = ""
    agency: bool = False
    url: PageAddress = ""

    @cached_property
    def slug(self) -> str:
        """Its id on the page of the glossary."""
        return slugify(self.term)

    @cached_property
    def explanation(self) -> str:
        """All that is said of it, in sentences."""
        # What the explanation mentions by itself need not be said again.
        also = ", ".join(word for word in self.also if word not in self.says)
        said = (
            self.means,
            self.says,
            self.prefer and f"Preferred now: {self.prefer}",
            also and f"Also: {also}",
        )
        return " ".join(_sentence(part) for part in said if part)


def _sentence(text: str) -> str:
    return text if re.search(r"[.?!][”’\"')]*$", text) else f"{text}."


def by_letter(glossary: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """Put entries into the order of the alphabet, letter by letter; a digit is its own letter."""
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(glossary, key=lambda entry: entry.slug):
        letters.setdefault(entry.slug[0].upper(), []).append(entry)
    return list(letters.items())


def read_glossary(file: Path) -> tuple[Entry, ...]:
    """Read ``glossary.yml``, a list of entries; a site may do without.

    Raises:
        ProblemsFound: with every mistake in it.
    """
    if not os.path.lexists(file):
        return ()
    text, problems = read_text(file)
    fields, more = parse_fields(file, text, listed=_LIST) if not problems else (None, [])
    problems += more
    entries: list[Entry] = []
    if fields is not None:
        written = fields.values.get(_LIST, [])
        if set(fields.values) - {_LIST} or not isinstance(written, list):
            hint = "write each entry as '- term: SCR', with its other fields below it, indented"
            raise ProblemsFound([*problems, Problem(file, 1, "", "is not a list of entries", hint)])
        for at in range(len(written)):
            entry, mistakes = _entry(file, fields.within((_LIST, at)), at)
            entries.append(entry)
            problems += mistakes
        problems += _doubled(file, fields, entries)
    if stops_the_build(problems):
        raise ProblemsFound(problems)
    return tuple(entries)


def _entry(file: Path, fields: Fields, at: int) -> tuple[Entry, list[Problem]]:
    entry, problems = parse_record(Entry, fields, file, {})
    needs = {
        "give it a term, in letters or digits": entry.slug,
        "say what it means, or explain it in says": entry.means or entry.says,
    }
    name = f"{_LIST}[{at}]"
    if problems:  # what is mistaken is not also missing
        return entry, [replace(each, field=f"{name}.{each.field}") for each in problems]
    lacking = (hint for hint, value in needs.items() if not value)
    return entry, [Problem(file, fields.line(()), name, "lacks a field", hint) for hint in lacking]


def _doubled(file: Path, fields: Fields, entries: list[Entry]) -> Iterator[Problem]:
    """Tell words that stand in the glossary twice: a reader would be led to one of them only."""
    first: dict[str, int] = {}
    for at, entry in enumerate(entries):
        places: list[Loc] = [("term",), *(("also", number) for number in range(len(entry.also)))]
        for place, word in zip(places, (entry.term, *entry.also), strict=True):
            line, key = fields.line((_LIST, at, *place)), slugify(word)
            if key in first:
                message = f"{word!r} is in the glossary already (line {first[key]})"
                field = field_name((_LIST, at, *place))
                yield Problem(file, line, field, message, "keep one of the two")
            elif key:
                first[key] = line
