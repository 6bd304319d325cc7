"""The words of a site that a misspelt word of a search may have meant."""

import re
from collections import Counter
from collections.abc import Iterator

from bulletin_press.addresses import INDEXES
from bulletin_press.catalogue import Catalogue

VERY_MANY = 2000
_WORD = re.compile(r"[^\W\d_]{3,}")


def words_of(catalogue: Catalogue) -> list[str]:
    """List the words of titles, summaries and labels in small letters, the most frequent first."""
    counted = Counter(word for text in _texts(catalogue) for word in _WORD.findall(text.lower()))
    return sorted(counted, key=lambda word: (-counted[word], word))


def words_everywhere(catalogue: Catalogue) -> list[str]:
    """List the words that stand in more than half of very many items.

    To look for one of them fetches much and tells little: search leaves them out of a question
    that has other words. Where there are fewer items, they cost little.
    """
    if len(catalogue.items) < VERY_MANY:
        return []
    counted = Counter(
        word
        for item in catalogue.items
        for word in set(_WORD.findall(f"{item.summary} {item.source.body}".lower()))
    )
    return sorted(word for word, count in counted.items() if count * 2 > len(catalogue.items))


def _texts(catalogue: Catalogue) -> Iterator[str]:
    for item in catalogue.items:
        yield item.title
        yield item.summary
    for facet in INDEXES:
        if facet != "years":
            for term in catalogue.vocabulary[facet].values():
                yield from (term.label, term.scope, *term.synonyms)
    for entry in catalogue.glossary:
        yield from (entry.term, entry.means, *entry.also)
