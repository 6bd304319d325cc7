"""Who approved an item before it is published."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_approval(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Where the site requires approval, a published item says who approved it and when."""
    if not site.settings.require_approval:
        return
    for item in project.items:
        if item.status == "published" and item.approved is None:
            hint = "give 'by:' and 'on:', or set the status to draft"
            yield item.problem(("approved",), "is missing", hint, "approval")
