"""Problems in the words of the editor's form: labels instead of names, no lines, no files."""

from collections.abc import Iterable
from pathlib import Path

from bulletin_press.problems import Problem
from bulletin_press.reference import label_of

THE_TEXT = "The text"


def tell(kind: str, file: Path, problems: Iterable[Problem]) -> list[str]:
    """Say problems to whoever sits at the editor.

    Args:
        kind: the kind of the item that is open.
        file: its file; problems of others are told with their name.
        problems: of any files.

    Returns:
        A sentence or two for each, such as
        ``Summary: has 340 characters, 300 are allowed (cut 40)``.
    """
    return list(dict.fromkeys(_told(kind, file, problem) for problem in problems))


def _told(kind: str, file: Path, problem: Problem) -> str:
    said = f"{problem.message} ({problem.hint})"
    if problem.file != file:
        field = f"{problem.field}: " if problem.field else ""
        return f"In {problem.file.parent.name}/{problem.file.name}: {field}{said}"
    if problem.field in ("", "body"):
        return f"{THE_TEXT}: {said}" if problem.field or problem.line > 1 else _capital(said)
    return f"{label_of(kind, problem.field)}: {said}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
