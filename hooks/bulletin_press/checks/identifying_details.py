"""Details by which somebody could be known, of the kinds that hardly ever are innocent."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from bulletin_press.identifying import STOPPING, Known, Rule, details_in
from bulletin_press.identifying.asked import rules_for
from bulletin_press.identifying.denied import DeniedNames, read_denied_names
from bulletin_press.passages import Passage
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "identifying-details"


def check_identifying_details(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Nothing is told by which a child, a family or a worker can be looked up.

    Dates of birth and of death, postcodes and addresses, NHS and National Insurance numbers,
    and telephone numbers and e-mail addresses that are not in ``contacts.yml`` stop a build. If
    one has to stay, record it under ``allow`` with the reason and who decided it.
    """
    known = Known.of(project, site)
    denied, _ = read_denied_names(site)
    for _, of_item in groupby(project.passages, lambda passage: passage.item.name):
        passages = list(of_item)
        # Most items hold nothing: of all their texts together that is soon known.
        whole = "\n".join(passage.text for passage in passages)
        if any(details_in(whole, known, STOPPING)):
            for passage in passages:
                yield from told(passage, known, denied, rules_for(passage), "problem")


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
