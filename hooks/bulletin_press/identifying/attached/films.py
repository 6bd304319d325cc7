"""Films and sounds: whether they say where they were taken. More of them is not looked into.

Sources: Apple, QuickTime File Format (``©xyz``, ``com.apple.quicktime.location.ISO6709``); 3GPP
TS 26.244 section 8.8 (``loci``).
"""

import re

from bulletin_press.identifying.attached.contents import Contents, Finding

KINDS = (".mp4", ".m4v", ".m4a", ".mov")

_PLACE = re.compile(rb"\xa9xyz|location\.ISO6709|....loci\0\0\0\0", re.DOTALL)


def look(content: bytes) -> Contents:
    """Look whether a film says where it was taken."""
    rest = Finding(
        "kind",
        "advice",
        "is a film or a sound, which nobody can look through by program",
        "look through it yourself, its properties too",
    )
    if not _PLACE.search(content):
        return Contents(findings=(rest,))
    hint = "save it again without its place, or link to where it can be watched"
    return Contents(
        findings=(Finding("place", "problem", "says where it was taken (GPS)", hint), rest)
    )
