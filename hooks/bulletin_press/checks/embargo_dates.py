"""Embargoes that were to be looked at again."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.dates import day_label
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "embargo-dates"


def check_embargo_dates(project: Project, _site: Site, moment: datetime) -> Iterator[Problem]:
    """An embargo is looked at again on the day that its ``review`` names.

    It never lifts by itself. Ask those who answer for it whether its reason still holds.
    """
    for item in project.items:
        embargo = item.embargo
        if item.status == "embargoed" and embargo and embargo.review <= moment.date():
            reason = embargo.reason.replace("-", " ")
            message = f"was to be looked at again on {day_label(embargo.review)} ({reason})"
            hint = "if the reason still holds, give the next day; if not, change the status"
            yield item.problem(("embargo", "review"), message, hint, CHECK, "advice")
