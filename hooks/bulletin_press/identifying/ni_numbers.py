"""National Insurance numbers."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

# Source: HMRC, National Insurance Manual NIM39110 (a copy, read 2026-11-22):
# https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110
_DIGITS = re.compile(
    r"\d(?<!\d\d)(?!(?<=1)9\d\d[ ./-]"
    r"|(?<=2)0\d\d[ ./-])(?:[ ./-]{0,4}\d){5}[ ./-]{0,5}[A-Da-d](?![\w-])"
)
_PREFIX = re.compile(
    r"(?<![\w-])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ ./-]{0,4}$",
    re.IGNORECASE,
)


def find(text: str, _known: Known) -> Iterator[Span]:
    """A National Insurance number is left out: it is one person's own.

    Two letters, six digits and a letter from A to D are taken for one, unless the first two
    letters are never given.
    """
    for found in _DIGITS.finditer(text):
        first = max(0, found.start() - 8)
        if prefix := _PREFIX.search(text[first : found.start()]):
            yield first + prefix.start(), found.end()


RULE = Rule(
    "ni-numbers",
    "problem",
    Clue(figures=r"(?<=[A-Za-z ./-]\d)(?:[ ./-]{0,4}\d){5}[ ./-]{0,5}[A-Da-d](?![\w-])"),
    find,
    "tells a National Insurance number",
    "leave it out",
)
