"""More learning points than readers can take away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bulletin_press.models import Lesson
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "learning-points"


def check_learning_points(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """A bulletin has at most five learning points; readers remember no more.

    The setting ``most_points`` can change that. For one bulletin that needs more, ``allow`` can
    record why: ``check: learning-points``, ``text: learning``. In a draft it is advice.
    """
    most = site.settings.most_points
    for item in project.items:
        if isinstance(item, Lesson) and len(item.learning) > most:
            level: Level = "advice" if item.status == "draft" else "problem"
            message = f"has {len(item.learning)} points, {most} are the most"
            hint = "keep those that change what people do; join two that say nearly the same"
            problem = item.problem(("learning",), message, hint, CHECK, level)
            yield replace(problem, text="learning")
