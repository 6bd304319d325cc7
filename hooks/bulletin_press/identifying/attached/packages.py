"""What Word, Excel and PowerPoint keep beside a text alike: who, with what, and from where."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from bulletin_press.identifying.attached.contents import Contents, Finding, unreadable
from bulletin_press.identifying.attached.package_parts import (
    Layout,
    beside,
    in_pictures,
    not_looked_into,
    properties,
    read_part,
)

LARGEST = 60_000_000
"""How much a document may hold when it is unpacked, in bytes."""

INSPECT = (
    "open it in Word, Excel or PowerPoint: File, Info, Inspect Document, remove all that it finds,"
    " then save; or save it as PDF"
)
_PERSONS = {
    "docProps/core.xml": {
        "creator": "author",
        "lastModifiedBy": "who saved it last",
        "title": "title",
        "subject": "subject",
        "description": "comments",
        "keywords": "keywords",
        "category": "category",
        "contentStatus": "status",
    },
    "docProps/app.xml": {
        "Manager": "manager",
        "Company": "company",
        "Template": "template",
        "HyperlinkBase": "folder of its links",
    },
}
_USUAL_TEMPLATE = re.compile(r"(?:(?:Normal(?:Email)?|Office Theme|Default)(?:\.dot[mx]?)?)?")
_OWN = "docProps/custom.xml"
_PROTECTED = b"\xd0\xcf\x11\xe0"
_ON_A_DISK = re.compile(r"(?:file:|\\\\|[a-z]:[\\/])", re.IGNORECASE)
_WRONG = (
    *(BadZipFile, etree.XMLSyntaxError, OSError, RuntimeError, ValueError, KeyError),
    *(NotImplementedError, EOFError),
)


def look_into_package(
    content: bytes, look: Callable[[ZipFile, list[str]], Contents | None], layout: Layout
) -> Contents:
    """Look into an Office document.

    Args:
        content: the file.
        look: gives what is particular to its kind; None where it is of another kind.
        layout: how its parts are named.

    Returns:
        Its texts, and findings that name what else is in it.
    """
    if content.startswith(_PROTECTED):
        return unreadable("save it in today's form (.docx, .xlsx, .pptx), without a password")
    try:
        with ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                return unreadable("it is too large when unpacked: make its pictures smaller")
            names = parts.namelist()
            own = look(parts, names)
            return _with_the_rest(own, parts, names, layout) if own else unreadable()
    except _WRONG:
        return unreadable()


def _with_the_rest(own: Contents, parts: ZipFile, names: list[str], layout: Layout) -> Contents:
    pictures, said = in_pictures(parts, names)
    findings = [
        *_named_persons(parts, names),
        *own.findings,
        *_fetched(parts, names),
        *pictures,
        *not_looked_into(names, layout),
    ]
    texts = (*own.texts, *beside(parts, names, layout))
    kept = (*own.properties, *said, *properties(parts, names, layout))
    return Contents(texts, tuple(dict.fromkeys(findings)), kept)


def _named_persons(parts: ZipFile, names: list[str]) -> Iterator[Finding]:
    found = []
    for name, fields in _PERSONS.items():
        if name in names:
            every = list(read_part(parts, name).iter("*"))
            written = {etree.QName(each).localname: (each.text or "").strip() for each in every}
            if _USUAL_TEMPLATE.fullmatch(written.get("Template", "")):
                written["Template"] = ""
            found += [field for key, field in fields.items() if written.get(key)]
    if _OWN in names and len(read_part(parts, _OWN)):
        found.append("properties of its own")
    if found:
        message = f"has properties in which somebody may be named: {', '.join(found)}"
        yield Finding("properties", "advice", message, INSPECT)
    has_picture = any(name.startswith("docProps/thumbnail.") for name in names)
    # PowerPoint puts one there always, and draws it anew whenever it saves.
    if has_picture and "ppt/presentation.xml" not in names:
        hint = "in Word or Excel: File, Info, Properties, Advanced, untick the preview; then save"
        message = "keeps a small picture of its first page"
        yield Finding("thumbnail", "advice", message, hint)


def _fetched(parts: ZipFile, names: list[str]) -> Iterator[Finding]:
    """Tell what it draws from elsewhere, and folders that it names."""
    for name in names:
        for each in read_part(parts, name).iter("*") if name.endswith(".rels") else ():
            if each.get("TargetMode") == "External":
                kind = each.get("Type", "").rpartition("/")[2]
                yield from _of_relation(kind, each.get("Target", ""))


def _of_relation(kind: str, target: str) -> Iterator[Finding]:
    if kind == "attachedTemplate":
        hint = "in Word: Developer, Document Template, write Normal and save; or save it as PDF"
        message = "draws on a template elsewhere, and says in which folder"
        yield Finding("template", "problem", message, hint)
    elif kind and kind != "hyperlink":
        hint = "put it into the file itself, or take it out; or save it as PDF"
        message = "fetches something from elsewhere when it is opened"
        yield Finding("fetched", "problem", message, hint)
    elif _ON_A_DISK.match(target):
        hint = "link to its address on the web, or take the link away"
        yield Finding("folders", "problem", "links to a folder of somebody's computer", hint)
