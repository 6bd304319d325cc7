"""What must not be in a site: every text of what is held, each with the place it is written at.

Of a held item (draft, embargoed, scheduled) that is everything; of a withdrawn one all but what
its notice tells; of a public one the changes that are still to come. Words of the vocabulary,
dates and switches say nothing by themselves and are not looked for, nor are mentions of others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Literal

from bulletin_press.catalogue import is_public, is_released
from bulletin_press.identifying.attached import LARGEST, look_into
from bulletin_press.item import Item
from bulletin_press.passages import Passage, plain
from bulletin_press.reading import Project
from bulletin_press.written import texts_in

CHECK = "held-words"

SAY_NOTHING = frozenset(
    {"status", "themes", "audiences", "ages", "levels", "boards", "priorities", "source_kind"}
    | {"review_kind", "embargo", "public", "planned", "online", "repeat", "hold", "for", "level"}
    | {"go_on", "ring"}
)
MENTIONS = frozenset({"related", "reviews", "supersedes", "see"})
_OF_NOTICE = frozenset({"withdrawn", "aliases", "id"})
_OTHERWISE = frozenset({"id", "aliases"})

_TARGET = re.compile(
    r"\]\(\s*<?([^()\s>]+)|^ {0,3}\[[^\]\n]+\]:[ \t]+(\S+)|<(https?://[^<>\s]+)>", re.MULTILINE
)
_PICTURE = re.compile(r"!\[([^\]]*)\]")
_HOVERED = re.compile(r"\]\([^()\s]*\s+[\"']([^\"']*)[\"']")
_REMARK = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ANCHOR = re.compile(r"\[\^([\w-]+)\]|\{[:]?[ ]*[#.]([\w-]+)|\bid=[\"']([^\"']+)")
_HEADER_REMARK = re.compile(r"(?:^|\s)#+[ \t]*(.*)$", re.MULTILINE)

Kind = Literal["words", "whole", "name", "address"]


@dataclass(frozen=True)
class HeldText:
    """One text that must not be in a site.

    Attributes:
        item: whose it is.
        why: why it is held, in an author's words.
        file: the file that it is written in.
        line: on which line.
        text: the text; never to be repeated to anybody.
        kind: ``words`` count in parts, ``whole`` only altogether, as the address of another site
            does; a ``name`` of a file and an ``address`` of a page count to the letter.
    """

    item: Item
    why: str
    file: Path
    line: int
    text: str
    kind: Kind = "words"


def why_held(item: Item, moment: datetime) -> str:
    """Say why the public may not see an item at a moment; empty where it may."""
    if is_public(item, moment):
        return ""
    if item.status == "withdrawn" and is_released(item, moment):
        return "withdrawn"
    if item.status in {"published", "withdrawn"}:
        return "held: scheduled"
    return f"held: {item.status or 'draft'}"


def held_texts(project: Project, moment: datetime) -> Iterator[HeldText]:
    """Go through every text that the public may not see at a moment."""
    for item in project.items:
        why = why_held(item, moment)
        for text in _texts_of(item, why) if why else _to_come(item, moment):
            if not _is_allowed(text):
                yield text


def _texts_of(item: Item, why: str) -> Iterator[HeldText]:
    source = item.source
    left = _OF_NOTICE if why == "withdrawn" else frozenset()
    without = SAY_NOTHING | MENTIONS | _OTHERWISE | left
    for loc, text in texts_in(source.fields.values, (), without):
        kind: Kind = "whole" if "://" in text else "words"
        yield HeldText(item, why, source.file, source.fields.line(loc), text, kind)
    for found in _HEADER_REMARK.finditer(source.header):
        line = source.header.count("\n", 0, found.start(1)) + 1
        yield HeldText(item, why, source.file, line, found[1])
    yield from _of_body(item, why)
    yield from _of_attachments(item, why)
    if why != "withdrawn":
        yield from _addresses(item, why)


def _of_body(item: Item, why: str) -> Iterator[HeldText]:
    source = item.source
    body = Passage(item, ("body",), plain(source.body))
    for at, block in body.blocks():
        yield HeldText(item, why, source.file, body.line_at(at), block)
    for pattern in (_TARGET, _PICTURE, _HOVERED, _REMARK, _ANCHOR):
        for found in pattern.finditer(source.body):
            text = next(filter(None, found.groups()), "")
            line = source.body_line + source.body.count("\n", 0, found.start())
            if "://" in text:
                yield HeldText(item, why, source.file, line, text, "whole")
            elif pattern is not _TARGET:
                # Where a link leads to within the site, the addresses of items tell.
                yield HeldText(item, why, source.file, line, text)


def _of_attachments(item: Item, why: str) -> Iterator[HeldText]:
    for name, file in item.attachments.items():
        path = PurePosixPath(name)
        yield HeldText(item, why, file, 1, path.name, "name")
        yield HeldText(item, why, file, 1, path.stem, "words")
        for folder in path.parent.parts:
            yield HeldText(item, why, file, 1, folder, "words")
        for text in _said_in(file):
            for line, written in enumerate(text.split("\n"), 1):
                yield HeldText(item, why, file, line, written)


def _said_in(file: Path) -> tuple[str, ...]:
    said = look_into(file).all_texts
    if said or not file.is_file() or file.stat().st_size > LARGEST:
        return said
    try:
        return (file.read_text("utf-8"),)
    except (UnicodeDecodeError, OSError):
        return ()


def _addresses(item: Item, why: str) -> Iterator[HeldText]:
    source = item.source
    yield HeldText(item, why, source.file, 1, f"/{item.address}", "address")
    yield HeldText(item, why, source.file, 1, item.slug)
    for loc, text in texts_in(source.fields.values.get("aliases"), ("aliases",)):
        yield HeldText(item, why, source.file, source.fields.line(loc), text, "address")
    if item.id and (older := item.id.partition(":")[2].partition(":")[2]) != item.name:
        line = source.fields.line(("id",))
        yield HeldText(item, why, source.file, line, f"/{older}/", "address")


def _to_come(item: Item, moment: datetime) -> Iterator[HeldText]:
    for at, change in enumerate(item.changes):
        if change.date.start > moment:
            line = item.source.fields.line(("changes", at, "note"))
            why = "held: a change still to come"
            yield HeldText(item, why, item.source.file, line, change.note)


def _is_allowed(held: HeldText) -> bool:
    """Tell whether the item's own ``allow`` says that the text may be public."""
    return any(
        one.check == CHECK and held.text.strip() and held.text.casefold() in one.text.casefold()
        for one in held.item.allow
    )
