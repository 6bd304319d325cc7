"""The questions of a finder: every answer leads somewhere, and every question can be reached."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.item import Item
from bulletin_press.models import Guidance
from bulletin_press.parts import Answer
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.validation import nearest
from bulletin_press.written import Loc

CHECK = "finders"
_WAYS = "give it one of level, go_on, or ring and text"


def check_finders(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """A finder leads from its first question to a level or to somebody to ring, whatever is said.

    The first question is about danger now, so one of its answers says whom to ring.
    """
    contacts = [contact.id for contact in project.contacts if contact.id]
    for item in project.items:
        if isinstance(item, Guidance) and item.finder:
            yield from _questions(item)
            yield from _answers(item, contacts)


def _questions(item: Guidance) -> Iterator[Problem]:
    level = _level(item)
    if not any(answer.ring for answer in item.finder[0].answers):
        message = "does not say whom to ring when a child is in danger now"
        hint = "let the first question ask that, and give the answer a 'ring'"
        yield item.problem(("finder", 0), message, hint, CHECK, "advice")
    last = len(item.finder) - 1
    for at, question in enumerate(item.finder):
        loc: Loc = ("finder", at)
        if len(question.answers) < 2:  # noqa: PLR2004
            hint = "give it at least two under 'answers'"
            yield item.problem(loc, "has fewer than two answers", hint, CHECK, level)
        goes_on = any(answer.go_on for answer in question.answers)
        if question.answers and not goes_on and at < last:
            hint = "give an answer of the question before it 'go_on: true', or take it away"
            message = "is never asked: no answer goes on to it"
            yield item.problem(("finder", at + 1), message, hint, CHECK, level)


def _answers(item: Guidance, contacts: list[str]) -> Iterator[Problem]:
    for at, question in enumerate(item.finder):
        for number, answer in enumerate(question.answers):
            loc: Loc = ("finder", at, "answers", number)
            ways = [name for name in ("level", "go_on", "ring") if getattr(answer, name)]
            if not ways and not answer.text:
                yield item.problem(loc, "leads nowhere", _WAYS, CHECK, _level(item))
            if len(ways) > 1 or (answer.text and ways[:1] not in ([], ["ring"])):
                message = f"leads to more than one place: {', '.join([*ways, *_text(answer)])}"
                yield item.problem(loc, message, _WAYS, CHECK)
            if answer.go_on and at == len(item.finder) - 1:
                hint = "give it a level, or say whom to ring"
                message = "goes on, and there is no question behind this one"
                yield item.problem((*loc, "go_on"), message, hint, CHECK)
            if answer.ring and answer.ring not in contacts:
                known = f"the ids in contacts.yml are {', '.join(contacts)}"
                hint = nearest(answer.ring, contacts) or known
                message = f"{answer.ring!r} is not the id of a contact"
                yield item.problem((*loc, "ring"), message, hint, CHECK)


def _text(answer: Answer) -> list[str]:
    return ["text"] if answer.text else []


def _level(item: Item) -> Level:
    """Let what is not finished be advice in a draft."""
    return "advice" if item.status == "draft" else "problem"
