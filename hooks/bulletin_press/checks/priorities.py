"""The numbers of the partnership's priorities."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_priorities(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Where the site names its priorities, an item gives numbers that stand for one of them."""
    known = site.settings.priorities
    for item in project.items if known else ():
        for at, number in enumerate(item.priorities):
            if number not in known:
                hint = f"the setting 'priorities' names {', '.join(map(str, known))}"
                message = f"{number} is not a priority of the partnership"
                yield item.problem(("priorities", at), message, hint, "priorities")
