"""The parts of a Word document (a zip of XML and pictures), read without trusting any of it.

Nothing is unpacked to the disk, no address in it is ever asked, and what is too large to be the
text of a bulletin is refused before it is read.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as BadDeflate  # noqa: N812

from bulletin_press.importing.refusals import MEND, NotImported, require_zip

MEGABYTE = 1_000_000
FILE_LIMIT = 50 * MEGABYTE
"""Bytes of the file; a report with forty photographs has fewer."""

PART_LIMIT = 60 * MEGABYTE
"""Bytes of one picture, unpacked."""

XML_LIMIT = 8 * MEGABYTE
"""Bytes of one XML part, unpacked; how much of it may be text, ``document.py`` says."""

WHOLE_LIMIT = 200 * MEGABYTE
"""Bytes of all parts, unpacked."""

ENTRY_LIMIT = 2000
RATIO_LIMIT = 200
"""How many times larger a part may be than it is packed; for parts above a megabyte."""

_READ = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml|"
    r"word/(?:_rels/)?[\w.-]+\.(?:xml|rels)|word/media/[^/]+"
)
_OTHER_MAINS = {
    "xl/workbook.xml": "is an Excel workbook",
    "ppt/presentation.xml": "is a PowerPoint presentation",
    "content.xml": "is an OpenDocument (.odt)",
}
_TOO_LARGE = "take large pictures and attachments out of it, and save it again"


def read_parts(file: Path) -> Mapping[str, bytes]:
    """Read the parts of a document that can matter to its text.

    Args:
        file: the document, whatever its name.

    Returns:
        What each part holds, by its name within the document.

    Raises:
        NotImported: it is not there, no Word document, locked, broken, too large, or has macros.
    """
    try:
        size = file.stat().st_size
        if not file.is_file():
            raise NotImported("is no file", "name a Word document")
        if size > FILE_LIMIT:
            raise NotImported(f"has more than {FILE_LIMIT // MEGABYTE} MB", _TOO_LARGE)
        raw = file.read_bytes()
    except FileNotFoundError:
        raise NotImported("is not there", "look at its name and its folder") from None
    except OSError as error:
        raise NotImported(f"cannot be read: {error.strerror}", "is it open elsewhere?") from None
    require_zip(raw)
    return parse_parts(raw)


def parse_parts(raw: bytes) -> Mapping[str, bytes]:
    """Take a document apart.

    Args:
        raw: the whole file, which begins as a zip does.

    Raises:
        NotImported: as for ``read_parts``.
    """
    try:
        with ZipFile(BytesIO(raw)) as archive:
            entries = archive.infolist()
            _require_harmless(entries)
            parts = {one.filename: _read(archive, one) for one in entries if _is_read(one)}
    except (BadZipFile, BadDeflate, EOFError, NotImplementedError, UnicodeError, ValueError):
        raise NotImported("is broken: it cannot be unpacked", MEND) from None
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        raise NotImported("has macros")
    return parts


def _is_read(entry: ZipInfo) -> bool:
    return _READ.fullmatch(entry.filename) is not None


def _require_harmless(entries: list[ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > ENTRY_LIMIT:
        raise NotImported(f"has more than {ENTRY_LIMIT} parts", _TOO_LARGE)
    if len(set(map(str.lower, names))) != len(names):
        raise NotImported("is broken: two of its parts have one name", MEND)
    if any(_is_trick(name) for name in names):
        raise NotImported("is not safe: a part of it names another folder", "delete the file")
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise NotImported("has macros")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise NotImported("is locked with a password")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise NotImported("is packed in a way that Word does not use")
    if sum(entry.file_size for entry in entries) > WHOLE_LIMIT:
        raise NotImported(f"unpacks to more than {WHOLE_LIMIT // MEGABYTE} MB", _TOO_LARGE)
    for entry in entries:
        _require_size(entry)
    if "word/document.xml" not in names and not any(
        re.fullmatch(r"word/document\d*\.xml", name) for name in names
    ):
        other = next((told for name, told in _OTHER_MAINS.items() if name in names), "")
        raise NotImported(other or "is a zip file without a Word text in it")


def _is_trick(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name


def _require_size(entry: ZipInfo) -> None:
    large = entry.file_size > MEGABYTE
    if large and entry.file_size > RATIO_LIMIT * max(entry.compress_size, 1):
        raise NotImported("is not safe: it unpacks to far more than it holds", "delete the file")
    is_xml = _is_read(entry) and "/media/" not in entry.filename
    limit = XML_LIMIT if is_xml else PART_LIMIT
    if entry.file_size > limit:
        what = "its text" if is_xml else "one of its pictures"
        raise NotImported(f"is too large: {what} has more than {limit // MEGABYTE} MB", _TOO_LARGE)


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """Read no more than the entry says it holds, which was looked at before."""
    with archive.open(entry) as opened:
        return opened.read(entry.file_size)
