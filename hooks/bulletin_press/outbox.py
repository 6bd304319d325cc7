"""Writing into an outbox: the folder of a person, in which may be what must not be lost."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bulletin_press.swap import swap


class NotWritten(Exception):
    """Nothing was written; its words say why.

    Attributes:
        hint: what to do.
    """

    def __init__(self, message: str, hint: str = "choose another folder with --outbox") -> None:
        super().__init__(message)
        self.hint = hint


class NotOurs(NotWritten):
    """A folder that we have not made, and so do not empty."""


def write_folder(place: Path, files: Mapping[str, bytes], mark: str) -> None:
    """Put a folder with these files, and no others, in the place of an earlier one of ours.

    It is written aside first: when anything goes wrong, the earlier one is still there.

    Args:
        place: where the folder is made, with all folders above it.
        files: what is in them, by name; a name such as ``lessons/x.txt`` has folders of its own.
        mark: the name of a file that every such folder of ours holds and hardly any other; it
            is written empty where it is none of the files.

    Raises:
        NotOurs: in its place is something else, which might be missed.
        NotWritten: the disk does not allow it.
    """
    with _told_if_not_written(place):
        if place.exists() and not (place / mark).is_file() and not _is_empty(place):
            hint = "move it away, or choose another folder with --outbox"
            raise NotOurs(f"{place} holds something else", hint)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as aside:
            new, old = Path(aside, "new"), Path(aside, "old")
            new.mkdir()
            _write(new, {mark: b"", **files})
            swap(new, place, old)


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into a folder beside what is there; those of the same names are replaced.

    Args:
        folder: where, made with all folders above it.
        files: what is in them, by name.

    Raises:
        NotWritten: the disk does not allow it; some of the files may be there then.
    """
    with _told_if_not_written(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, files)


def remove_files(files: Iterable[Path]) -> None:
    """Take away files of ours, those of them that are there.

    Raises:
        NotWritten: the disk does not allow it.
    """
    for file in files:
        with _told_if_not_written(file):
            if file.is_file():
                file.unlink()


@contextmanager
def _told_if_not_written(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NotWritten(f"{place} cannot be written: {error.strerror or error}") from error


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _is_empty(place: Path) -> bool:
    return place.is_dir() and not any(place.iterdir())
