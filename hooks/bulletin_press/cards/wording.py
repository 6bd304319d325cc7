"""What stands on a card, in the form in which its template reads it."""

import unicodedata
from typing import Any

import regex

from bulletin_press.cards.faces import Faces, is_emoji
from bulletin_press.item import Item
from bulletin_press.site import Site

Words = dict[str, Any]
"""One text: ``text``; ``broken``, the same with leave to break anywhere in a long word or number;
``pieces``, the long parts that are not broken else; ``rtl``, whether it runs from right to left."""

LONG = 8
"""From this many letters a word may be wider than the room for it."""

DIGITS = 15
"""No telephone number has more (ITU-T E.164): digits beyond are years, or several numbers."""

_MARKS = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_NUMBER = regex.compile(r"\d+(?: \d+)+")
_GLUE = {"\N{ZERO WIDTH JOINER}", "\N{VARIATION SELECTOR-16}"}
_ANYWHERE = "\N{ZERO WIDTH SPACE}"
_HELD = "\N{NO-BREAK SPACE}"
# East Asian text breaks between any two letters.
_PIECES = regex.compile(rf"(?:{_HELD}|[^\s\p{{Han}}\p{{Hiragana}}\p{{Katakana}}]){{{LONG},}}")


class Wording:
    """Says what stands on the cards of a site."""

    def __init__(self, site: Site, faces: Faces) -> None:
        self._site = site
        self._faces = faces
        self._frame = self._on_all()

    def of(self, item: Item) -> dict[str, Any]:
        """Say what stands on the card of an item."""
        said, opening, closing, rest = split_quotation(item.title or item.slug)
        day = item.shown_date
        kind = f"{item.label} · {day.label}" if day else item.label
        return {
            **self._frame,
            "kind": self._words(kind),
            "title": self._words(said),
            "opening": opening,
            "closing": closing,
            "rest": self._words(rest),
        }

    def of_site(self) -> dict[str, Any]:
        """Say what stands on the card of the site itself, for pages that are no item's."""
        empty = self._words("")
        title = self._words(self._site.name)
        about = {"kind": empty, "title": title, "opening": "", "closing": "", "rest": empty}
        return {**self._frame, **about}

    def _on_all(self) -> dict[str, Any]:
        language = self._site.language.partition("-")[0].lower()
        settings = self._site.settings
        return {
            # Typst knows languages by the two or three letters of ISO 639.
            "language": language if regex.fullmatch("[a-z]{2,3}", language) else "en",
            "families": [family.name for family in self._faces.families],
            "covers": self._faces.families[0].covers,
            "partnership": self._words(settings.partnership),
            "contact": self._words(settings.contact_line),
            "notice": self._words(settings.notice),
        }

    def _words(self, text: str) -> Words:
        return words(text, self._faces)


def words(text: str, faces: Faces) -> Words:
    """Make a text ready to be set: without the emoji that no font has, a number on one line."""
    text = unicodedata.normalize("NFC", text)
    if lost := set(filter(is_emoji, faces.lacking(text))):
        text = "".join(_without(lost, sign) for sign in regex.findall(r"\X", text))
    text = _NUMBER.sub(lambda run: _held_together(run[0]), " ".join(text.split()))
    return {
        "text": text,
        "broken": _PIECES.sub(lambda piece: _broken(piece[0]), text.replace(_HELD, " ")),
        "pieces": _PIECES.findall(text),
        "rtl": _runs_from_right_to_left(text),
    }


def _held_together(run: str) -> str:
    """Keep groups of digits on one line where they can be one number."""
    return run if len(run) - run.count(" ") > DIGITS else run.replace(" ", _HELD)


def _broken(word: str) -> str:
    return _ANYWHERE.join(regex.findall(r"\X", word))


def _without(lost: set[str], sign: str) -> str:
    """Take letters out of what readers see as one sign, and what held them together."""
    if lost.isdisjoint(sign):
        return sign
    return "".join(letter for letter in sign if letter not in lost | _GLUE)


def split_quotation(title: str) -> tuple[str, str, str, str]:
    """Split a title that begins with somebody's words.

    Returns:
        The words, the mark before and the mark after them, and what the title says besides; of
        any other title all of it, and three times nothing.
    """
    opening, closing = title[:1], _MARKS.get(title[:1], "")
    # An apostrophe looks like a closing mark; a letter comes after it.
    inner = rf"[^{opening}]" if opening != closing else "."
    found = closing and regex.fullmatch(
        rf"{opening}({inner}+{'?' if opening == closing else ''}){closing}(?!\w)(.*)", title
    )
    if not found:
        return title, "", "", ""
    shown = ("“", "”") if opening == '"' else (opening, closing)
    return found[1].strip(), *shown, found[2].lstrip(" :,;–—-")


def _runs_from_right_to_left(text: str) -> bool:
    """Tell whether most letters do: a foreign name at the start turns no sentence round."""
    strong = [unicodedata.bidirectional(letter) for letter in text]
    return strong.count("L") < strong.count("R") + strong.count("AL")
