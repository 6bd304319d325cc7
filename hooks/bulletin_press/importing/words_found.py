"""Words of the vocabulary in a text: offered to its author, never decided for them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bulletin_press.vocabulary import Term, Vocabulary

OFFERED = 8
"""So many words of one section are offered, those found most often first."""

_LIST = re.compile(r"\s*[,;/]\s*(?:and\s+)?")
_AND = re.compile(r"\s*&\s*|\s+and\s+")


@dataclass(frozen=True)
class Offer:
    """A word of the vocabulary that a text speaks of.

    Attributes:
        slug: the word.
        times: how often it was found.
        found: the forms in which it was, in small letters unless it is an abbreviation.
    """

    slug: str
    times: int
    found: tuple[str, ...]

    @property
    def told(self) -> str:
        """Say it for the header of the draft: ``neglect (4 times: "neglect")``."""
        often = "once" if self.times == 1 else f"{self.times} times"
        return f"{self.slug} ({often}: {', '.join(f'“{form}”' for form in self.found)})"


def offers(section: Iterable[Term], text: str) -> list[Offer]:
    """Look for labels, synonyms and slugs of one section of the vocabulary.

    Args:
        section: its words.
        text: plain words, of any length.
    """
    plain = _plain(text)
    made = []
    for term in section:
        found = Counter(one.lower() if not one.isupper() else one for one in _found(term, plain))
        if found:
            made.append(Offer(term.slug, found.total(), tuple(sorted(found))))
    return sorted(made, key=lambda offer: -offer.times)[:OFFERED]


def sure_audiences(written: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Say whom words such as "Police, schools" name; nobody unless all of them are known.

    Args:
        written: an agency, or several in a list.
        vocabulary: in which they stand by label, synonym or slug.
    """
    terms = list(vocabulary["audiences"].values())
    named = []
    for part in filter(None, _LIST.split(written.strip(" .:;,"))):
        # Some agencies have an "and" in their name.
        whole = _audience(part, terms)
        named += [whole] if whole else [_audience(one, terms) for one in _AND.split(part)]
    whole = _audience(written, terms)
    if whole:
        return (whole,)
    return tuple(dict.fromkeys(named)) if all(named) else ()


def _audience(written: str, terms: list[Term]) -> str:
    wanted = _singular(written)
    matching = {
        term.slug
        for term in terms
        for form in (term.label, term.slug.replace("-", " "), *term.synonyms)
        if wanted and _singular(form) == wanted
    }
    return matching.pop() if len(matching) == 1 else ""


def _singular(text: str) -> str:
    words = re.findall(r"[\w&]+", _plain(text).lower().removeprefix("the "))
    return " ".join(
        re.sub(r"(?<=[^s\W])s$|(?<=i)es$", "", re.sub("ies$", "y", word)) for word in words
    )


def _found(term: Term, plain: str) -> list[str]:
    forms = {term.label, term.slug.replace("-", " "), *term.synonyms}
    # An abbreviation is one in capitals only: ICON is none of the icons.
    forms -= {form.lower() for form in forms if form.isupper()}
    short = sorted(_plain(form) for form in forms if form.isupper())
    long = sorted((_plain(form) for form in forms if not form.isupper()), key=len, reverse=True)
    found = re.findall(_pattern(long), plain, re.IGNORECASE) if long else []
    return found + (re.findall(_pattern(short), plain) if short else [])


def _pattern(forms: list[str]) -> str:
    return rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?=s?(?!\w))"


def _plain(text: str) -> str:
    return " ".join(text.translate({0x2019: "'", 0x2018: "'", 0x2011: "-"}).split())
