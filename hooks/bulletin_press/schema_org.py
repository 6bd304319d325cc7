"""What an item is in the words of https://schema.org, for search engines and link previews."""

from typing import Any

from bulletin_press.cards.shapes import WIDE
from bulletin_press.catalogue import Catalogue
from bulletin_press.ids import item_id
from bulletin_press.item import Item
from bulletin_press.models import Event, Occasion
from bulletin_press.site import Site

_TYPES = {
    "lessons": "LearningResource",
    "reviews": "Report",
    "guidance": "Article",
    "campaigns": "Article",
    "events": "EducationEvent",
}
_CANCELLED = "https://schema.org/EventCancelled"
_ONLINE = "https://schema.org/OnlineEventAttendanceMode"
_BOTH = "https://schema.org/MixedEventAttendanceMode"


def described(item: Item, catalogue: Catalogue, site: Site) -> dict[str, Any]:
    """Describe an item as JSON-LD: what it is, what it is about, and where it stands in the site.

    A date of which the day is not known is given as far as it is known (ISO 8601).
    """
    vocabulary = catalogue.vocabulary
    about = vocabulary.terms("themes", item.themes)
    for_whom = vocabulary.terms("audiences", item.audiences)
    publisher = {"@type": "Organization", "name": site.settings.partnership}
    thing: dict[str, Any] = {
        "@type": _TYPES[item.kind],
        "@id": item_id(item, site),
        "name": item.title,
        "description": item.summary,
        "url": site.absolute(item.address),
        "image": site.absolute(WIDE.address(item)),
        "inLanguage": site.language,
        "about": [term.label for term in about],
        "audience": [{"@type": "Audience", "audienceType": term.label} for term in for_whom],
        **(_happening(item) if isinstance(item, Event) else _written(item, publisher)),
    }
    told = {name: value for name, value in thing.items() if value}
    return {"@context": "https://schema.org", "@graph": [told, _place(item, site)]}


def _written(item: Item, publisher: dict[str, str]) -> dict[str, Any]:
    updated = item.updated if item.changes else None
    return {
        "headline": item.title,
        "datePublished": item.published.machine if item.published else None,
        "dateModified": updated.date().isoformat() if updated else None,
        "publisher": publisher,
    }


def _happening(event: Event) -> dict[str, Any]:
    place = {"@type": "Place", "name": event.place} if event.place else None
    return {
        "eventStatus": _CANCELLED if event.called_off else None,
        "startDate": _machine(event, "starts"),
        "endDate": _machine(event, "ends"),
        "location": place or ({"@type": "VirtualLocation"} if event.online else None),
        "eventAttendanceMode": (_BOTH if event.place else _ONLINE) if event.online else None,
        "organizer": event.organiser and {"@type": "Organization", "name": event.organiser},
    }


def _machine(occasion: Occasion, field: str) -> str | None:
    date = getattr(occasion, field)
    return date.machine if date else None


def _place(item: Item, site: Site) -> dict[str, Any]:
    steps = [(site.name, ""), (item.plural, f"{item.kind}/"), (item.title, item.address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": site.absolute(path)}
            for at, (name, path) in enumerate(steps, 1)
        ],
    }
