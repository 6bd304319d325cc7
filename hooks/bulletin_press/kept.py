"""Slow results, kept on disk by the digest of everything they are made from.

Safe to delete, and never able to outlive the rule: only what is behind the door is made or kept.
"""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile


def kept(folder: Path | None, made_from: bytes, make: Callable[[], bytes]) -> bytes:
    """Give what was made before from the same things; make and keep it the first time.

    Args:
        folder: where it is kept; None keeps nothing.
        made_from: everything that the result depends on, the version of its maker too.
        make: makes it.
    """
    if folder is None:
        return make()
    file = folder / sha256(made_from).hexdigest()
    try:
        return file.read_bytes()
    except OSError:
        content = make()
    # Where nothing can be written, it is made again the next time.
    with suppress(OSError):
        _keep(content, file)
    return content


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
