"""The calendars of events and of actions, which exist on every site."""

from collections.abc import Iterator

from bulletin_press.artefact import File
from bulletin_press.calendar_list import ACTIONS, EVENTS
from bulletin_press.catalogue import Catalogue
from bulletin_press.kept import kept, maker
from bulletin_press.models import Lesson, Occasion
from bulletin_press.site import Site


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Make both; one without entries tells nothing by being there."""
    occasions = [(item.name, item) for item in catalogue.items if isinstance(item, Occasion)]
    yield _file(EVENTS, (occasions, catalogue.notices), catalogue, site)
    lessons = [
        (item.name, item.id, item.title, item.published, item.changes, item.actions)
        for item in catalogue.items
        if isinstance(item, Lesson)
    ]
    yield _file(ACTIONS, lessons, catalogue, site)


def _file(path: str, made_from: object, catalogue: Catalogue, site: Site) -> File:
    settings = site.settings
    about = (site.name, site.url, site.language, settings.zone.key, settings.contact_line)
    words = (settings.notice, catalogue.vocabulary["audiences"], catalogue.vocabulary["themes"])
    digest = maker() + repr((path, about, words, made_from)).encode()
    # What a preview shows of held items is not kept.
    folder = None if catalogue.held else site.kept
    return File(path, kept(folder, digest, lambda: _made(path, catalogue, site)))


def _made(path: str, catalogue: Catalogue, site: Site) -> bytes:
    # Loaded only where there is something to make: it takes a tenth of a second.
    from bulletin_press.calendars import actions_calendar, events_calendar  # noqa: PLC0415

    return (events_calendar if path == EVENTS else actions_calendar)(catalogue, site)
