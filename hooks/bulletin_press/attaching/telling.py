"""How a problem of an attachment is told: of its item, on the line that links to it."""

from dataclasses import replace
from urllib.parse import quote

from bulletin_press.item import Item
from bulletin_press.problems import Level, Problem


def told_of(  # noqa: PLR0913, PLR0917
    item: Item, name: str, message: str, hint: str, check: str, level: Level = "problem"
) -> Problem:
    """Tell a problem of an attachment where its author looks, and where an exception is recorded.

    Args:
        item: whose attachment it is.
        name: its path below the item.
        message: what is wrong, with the attachment's name.
        hint: what to do about it.
        check: the name of the rule that found it.
        level: what it is in an item that is no draft; in a draft it is advice.
    """
    must_go = level == "problem" and item.status == "draft"
    problem = item.problem((), message, hint, check, "advice" if must_go else level)
    return replace(problem, line=_line(item, name) or problem.line, must_go=must_go)


def _line(item: Item, name: str) -> int | None:
    """Find where the body links to an attachment; None where only its header may show it."""
    body = item.source.body.lower()
    written = (each for each in (name, quote(name)) if each.lower() in body)
    return next((item.source.line_of(each) for each in written), None)
