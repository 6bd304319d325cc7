"""What a body holds and a page cannot show."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_lost_texts(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """A body holds no HTML that is taken out of pages, so that no word is lost unseen.

    Scripts, frames and forms are taken out; so is whatever stands between ``<`` and ``>``.
    """
    for item in project.items:
        for lost in project.bodies[item.name].lost:
            line = item.source.line_of(lost.rstrip(">"))
            hint = "take it away; for a sign of smaller-than write &lt;"
            message = f"{lost} would be taken out of the page"
            yield Problem(item.source.file, line, "body", message, hint, "lost-texts")
