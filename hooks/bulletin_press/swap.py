"""A new folder in the place of an old one, or the old one as it was."""

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

# Linux: renameat2(2) of any C library since 2018. macOS: renamex_np(2).
_HERE, _EXCHANGE, _SWAP = -100, 2, 2
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def swap(new: Path, place: Path, old: Path) -> None:
    """Put a folder in the place of another, which is moved aside.

    All three are on one disk. Where the system can exchange two names (Linux and macOS, on nearly
    every kind of disk) it is one step: whoever looks finds the old folder or the new one, always
    whole, and so does the machine after its power was cut; the old one is then at ``new``.
    Elsewhere (Windows) it is two renames, and the old one is at ``old``, also if the machine stops
    between them.

    Args:
        new: the new folder.
        place: where it is to stand; there may be nothing yet.
        old: where the old one may be moved; nothing is there.

    Raises:
        OSError: it cannot be done; the old one is back in its place.
    """
    _written(new)
    if not place.exists():
        new.rename(place)
    elif not _exchanged(new, place):
        place.rename(old)
        try:
            new.rename(place)
        except OSError:
            old.rename(place)
            raise
    _written(place.parent, files_too=False)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where the system or the disk has no such step."""
    call = getattr(_c(), {"linux": "renameat2", "darwin": "renamex_np"}.get(sys.platform, ""), None)
    if call is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        failed = call(_HERE, names[0], _HERE, names[1], _EXCHANGE)
    else:
        failed = call(*names, _SWAP)
    if not failed:
        return True
    if (why := ctypes.get_errno()) in _CANNOT:
        return False
    raise OSError(why, os.strerror(why), str(other))


def _c() -> ctypes.CDLL | None:
    return None if sys.platform == "win32" else ctypes.CDLL(None, use_errno=True)


def _written(folder: Path, *, files_too: bool = True) -> None:
    """Wait until a folder is on the disk: a name must never outlive what it stands for.

    Its files are thousands: asking for each of them takes many times as long as asking for all
    that the machine has not written yet.
    """
    if files_too and hasattr(os, "sync"):
        os.sync()
    if sys.platform != "win32":
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)
