"""E-mail addresses."""

import re
from collections.abc import Iterator

from bulletin_press.identifying.around import Span
from bulletin_press.identifying.known import Known
from bulletin_press.identifying.rule import Clue, Rule

_AT = r"(?: ?[\[(](?:at|@)[\])] ?|@)"
_ADDRESS = re.compile(
    rf"(?<![\w.@+-])[\w.+'-]{{1,64}}{_AT}[\w-]{{1,63}}"
    rf"(?:(?:\.| ?[\[(]dot[\])] ?)[\w-]{{1,63}}){{1,6}}",
    re.IGNORECASE,
)


def find(text: str, known: Known) -> Iterator[Span]:
    """An e-mail address is left out unless it is a contact of the site (``contacts.yml``)."""
    for found in _ADDRESS.finditer(text):
        start = found.start() + len(found[0]) - len(found[0].lstrip(".'+-"))
        if text[start : found.end()].lower() not in known.emails:
            yield start, found.end()


RULE = Rule(
    "emails",
    "problem",
    Clue(("@", "(at)", "[at]", "(AT)", "[AT]")),
    find,
    "tells an e-mail address",
    "leave it out; if readers are to write there, add it to contacts.yml",
)
