"""From a file and what the editor has changed to the file's new bytes, and to no other change."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from bulletin_press.editing.splicing import splice
from bulletin_press.editing.values import clean, settle
from bulletin_press.editing.yaml_places import Unusual, newline_of
from bulletin_press.front_matter import parse_source
from bulletin_press.reference import fields_of

_BOM = b"\xef\xbb\xbf"
_FENCE = re.compile(r"^---[ \t]*(?=\r?$)", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class NotMerged(Exception):
    """The change cannot be put into the file without touching what stands around it."""


class Unreadable(NotMerged):
    """The header of the file cannot be read."""


@dataclass(frozen=True)
class Content:
    """What an item's file says: its settled fields and its text, without blank lines around it."""

    fields: dict[str, Any]
    body: str


def read_content(kind: str, raw: bytes) -> Content | None:
    """Read the content of a file; None where its header cannot be read."""
    source, _ = parse_source(Path(), raw)
    if source is None:
        return None
    return Content(settle(fields_of(kind), source.fields.values), trimmed(clean(source.body)))


def trimmed(body: str) -> str:
    """Take away the blank lines around a text."""
    return re.sub(r"\A(?:[ \t]*\n)+", "", body).rstrip()


def merge(kind: str, raw: bytes, now: Content) -> bytes:
    """Put new content into a file: only the fields and the text that differ are touched.

    Args:
        kind: the kind of item.
        raw: the file.
        now: what is to stand there.

    Raises:
        Unreadable: the header cannot be read.
        NotMerged: the header is written in a way that cannot be changed safely.
    """
    was = read_content(kind, raw)
    if was is None:
        raise Unreadable
    for whole in (False, True):
        try:
            new = _merged(kind, raw, was, now, whole=whole)
        except Unusual:
            continue
        # Whatever way it was written in: the file as it will be says just what is wanted.
        if read_content(kind, new) == now:
            return new
    raise NotMerged


def _merged(kind: str, raw: bytes, was: Content, now: Content, *, whole: bool) -> bytes:
    bom = _BOM if raw.startswith(_BOM) else b""
    text = raw.removeprefix(_BOM).decode("utf-8")
    opening, closing, *_ = _FENCE.finditer(text)
    header, body = text[opening.end() : closing.start()], text[closing.end() :]
    if was.fields != now.fields:
        header = splice(header, fields_of(kind), was.fields, now.fields, whole=whole)
    if was.body != now.body:
        body = _new_body(body, now.body, newline_of(text))
    start, fence = text[: opening.end()], text[closing.start() : closing.end()]
    return bom + f"{start}{header}{fence}{body}".encode()


def _new_body(body: str, new: str, newline: str) -> str:
    """Put a text in the place of another; lines that are in both stay, and blank ones around."""
    lines = _LINE.findall(body)
    written = [at for at, line in enumerate(lines) if line.strip()]
    if not written or not new:
        text = new.replace("\n", newline)
        return f"{newline * 2}{text}{newline}" if new else newline
    # The first line is what ends that of the header.
    rest = "".join(lines[1:])
    newline = newline_of(rest) if "\n" in rest else newline
    if not lines[-1].endswith(("\n", "\r")):
        lines[-1] += newline
    first, behind = written[0], written[-1] + 1
    old = [clean(line).removesuffix("\n") for line in lines[first:behind]]
    old[-1] = old[-1].rstrip()
    wanted, parts = new.split("\n"), lines[:first]
    matcher = SequenceMatcher(None, old, wanted, autojunk=False)
    for step, since, until, begin, stop in matcher.get_opcodes():
        if step == "equal":
            parts += lines[first + since : first + until]
        else:
            parts += [f"{line}{newline}" for line in wanted[begin:stop]]
    return "".join([*parts, *lines[behind:]])
