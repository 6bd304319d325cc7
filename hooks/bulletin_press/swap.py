"""A new folder in the place of an old one, or the old one as it was."""

from pathlib import Path


def swap(new: Path, place: Path, old: Path) -> None:
    """Put a folder in the place of another, which is moved aside.

    All three are on one disk. It is two renames: who looks between them finds nothing.

    Args:
        new: the new folder.
        place: where it is to stand; there may be nothing yet.
        old: where to the old one is moved.

    Raises:
        OSError: it cannot be done; the old one is back in its place.
    """
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
