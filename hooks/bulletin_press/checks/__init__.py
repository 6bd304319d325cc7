"""The rules across fields and items. CHECKS lists them; the docstring of each is its rule.

ADVICE lists those that never stop a build. A check yields problems and never stops at the first.
Items come to it typed, but possibly without fields that were mistaken; those were told already.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from bulletin_press.checks.abbreviations import check_abbreviations
from bulletin_press.checks.addresses import check_addresses
from bulletin_press.checks.alt_texts import check_alt_texts
from bulletin_press.checks.approval import check_approval
from bulletin_press.checks.attachment_details import check_attachment_details
from bulletin_press.checks.attachment_types import check_attachment_types
from bulletin_press.checks.body_links import check_body_links
from bulletin_press.checks.card_letters import check_card_letters
from bulletin_press.checks.channel_limits import check_channel_limits
from bulletin_press.checks.denied_names import check_denied_names
from bulletin_press.checks.embargo_dates import check_embargo_dates
from bulletin_press.checks.events import check_events
from bulletin_press.checks.finders import check_finders
from bulletin_press.checks.headings import check_headings
from bulletin_press.checks.identifying_details import check_identifying_details
from bulletin_press.checks.learning_points import check_learning_points
from bulletin_press.checks.length import check_length
from bulletin_press.checks.level_sections import check_level_sections
from bulletin_press.checks.link_words import check_link_words
from bulletin_press.checks.lost_texts import check_lost_texts
from bulletin_press.checks.old_contacts import check_old_contacts
from bulletin_press.checks.old_tables import check_old_tables
from bulletin_press.checks.order_of_dates import check_order_of_dates
from bulletin_press.checks.partial_dates import check_partial_dates
from bulletin_press.checks.possible_details import check_possible_details
from bulletin_press.checks.posts import check_posts
from bulletin_press.checks.preferred_words import check_preferred_words
from bulletin_press.checks.priorities import check_priorities
from bulletin_press.checks.readability import check_readability
from bulletin_press.checks.required import check_required
from bulletin_press.checks.review_dates import check_review_dates
from bulletin_press.checks.reviews_without_bulletin import check_reviews_without_bulletin
from bulletin_press.checks.schedulers import check_schedulers
from bulletin_press.checks.standing_pages import check_standing_pages
from bulletin_press.checks.statuses import check_statuses
from bulletin_press.checks.statutory_editions import check_statutory_editions
from bulletin_press.checks.structure import check_structure
from bulletin_press.checks.template_words import check_template_words
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
    check_learning_points,
    check_template_words,
    check_finders,
    check_level_sections,
    check_posts,
    check_card_letters,
    check_schedulers,
    check_standing_pages,
    check_denied_names,
    check_identifying_details,
    check_attachment_details,
    check_attachment_types,
)

ADVICE: tuple[Check, ...] = (
    check_channel_limits,
    check_possible_details,
    check_structure,
    check_length,
    check_readability,
    check_preferred_words,
    check_abbreviations,
    check_headings,
    check_alt_texts,
    check_link_words,
    check_old_contacts,
    check_review_dates,
    check_embargo_dates,
    check_reviews_without_bulletin,
    check_statutory_editions,
    check_old_tables,
)
"""Checks that only ever advise: for ``check``, the preview and the editor; a build skips them."""


def name_of(check: Check) -> str:
    """Give a check's name, as it is told and written in ``allow``: ``old-contacts``."""
    return check.__name__.removeprefix("check_").replace("_", "-")


CHECK_NAMES = frozenset(
    name_of(check) for check in (*CHECKS, *ADVICE) if check is not check_possible_details
) | {"links"}
"""What the checks are called where they are told and in ``allow``; ``links`` is the one online.

Possible details are told as identifying details: for an author they are the same.
"""


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
        if _is_of_words(problem) or (problem.file, _top(problem.field)) not in mistaken
    ]


def _is_of_words(problem: Problem) -> bool:
    """Tell whether it is about words as written: they stand there, whatever a field lacks."""
    return bool(problem.passage) or problem.check in ("denied-names", "attachment-details")


def _top(field: str) -> str:
    return re.split(r"[.\[]", field, maxsplit=1)[0]
