"""The text of an item, as its page and the full-text feeds both show it."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.item import Item
from bulletin_press.models import Lesson
from bulletin_press.site import Site

POINTS_IN_A_MINUTE = 3


CHOICE = "<!-- choice -->"
"""Where a page lets its readers choose among the actions; feeds, which cannot, drop comments."""


def all_texts(catalogue: Catalogue, site: Site) -> dict[str, str]:
    """Draw the texts of all public items once, by name, for whoever publishes them."""

    def draw_all() -> dict[str, str]:
        return {item.name: draw_item_text(item, catalogue, site) for item in catalogue.items}

    return catalogue.once((all_texts, site), draw_all)


def draw_item_text(item: Item, catalogue: Catalogue, site: Site) -> str:
    """Draw what an item says, from 'In one minute' to its sources.

    Links in it are relative to the item's page.
    """
    first, rest = _parts(item, catalogue.bodies[item.name].html)
    return draw(
        "item_text.html",
        item.address,
        item=item,
        catalogue=catalogue,
        site=site,
        first=Markup(first),  # noqa: S704  cleaned by rendering
        rest=Markup(rest),  # noqa: S704
        points=points_in_a_minute(item),
        choice=Markup(CHOICE),  # noqa: S704
    )


def _parts(item: Item, body: str) -> tuple[str, str]:
    """Part a body before its second section, where what was learned comes: after what happened."""
    sections = [found.start() for found in re.finditer("<h2", body)]
    if len(sections) > 1 and isinstance(item, Lesson) and item.learning:
        return body[: sections[1]], body[sections[1] :]
    return body, ""


def points_in_a_minute(item: Item) -> list[str]:
    """Choose the learning points for 'In one minute'; a single one stands below in full anyway."""
    points = [learned.point for learned in item.learning] if isinstance(item, Lesson) else []
    return points[:POINTS_IN_A_MINUTE] if len(points) > 1 else []


def headings(item: Item, catalogue: Catalogue) -> Sequence[Mapping[str, Any]]:
    """List the headings of that text, in the form of Python-Markdown's table of contents."""
    body = [token for token in catalogue.bodies[item.name].toc if token["level"] <= 2]  # noqa: PLR2004
    minute = [_heading("section-minute", "In one minute")] if item.summary else []
    learned, to_do = [], []
    if isinstance(item, Lesson):
        learned = [_heading("section-learned", "What we learned")] if item.learning else []
        to_do += [_heading("section-actions", "What you need to do")] if item.actions else []
        to_do += (
            [_heading("section-questions", "Questions for your team")] if item.questions else []
        )
    last = [
        _heading("section-fits", "Where this fits"),
        _heading("section-help", "Get help"),
        _heading("section-sources", "Sources and history"),
    ]
    return [*minute, *body[:1], *learned, *body[1:], *to_do, *last]


def _heading(anchor: str, name: str) -> dict[str, Any]:
    return {"level": 2, "id": anchor, "name": name, "html": name, "children": []}
