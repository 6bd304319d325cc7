"""Details by which somebody could be known, of the kinds that hardly ever are innocent."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bulletin_press.identifying import STOPPING, Known, Rule, details_in
from bulletin_press.identifying.clues import has_clue
from bulletin_press.identifying.denied import DeniedNames, read_denied_names
from bulletin_press.identifying.public import small
from bulletin_press.identifying.rules_for import RULES_FOR_NAMES, as_spoken, rules_for
from bulletin_press.identifying.standing_texts import StandingText, standing_texts
from bulletin_press.item import Item
from bulletin_press.names import AllowedNames
from bulletin_press.passages import Passage, passages_of
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.written import Loc

CHECK = "identifying-details"
_DIGIT = re.compile("[0-9]")


def check_identifying_details(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Nothing is told by which a child, a family or a worker can be looked up.

    Dates of birth and of death, postcodes and addresses, NHS and National Insurance numbers,
    and telephone numbers and e-mail addresses that are not in ``contacts.yml`` stop a build, in
    an item's texts, its hashtags and its address, and in standing pages, the glossary, the
    vocabulary and settings too. If one has to stay in an item, record it under ``allow`` with the
    reason and who decided it; what is public on the other pages goes into ``names.yml``.
    """
    known = Known.of(project, site)
    denied, _ = read_denied_names(site)
    for item in project.items:
        if has_clue(item):
            for passage in passages_of(item):
                rules = tuple(rule for rule in rules_for(passage) if rule.level == "problem")
                yield from told(passage, known, denied, rules, "problem")
        yield from told_of_names(item, known, denied, "problem")
    for text in standing_texts(project, site):
        yield from _told_of_standing(text, project.allowed_names, known, denied)


def told_of_names(item: Item, known: Known, denied: DeniedNames, level: Level) -> Iterator[Problem]:
    """Tell what the address, the old addresses and the hashtags of an item say.

    The arguments are those of `told`.
    """
    names: dict[Loc, str] = {(): item.slug}
    names |= {("social", "hashtags", at): name for at, name in enumerate(item.social.hashtags)}
    names |= {("aliases", at): name for at, name in enumerate(item.aliases)}
    for loc, name in names.items():
        # Whatever may stop a build has a number, and few names have.
        if level == "advice" or _DIGIT.search(name):
            spoken = as_spoken(name)
            found = told(Passage(item, loc, spoken), known, denied, RULES_FOR_NAMES, level)
            for problem in found:
                where = "" if loc else "has a name that "
                message = f"{where}{problem.message}"
                yield replace(problem, message=message, hint="choose other words here")


def _told_of_standing(
    standing: StandingText, allowed: AllowedNames, known: Known, denied: DeniedNames
) -> Iterator[Problem]:
    text = standing.text
    named = [small(name) for name in (*allowed.agencies, *allowed.places, *allowed.words)]
    for detail in details_in(text, known, STOPPING):
        words = " ".join(text[detail.start : detail.end].split())
        if not denied.is_in(words) and not any(small(words) in name for name in named):
            line = standing.line_at(detail.start)
            hint = f"{detail.hint}; or name it in names.yml, under places, if it is public"
            yield Problem(
                *(standing.file, line, standing.field, detail.message, hint, CHECK),
                text=words,
                passage=words,
            )


def told(
    passage: Passage,
    known: Known,
    denied: DeniedNames,
    rules: tuple[Rule, ...],
    level: Level | None = None,
) -> Iterator[Problem]:
    """Tell the details in one passage.

    Args:
        passage: the text.
        known: what may be said.
        denied: names that nothing told may repeat; they have a check of their own.
        rules: the rules to ask.
        level: only the details of this level; None for all.
    """
    for detail in details_in(passage.text, known, rules):
        words = passage.text[detail.start : detail.end]
        if level in (None, detail.level) and not denied.is_in(words):
            yield passage.problem(
                detail.start, detail.end, detail.message, detail.hint, CHECK, detail.level
            )
