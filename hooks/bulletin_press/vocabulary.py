"""The controlled words of a site: themes, audiences, review kinds, ages, levels and boards."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bulletin_press.file_names import why_no_name
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.validation import nearest, parse_record
from bulletin_press.written import Fields, parse_fields, read_text

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What can be the last part of an address: of an item, or of the page of a word."""

TAKEN = {"levels": "finder"}
"""What no word of a section can be called: its page would stand where another does."""

SECTIONS = ("themes", "audiences", "review_kinds", "ages", "levels", "boards")


class Term(BaseModel):
    """One word of the vocabulary, with all that its index page says of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str = ""
    label: str = ""
    scope: str = ""
    group: str = ""
    synonyms: tuple[str, ...] = ()
    warrant: str = ""
    edition: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """All words of a site, by section and slug, in the order of the file."""

    sections: Mapping[str, Mapping[str, Term]]

    def __getitem__(self, section: str) -> Mapping[str, Term]:
        return self.sections[section]

    def terms(self, section: str, slugs: tuple[str, ...]) -> list[Term]:
        """Look up several words of one section."""
        return [self.sections[section][slug] for slug in slugs]

    def why_unknown(self, section: str, slug: str) -> tuple[str, str] | None:
        """Say what is wrong with a word that is not in a section, and what to do; None if it is."""
        known = self.sections[section]
        if slug in known:
            return None
        by_label = {term.label.lower(): term.slug for term in known.values()}
        meant = by_label.get(slug.lower())
        hint = f"did you mean {meant!r}?" if meant else nearest(slug, list(known))
        words = section.replace("_", " ")
        listed = ", ".join(known) if len(known) <= 15 else "they stand in vocabulary.yml"  # noqa: PLR2004
        return f"{slug!r} is not one of the {words}", hint or f"the {words}: {listed}"


def grouped(terms: Iterable[Term]) -> list[tuple[str, list[Term]]]:
    """Put words into their groups, in the order of the file; a group that comes back is one."""
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(term.group, []).append(term)
    return list(groups.items())


def read_vocabulary(file: Path) -> Vocabulary:
    """Read ``vocabulary.yml``.

    Raises:
        ProblemsFound: with every mistake in it.
    """
    if not os.path.lexists(file):
        hint = "copy one from another site, then change it"
        raise ProblemsFound([Problem(file, 1, "", "is not there", hint, "vocabulary")])
    text, problems = read_text(file)
    fields, more = parse_fields(file, text) if not problems else (None, [])
    problems += more
    sections: dict[str, dict[str, Term]] = {section: {} for section in SECTIONS}
    if fields is not None:
        problems += _wrong_sections(file, fields)
        for section, slug, term, mistakes in _terms(file, fields):
            sections[section][slug] = term
            problems += mistakes
    if stops_the_build(problems):
        raise ProblemsFound(problems)
    return Vocabulary(sections)


def _wrong_sections(file: Path, fields: Fields) -> list[Problem]:
    hint = "write 'slug:' and below it, indented, 'label:'"
    shapeless = [
        Problem(file, fields.line((name,)), name, "does not hold words", hint)
        for name, written in fields.values.items()
        if name in SECTIONS and not isinstance(written, dict | None)
    ]
    return shapeless + [
        Problem(
            file,
            fields.line((name,)),
            name,
            "is not a section of the vocabulary",
            nearest(name, list(SECTIONS)) or f"the sections are {', '.join(SECTIONS)}",
        )
        for name in fields.values
        if name not in SECTIONS
    ]


def _terms(file: Path, fields: Fields) -> Iterator[tuple[str, str, Term, list[Problem]]]:
    for section in SECTIONS:
        written = fields.values.get(section)
        for slug in written if isinstance(written, dict) else ():
            inner = fields.within((section, slug))
            term, problems = parse_record(Term, inner, file, {})
            line = fields.line((section, slug))
            if not term.label and not problems:
                hint = "give the words that readers see"
                problems = [Problem(file, line, "label", "is missing", hint)]
            within = f"{section}.{slug}"
            problems = [replace(problem, field=f"{within}.{problem.field}") for problem in problems]
            taken = TAKEN.get(section, "index")
            if not SLUG.fullmatch(slug) or slug in ("index", taken):
                hint = f"use a-z, 0-9 and single hyphens only, and not {taken!r}"
                problems.append(Problem(file, line, within, "cannot be an address", hint))
            elif wrong := why_no_name(slug):
                problems.append(Problem(file, line, within, *wrong))
            yield section, slug, term.model_copy(update={"slug": slug}), problems
