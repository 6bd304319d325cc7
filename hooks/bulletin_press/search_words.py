"""The words of a site that a misspelt word of a search may have meant."""

import re
from collections import Counter
from collections.abc import Iterator

from bulletin_press.addresses import INDEXES
from bulletin_press.catalogue import Catalogue

_WORD = re.compile(r"[^\W\d_]{3,}")


def words_of(catalogue: Catalogue) -> list[str]:
    """List the words of titles, summaries and labels in small letters, the most frequent first."""
    counted = Counter(word for text in _texts(catalogue) for word in _WORD.findall(text.lower()))
    return sorted(counted, key=lambda word: (-counted[word], word))


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
