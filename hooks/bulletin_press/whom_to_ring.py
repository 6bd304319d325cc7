"""Whom to ring, in the one line that stands on every page, with numbers that a phone can dial."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

from bulletin_press.contacts import Contact

EMERGENCY = "999"


def dialled(line: str, contacts: Iterable[Contact]) -> Markup:
    """Link the numbers of the contacts, and 999, where they stand in a line.

    Args:
        line: plain text.
        contacts: the site's contacts; a number that is not among them stays as it is.
    """
    numbers = {contact.phone: contact.dial for contact in contacts if contact.phone}
    numbers.setdefault(EMERGENCY, EMERGENCY)
    longest = sorted(numbers, key=len, reverse=True)
    pattern = rf"(?<!\d)(?:{'|'.join(map(re.escape, longest))})(?!\d)"
    link = Markup('<a href="tel:{}">{}</a>')
    parts = re.split(f"({pattern})", line)
    # Every second part is a number; all of them are escaped where they are joined.
    linked = [
        link.format(numbers[part], part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    ]
    return Markup("").join(linked)
