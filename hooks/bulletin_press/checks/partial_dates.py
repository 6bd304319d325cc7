"""Dates of which only a part is known."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.models import Occasion
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_partial_dates(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """A date without its day stands beside a ``date_note`` that says what is known of it."""
    for item in project.items:
        dates = {"published": item.published}
        if isinstance(item, Occasion):
            dates["starts"] = item.starts
        for name, date in dates.items():
            if date and date.is_partial and not item.date_note:
                message = f"{date.text!r} names no day, and there is no date_note"
                hint = "give the day, or say in 'date_note' what is known of the date"
                yield item.problem((name,), message, hint, "partial-dates")
