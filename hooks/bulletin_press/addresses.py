"""The addresses of what is made for every site: the product's public interface.

Which of them exist never depends on what is held back; see the content model.
"""

import re

from bulletin_press.models import KINDS
from bulletin_press.vocabulary import TAKEN, Vocabulary

MADE_BESIDE_ITEMS = ("index.html", "card.png", "card-square.png", "{slug}.pdf", "share")

ASSETS = "assets/press"

LASTING = "assets/lasting"
"""The folder of files whose names hold a digest of their content; nothing else may lie in it."""

DIGESTS = "digests/"

SEARCH = "search/"

SEARCH_INDEX = "pagefind"
"""The folder of what search fetches; Pagefind looks for it under no other name."""

KEPT_FOR_FILES = (
    "assets",
    SEARCH_INDEX,
    "404.html",
    "robots.txt",
    "sitemap.xml",
    "sitemap.xml.gz",
)
"""What stands at the top of every site beside pages."""

GET_HELP = "get-help/"
"""The standing page that says whom to ring, where a site has one."""

GLOSSARY = "glossary/"
"""The standing page that holds the glossary; a site without it explains nothing in place."""

SUBSCRIBE = "subscribe/"
"""The standing page that explains feeds, where a site has one."""

INDEXES = {
    "themes": "themes",
    "audiences": "audiences",
    "ages": "ages",
    "levels": "levels",
    "review_kinds": "review-kinds",
    "years": "years",
}
"""The facets that have index pages, and the folder of each."""

FINDER = f"levels/{TAKEN['levels']}/"
"""Where the questions of a guidance stand, if one has any."""

TITLES = {
    "themes": ("Themes", "What reviews teach again and again, theme by theme."),
    "audiences": ("For you", "What you need to know and do, by the work you do."),
    "ages": ("Ages", "What was learned about children of each age."),
    "levels": ("Levels of need", "What was learned about each level of need."),
    "review_kinds": ("Kinds of review", "The bulletins and summaries by where they come from."),
    "years": ("Years", "Everything, year by year."),
}
"""What each index is called, and a sentence about it."""

_MADE_FOLDERS = ("feeds/", "data/", "calendar/", SEARCH)


def index_address(facet: str, slug: str = "") -> str:
    """Give the site path of an index, or of one word's page in it."""
    return f"{INDEXES[facet]}/{slug}/" if slug else f"{INDEXES[facet]}/"


def is_made(path: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a site path is one that publishers make for every site."""
    if path == "" or path.startswith(_MADE_FOLDERS) or path.rstrip("/") in KINDS:
        return True
    folder, _, slug = path.rstrip("/").partition("/")
    facet = next((facet for facet, name in INDEXES.items() if name == folder), None)
    if folder == DIGESTS.rstrip("/"):
        return re.fullmatch(r"(\d{4}-(0[1-9]|1[0-2]))?", slug) is not None
    if facet == "years":
        return re.fullmatch(r"(\d{4}(-\d\d)?)?", slug) is not None
    return facet is not None and (not slug or slug in vocabulary[facet])
