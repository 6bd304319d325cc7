"""Telling what stands in a body as its author wrote it, signs of Markdown and all."""

from dataclasses import replace
from typing import Protocol

from bulletin_press.item import Item
from bulletin_press.passages import Passage
from bulletin_press.problems import Problem


class Placed(Protocol):
    """What has a place in a body: a heading, a link, a picture."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """The place behind it."""


def raw_body(item: Item) -> Passage:
    """Give the body of an item as written; ``passages_of`` has it in plain words."""
    return Passage(item, ("body",), item.source.body)


def advise(body: Passage, place: Placed, flaw: tuple[str, str], text: str, check: str) -> Problem:
    """Advise on something in a body.

    Args:
        body: the raw body.
        place: where it stands.
        flaw: what is wrong, and what to do about it.
        text: the words that the message quotes, by which an exception excuses it.
        check: the name of the rule.
    """
    return replace(body.problem(place.start, place.end, *flaw, check, "advice"), text=text)
