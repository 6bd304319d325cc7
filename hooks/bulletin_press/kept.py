"""Slow results, kept on disk by the digest of everything they are made from.

Safe to delete, and never able to outlive the rule: only what is behind the door is made or kept.
"""

import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


@cache
def maker() -> bytes:
    """Give a digest of the whole program: what another version made is made again."""
    package = Path(__file__).parent
    made_of = sha256()
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            made_of.update(file.relative_to(package).as_posix().encode() + file.read_bytes())
    return made_of.digest()


def kept(folder: Path | None, made_from: bytes, make: Callable[[], bytes]) -> bytes:
    """Give what was made before from the same things; make and keep it the first time.

    Args:
        folder: where it is kept; None keeps nothing.
        made_from: everything that the result depends on, the version of its maker too.
        make: makes it.
    """
    content = kept_file(folder, made_from, make)
    return content if isinstance(content, bytes) else content.read_bytes()


def kept_file(folder: Path | None, made_from: bytes, make: Callable[[], bytes]) -> bytes | Path:
    """Give the file that keeps it, unread; the content itself where nothing can be kept.

    Args:
        folder: where it is kept; None keeps nothing.
        made_from: everything that the result depends on, the version of its maker too.
        make: makes it.
    """
    if folder is None:
        return make()
    file = folder / sha256(made_from).hexdigest()
    if not os.access(file, os.R_OK):
        content = make()
        try:
            _keep(content, file)
        except OSError:
            # It is made again the next time.
            return content
    return file


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
