"""An item as the editor has it: its fields as JSON, its text, and which version of its file."""

import hashlib
import json
from pathlib import Path
from typing import Any

from bulletin_press.editing.merging import Content, read_content, trimmed
from bulletin_press.editing.refusals import Refused
from bulletin_press.editing.values import clean, settle, show
from bulletin_press.reference import fields_of

# Beside an item's own fields, none of which begins with this sign.
VERSION, ADDRESS, TEXT = "_version", "_address", "_text"

UNREADABLE = (
    "The header of this file has a mistake that only an editor for plain text can mend. "
    "“bulletins check” says on which line."
)

NOT_OPENED = "This machine cannot read the file: see who may read it."


def version_of(raw: bytes) -> str:
    """Name the state of a file."""
    return hashlib.sha256(raw).hexdigest()


def write_entry(kind: str, file: Path, raw: bytes) -> str:
    """Write down an item for the editor, as JSON.

    Args:
        kind: the kind of item.
        file: where it lies.
        raw: what the file holds. Of one whose header cannot be read, the editor shows that.
    """
    content, version = read_content(kind, raw), version_of(raw)
    if content is None:
        return write_unreadable(file, UNREADABLE, version)
    shown = {**show(fields_of(kind), content.fields), TEXT: content.body}
    return json.dumps({**shown, VERSION: version}, ensure_ascii=False)


def write_unreadable(file: Path, why: str = NOT_OPENED, version: str = "") -> str:
    """Write down for the editor that an item cannot be opened, and why, as JSON."""
    name = file.parent.name if file.name == "index.md" else file.stem
    shown = {"title": f"{name} (cannot be opened here)", TEXT: why, VERSION: version}
    return json.dumps(shown, ensure_ascii=False)


def parse_entry(kind: str, written: object) -> tuple[Content, str]:
    """Read an item as the editor sends it.

    Returns:
        Its content, and the version of the file that was opened; empty for a new item.

    Raises:
        Refused: it is no JSON, or no item.
    """
    try:
        given: Any = json.loads(str(written))
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Refused(422, "The editor sent something that is no item.")
    body = trimmed(clean(str(given.get(TEXT) or "")))
    return Content(settle(fields_of(kind), given), body), str(given.get(VERSION) or "")
