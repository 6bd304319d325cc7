"""Abbreviations of the glossary, explained where they stand in a page.

Each becomes a link to its entry, with the explanation beside it for the script that shows it on
the spot. That is a matter of pages alone: feeds, posts and e-mail keep the text as it is written.
"""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from bulletin_press.addresses import GLOSSARY
from bulletin_press.catalogue import Catalogue
from bulletin_press.drawing import relative
from bulletin_press.glossary import Entry
from bulletin_press.site import Site

# Where no link may stand, where one would change what is shown, or where none would be expected.
_LEFT_ALONE = (
    "a|abbr|button|code|h[1-6]|kbd|label|option|pre|samp|script|style|summary|svg|textarea|time"
)
_ATTRIBUTES = r"""[^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*"""
_SKIPPED = rf"<(?:({_LEFT_ALONE})(?=[\s>]){_ATTRIBUTES}>.*?</\1>|!--.*?-->|{_ATTRIBUTES}>)"
_ABBREVIATION = re.compile(r"[^\W_]+(?:[&-][^\W_]+)*")
_LINK = Markup('<a class="press-explained" href="{}#{}" data-says="{}">{}</a>')


class Explainer:
    """Explains the abbreviations of one glossary.

    Abbreviations are single words with at least two capitals, such as SCR or BSol; an ``s`` may
    follow. Other terms stand in the glossary, and in texts are words like any other.
    """

    def __init__(self, glossary: Iterable[Entry]) -> None:
        # As they stand in HTML.
        self._entries = {
            f"{escape(word)}{plural}": entry
            for plural in ("s", "")
            for entry in glossary
            for word in (entry.term, *entry.also)
            if _is_abbreviation(word)
        }
        # One flat list of alternatives that begin with a plain sign: only then does the search
        # leap from one possible start to the next. What stands before a word is looked at last.
        words = [re.escape(word) for word in sorted(self._entries, key=len, reverse=True)]
        whole = [rf"{word}(?!\w)(?<![\w&]{word})" for word in words]
        self._pattern = re.compile("|".join([_SKIPPED, *whole]), re.DOTALL)

    @classmethod
    def of(cls, catalogue: Catalogue, site: Site) -> "Explainer":
        """Explain the glossary of a site, if it has the page that the links lead to."""
        return cls(catalogue.glossary if GLOSSARY in site.standing else ())

    def explain(self, html: str, address: str, seen: set[str] | None = None) -> str:
        """Link each abbreviation to its entry the first time it stands in the text of a page.

        Args:
            html: the text, well formed.
            address: the page's site path, for the links.
            seen: slugs of what is explained on the page already; it is added to.
        """
        if not self._entries:
            return html
        explained = set() if seen is None else seen
        place = relative(address, GLOSSARY)

        def link(found: re.Match[str]) -> str:
            entry = self._entries.get(found[0])
            if entry is None or entry.slug in explained:
                return found[0]
            explained.add(entry.slug)
            return _LINK.format(place, entry.slug, entry.explanation, Markup(found[0]))  # noqa: S704

        return self._pattern.sub(link, html)


def _is_abbreviation(word: str) -> bool:
    capitals = sum(sign.isupper() for sign in word)
    return capitals > 1 and _ABBREVIATION.fullmatch(word) is not None
