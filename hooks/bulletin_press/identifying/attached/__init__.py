"""What an attachment holds beside what its readers see: properties, comments, places.

Looked into by kind. Nothing here trusts a file: what is broken, protected or huge is told, and
never stops anything else from being told.
"""

from hashlib import sha256
from pathlib import Path

from bulletin_press.identifying.attached import (
    documents,
    films,
    pdfs,
    pictures,
    plain_texts,
    slides,
    workbooks,
)
from bulletin_press.identifying.attached.contents import Contents, Finding

__all__ = ["LARGEST", "Contents", "Finding", "look_into"]

LARGEST = 50_000_000
"""The largest file that is looked into, in bytes."""

_READERS = {
    **dict.fromkeys(pictures.KINDS, pictures.look),
    **dict.fromkeys(documents.KINDS, documents.look),
    **dict.fromkeys(workbooks.KINDS, workbooks.look),
    **dict.fromkeys(slides.KINDS, slides.look),
    **dict.fromkeys(films.KINDS, films.look),
    **dict.fromkeys(pdfs.KINDS, pdfs.look),
    **dict.fromkeys(plain_texts.KINDS, plain_texts.look),
}


# A preview builds again at every change, and attachments hardly ever change.
_SEEN: dict[tuple[bytes, str], Contents] = {}


def look_into(file: Path) -> Contents:
    """Look into one attachment; one with the same bytes is looked into once in a process.

    Returns:
        Its texts and what was found; what cannot be read is a finding.
    """
    suffix = file.suffix.lower()
    look_yourself = "look through it yourself, its properties too"
    if suffix not in _READERS:
        message = "is of a kind that is not looked into"
        return Contents(findings=(Finding("kind", "advice", message, look_yourself),))
    try:
        if file.stat().st_size > LARGEST:
            message = f"is larger than {LARGEST // 1_000_000} MB and was not looked into"
            hint = f"{look_yourself}, and record that under allow"
            return Contents(findings=(Finding("size", "problem", message, hint),))
        content = file.read_bytes()
    except OSError:
        return Contents(findings=(Finding("file", "problem", "cannot be read", "save it again"),))
    key = sha256(content).digest(), suffix
    if key not in _SEEN:
        _SEEN[key] = _READERS[suffix](content)
    return _SEEN[key]
