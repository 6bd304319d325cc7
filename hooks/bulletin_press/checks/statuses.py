"""Fields that say something else than the status."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_statuses(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """What is published has no embargo and is not withdrawn; what is withdrawn has no embargo.

    Somebody changed the one and forgot the other: it is for a person to say which is meant.
    """
    for item in project.items:
        if item.status in ("published", "withdrawn") and item.embargo:
            hint = "take 'embargo' away, or set the status to embargoed"
            message = f"stands beside the status {item.status!r}"
            yield item.problem(("embargo",), message, hint, "statuses")
        if item.status in ("published", "embargoed") and item.withdrawn:
            hint = "take 'withdrawn' away, or set the status to withdrawn"
            message = f"stands beside the status {item.status!r}"
            yield item.problem(("withdrawn",), message, hint, "statuses")
