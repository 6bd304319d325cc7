"""The page of each item."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from bulletin_press.artefact import Page
from bulletin_press.cards.shapes import picture_of
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.explaining import Explainer
from bulletin_press.item import Item
from bulletin_press.item_text import CHOICE, all_texts, headings
from bulletin_press.models import Lesson
from bulletin_press.posts.composing import all_posts
from bulletin_press.schema_org import described
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term

WORDS_A_MINUTE = 200
"""How fast plain prose on a screen is read; a little below the average of adults."""

JUMPS = ("section-learned", "section-actions", "section-questions", "section-help")
_TAG = re.compile("<[^>]*>")


def publish(catalogue: Catalogue, site: Site) -> Iterator[Page]:
    """Make a page for every public item."""
    explainer = Explainer.of(catalogue, site)
    for item in catalogue.items:
        text = all_texts(catalogue, site)[item.name].replace(CHOICE, _choice(item, catalogue))
        contents = headings(item, catalogue)
        html = draw(
            "item.html",
            item.address,
            item=item,
            text=Markup(explainer.explain(text, item.address)),  # noqa: S704  drawn from templates
            minutes=minutes_to_read(text),
            jumps=[(one["id"], one["name"]) for one in contents if one["id"] in JUMPS],
            further=_further(item, catalogue),
            related=catalogue.related(item),
            shared=item.name in all_posts(catalogue, site),
            held=item.name in catalogue.held,
        )
        yield Page(
            item.address,
            item.title or item.slug,
            item.summary,
            html,
            updated=min(item.updated or catalogue.moment, catalogue.moment).date(),
            toc=contents,
            layout="item",
            public=item.public,
            schema=described(item, catalogue, site),
            picture=picture_of(item, site),
        )


def minutes_to_read(html: str) -> int:
    """Say how long a text takes to read, in whole minutes, at least one."""
    return max(1, round(len(_TAG.sub(" ", html).split()) / WORDS_A_MINUTE))


def _choice(item: Item, catalogue: Catalogue) -> str:
    """Draw the choice among the audiences that actions name; one alone leaves nothing to choose."""
    actions = item.actions if isinstance(item, Lesson) else ()
    named = {slug for action in actions for slug in action.audiences}
    terms = [term for slug, term in catalogue.vocabulary["audiences"].items() if slug in named]
    if len(actions) < 2 or len(terms) < 2:  # noqa: PLR2004
        return ""
    return draw("choice.html", item.address, audiences=terms)


def _further(item: Item, catalogue: Catalogue) -> list[tuple[Term, Item | None, Item | None]]:
    """List, for each theme of an item for professionals, what came after and before it."""
    themes = () if item.public else catalogue.vocabulary.terms("themes", item.themes)
    beside = [(term, *catalogue.beside(item, term.slug)) for term in themes]
    return [entry for entry in beside if entry[1] or entry[2]]
