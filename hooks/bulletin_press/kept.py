"""Slow results, kept on disk by the digest of everything they are made from.

Safe to delete, and never able to outlive the rule: only what is behind the door is made or kept.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from filelock import FileLock, Timeout

_MARK = "began-"
_PATIENCE = 5
"""Seconds for which a build waits until it can lock its own mark."""


@cache
def maker(package: Path = Path(__file__).parent) -> bytes:
    """Give a digest of a program: what another version made is made again.

    Args:
        package: the folder of its files; usually that of the whole program.
    """
    made_of = sha256(installed())
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            made_of.update(file.relative_to(package).as_posix().encode() + file.read_bytes())
    return made_of.digest()


@cache
def installed() -> bytes:
    """Name everything that is installed beside this program, with its version."""
    places = (Path(place) for place in sys.path)
    found = {file.name for place in places if place.is_dir() for file in place.glob("*.dist-info")}
    return "\n".join(sorted(found)).encode()


def kept(
    folder: Path | None, made_from: bytes, make: Callable[[], bytes], *, keep: bool = True
) -> bytes:
    """Give what was made before from the same things; make and keep it the first time.

    Args:
        folder: where it is kept; None keeps nothing.
        made_from: everything that the result depends on, the version of its maker too.
        make: makes it.
        keep: whether to keep what is made now; if not, only what was kept before is of use.
    """
    content = kept_file(folder, made_from, make, keep=keep)
    return content if isinstance(content, bytes) else content.read_bytes()


def kept_file(
    folder: Path | None, made_from: bytes, make: Callable[[], bytes], *, keep: bool = True
) -> bytes | Path:
    """Give the file that keeps it, unread; the content itself where nothing can be kept.

    Args:
        folder: where it is kept; None keeps nothing.
        made_from: everything that the result depends on, the version of its maker too.
        make: makes it.
        keep: whether to keep what is made now.
    """
    if folder is None:
        return make()
    file = folder / sha256(made_from).hexdigest()
    if _is_whole(file):
        return file
    content = make()
    if not keep:
        return content
    try:
        _keep(content, file)
    except OSError:
        # It is made again the next time.
        return content
    return file


class Sweep:
    """Clears away what was kept and is used no more, such as what is of items that are held again.

    What a build uses is newer than the mark that was made when it began. Builds of one project may
    run side by side: a mark is locked for as long as its build runs, and what is newer than any
    locked mark stays.
    """

    def __init__(self, folder: Path | None) -> None:
        self._mark: FileLock | None = None
        with suppress(OSError):
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
                with NamedTemporaryFile(prefix=_MARK, dir=folder, delete=False) as mark:
                    lock = FileLock(mark.name)
                # Another build may be looking at this moment whether it is locked.
                lock.acquire(timeout=_PATIENCE)
                self._mark = lock

    def finish(self) -> None:
        """Clear away; to be called only when all that is public has been made."""
        if self._mark is None:
            return
        own = Path(self._mark.lock_file)
        with suppress(OSError):
            marks = {*own.parent.glob(f"{_MARK}*")}
            running = {mark for mark in marks if mark == own or _is_locked(mark)}
            began = min(mark.stat().st_mtime_ns for mark in running)
            for file in own.parent.rglob("*"):
                if file not in running and (file in marks or _is_older(file, began)):
                    file.unlink(missing_ok=True)
        with suppress(OSError):
            own.unlink()
        self._mark.release()


def _is_older(file: Path, began: int) -> bool:
    """Tell whether nobody has used a file since; another build may clear it away meanwhile."""
    try:
        return file.is_file() and file.stat().st_mtime_ns < began
    except FileNotFoundError:
        return False


def _is_locked(mark: Path) -> bool:
    """Tell whether the build that made a mark still runs."""
    try:
        with FileLock(mark).acquire(blocking=False):
            return False
    except Timeout:
        return True


def _is_whole(file: Path) -> bool:
    """Tell whether there is something to be read in a file, and note that it is in use."""
    try:
        has_content = file.stat().st_size > 0 and os.access(file, os.R_OK)
    except OSError:
        return False
    with suppress(OSError):
        os.utime(file)
    return has_content


def _keep(content: bytes, file: Path) -> None:
    """Write aside first: a build that stops half-way, or runs beside another, leaves no half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, delete=False) as aside:
        try:
            aside.write(content)
            aside.close()
            Path(aside.name).replace(file)
        except OSError:
            Path(aside.name).unlink()
            raise
