"""What people who have an event in their calendar need, so that they hear when it changes."""

from collections.abc import Iterator
from datetime import datetime

from bulletin_press.models import Event
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "events"


def check_events(project: Project, _site: Site, moment: datetime) -> Iterator[Problem]:
    """A public event to come says when it was announced, one called off when that was.

    Without ``published`` and ``id`` the id of an event is made of the day it starts: when it
    moves, calendars that have it keep the old day and take the new one for another event. Without
    a line under ``changes`` neither feeds nor the newsletter tell that an event was called off.
    """
    for item in project.items:
        if not isinstance(item, Event) or item.status != "published" or item.starts is None:
            continue
        is_known = item.published or item.id
        if item.starts.latest >= moment and not is_known:
            message = "is missing: if the event moves, calendars will show it on both days"
            hint = "give the day it was announced, or keep an 'id' for it"
            yield item.problem(("published",), message, hint, CHECK, "advice")
        if item.called_off and not item.changes:
            message = "is told on no day"
            hint = "add the day and a note to 'changes': feeds and the newsletter tell it then"
            yield item.problem(("cancelled",), message, hint, CHECK, "advice")
