"""Files as they should be: there, readable, of a sane size, and not a pipe that never ends."""

import os
import stat
from pathlib import Path

from bulletin_press.limits import Limits

_Wrong = tuple[str, str]


def why_not_regular(file: Path) -> _Wrong | None:
    """Say why a file or a folder is none that can be read, and what to do; None if it can be.

    Nothing is opened: to open a pipe would wait for whoever writes into it. Links are not
    followed here; whoever lists a folder refuses them.
    """
    try:
        mode = file.stat().st_mode
    except OSError as error:
        return why_not_read(error)
    is_folder = stat.S_ISDIR(mode)
    if not is_folder and not stat.S_ISREG(mode):
        return "is a pipe, a socket or a device", "put a plain file in its place"
    if not os.access(file, os.R_OK | (os.X_OK if is_folder else 0)):
        return "cannot be read: you have no permission", "ask whoever looks after this computer"
    return None


def why_no_text(file: Path, limits: Limits) -> _Wrong | None:
    """Say why a file can be no text of ours; None if it can be, or is not there."""
    if not os.path.lexists(file):
        return None
    if wrong := why_not_regular(file):
        return wrong
    if file.is_dir():
        return "is a folder", "put a file of that name in its place"
    size, most = file.stat().st_size, limits.kilobytes * 1000
    if size > most:
        message = f"has {size // 1000:,} kilobytes, {limits.kilobytes:,} are allowed"
        return message, "part it in several, or raise the setting limits.kilobytes"
    return None


def read_bytes(file: Path, limits: Limits) -> tuple[bytes, _Wrong | None]:
    """Read a text; what cannot be read is empty, with what is wrong and what to do."""
    if wrong := why_no_text(file, limits):
        return b"", wrong
    try:
        return file.read_bytes(), None
    except OSError as error:
        return b"", why_not_read(error)


def why_not_read(error: OSError) -> _Wrong:
    """Say why a file could not be read, and what to do."""
    why = (error.strerror or "unknown").lower()
    return f"cannot be read: {why}", "look whether it is there, and whose it is"
