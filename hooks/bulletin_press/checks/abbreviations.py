"""Abbreviations that nobody explains."""

import re
from collections.abc import Iterator, Sequence
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

CHECK = "abbreviations"

_FORM = re.compile(r"(?<![\w@#/.-])[A-Z][\w&]*[A-Z][\w&+]*(?![\w@/]|\.\w|-\w)")
_NOT_OURS = {"citations", "resources", "reference", "social"}


def check_abbreviations(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Every abbreviation is in the glossary, or is written out where it first stands.

    Readers of other services do not know yours. "A Multi-Agency Public Protection Arrangement
    (MAPPA)" explains one; so does an entry in ``bulletins/glossary.yml``, for all pages at once.
    What everybody knows, such as NHS or TV, is not told.
    """
    known = _known() | _explained(project, site)
    for _, group in groupby(project.passages, key=lambda passage: passage.item.name):
        passages = [passage for passage in group if _is_ours(passage)]
        told: set[str] = set()
        for passage, found in ((one, at) for one in passages for at in _FORM.finditer(one.text)):
            word = found[0].rstrip("&+")
            is_known = word in known or word.removesuffix("s") in known
            if word in told or is_known or not _is_abbreviation(word):
                continue
            told.add(word)
            if not _is_written_out(word, passages):
                message = f"says {word!r} and does not explain it"
                hint = "write it out the first time, or explain it in bulletins/glossary.yml"
                yield passage.problem(*found.span(), message, hint, CHECK, "advice")


def _is_ours(passage: Passage) -> bool:
    return passage.loc[0] not in _NOT_OURS and passage.item.status != "withdrawn"


def _is_abbreviation(word: str) -> bool:
    """Tell abbreviations from names such as WhatsApp or McDonald: most of their signs are large."""
    letters = [sign for sign in word.removesuffix("s") if sign.isalpha()]
    return 2 * sum(sign.isupper() for sign in letters) >= len(letters)


def _is_written_out(word: str, passages: Sequence[Passage]) -> bool:
    short = re.escape(word)
    form = re.compile(rf"\w[\w’'-]+\s+\(\s*{short}s?\s*[);,]|\b{short}s?\s+\(")
    return any(form.search(passage.text) for passage in passages)


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
