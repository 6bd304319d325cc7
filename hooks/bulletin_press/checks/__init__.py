"""The rules across fields and items. CHECKS lists them; the docstring of each is its rule.

ADVICE lists those that never stop a build. A check yields problems and never stops at the first. Items come to it typed, but possibly without
fields that were mistaken; those have been told already.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from bulletin_press.checks.addresses import check_addresses
from bulletin_press.checks.approval import check_approval
from bulletin_press.checks.body_links import check_body_links
from bulletin_press.checks.card_letters import check_card_letters
from bulletin_press.checks.channel_limits import check_channel_limits
from bulletin_press.checks.events import check_events
from bulletin_press.checks.finders import check_finders
from bulletin_press.checks.level_sections import check_level_sections
from bulletin_press.checks.lost_texts import check_lost_texts
from bulletin_press.checks.order_of_dates import check_order_of_dates
from bulletin_press.checks.partial_dates import check_partial_dates
from bulletin_press.checks.posts import check_posts
from bulletin_press.checks.priorities import check_priorities
from bulletin_press.checks.required import check_required
from bulletin_press.checks.schedulers import check_schedulers
from bulletin_press.checks.standing_pages import check_standing_pages
from bulletin_press.checks.statuses import check_statuses
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

Check = Callable[[Project, Site, datetime], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_required,
    check_statuses,
    check_approval,
    check_partial_dates,
    check_order_of_dates,
    check_events,
    check_priorities,
    check_addresses,
    check_body_links,
    check_lost_texts,
    check_finders,
    check_level_sections,
    check_posts,
    check_card_letters,
    check_schedulers,
    check_standing_pages,
)

ADVICE: tuple[Check, ...] = (
    check_channel_limits,
)
"""Checks that only ever advise: for ``check``, the preview and the editor; a build skips them."""

CHECK_NAMES = frozenset(
    check.__name__.removeprefix("check_").replace("_", "-") for check in (*CHECKS, *ADVICE)
)
"""What the checks are called where they are told and in ``allow``."""


def check_project(
    project: Project,
    site: Site,
    moment: datetime,
    told: list[Problem],
    *,
    advice: bool = True,
) -> list[Problem]:
    """Put a project to every check.

    Args:
        project: everything that was read.
        site: the site it is for.
        moment: the moment it is built for.
        told: the problems met while reading; a field that has one is not told again.
        advice: whether to run those checks too that never stop a build.

    Returns:
        What the checks found, without what was told before.
    """
    mistaken = {(problem.file, _top(problem.field)) for problem in told if problem.field}
    return [
        problem
        for check in (*CHECKS, *(ADVICE if advice else ()))
        for problem in check(project, site, moment)
        if (problem.file, _top(problem.field)) not in mistaken
    ]


def _top(field: str) -> str:
    return re.split(r"[.\[]", field, maxsplit=1)[0]
