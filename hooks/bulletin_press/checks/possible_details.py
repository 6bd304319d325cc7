"""Details by which somebody could be known, of the kinds that are often innocent."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.checks.identifying_details import told, told_of_names
from bulletin_press.identifying import Known
from bulletin_press.identifying.denied import read_denied_names
from bulletin_press.identifying.rules_for import rules_for
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_possible_details(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Names, initials, exact ages, days, schools and hospitals are told, for you to judge.

    They are advice: a date may be a law's and a name an agency's. What may be named everywhere
    goes into ``names.yml``; what may stand in one item goes under its ``allow``, as an exception
    to ``identifying-details``.
    """
    known = Known.of(project, site)
    denied, _ = read_denied_names(site)
    for passage in project.passages:
        yield from told(passage, known, denied, rules_for(passage), "advice")
    for item in project.items:
        yield from told_of_names(item, known, denied, "advice")
