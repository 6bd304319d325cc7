"""Templates to HTML: the content of pages. The theme around it is somebody else's work."""

from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from bulletin_press.addresses import GET_HELP, INDEXES, index_address
from bulletin_press.dates import PartialDate, day_label
from bulletin_press.models import KINDS
from bulletin_press.vocabulary import Term
from bulletin_press.whom_to_ring import dialled


class Once:
    """A memory for templates: what is the same on many pages is drawn once for a key."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[Any, ...], str] = {}

    def __call__(self, draw_it: Callable[[], str], *key: Any) -> str:  # noqa: ANN401
        """Give what was drawn for the key; draw it the first time."""
        if key not in self._drawn:
            self._drawn[key] = draw_it()
        return self._drawn[key]


def relative(start: str, path: str) -> str:
    """Give the link from the page at one site path to another site path.

    Args:
        start: the address of the page the link stands on, ending in ``/`` (empty: the home page).
        path: where it leads.
    """
    return ("../" * start.count("/") + path) or "./"


def said(day: date | PartialDate) -> Markup:
    """Write a date for people and, in the same element, for machines."""
    if isinstance(day, PartialDate):
        label, machine = day.label, day.machine
    else:
        local = day.date() if isinstance(day, datetime) else day
        label, machine = day_label(local), local.isoformat()
    if not machine:
        return Markup.escape(label)
    return Markup('<time datetime="{}">{}</time>').format(machine, label)


def due(day: date, late: str = "Overdue") -> Markup:
    """Write a date until which something is to be done; once it has passed, browsers add a word."""
    dated = said(day).removeprefix("<time")
    return Markup('<time data-late="{}"').format(late) + Markup(dated)  # noqa: S704  drawn by said


_ENVIRONMENT = Environment(
    loader=PackageLoader("bulletin_press"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_ENVIRONMENT.filters |= {"said": said, "due": due, "dialled": dialled}
_ENVIRONMENT.globals |= {
    "kinds": KINDS,
    "indexes": INDEXES,
    "index_address": index_address,
    "get_help": GET_HELP,
}


def draw(template: str, address: str, **context: Any) -> str:  # noqa: ANN401
    """Draw a template for the page at an address.

    In it, ``to(path)`` makes links, and ``term_link(facet, term)`` those to words.
    """
    drawn = _ENVIRONMENT.get_template(template).render(
        to=partial(relative, address),
        term_link=partial(_term_link, address.count("/")),
        address=address,
        **context,
    )
    return drawn.strip()


def _term_link(depth: int, facet: str, term: Term) -> Markup:
    return _drawn_term_link(depth, facet, term.slug, term.label)


@lru_cache(maxsize=2**12)
def _drawn_term_link(depth: int, facet: str, slug: str, label: str) -> Markup:
    # Thousands of items name the same few words.
    link = Markup('<a class="press-term" href="{}">{}</a>')
    return link.format("../" * depth + index_address(facet, slug), label)
