"""The calendars of events and of actions, which exist on every site."""

from collections.abc import Iterator

from bulletin_press.artefact import File
from bulletin_press.calendars import ACTIONS, EVENTS, actions_calendar, events_calendar
from bulletin_press.catalogue import Catalogue
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Make both; one without entries tells nothing by being there."""
    yield File(EVENTS, events_calendar(catalogue, site))
    yield File(ACTIONS, actions_calendar(catalogue, site))
