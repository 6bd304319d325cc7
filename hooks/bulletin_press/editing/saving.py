"""How a save comes into its file: only if nobody changed it meanwhile, and no check says no."""

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin_press.draft import draft_of
from bulletin_press.editing.entries import UNREADABLE, version_of
from bulletin_press.editing.merging import Content, NotMerged, Unreadable, merge
from bulletin_press.editing.refusals import Refused
from bulletin_press.editing.telling import tell
from bulletin_press.problems import Problem

CHANGED = (
    "This file was changed by somebody else since you opened it, so nothing was saved. Copy what "
    "you wrote to a safe place, reload this page, and put it in again."
)
_UNUSUAL = (
    "Nothing was saved: this file is written in a way that cannot be changed here without losing "
    "something in it that is not shown here. Make this change in an editor for plain text."
)
_FIRST_A_DRAFT = "Status: a new item begins as a draft (save it as one, then change the status)"

Told = Callable[[Mapping[Path, bytes]], Sequence[Problem]]
"""Gives every problem and advice that there would be if files held other bytes."""


def read_file(file: Path) -> bytes | None:
    """Read a file; None where there is none."""
    return file.read_bytes() if file.is_file() else None


@dataclass(frozen=True)
class Advice:
    """What is told of an item that was saved, in the editor's words.

    Attributes:
        must_go: what stands in the way of its publication.
        other: what stops nothing.
    """

    must_go: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


def save(kind: str, file: Path, content: Content, opened: str, told: Told) -> tuple[str, Advice]:
    """Put new content into the file of an item.

    Args:
        kind: the kind of item.
        file: where it lies, or is to lie.
        content: what is to stand there.
        opened: the version of the file that the content comes from; empty for a new item.
        told: tells what the checks would find.

    Returns:
        The new version of the file, and advice on it.

    Raises:
        Refused: nothing was written, and why.
    """
    raw = read_file(file)
    if (version_of(raw) if raw is not None else "") != opened:
        raise Refused(409, CHANGED)
    try:
        new = merge(kind, _beginning(kind, content) if raw is None else raw, content)
    except Unreadable:
        raise Refused(422, UNREADABLE) from None
    except NotMerged:
        raise Refused(422, _UNUSUAL) from None
    if new == raw:
        return opened, Advice()
    advice = _advice(kind, file, new, told)
    if read_file(file) != raw:
        raise Refused(409, CHANGED)
    write_whole(file, new)
    return version_of(new), advice


def _beginning(kind: str, content: Content) -> bytes:
    """Begin a new item with the draft that ``bulletins new`` writes, its remarks too."""
    if content.fields.get("status", "draft") != "draft":
        raise Refused(422, _FIRST_A_DRAFT)
    return draft_of(kind, str(content.fields.get("title", ""))).encode()


def _advice(kind: str, file: Path, new: bytes, told: Told) -> Advice:
    """Put a file to every check before it is written; a problem refuses it.

    A problem of another file does so only if it is not there without this change.
    """
    found = told({file: new})
    wrong = [problem for problem in found if problem.level == "problem"]
    if any(problem.file != file for problem in wrong):
        known = {(one.file, one.field, one.message) for one in told({})}
        wrong = [
            one
            for one in wrong
            if one.file == file or (one.file, one.field, one.message) not in known
        ]
    if wrong:
        raise Refused(422, "\n".join(tell(kind, file, wrong)))
    own = [problem for problem in found if problem.file == file]
    must_go = tell(kind, file, (problem for problem in own if problem.must_go))
    return Advice(must_go, tell(kind, file, (problem for problem in own if not problem.must_go)))


def write_whole(file: Path, content: bytes) -> None:
    """Write a file at once: whoever reads it finds the old one or the new one."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Reading passes over hidden files, should this one be left behind.
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=file.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as place:
            place.write(content)
        written.chmod(file.stat().st_mode if file.exists() else 0o644)
        written.replace(file)
    finally:
        written.unlink(missing_ok=True)
