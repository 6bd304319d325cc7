"""Headings by which readers, and screen readers, find their way."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.as_written import advise, raw_body
from bulletin_press.wording.code_and_remarks import without_code
from bulletin_press.wording.headings import Heading, headings_of
from bulletin_press.wording.prose import first_words, shortly

CHECK = "headings"

LONGEST = 100
_HIGHEST = 2
_BOLD_LINE = re.compile(
    r"(?:\A|\n[ \t]*\n)[ ]{0,3}(\*\*|__)(?=\S)"
    r"([^*_\n]{3,80}[^\s*_.!?,:;])[ :]*\1[ :]*(?=\n[ \t]*\n|\n?\Z)"
)


def check_headings(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """Headings begin with ``##``, skip no rank, and each says something of its own.

    ``#`` is the page's title and made by itself. Below ``##`` comes ``###``. None is empty, none
    stands twice under the same heading, none is a long sentence or in bold; and a line in bold
    that stands alone is written as a heading, so that people who listen can jump to it.
    """
    for item in project.items:
        if item.status == "withdrawn":
            continue
        body = raw_body(item)
        headings = list(headings_of(item.source.body))
        for heading, *flaw in (*_ranks(headings), *_words(headings), *_twice(headings)):
            text = heading.text if len(heading.text) <= LONGEST else first_words(heading.text)
            yield advise(body, heading, (flaw[0], flaw[1]), text, CHECK)
        for found in _BOLD_LINE.finditer(without_code(item.source.body)):
            message = f"has {found[2]!r} in bold on a line of its own"
            hint = "if it is a heading, write it behind '## '"
            yield body.problem(*found.span(2), message, hint, CHECK, "advice")


_Flaw = tuple[Heading, str, str]


def _ranks(headings: Sequence[Heading]) -> Iterator[_Flaw]:
    before = 1
    for heading in headings:
        signs = "#" * heading.rank
        if heading.rank < _HIGHEST:
            hint = "write it with '##': '#' is the title, which the page shows already"
            yield heading, f"has a heading with {signs!r}: {heading.text!r}", hint
        elif heading.rank > before + 1:
            message = f"has {heading.text!r} with {signs!r}, and no heading of the rank above it"
            yield heading, message, f"write it with '{'#' * (before + 1)}'"
        before = max(heading.rank, 1)


def _words(headings: Sequence[Heading]) -> Iterator[_Flaw]:
    for heading in headings:
        text = heading.text
        if not any(map(str.isalnum, text)):
            yield heading, "has an empty heading", "give it words, or take it away"
        elif len(text) > LONGEST:
            hint = "say in a few words what stands below, and the rest in the text"
            yield heading, f"has a heading of {len(text)} characters: {shortly(text)}", hint
        elif re.fullmatch(r"(\*\*|__).*\1", text):
            hint = "take the stars away: a heading is bold by itself"
            yield heading, f"has a heading in bold: {text!r}", hint


def _twice(headings: Sequence[Heading]) -> Iterator[_Flaw]:
    above: list[Heading] = []
    seen: set[tuple[str, ...]] = set()
    for heading in headings:
        above = [one for one in above if one.rank < heading.rank] + [heading]
        path = tuple(one.words.casefold() for one in above)
        if path in seen and heading.text:
            hint = "join the two, or say in each what is different"
            yield heading, f"has the heading {heading.text!r} twice", hint
        seen.add(path)
