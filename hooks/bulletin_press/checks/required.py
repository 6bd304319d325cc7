"""What must be there before an item can be published."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bulletin_press.item import Item
from bulletin_press.models import Event, Guidance, Lesson, Occasion, Review
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "required"

_HINTS = {
    "title": "give it a title of at most 120 characters",
    "summary": "say in at most 300 characters what the reader will learn",
    "status": "write draft, embargoed, published or withdrawn",
    "published": "give the date, YYYY-MM-DD",
    "embargo": "give 'reason:' and 'review:', a date to look again",
    "withdrawn": "give 'date:' and 'reason:'",
    "themes": "choose one to six from vocabulary.yml",
    "source_kind": "name the kind of review it comes from, or 'unstated'",
    "review_kind": "name the kind of review",
    "edition": "name the edition",
    "starts": "give the day it starts; a month or a year where no more is known",
    "review_by": "give the date it is to be reviewed, or say in 'review_note' why none is known",
}


# What an item may do without where its author records why. Nothing that the door looks at is here.
EXCUSABLE = {"themes"}


def check_required(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """Every item has the fields that its kind and status need; a draft may still lack them.

    Themes alone can be done without, where ``allow`` records that the source names none:
    ``check: required``, ``text: themes``, and why.
    """
    for item in project.items:
        level: Level = "advice" if item.status == "draft" else "problem"
        for name in missing(item):
            told = item.problem((name,), "is missing", _HINTS[name], CHECK, level)
            told = replace(told, must_go=level == "advice")
            yield replace(told, text=name) if name in EXCUSABLE else told


def missing(item: Item) -> list[str]:
    """Name the required fields that an item lacks."""
    return [name for name in needed(item) if not getattr(item, name)]


def needed(item: Item) -> Iterator[str]:
    """Name the fields that an item of this kind and status must have."""
    yield from ("title", "summary", "status")
    if item.status in ("published", "withdrawn") and not isinstance(item, Event):
        yield "published"
    if item.status == "embargoed":
        yield "embargo"
    if item.status == "withdrawn":
        yield "withdrawn"
    if not isinstance(item, Event):
        yield "themes"
    yield from _needed_by_kind(item)


def _needed_by_kind(item: Item) -> Iterator[str]:
    if isinstance(item, Lesson):
        yield "source_kind"
    if isinstance(item, Review):
        yield "review_kind"
    if isinstance(item, Guidance):
        yield "edition"
        if not item.review_note:
            yield "review_by"
    if isinstance(item, Occasion):
        yield "starts"
