"""Signs that nobody can see and that change what is read, or hide it from a search.

Signs that Arabic, Urdu, the scripts of India and emoji need stay possible where they are needed:
direction marks and joiners outside English words, and the flags of England, Scotland and Wales.

Sources: Unicode Technical Report 36 (security considerations) and Standard Annex 9 (direction);
https://trojansource.codes
"""

import re
from collections.abc import Iterator

import regex

TURNING = "\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: they turn the order in which a line is shown."""

_UNSEEN = (
    "\u034f\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_MARKS = "\u061c\u200c-\u200f"
# A quick look, for nearly no text holds one.
_PERHAPS = re.compile(f"[{TURNING}{_UNSEEN}{_MARKS}]")
_LETTER = r"[\p{Latin}\p{Greek}\p{Cyrillic}0-9]"
_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,6}\U000e007f"
_HIDDEN = regex.compile(
    rf"{_FLAG}(*SKIP)(*FAIL)|[{TURNING}{_UNSEEN}]|(?<={_LETTER})[{_MARKS}]+(?={_LETTER})"
)


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """List the hidden signs of a text: where each stands, and the sign; of several joined one."""
    if _PERHAPS.search(text):
        for found in _HIDDEN.finditer(text):
            yield found.start(), found.group()[0]


def without_hidden(text: str) -> str:
    """Leave the hidden signs of a text out."""
    return _HIDDEN.sub("", text) if _PERHAPS.search(text) else text


def why_hidden(sign: str) -> tuple[str, str]:
    """Say what a hidden sign does, and what to do."""
    named = f"(U+{ord(sign):04X})"
    if re.fullmatch(f"[{TURNING}]", sign):
        hint = 'delete it; put Arabic or Urdu into <span lang="ar" dir="rtl">…</span>'
        return f"holds a hidden sign that turns the order of the text {named}", hint
    hint = "delete it; it usually comes with text pasted from another program"
    return f"holds a sign that nobody can see {named}", hint
