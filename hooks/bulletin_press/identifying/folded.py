"""One spelling for what looks alike, so that no sign can hide a detail from the rules.

Hard and thin spaces, dashes of every width, digits of every script and signs without a width are
ways in which a number can be written that no reader notices and no pattern expects.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

_USUAL = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("\xa0", " "), ("\t", " "))
# Neither letters of European alphabets nor the signs that stand in most texts.
_ODD = re.compile(r"[^\x00-\x7f§£\xc0-\u024f—…•]")
_GONE = ("Cf", "Mn", "Me")


@dataclass(frozen=True)
class Folded:
    """A text in one spelling.

    Attributes:
        text: what the rules look at.
        gone: where in ``text`` signs were left out, in order; a place stands here for each.
    """

    text: str
    gone: tuple[int, ...] = ()

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Find the stretch of the text as written for one of the folded text."""
        return (
            start + bisect_right(self.gone, start),
            end + bisect_right(self.gone, end - 1),
        )


def fold(text: str) -> Folded:
    """Fold a text: the same words and, but for signs without a width, the same places."""
    if text.isascii():
        return Folded(text)
    for sign, usual in _USUAL:
        text = text.replace(sign, usual)
    parts: list[str] = []
    gone: list[int] = []
    last = 0
    for odd in _ODD.finditer(text):
        plain = _plain(odd[0])
        if plain != odd[0]:
            parts += [text[last : odd.start()], plain]
            last = odd.end()
            gone += [] if plain else [odd.start() - len(gone)]
    return Folded("".join([*parts, text[last:]]), tuple(gone))


@cache
def _plain(sign: str) -> str:
    """Give the usual sign for one that looks like it; empty for one without a width."""
    kind = unicodedata.category(sign)
    if kind in _GONE:
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(sign))
    if kind == "Zs":
        return " "
    if (kind == "Pd" and sign != "—") or sign == "\N{MINUS SIGN}":
        return "-"
    alike = unicodedata.normalize("NFKC", sign)
    return alike if len(alike) == 1 else sign
