"""Abbreviations that nobody explains."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import groupby

import yaml

from bulletin_press import wording
from bulletin_press.passages import Passage
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.explained import is_explained
from bulletin_press.wording.prose import ADDRESS

CHECK = "abbreviations"

_FORM = re.compile(r"(?<![\w@#.&])[A-Z][\w&]{0,30}[A-Z][\w&+]*+(?![\w@]|\.\w)")
_HINT = "write it out the first time, or explain it in bulletins/glossary.yml"
_NOT_OURS = {"citations", "resources", "reference", "social"}
_READ_FIRST = ("title", "summary", "learning", "body")
"""The order in which readers meet the parts of a page; the rest comes after."""


def check_abbreviations(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Every abbreviation is in the glossary, or is written out where it first stands.

    Readers of other services do not know yours. "A Multi-Agency Public Protection Arrangement
    (MAPPA)" explains one; so does an entry in ``bulletins/glossary.yml``, for all pages at once.
    What everybody knows, such as NHS or TV, is not told.
    """
    known = _known() | _explained(project, site)
    for _, group in groupby(project.passages, key=lambda passage: passage.item.name):
        explained: set[str] = set()
        told: set[str] = set()
        for passage in sorted(filter(_is_ours, group), key=_place_on_the_page):
            for word, start, end in _abbreviations_in(passage, known):
                short = word.removesuffix("s")
                if short in explained or is_explained(passage.text, start, end):
                    explained.add(short)
                    continue
                message = f"says {word!r} and does not explain it"
                hint = "write it out here" if short in told else _HINT
                told.add(short)
                yield passage.problem(start, start + len(word), message, hint, CHECK, "advice")


def _place_on_the_page(passage: Passage) -> int:
    name = passage.loc[0]
    return _READ_FIRST.index(name) if name in _READ_FIRST else len(_READ_FIRST)


def _abbreviations_in(passage: Passage, known: AbstractSet[str]) -> Iterator[tuple[str, int, int]]:
    # Addresses become blanks: what is written large in them is no word.
    text = ADDRESS.sub(lambda found: " " * len(found[0]), passage.text)
    for found in _FORM.finditer(text):
        word = found[0].rstrip("&+")
        is_known = word in known or word.removesuffix("s") in known
        if not is_known and _is_abbreviation(word):
            yield word, *found.span()


def _is_ours(passage: Passage) -> bool:
    return passage.loc[0] not in _NOT_OURS and passage.item.status != "withdrawn"


def _is_abbreviation(word: str) -> bool:
    """Tell abbreviations from names such as WhatsApp or McDonald: most of their signs are large."""
    letters = [sign for sign in word.removesuffix("s") if sign.isalpha()]
    return 2 * sum(sign.isupper() for sign in letters) >= len(letters)


def _explained(project: Project, site: Site) -> set[str]:
    """Gather what the glossary explains, what the site is called, and what is told otherwise."""
    told = {phrase for word in project.preferred_words.words.values() for phrase in word.words}
    names = (site.name, site.settings.partnership)
    entries = (word for entry in project.glossary for word in (entry.term, *entry.also))
    return told | {word for name in (*names, *entries) for word in (name, *name.split())}


@cache
def _known() -> frozenset[str]:
    written = files(wording).joinpath("abbreviations.yml").read_text("utf-8")
    # Plain strings: YAML would take some of these words for true and false.
    lists = yaml.load(written, Loader=yaml.CBaseLoader)  # noqa: S506  it makes only strings
    return frozenset(lists["known"]) | frozenset(lists["words"])
