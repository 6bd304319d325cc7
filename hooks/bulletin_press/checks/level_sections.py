"""The sections of a guidance that explain its levels."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.body_sections import cut, read_tokens
from bulletin_press.models import Guidance
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site


def check_level_sections(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """A guidance that explains one of its levels under a heading explains all that it names."""
    for item in project.items:
        if not isinstance(item, Guidance) or not item.levels:
            continue
        body = read_tokens(project.bodies[item.name].html)
        lacking = [slug for slug in item.levels if not cut(body, slug)]
        for slug in lacking if len(lacking) < len(item.levels) else ():
            label = project.vocabulary["levels"][slug].label
            message = f"names {slug!r}, which no section explains, although others are explained"
            hint = f"write its heading as '## {label} {{#{slug}}}'"
            at = ("levels", item.levels.index(slug))
            yield item.problem(at, message, hint, "level-sections", "advice")
