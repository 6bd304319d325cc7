"""Slow results, kept on disk by the digest of everything they are made from.

Safe to delete, and never able to outlive the rule: only what is behind the door is made or kept.
"""

import os
from collections.abc import Callable
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
    except FileNotFoundError:
        content = make()
    folder.mkdir(parents=True, exist_ok=True)
    # Written aside: a build that stops half-way, or runs beside another, leaves no half file.
    with NamedTemporaryFile(dir=folder, delete=False) as aside:
        aside.write(content)
    os.replace(aside.name, file)  # noqa: PTH105
    return content
