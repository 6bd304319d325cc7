"""Reads which letters a file of a font has."""

from functools import cache
from pathlib import Path


class BadFont(Exception):
    """A file that should be a font and is none; its text is the path."""

    def __init__(self, file: Path) -> None:
        super().__init__(str(file))
        self.file = file


def letters_of(file: Path) -> frozenset[int]:
    """List the code points that a font has a letter for.

    Raises:
        BadFont: it cannot be read.
    """
    told = file.stat()
    # While a preview runs, another file may take its place.
    return _letters(file, told.st_size, told.st_mtime_ns)


@cache
def _letters(file: Path, _size: int, _changed: int) -> frozenset[int]:
    # Loaded only where a letter is looked for.
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415

    try:
        with TTFont(file, lazy=True) as opened:
            return frozenset(opened.getBestCmap() or ())
    except (TTLibError, OSError):
        raise BadFont(file) from None
