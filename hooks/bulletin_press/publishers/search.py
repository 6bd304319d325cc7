"""The page of search, and the words that it proposes for a misspelt one.

The index is made by `search_index`; without it, or without scripts, the page lists all indexes.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from bulletin_press.addresses import GET_HELP, GLOSSARY, INDEXES, SEARCH, TITLES, index_address
from bulletin_press.artefact import File, Page
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import draw
from bulletin_press.lasting import lasting
from bulletin_press.models import KINDS
from bulletin_press.search_records import FACETS
from bulletin_press.search_words import words_everywhere, words_of
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term, grouped

TITLE = "Search"
ABOUT = "Find bulletins, reviews and guidance by a word, a theme, an agency, an age or a year."

NAMES = {
    "kind": "Kind",
    "theme": "Theme",
    "audience": "Who it is for",
    "level": "Level of need",
    "age": "Age",
    "review_kind": "Kind of review",
    "year": "Year",
}
"""What a facet is called as a filter."""


def publish(catalogue: Catalogue, _site: Site) -> Iterator[Page | File]:
    """Make the page, its scripts and the list of words."""
    scripts = _scripts()
    yield from scripts
    facets = [
        {"name": name, "label": label, "list": _list(name), "groups": _groups(name, catalogue)}
        for name, label in NAMES.items()
    ]
    html = draw(
        "search.html",
        SEARCH,
        title=TITLE,
        about=ABOUT,
        facets=facets,
        hits=_hits(),
        everywhere=words_everywhere(catalogue),
        scripts=[script.path for script in scripts],
    )
    yield Page(SEARCH, TITLE, ABOUT, html)
    words = json.dumps(words_of(catalogue), ensure_ascii=False, separators=(",", ":"))
    yield File(f"{SEARCH}words.json", words.encode())


def _scripts() -> list[File]:
    """Make the scripts of the page; the second asks for the first by its name."""
    folder = files("bulletin_press").joinpath("assets")
    finding = lasting("search-finding.js", folder.joinpath("search-finding.js").read_bytes())
    found = f"./{finding.path.rpartition('/')[2]}"
    page = folder.joinpath("search.js").read_text("utf-8").replace("./search-finding.js", found)
    return [finding, lasting("search.js", page.encode())]


def _list(name: str) -> str:
    """Say what the list of a facet's pages is called."""
    return TITLES[FACETS[name]][0] if FACETS[name] in TITLES else "Kinds"


def _groups(name: str, catalogue: Catalogue) -> list[tuple[str, list[dict[str, str]]]]:
    """List the words of a facet, in groups where it has any, each with the address of its page."""
    facet = FACETS[name]
    if facet == "kinds":
        terms = [Term(slug=slug, label=kind.plural) for slug, kind in KINDS.items()]
    else:
        terms = catalogue.words(facet)
    return [(group, [_choice(facet, term) for term in own]) for group, own in grouped(terms)]


def _choice(facet: str, term: Term) -> dict[str, str]:
    address = index_address(facet, term.slug) if facet in INDEXES else f"{term.slug}/"
    return {"slug": term.slug, "label": term.label, "address": address}


def _hits() -> dict[str, Any]:
    """Say what a result is, by the folder it lies in."""
    terms = {INDEXES[facet]: NAMES[name] for name, facet in FACETS.items() if facet in INDEXES}
    kinds = {name: kind.label for name, kind in KINDS.items()}
    return kinds | terms | {GLOSSARY.rstrip("/"): "Glossary", GET_HELP.rstrip("/"): "Whom to ring"}
