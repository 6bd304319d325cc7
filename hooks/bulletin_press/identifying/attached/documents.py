"""What a Word document holds beside its text: authors, comments, old wordings, hidden words."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from bulletin_press.identifying.attached import pictures
from bulletin_press.identifying.attached.contents import Contents, Finding, unreadable
from bulletin_press.identifying.attached.document_parts import (
    COMMENTS,
    TEXTS,
    beside,
    described,
    is_part,
    is_picture,
    not_looked_into,
    properties,
    read_part,
)

KINDS = (".docx",)
LARGEST = 60_000_000
"""How much a document may hold when it is unpacked, in bytes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PERSONS = {
    "docProps/core.xml": {
        "creator": "author",
        "lastModifiedBy": "who saved it last",
        "title": "title",
        "subject": "subject",
        "description": "comments",
        "keywords": "keywords",
        "category": "category",
    },
    "docProps/app.xml": {"Manager": "manager", "Company": "company"},
}
_PROTECTED = b"\xd0\xcf\x11\xe0"
_INSPECT = "in Word: File, Info, Inspect Document, remove all that it finds, then save"


def look(content: bytes) -> Contents:
    """Look into a Word document.

    Returns:
        Its texts, what was struck out and hidden too, and findings that name what else is in it.
    """
    if content.startswith(_PROTECTED):
        hint = "save it as .docx without a password"
        return unreadable(hint)
    try:
        with ZipFile(BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST:
                return unreadable("it is too large when unpacked: make its pictures smaller")
            return _look(parts)
    except (
        BadZipFile,
        etree.XMLSyntaxError,
        OSError,
        RuntimeError,
        ValueError,
        KeyError,
        NotImplementedError,
        EOFError,
    ):
        return unreadable()


def _look(parts: ZipFile) -> Contents:
    names = parts.namelist()
    trees = [read_part(parts, name) for name in names if is_part(name, *TEXTS)]
    if not trees:
        return unreadable()
    texts = [("", "\n".join(_paragraphs(tree))) for tree in trees]
    texts += [("the words for a picture", said) for tree in trees for said in described(tree)]
    texts += beside(parts, names)
    findings = [*_named_persons(parts, names), *_unseen(trees)]
    if COMMENTS in names and (said := list(_paragraphs(read_part(parts, COMMENTS)))):
        texts.append(("a comment", "\n".join(said)))
        findings.append(Finding("comments", "problem", "holds comments", _INSPECT))
    looked_at = [pictures.look(parts.read(name)) for name in names if is_picture(name)]
    findings += [
        Finding(each.what, each.level, f"holds a picture that {each.message}", each.hint)
        for picture in looked_at
        for each in picture.findings
    ]
    findings += not_looked_into(names)
    kept = [said for picture in looked_at for said in picture.properties]
    kept += properties(parts, names)
    return Contents(tuple(texts), tuple(dict.fromkeys(findings)), tuple(kept))


def _paragraphs(tree: etree._Element) -> Iterator[str]:
    """List the paragraphs, with what was struck out."""
    for paragraph in tree.iter(f"{_W}p"):
        words = (
            part.text or "" if part.tag in (f"{_W}t", f"{_W}delText") else " "
            for part in paragraph.iter(f"{_W}t", f"{_W}delText", f"{_W}tab", f"{_W}br")
        )
        if text := "".join(words).strip():
            yield text


def _named_persons(parts: ZipFile, names: list[str]) -> Iterator[Finding]:
    found = []
    for name, fields in _PERSONS.items():
        if name in names:
            every = read_part(parts, name).iter("*")
            written = {etree.QName(each).localname for each in every if (each.text or "").strip()}
            found += [field for key, field in fields.items() if key in written]
    if found:
        message = f"has properties in which somebody may be named: {', '.join(found)}"
        yield Finding("properties", "advice", message, _INSPECT)


def _unseen(trees: list[etree._Element]) -> Iterator[Finding]:
    """Tell changes that were never accepted, and words that are hidden."""
    changed = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
    if any(next(tree.iter(*changed), None) is not None for tree in trees):
        hint = "in Word: Review, Accept All Changes, then save"
        yield Finding("changes", "problem", "holds tracked changes, old wordings too", hint)
    if any(_is_hidden(run) for tree in trees for run in tree.iter(f"{_W}r")):
        yield Finding("hidden text", "problem", "holds hidden text", _INSPECT)


def _is_hidden(run: etree._Element) -> bool:
    sign = run.find(f"{_W}rPr/{_W}vanish")
    is_on = sign is not None and sign.get(f"{_W}val", "1") not in ("0", "false", "off")
    return is_on and any((part.text or "").strip() for part in run.iter(f"{_W}t"))
