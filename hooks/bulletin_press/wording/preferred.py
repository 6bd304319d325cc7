"""Words to prefer, as data: ours in ``preferred_words.yml``, a site's own beside its vocabulary."""

import os
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from bulletin_press.fields import Day, Line, WebAddress
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.validation import nearest, parse_record
from bulletin_press.vocabulary import SLUG
from bulletin_press.wording.phrases import Finder
from bulletin_press.written import Fields, parse_fields, read_text

CHECK = "preferred-words"
PARTS = ("sources", "words", "off")


class WordSource(BaseModel):
    """Where a reason comes from, and the day somebody last looked whether it still says so."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: Line = ""
    url: WebAddress | None = None
    checked: Day | None = None
    note: Line = ""


class PreferredWord(BaseModel):
    """Words not to use, and what to write instead; the file says what each field is for."""

    model_config = ConfigDict(extra="forbid", frozen=True, ignored_types=(cached_property,))

    words: tuple[Line, ...] = ()
    unless: tuple[Line, ...] = ()
    say: Line = ""
    why: Line = ""
    source: Line = ""

    @cached_property
    def exceptions(self) -> Finder | None:
        """Find the phrases in which the words are right; None where there are none."""
        return Finder((phrase, "") for phrase in self.unless) if self.unless else None


@dataclass(frozen=True)
class PreferredWords:
    """The whole table: entries by name, and their sources by name."""

    words: Mapping[str, PreferredWord] = field(default_factory=dict)
    sources: Mapping[str, WordSource] = field(default_factory=dict)

    @cached_property
    def _finder(self) -> Finder:
        return Finder((phrase, name) for name, word in self.words.items() for phrase in word.words)

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Find words not to use: where each begins and ends, and the name of its entry."""
        right: dict[str, list[tuple[int, int]]] = {}
        for start, end, name in self._finder.found_in(text):
            if name not in right:
                exceptions = self.words[name].exceptions
                spans = exceptions.found_in(text) if exceptions else ()
                right[name] = [(begin, stop) for begin, stop, _ in spans]
            at = bisect_right(right[name], start, key=lambda span: span[0]) - 1
            if at < 0 or right[name][at][1] < end:
                yield start, end, name


def built_in_file() -> Path:
    """Name the file of the table that comes with the library."""
    return Path(str(files(__package__).joinpath("preferred_words.yml")))


@lru_cache
def built_in() -> PreferredWords:
    """Read the table that comes with the library."""
    return _read(built_in_file(), PreferredWords())


def read_preferred_words(file: Path) -> PreferredWords:
    """Read a site's ``preferred_words.yml`` on top of ours; a site may do without.

    Raises:
        ProblemsFound: with every mistake in it.
    """
    return _read(file, built_in()) if os.path.lexists(file) else built_in()


def _read(file: Path, ours: PreferredWords) -> PreferredWords:
    text, problems = read_text(file)
    fields, more = parse_fields(file, text) if not problems else (None, [])
    problems += more
    table = ours
    if fields is not None:
        problems += _wrong_parts(file, fields)
        sources, mistakes = _records(file, fields, "sources", WordSource, ours.sources)
        words, more = _records(file, fields, "words", PreferredWord, ours.words)
        problems += [*mistakes, *more, *_lacking(file, fields, words, sources)]
        off = _off(fields)
        problems += _unknown_off(file, fields, off, words)
        kept = {name: word for name, word in words.items() if name not in off}
        table = PreferredWords(kept, sources)
    if stops_the_build(problems):
        raise ProblemsFound(problems)
    return table


def _wrong_parts(file: Path, fields: Fields) -> Iterator[Problem]:
    for name, written in fields.values.items():
        line = fields.line((name,))
        if name not in PARTS:
            hint = nearest(name, list(PARTS)) or f"the parts are {', '.join(PARTS)}"
            yield Problem(file, line, name, "is not a part of this file", hint, CHECK)
        elif not isinstance(written, list if name == "off" else Mapping) and written is not None:
            shape = "'- name' lines" if name == "off" else "'name:' and its fields, indented"
            yield Problem(
                file, line, name, "is not written as it should be", f"write {shape}", CHECK
            )


Record = TypeVar("Record", bound=BaseModel)


def _records(
    file: Path, fields: Fields, part: str, model: type[Record], ours: Mapping[str, Record]
) -> tuple[dict[str, Record], list[Problem]]:
    """Read the records of one part; a field that is written for one of ours replaces ours."""
    found, problems = dict(ours), []
    written: Any = fields.values.get(part)
    for name, value in written.items() if isinstance(written, Mapping) else ():
        line = fields.line((part, name))
        if not SLUG.fullmatch(name) or not isinstance(value, Mapping):
            hint = "write a name of a-z, 0-9 and hyphens, and its fields under it, indented"
            problems.append(Problem(file, line, f"{part}.{name}", "is no entry", hint, CHECK))
            continue
        record, mistakes = parse_record(model, fields.within((part, name)), file, {})
        problems += [
            replace(each, field=f"{part}.{name}.{each.field}", check=CHECK) for each in mistakes
        ]
        changed = {key: getattr(record, key) for key in record.model_fields_set}
        found[name] = ours[name].model_copy(update=changed) if name in ours else record
    return found, problems


def _lacking(
    file: Path,
    fields: Fields,
    words: Mapping[str, PreferredWord],
    sources: Mapping[str, WordSource],
) -> Iterator[Problem]:
    for name in _written(fields, "words"):
        needs = {
            "list the words not to use under 'words:'": name not in words or words[name].words,
            "write under 'say:' what to write instead": name not in words or words[name].say,
        }
        line = fields.line(("words", name))
        for hint in (hint for hint, value in needs.items() if not value):
            yield Problem(file, line, f"words.{name}", "lacks a field", hint, CHECK)
        source = words[name].source if name in words else ""
        if source and source not in sources:
            near = nearest(source, list(sources)) or "add it under 'sources:'"
            line = fields.line(("words", name, "source"))
            message = f"there is no source {source!r}"
            yield Problem(file, line, f"words.{name}.source", message, near, CHECK)
    for name in _written(fields, "sources"):
        if name in sources and not (sources[name].title and sources[name].checked):
            hint = "give 'title:' and 'checked:', the day somebody looked at it"
            line = fields.line(("sources", name))
            yield Problem(file, line, f"sources.{name}", "lacks a field", hint, CHECK)


def _written(fields: Fields, part: str) -> list[str]:
    value = fields.values.get(part)
    return list(value) if isinstance(value, Mapping) else []


def _off(fields: Fields) -> list[str]:
    value = fields.values.get("off")
    return [str(name) for name in value] if isinstance(value, list) else []


def _unknown_off(
    file: Path, fields: Fields, off: list[str], words: Mapping[str, PreferredWord]
) -> Iterator[Problem]:
    for at, name in enumerate(off):
        if name not in words:
            near = nearest(name, list(words)) or "see the names in preferred_words.yml"
            message = f"there is no entry {name!r}"
            yield Problem(file, fields.line(("off", at)), f"off[{at}]", message, near, CHECK)
