"""What is public everywhere: words that name nobody, helplines, usual first names."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import yaml

from bulletin_press.identifying.folded import fold

_WORD = re.compile(r"[^\W\d_][\w'-]*")


def small(name: str) -> str:
    """Write a name as it is compared: in small letters, with single spaces."""
    return " ".join(fold(name).text.lower().split())


def digits_in(texts: Iterable[str]) -> Iterator[str]:
    """List the telephone numbers in some texts, digits only."""
    for text in texts:
        for found in re.findall(r"\+?\d[\d ()-]*\d", text or ""):
            yield re.sub(r"\D", "", found)


def _read(name: str) -> str:
    return (files("bulletin_press.identifying") / "words" / name).read_text("utf-8")


@cache
def word_list(name: str) -> frozenset[str]:
    """Read one of the lists of words that lie beside the rules; ``#`` begins a remark."""
    lines = (line.partition("#")[0].strip() for line in _read(name).splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def ordinary_words() -> frozenset[str]:
    """Give words that are no names, with a capital or without."""
    return word_list("english.txt") | word_list("ordinary.txt")


def first_names() -> frozenset[str]:
    """Give the first names that are usual in Britain, in small letters."""
    return word_list("first_names.txt")


@cache
def _public() -> dict[str, dict[str, list[str]]]:
    """Read what is public everywhere: languages, religions, tools, reviews, Acts."""
    sections: dict[str, dict[str, list[str]]] = yaml.safe_load(_read("public.yml"))
    return sections


@cache
def public_phrases() -> frozenset[str]:
    """Give all names that are public everywhere, in small letters."""
    return frozenset(small(name) for part in _public().values() for name in part["names"])


@cache
def calendar_words() -> frozenset[str]:
    """Give the names of days, months and feasts, in small letters."""
    return frozenset(small(name) for name in _public()["calendar"]["names"])


@cache
def public_words() -> frozenset[str]:
    """Give the single words of all that is public everywhere, in small letters."""
    return words_of(public_phrases())


@cache
def helplines() -> frozenset[str]:
    """Give the digits of the national helplines and emergency numbers."""
    lines: list[dict[str, str]] = yaml.safe_load(_read("helplines.yml"))["helplines"]
    return frozenset(digits_in(line["phone"] for line in lines))


def words_of(phrases: Iterable[str]) -> frozenset[str]:
    """Give the single words of names, those that own something without their ending too."""
    words = {word for name in phrases for word in _WORD.findall(name)}
    return frozenset(words | {word.removesuffix("'s") for word in words})
