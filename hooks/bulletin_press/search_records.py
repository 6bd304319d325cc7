"""What search knows: a record for each public item, for each word of the vocabulary and glossary.

Records are made from the catalogue, not from the pages drawn of it: nothing that is held back can
be in them, and pages carry no marks for a search program. Pagefind reads them as HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bulletin_press.addresses import GET_HELP, GLOSSARY, index_address
from bulletin_press.catalogue import Catalogue
from bulletin_press.item import Item
from bulletin_press.models import KINDS, Event, Lesson
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term

FACETS = {
    "kind": "kinds",
    "theme": "themes",
    "audience": "audiences",
    "level": "levels",
    "age": "ages",
    "review_kind": "review_kinds",
    "year": "years",
}
"""The facets of search, by the name that addresses give them: ``/search/?theme=neglect``."""

EVERYONE = "*"
"""The audience of an item that names none: one word instead of every audience there is."""

ITEM = "ᚠ"
"""A word that nobody types, in the record of every item: searched for where no word is asked for.

Without any word Pagefind would fetch its whole index to filter by.
"""

HELP_WORDS = (
    *("phone", "telephone number", "helpline", "contact", "report", "call", "worried", "emergency"),
    *("tonight", "out of hours", "evening", "weekend"),
)
"""What people type who look for somebody to ring."""

_WORDED = ("themes", "audiences", "levels", "ages", "review_kinds")
_NAMED_BY = ("themes", "review_kinds")
_TAG = re.compile(r'<(/?)([a-z0-9]+)(?:"[^"]*"|[^">])*>')
_DROPPED = {"img", "input"}
_BACK_FROM_A_NOTE = "↩"


@dataclass(frozen=True)
class Record:
    """What search knows of one page.

    Attributes:
        address: the site path that it leads to; it may end in ``#anchor``.
        title: its title, as plain text.
        text: its text, as HTML; what extracts are cut from.
        names: what else it is called, and what it is about: weighs nearly as much as the title.
        also: words that it is found by although it may not say them: weighs little.
        day: its date, as readers see it.
        words: the facets and words it stands under.
        place: how many items are newer; None for what is no item.
    """

    address: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    day: str = ""
    words: tuple[tuple[str, str], ...] = ()
    place: int | None = None

    @property
    def path(self) -> str:
        """The file that Pagefind knows it by; the script makes the address of it again."""
        return f"{self.address.rstrip('/')}.html"

    def html(self, language: str) -> str:
        """Write it as the HTML that Pagefind reads: marks that are not searched, then the text."""
        meta = {"title": self.title, "names": _listed(self.names), "also": _listed(self.also)}
        marks = [f"<i data-pagefind-meta={name}>{escape(said)}</i>" for name, said in meta.items()]
        if self.day:
            marks.append(f"<i data-pagefind-meta=day>{escape(self.day)}</i>")
        marks += [f"<i data-pagefind-filter={facet}>{slug}</i>" for facet, slug in self.words]
        if self.place is not None:
            marks.append(f"<i data-pagefind-sort=newest>{self.place}</i>")
            marks.append(f"<i data-pagefind-meta=item>{ITEM}</i>")
        return (
            f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
            f"<body data-pagefind-body><div data-pagefind-ignore>{''.join(marks)}</div>{self.text}"
        )


def make_records(catalogue: Catalogue, site: Site) -> Iterator[Record]:
    """Make the records of all that search finds, in an order that is always the same."""
    for place, item in enumerate(catalogue.items):
        yield _item(item, place, catalogue)
    for facet in _WORDED:
        for term in catalogue.vocabulary[facet].values():
            address = index_address(facet, term.slug)
            yield Record(address, term.label, _paragraphs(term.scope), term.synonyms)
    for name, kind in KINDS.items():
        yield Record(f"{name}/", kind.plural, _paragraphs(kind.about))
    if GET_HELP in site.standing:
        told = (f"{one.name}: {one.phone or one.email}. {one.when}" for one in catalogue.contacts)
        yield Record(GET_HELP, "Get help: whom to ring", _paragraphs(*told), HELP_WORDS)
    for entry in catalogue.glossary if GLOSSARY in site.standing else ():
        text = _paragraphs(entry.means, entry.says)
        yield Record(f"{GLOSSARY}#{entry.slug}", entry.term, text, (entry.means, *entry.also))


def _item(item: Item, place: int, catalogue: Catalogue) -> Record:
    terms = {facet: catalogue.vocabulary.terms(facet, getattr(item, facet)) for facet in _WORDED}
    names = [term.label for facet in _NAMED_BY for term in terms[facet]]
    also = [word for facet, own in terms.items() for term in own for word in _words(facet, term)]
    return Record(
        item.address,
        item.title or item.slug,
        _text(item, catalogue.bodies[item.name].html),
        tuple(names),
        tuple(dict.fromkeys(also)),
        _day(item),
        tuple(_facets(item)),
        place,
    )


def _day(item: Item) -> str:
    said = [item.shown_date.label] if item.shown_date else []
    return " · ".join([*said, "called off"] if item.called_off else said)


def _words(facet: str, term: Term) -> tuple[str, ...]:
    return term.synonyms if facet in _NAMED_BY else (term.label, *term.synonyms)


def _facets(item: Item) -> Iterator[tuple[str, str]]:
    yield "kind", item.kind
    for name, facet in FACETS.items():
        if facet in _WORDED:
            slugs = getattr(item, facet)
            yield from ((name, slug) for slug in slugs or ((EVERYONE,) * (name == "audience")))
    if item.shown_date:
        yield "year", item.shown_date.year_slug


def _text(item: Item, body: str) -> str:
    parts = [f"<p data-pagefind-weight=2>{escape(item.summary)}</p>"]
    if isinstance(item, Lesson):
        parts.append(_paragraphs(*(learned.point for learned in item.learning)))
    parts.append(_TAG.sub(_plain, body).replace(_BACK_FROM_A_NOTE, ""))
    if isinstance(item, Lesson):
        parts += [_paragraphs(action.do, action.response) for action in item.actions]
        parts += [_paragraphs(*item.questions, item.reference)]
    if isinstance(item, Event):
        parts.append(_paragraphs(item.place, item.organiser))
    return "".join(parts)


def _plain(tag: re.Match[str]) -> str:
    """Leave of a tag its name only: no ids, no pictures; a heading is text like any other."""
    end, name = tag.groups()
    if name in _DROPPED:
        return ""
    return f"<{end}p>" if name[0] == "h" and name[1:].isdigit() else f"<{end}{name}>"


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(filter(None, words))
