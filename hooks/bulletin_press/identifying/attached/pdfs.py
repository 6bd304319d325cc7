"""What a PDF holds beside its pages: its author, its notes, files within."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from bulletin_press.identifying.attached.contents import Contents, Finding, unreadable
from bulletin_press.identifying.attached.pdf_objects import what_it_does

KINDS = (".pdf",)
MOST_PAGES = 100
"""How many pages are looked at."""

_FIELDS = {"/Author": "author", "/Title": "title", "/Subject": "subject", "/Keywords": "keywords"}
_USUAL = {*_FIELDS, "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}
"""ISO 32000-2 table 349; whatever else stands there, such as a company, a program added."""
_HINT = (
    "in Word: File, Save As, PDF, Options, untick Document properties; in Acrobat: File,"
    " Properties, empty the fields"
)
_OF_REVIEWERS = ("/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret")
"""ISO 32000-2 table 171: what people put on a page to talk about it."""
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")

# Of damage in a file it tells in lines of its own, in nobody's words; ours are findings.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def look(content: bytes) -> Contents:
    """Look into a PDF.

    Returns:
        The texts of its pages, properties and notes, and findings that name what else is in it.
    """
    # It takes a while to load, and most sites never need it.
    from pypdf import PdfReader  # noqa: PLC0415

    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return unreadable("save it without a password")
        pages = reader.pages[:MOST_PAGES]
        texts = [(f"page {at}", page.extract_text()) for at, page in enumerate(pages, 1)]
        marks = [(at, *mark) for at, page in enumerate(pages, 1) for mark in _marks(page)]
        written = {key: str(value).strip() for key, value in (reader.metadata or {}).items()}
        xmp = reader.xmp_metadata
        kept = xmp.stream.get_data().decode("utf-8", "replace") if xmp else ""
        persons = bool(xmp and any(xmp.dc_creator or ()))
        findings = [*_properties(written, persons), *_others(reader, texts)]
        findings += [*_notes(marks), *what_it_does(reader), *_earlier(content)]
    except Exception:  # noqa: BLE001  whatever a broken file makes of the library
        return unreadable()
    titles = [
        ("a property", written[key]) for key in _FIELDS if key != "/Author" and written.get(key)
    ]
    notes = [(f"a note on page {at}", said) for at, _, said in marks]
    return Contents((*texts, *notes, *titles), tuple(findings), (*written.values(), kept))


def _marks(page: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """List what was put onto a page and says something: its kind, and its words."""
    for sign in page.annotations or ():
        mark = sign.get_object()
        # Asked for like this, what only points elsewhere is looked up.
        if "/Contents" in mark and (said := str(mark["/Contents"]).strip()):
            yield str(mark.get("/Subtype")), said


def _notes(marks: list[tuple[int, str, str]]) -> Iterator[Finding]:
    if any(kind in _OF_REVIEWERS for _, kind, _ in marks):
        hint = "in Acrobat: Comments, select all, delete; or print it to a new PDF without them"
        yield Finding("notes", "problem", "holds notes of those who read it before", hint)


def _properties(written: dict[str, str], xmp_persons: bool) -> Iterator[Finding]:
    fields = [name for key, name in _FIELDS.items() if written.get(key) and key != "/Title"]
    if xmp_persons and "author" not in fields:
        fields.insert(0, "author")
    if any(said and key not in _USUAL for key, said in written.items()):
        fields.append("properties of its own")
    if fields:
        message = f"has properties in which somebody may be named: {', '.join(fields)}"
        yield Finding("properties", "advice", message, _HINT)


def _others(reader: Any, texts: list[tuple[str, str]]) -> Iterator[Finding]:  # noqa: ANN401
    if len(reader.pages) > MOST_PAGES:
        message = f"has more than {MOST_PAGES} pages; the others were not looked into"
        yield Finding("pages", "advice", message, "look through them yourself")
    if not any(text.strip() for _, text in texts):
        message = "holds no text that a program can read, perhaps because it is a scan"
        yield Finding("scan", "advice", message, "look through it yourself")


def _earlier(content: bytes) -> Iterator[Finding]:
    """Tell a file that was added to and not written anew: what it said before is still in it.

    Source: ISO 32000-2 section 7.5.6 (incremental updates), annex F (linearized files, which have
    two ends from the start).
    """
    ends = len(_END.findall(content))
    if ends > (2 if b"/Linearized" in content[:2048] else 1):
        hint = "open it, print it to a new PDF (Microsoft Print to PDF), and take that one"
        message = "still holds what stood in it before it was changed"
        yield Finding("earlier", "problem", message, hint)
