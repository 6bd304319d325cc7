"""What somebody means who chooses from a list: by number, by word, or by another word for it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bulletin_press.models import KINDS
from bulletin_press.vocabulary import Term


@dataclass(frozen=True)
class Choice:
    """One thing to choose.

    Attributes:
        slug: what is written in a file.
        label: what people call it.
        group: the heading it stands under.
        also: other words for it.
    """

    slug: str
    label: str
    group: str = ""
    also: tuple[str, ...] = ()


class NotUnderstood(Exception):
    """Something that was said is none of the choices; the text says so, and what was perhaps meant.

    Attributes:
        understood: the slugs of what else was said.
    """

    def __init__(self, why: str, understood: Sequence[str] = ()) -> None:
        super().__init__(why)
        self.understood = understood


def choices_of_terms(terms: Iterable[Term]) -> tuple[Choice, ...]:
    """Offer words of the vocabulary."""
    return tuple(Choice(term.slug, term.label, term.group, term.synonyms) for term in terms)


def choices_of_kinds() -> tuple[Choice, ...]:
    """Offer the kinds of item; one may also say ``lesson``, ``bulletin`` or ``event``."""
    return tuple(
        Choice(kind, model.label, also=(model.__name__, model.plural, model.label.split()[-1]))
        for kind, model in KINDS.items()
    )


def understand(said: str, choices: tuple[Choice, ...]) -> list[str]:
    """Find what is meant by an answer such as ``3, 7 neglect``.

    Args:
        said: numbers (from 1), slugs, labels or other words, between commas or spaces. Capitals,
            hyphens and signs do not matter.
        choices: what there is to choose from.

    Returns:
        The slugs, each once, in the order in which they were said.

    Raises:
        NotUnderstood: a word of it means nothing, or more than one thing.
    """
    known = _words(choices)
    found: dict[str, None] = {}
    wrong: list[str] = []
    # A label may itself have a comma.
    for part in [said] if _plain(said) in known else re.split(r"[,;]", said):
        try:
            for slug in _meant(part.split(), known, choices):
                found[slug] = None
        except NotUnderstood as why:
            wrong.append(str(why))
    if wrong:
        raise NotUnderstood("; ".join(wrong), list(found))
    return list(found)


def _words(choices: tuple[Choice, ...]) -> dict[str, list[str]]:
    """List every word by which something can be called, with what is called so."""
    known: dict[str, list[str]] = {}
    for number, choice in enumerate(choices, 1):
        for word in dict.fromkeys(map(_plain, (str(number), choice.slug, choice.label))):
            known.setdefault(word, []).append(choice.slug)
    # Another word for something never hides what is called so itself.
    own = set(known)
    for choice in choices:
        for word in dict.fromkeys(map(_plain, choice.also)):
            if word not in own:
                known.setdefault(word, []).append(choice.slug)
    return known


def _plain(word: str) -> str:
    return " ".join(re.findall(r"\w+", word.casefold()))


def _meant(
    words: list[str], known: dict[str, list[str]], choices: tuple[Choice, ...]
) -> Iterator[str]:
    """Take the longest run of words that is known, and go on behind it."""
    while words:
        runs = (
            length
            for length in range(len(words), 0, -1)
            if _plain(" ".join(words[:length])) in known
        )
        length = next(runs, 0)
        if not length:
            raise NotUnderstood(_not_known(" ".join(words), known, choices))
        meant = known[_plain(" ".join(words[:length]))]
        if len(meant) > 1:
            said = " ".join(words[:length])
            raise NotUnderstood(f"“{said}” can mean {' or '.join(meant)}: which of them?")
        yield meant[0]
        words = words[length:]


def _not_known(said: str, known: dict[str, list[str]], choices: tuple[Choice, ...]) -> str:
    if said.isdecimal():
        return f"there is no number {said}: they go from 1 to {len(choices)}"
    near = get_close_matches(_plain(said), list(known), n=1, cutoff=0.6)
    if not near:
        return f"“{said}” is none of them"
    label = next(choice.label for choice in choices if choice.slug == known[near[0]][0])
    meant = f"“{near[0]}”, {label}" if near[0] != _plain(label) else f"“{label}”"
    return f"“{said}” is none of them: did you mean {meant}?"
