"""The text of an item, as its page and the full-text feeds both show it."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.item import Item
from bulletin_press.models import Lesson
from bulletin_press.site import Site

POINTS_IN_A_MINUTE = 3


def draw_article(item: Item, catalogue: Catalogue, site: Site) -> str:
    """Draw what an item says, from 'In one minute' to its sources.

    Links in it are relative to the item's page.
    """
    return draw(
        "article.html",
        item.address,
        item=item,
        catalogue=catalogue,
        site=site,
        body=Markup(catalogue.bodies[item.name].html),  # noqa: S704  cleaned by rendering
        points=points_in_a_minute(item),
    )


def points_in_a_minute(item: Item) -> list[str]:
    """Choose the learning points for 'In one minute'; a single one stands below in full anyway."""
    points = [learned.point for learned in item.learning] if isinstance(item, Lesson) else []
    return points[:POINTS_IN_A_MINUTE] if len(points) > 1 else []


def headings(item: Item, catalogue: Catalogue) -> Sequence[Mapping[str, Any]]:
    """List the headings of an article, in the form of Python-Markdown's table of contents."""
    own: list[tuple[str, str, Any]] = [("section-minute", "In one minute", item.summary)]
    body = [token for token in catalogue.bodies[item.name].toc if token["level"] <= 2]  # noqa: PLR2004
    if isinstance(item, Lesson):
        own += [
            ("section-learned", "What we learned", item.learning),
            ("section-actions", "What you need to do", item.actions),
            ("section-questions", "Questions for your team", item.questions),
        ]
    own += [
        ("section-fits", "Where this fits", True),
        ("section-help", "Get help", True),
        ("section-sources", "Sources and history", True),
    ]
    made = [_heading(anchor, name) for anchor, name, there in own if there]
    return [*made[:1], *body, *made[1:]]


def _heading(anchor: str, name: str) -> dict[str, Any]:
    return {"level": 2, "id": anchor, "name": name, "html": name, "children": []}
