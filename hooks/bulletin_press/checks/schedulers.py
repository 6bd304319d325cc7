"""Schedulers that a site asks for and nobody has described."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.settings import line_of_setting
from bulletin_press.site import Site
from bulletin_press.validation import nearest

CHECK = "schedulers"


def check_schedulers(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Each scheduler that the setting ``schedulers`` names is ours, or in ``schedulers.yml``."""
    known, file = list(project.schedulers), site.config_file
    for at, name in enumerate(site.settings.schedulers):
        if name not in known:
            near = nearest(name, known) or f"choose from {', '.join(known)}"
            hint = f"{near} or describe it in bulletins/schedulers.yml"
            field = f"extra.bulletins.schedulers[{at}]"
            message = f"{name!r} is not a scheduler that anybody has described"
            line = line_of_setting(file, "schedulers")
            yield Problem(file, line, field, message, hint, CHECK)
