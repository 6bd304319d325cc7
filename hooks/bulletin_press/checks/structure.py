"""The order of a bulletin, and what belongs into its header and not into its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bulletin_press.models import Lesson
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.as_written import advise, raw_body
from bulletin_press.wording.headings import Heading, headings_of
from bulletin_press.wording.prose import first_words, prose_by_item, shortly, words_in

CHECK = "structure"

OF_A_NOTICE = 100
"""Words from which a text is a whole bulletin."""

_MADE = [
    (re.compile(form, re.IGNORECASE | re.VERBOSE), where)
    for form, where in {
        r"""(in\ )?one\ minute | (executive\ )?summary | (key|main)\ (points|messages)
          | at\ a\ glance | in\ (brief|short)""": (
            "'summary'; the page begins with it, and with the first three learning points"
        ),
        r"""what\ (we|you|services|agencies)\ (have\ )?learn(ed|t)
          | (key\ |our\ )?learning(\ points)?
          | (key\ |the\ )?lessons(\ learn(ed|t))? | (key\ )?findings | what\ can\ we\ learn""": (
            "'learning', each point with its 'source'"
        ),
        r"""what\ (you|we|agencies|services)\ (need|needs|have|has)\ to\ (do|change)
          | what\ (needs\ to\ change|to\ do(\ next)?) | actions?(\ (points|plan|for\ agencies))?
          | recommendations? | next\ steps""": "'actions', each with 'do', 'for' and 'by'",
        r"""questions?(\ for\ (your|the|a)\ teams?|\ for\ (supervision|discussion))?
          | (for\ )?discussion(\ (questions|points))? | reflective\ questions
          | points\ to\ reflect\ on""": "'questions'",
        r"sources?(\ and\ history)? | references | citations | bibliography": (
            "'citations', each with 'title' and 'paragraph'"
        ),
        r"""further\ (reading|information|resources) | (useful\ )?(resources|links)
          | more\ information | find\ out\ more""": "'resources', each with 'title' and 'url'",
        r"""(where\ to\ )?get\ help | (useful\ |key\ )?contacts?(\ details)?
          | whom?\ to\ (contact|call|ring)""": "contacts.yml",
        r"where\ this\ fits | related(\ (bulletins|reading|pages))? | themes? | see\ also": (
            "'related' and 'themes'"
        ),
        r"what\ has\ changed | changes | (version|document)\ history": (
            "'changes', each with 'date' and 'note'"
        ),
    }.items()
]
"""Headings that repeat a part which the page makes, and where that part is written."""

_HAPPENED = re.compile(r"what happened|background|the (story|case|incident)", re.IGNORECASE)
_WELL = re.compile(r"what (worked|went) well|good practice|strengths", re.IGNORECASE)


def check_structure(project: Project, _site: Site, _moment: datetime) -> Iterator[Problem]:
    """A bulletin says what was learned and what to do about it, in the header; the page orders it.

    The page itself makes "In one minute", "What we learned", "What you need to do", "Questions for
    your team", "Where this fits", "Get help" and "Sources and history". So a heading of the text
    that says the same is told, with the field it belongs into. Of the headings that are yours,
    "What happened" comes before "What worked well". A bulletin without learning points, one
    without any action or question, and an action without an agency or a date are told too. A notice
    of fewer than a hundred words, such as of an old bulletin of which little is known, may do
    without them.
    """
    for item, passages in prose_by_item(project.passages):
        if isinstance(item, Lesson) and item.status != "withdrawn":
            headings = list(headings_of(item.source.body))
            yield from _repeated(item, headings)
            yield from _order(item, headings)
            yield from _actions(item)
            if sum(len(words_in(passage.text)) for passage in passages) >= OF_A_NOTICE:
                yield from _missing(item)


def _repeated(item: Lesson, headings: Sequence[Heading]) -> Iterator[Problem]:
    for heading in headings:
        where = next((where for form, where in _MADE if form.fullmatch(heading.words)), None)
        if where:
            message = f"has the heading {heading.text!r}, which the page makes from the header"
            hint = f"move what stands under it into the field {where}"
            if where == "contacts.yml":
                hint = "take it away: every page shows whom to ring, from contacts.yml"
            yield advise(raw_body(item), heading, (message, hint), heading.text, CHECK)


def _order(item: Lesson, headings: Sequence[Heading]) -> Iterator[Problem]:
    well = next((one for one in headings if _WELL.fullmatch(one.words)), None)
    happened = next((one for one in headings if _HAPPENED.fullmatch(one.words)), None)
    if well and happened and well.start < happened.start:
        message = f"has {well.text!r} before {happened.text!r}"
        hint = "begin with what happened; readers need it to understand the rest"
        yield advise(raw_body(item), well, (message, hint), well.text, CHECK)


def _missing(item: Lesson) -> Iterator[Problem]:
    if not item.learning:
        hint = "say in one to five points what was learned, each with its source"
        yield _lacks(item, "learning", "is missing: a bulletin is there for what was learned", hint)
    if not item.actions and not item.questions:
        message = "is missing, and so is 'questions': readers are not told what to do with it"
        hint = "say what is to be done, for whom and by when; or ask questions for a team meeting"
        yield _lacks(item, "actions", message, hint)


def _lacks(item: Lesson, name: str, message: str, hint: str) -> Problem:
    return replace(item.problem((name,), message, hint, CHECK, "advice"), text=name)


def _actions(item: Lesson) -> Iterator[Problem]:
    for at, action in enumerate(item.actions):
        # What has been answered is done, and needs no date any more.
        needs = {
            "agency": ("for", "name under 'for' who is to do it; else nobody feels asked"),
            "date": ("by", "give the day under 'by', so that somebody asks what became of it"),
        }
        has = {"for": action.audiences, "by": action.by or action.responded}
        for what, (name, hint) in needs.items():
            if not has[name]:
                message = f"has no {what}: {shortly(action.do)}"
                problem = item.problem(("actions", at), message, hint, CHECK, "advice")
                yield replace(problem, text=first_words(action.do))
