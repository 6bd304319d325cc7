"""Telephone numbers."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule, in_any_case

HOME = "GB"
"""Where numbers without the sign of a country are dialled."""

# Whether it is a number at all is asked of the library; most digits need not be brought there.
_CANDIDATE = re.compile(
    r"[(+0](?<![\w.,/+(£$€-].)(?<!\d .)(?<!\d \(.)(?:(?<=\()[+0])?"
    r"(?:[0)]? ?[1-9(][\d ().-]{6,24}\d|[1-9]\d{1,3}\)?/ ?\d[\d -]{4,9}\d)(?!\d|/\d{4}|,\d)"
)
_LOCAL = re.compile(r"\d(?<![\d./-].)(?<!\d .)\d\d\d?[ -]?\d{3,6}(?:[ -]?\d{3})?(?![\d/-]| ?\d)")
_LABEL = re.compile(
    r"\b(?:tel|telephone|phone|mobile|mob|landline|fax)(?: no\.?| number)?\b[.: ;|]{1,4}$",
    re.IGNORECASE,
)
_DATE = re.compile(r"0\d[.-]\d\d[.-](?:19|20)\d\d")
_REFERENCE = re.compile(
    r"\b(?:audit|reference|ref|order|isbn|issn|invoice|account|form|version|item|case number|grant)"
    r"(?: no\.?| number)?[.: ]{1,3}$",
    re.IGNORECASE,
)
_LENGTHS = {"01": (10, 11), "02": (11,), "03": (11,), "07": (11,), "08": (10, 11), "09": (11,)}
"""How many digits a number has at home, by how it begins; of Ofcom's National Numbering Plan."""


def find(text: str, known: Known) -> Iterator[Span]:
    """A telephone number is left out unless it is a contact of the site (``contacts.yml``).

    Emergency numbers and national helplines are known, however they are written.
    """
    for found in _CANDIDATE.finditer(text):
        # Punctuation at the end belongs to the sentence; a bracket to what it opens.
        is_known = _home(found[0]) in known.telephones
        is_other = _DATE.match(found[0]) or _REFERENCE.search(
            text, max(0, found.start() - 24), found.start()
        )
        if not is_known and not is_other and _is_dialled(found[0], known):
            yield found.span()
    for found in _LOCAL.finditer(text):
        is_known = re.sub(r"\D", "", found[0]) in known.telephones
        if not is_known and _LABEL.search(text[max(0, found.start() - 24) : found.start()]):
            yield found.span()


def _home(number: str) -> str:
    """Give the digits as dialled at home."""
    digits = re.sub(r"\D", "", re.sub(r"\(0\)", "", number))
    return re.sub(r"^(?:00)?44(?=[1-9]\d{8,9}$)", "0", digits)


def _is_dialled(number: str, known: Known) -> bool:
    # It takes a while to load, and most sites never need it.
    import phonenumbers  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(re.sub(r"^00", "+", number), HOME)
    except phonenumbers.NumberParseException:
        return False
    if parsed.country_code != phonenumbers.country_code_for_region(HOME):
        return phonenumbers.is_valid_number(parsed)
    # Numbers kept for drama are never valid; of the right length they are numbers to a reader.
    at_home = _home(number)
    return len(at_home) in _LENGTHS.get(at_home[:2], ()) and at_home not in known.telephones


RULE = Rule(
    "telephones",
    "problem",
    Clue(
        figures=r"(?:[][ ()./-]{0,4}\d){7}",
        words=in_any_case("tel", "telephone", "phone", "mobile", "mob", "landline", "fax"),
        beside=re.compile(r"\d\d\d?[ -]?\d\d\d"),
    ),
    find,
    "tells a telephone number",
    "leave it out; if readers are to ring it, add it to contacts.yml",
)
