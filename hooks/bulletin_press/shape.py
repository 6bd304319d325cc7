"""The outer shape of a text: how much of what, and how deep; told before anything works on it.

What is too large here would make Python-Markdown, and every check behind it, work for minutes.
"""

import re
from collections.abc import Iterator, Mapping

from bulletin_press.front_matter import Source
from bulletin_press.limits import Limits
from bulletin_press.problems import Problem
from bulletin_press.written import Loc, field_name

CHECK = "limits"
_INDENT = 4
_HEADING = re.compile(
    r"^ {0,3}#|\S[ \t]*\n {0,3}(?:=+|-+)[ \t]*$|<h[1-6][\s>]", re.MULTILINE | re.IGNORECASE
)
_PARTED = re.compile(r"\n(?:[ \t]*\n)+")
_MARKS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*")
_MARK = re.compile(r">|[-*+]|\d+[.)]")


def check_header(source: Source, limits: Limits) -> list[Problem]:
    """Tell which fields of a header are too long, whatever they mean.

    Args:
        source: the item as read.
        limits: what is too long.
    """
    return [
        Problem(source.file, source.fields.line(loc), field_name(loc), message, hint, CHECK)
        for loc, message, hint in _long(source.fields.values, (), limits)
    ]


def _long(value: object, loc: Loc, limits: Limits) -> Iterator[tuple[Loc, str, str]]:
    if isinstance(value, str) and len(value) > limits.paragraph:
        message = f"has {len(value):,} characters, {limits.paragraph:,} are allowed"
        yield loc, message, "write it into the text below the header"
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _long(inner, (*loc, name), limits)
    elif isinstance(value, list) and len(value) > limits.entries:
        message = f"has {len(value):,} entries, {limits.entries:,} are allowed"
        yield loc, message, "keep the main ones, or raise the setting limits.entries"
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _long(inner, (*loc, at), limits)


def check_body(source: Source, limits: Limits) -> list[Problem]:
    """Tell what a body has too much of.

    Args:
        source: the item as read.
        limits: what is too much.

    Returns:
        At most one problem for each limit, on the line where it is passed.
    """
    body = source.body
    found = (_headings(body, limits), _paragraph(body, limits), _nesting(body, limits))
    return [
        Problem(source.file, source.line_at(at), "body", message, hint, CHECK)
        for each in found
        for at, message, hint in each
    ]


_Wrong = Iterator[tuple[int, str, str]]


def _headings(body: str, limits: Limits) -> _Wrong:
    places = [found.start() for found in _HEADING.finditer(body)]
    if len(places) > limits.headings:
        message = f"has {len(places):,} headings, {limits.headings:,} are allowed"
        hint = "part it in several items, or raise the setting limits.headings"
        yield places[limits.headings], message, hint


def _paragraph(body: str, limits: Limits) -> _Wrong:
    start = 0
    for end in [*(found.span() for found in _PARTED.finditer(body)), (len(body), len(body))]:
        if end[0] - start > limits.paragraph:
            size = f"{end[0] - start:,} characters, {limits.paragraph:,} are allowed"
            hint = "part it with empty lines, or raise the setting limits.paragraph"
            yield start, f"has a paragraph, list or table of {size}", hint
            return
        start = end[1]


def _nesting(body: str, limits: Limits) -> _Wrong:
    start = 0
    for line in body.split("\n"):
        signs = len(_MARK.findall(_MARKS.match(line)[0]))  # type: ignore[index]
        indented = len(line) - len(line.lstrip(" "))
        # Code may be indented far; a tab or four spaces are one step.
        deep = signs + indented // _INDENT + (len(line) - len(line.lstrip("\t")))
        is_rule = not line.strip(" \t-*")
        if not is_rule and max(signs, deep // 2) > limits.nesting:
            message = f"has lists or quotations within each other, more than {limits.nesting} deep"
            yield start, message, "write it flatter"
            return
        start += len(line) + 1
