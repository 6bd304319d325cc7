"""Names of files that every disk and every web server can hold."""

import re
import unicodedata
from collections.abc import Iterator

from bulletin_press.hidden_signs import hidden_in

LONGEST = 120
"""Bytes of one name: disks take 255, but a path on Windows 260 characters in all.

Source: https://learn.microsoft.com/en-us/windows/win32/fileio/maximum-file-path-limitation
"""

# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\..*)?", re.IGNORECASE
)
_FORBIDDEN = re.compile(r'[<>:"|?*\\/]')

_ANOTHER = "give it another name: letters, digits and hyphens"
_Wrong = tuple[str, str]


def why_no_name(name: str) -> _Wrong | None:
    """Say what is wrong with the name of one file or folder, and what to do; None if nothing is.

    Args:
        name: the name alone, without its folder, as Python gives it: what is not UTF-8 stands in
            it as surrogates.
    """
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return "has a name that is not UTF-8", _ANOTHER
    if size > LONGEST:
        return f"has a name of {size} bytes, {LONGEST} are allowed", "give it a shorter name"
    message = next((told.format(found) for told, found in _found_in(name) if found), None)
    return (message, _ANOTHER) if message else None


def _found_in(name: str) -> Iterator[tuple[str, object]]:
    """Go through what can be wrong with a name: what to say, and what of it stands there."""
    forbidden = _FORBIDDEN.search(name)
    yield "has a name that means another folder", not name.strip(".")
    yield "has a name that Windows keeps for itself ({})", _RESERVED.fullmatch(name) and name
    yield "has a name with {}, which Windows cannot hold", forbidden and repr(forbidden[0])
    is_shown = name.isprintable() and not any(hidden_in(name))
    yield "has a name with a sign that nobody can see", not is_shown
    ends_oddly = name != name.strip() or name.endswith(".")
    yield "has a name that begins or ends with a space, or ends with a dot", ends_oddly


def as_on_any_disk(path: str) -> str:
    """Give one spelling for all paths that are the same file on some disk.

    Windows and Macs take large and small letters for the same, and Macs both ways to write an é.
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
