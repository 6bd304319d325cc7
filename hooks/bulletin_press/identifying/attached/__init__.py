"""What an attachment holds beside what its readers see: properties, comments, places.

Looked into by kind. Nothing here trusts a file: what is broken, protected or huge is told, and
never stops anything else from being told.
"""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from bulletin_press.identifying.attached import documents, pdfs, pictures, plain_texts
from bulletin_press.identifying.attached.contents import Contents, Finding

__all__ = ["LARGEST", "Contents", "Finding", "look_into"]

LARGEST = 50_000_000
"""The largest file that is looked into, in bytes."""

_READERS = {
    **dict.fromkeys(pictures.KINDS, pictures.look),
    **dict.fromkeys(documents.KINDS, documents.look),
    **dict.fromkeys(pdfs.KINDS, pdfs.look),
    **dict.fromkeys(plain_texts.KINDS, plain_texts.look),
}


def look_into(file: Path) -> Contents:
    """Look into one attachment; one with the same bytes is looked into once in a process.

    Returns:
        Its texts and what was found; what cannot be read is a finding.
    """
    look_yourself = "look through it yourself, its properties too"
    try:
        if file.stat().st_size > LARGEST:
            message = f"is larger than {LARGEST // 1_000_000} MB and was not looked into"
            return Contents(findings=(Finding("size", "advice", message, look_yourself),))
        content = file.read_bytes()
    except OSError:
        return Contents(findings=(Finding("file", "problem", "cannot be read", "save it again"),))
    suffix = file.suffix.lower()
    if suffix not in _READERS:
        message = "is of a kind that is not looked into"
        return Contents(findings=(Finding("kind", "advice", message, look_yourself),))
    return _look(sha256(content).digest(), suffix, _Held(content))


class _Held:
    """Bytes that are the same as any others: the digest beside them tells them apart."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=512)
def _look(_digest: bytes, suffix: str, held: _Held) -> Contents:
    try:
        return _READERS[suffix](held.content)
    finally:
        # The cache keeps its keys: it need not keep the file.
        held.content = b""
