"""Texts that were to be looked at again."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bulletin_press.catalogue import is_public
from bulletin_press.dates import day_label
from bulletin_press.models import Guidance
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "review-dates"

A_MONTH = timedelta(days=30)
_SOON = {0: "today", 1: "tomorrow"}


def check_review_dates(project: Project, _site: Site, moment: datetime) -> Iterator[Problem]:
    """Guidance is looked at again by the day in ``review_by``; you are told from a month before.

    It holds for every kind that names such a day, but not for what is withdrawn or has been taken
    the place of.
    """
    today = moment.date()
    replaced = {
        item.supersedes
        for item in project.items
        if isinstance(item, Guidance) and item.supersedes and is_public(item, moment)
    }
    for item in project.items:
        if item.review_by is None or item.status == "withdrawn" or item.name in replaced:
            continue
        day = day_label(item.review_by)
        hint = "look whether it still holds; then give the next day, or withdraw it"
        if item.review_by < today:
            message = f"was {day}, and has gone by"
        elif item.review_by - today <= A_MONTH:
            days = (item.review_by - today).days
            message = f"is {_SOON.get(days, f'{day}, in {days} days')}"
        else:
            continue
        yield item.problem(("review_by",), message, hint, CHECK, "advice")
