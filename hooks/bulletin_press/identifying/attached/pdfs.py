"""What a PDF holds beside its pages: its author, its notes, files within."""

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from bulletin_press.identifying.attached.contents import Contents, Finding, unreadable

KINDS = (".pdf",)
MOST_PAGES = 100
"""How many pages are looked at."""

_FIELDS = {"/Author": "author", "/Title": "title", "/Subject": "subject", "/Keywords": "keywords"}
_HINT = "empty its properties in the program that made it, and make it again"

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
        notes = [
            (f"a note on page {at}", note)
            for at, page in enumerate(pages, 1)
            for note in _notes(page)
        ]
        written = {key: str(value).strip() for key, value in (reader.metadata or {}).items()}
        xmp = reader.xmp_metadata
        kept = xmp.stream.get_data().decode("utf-8", "replace") if xmp else ""
        persons = bool(xmp and any(xmp.dc_creator or ()))
        findings = [*_properties(written, persons), *_others(reader, texts)]
    except Exception:  # noqa: BLE001  whatever a broken file makes of the library
        return unreadable()
    titles = [
        ("a property", written[key]) for key in _FIELDS if key != "/Author" and written.get(key)
    ]
    return Contents((*texts, *notes, *titles), tuple(findings), (*written.values(), kept))


def _notes(page: Any) -> Iterator[str]:  # noqa: ANN401
    for sign in page.annotations or ():
        said = sign.get_object().get("/Contents")
        if said:
            yield str(said)


def _properties(written: dict[str, str], xmp_persons: bool) -> Iterator[Finding]:
    fields = [name for key, name in _FIELDS.items() if written.get(key) and key != "/Title"]
    if xmp_persons and "author" not in fields:
        fields.insert(0, "author")
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
    if reader.attachments:
        hint = "take them out; or look through them, and record that under allow"
        yield Finding("files", "problem", "holds other files", hint)
