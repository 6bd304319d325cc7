"""Words of the template that a draft begins with."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib.resources import files
from textwrap import shorten

from bulletin_press.passages import passages_of
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "template-words"


def check_template_words(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """What a new draft says under its headings is taken out before it is published.

    It tells authors what to write there; readers it would tell nothing.
    """
    for item in project.items:
        for words in _of_template(item.kind):
            start = item.source.body.find(words)
            if start < 0:
                continue
            message = (
                f"still has the words of the template: “{shorten(words, 44, placeholder='…')}”"
            )
            hint = "write your own, or take the section away"
            yield passages_of(item)[-1].problem(start, start + len(words), message, hint, CHECK)


@cache
def _of_template(kind: str) -> tuple[str, ...]:
    text = files("bulletin_press").joinpath("drafts", f"{kind}.md").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
