"""What a file is by its first bytes and its parts, whatever its name says.

Sources: https://mimesniff.spec.whatwg.org/ (pictures, PDF, pages, packed files), ECMA-376 part 2
(packages), MS-CFB 2.2 (the old form of Office), ISO 14496-12 section 4.3 (film), and RFC 3533 and
https://id3.org/id3v2.4.0-structure (sound).
"""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from bulletin_press.attaching.kinds import PICTURES

_PAGE = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|script|iframe)\b", re.IGNORECASE
)
_ISO_FILM = re.compile(rb"....ftyp", re.DOTALL)
_BEGINS = {
    b"%PDF-": "pdf",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"PK\x03\x04": "package",
    b"PK\x05\x06": "package",
    b"\xd0\xcf\x11\xe0": "old Office or protected",
    b"MZ": "program",
    b"\x7fELF": "program",
    b"#!": "program",
    b"\xcf\xfa\xed\xfe": "program",
    b"\xca\xfe\xba\xbe": "program",
    b"7z\xbc\xaf": "packed",
    b"Rar!": "packed",
    b"\x1f\x8b": "packed",
    b"BZh": "packed",
    b"\xfd7zXZ": "packed",
    b"{\\rtf": "old Office or protected",
    b"ID3": "sound",
    b"OggS": "sound",
    b"\x1aE\xdf\xa3": "film",
}
_LONGEST_LIST = 1_000_000
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The name of a stream (MS-OFFCRYPTO section 2.3.4.4)."""
_PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
TEXTS = ("csv", "txt", "ics", "vtt", "srt", "tsv", "md")
"""The endings of plain texts."""


def is_like_its_name(content: bytes, ending: str) -> bool:
    """Tell whether a file begins as its ending says; of endings that nobody knows, it may not run.

    Pictures are opened to be cleaned, so here only how they begin is asked.
    """
    begins = _begins(content)
    if ending in PICTURES:
        return begins == PICTURES[ending] or (ending == "svg" and b"<svg" in content)
    if ending in _PARTS:
        # One with a password is another thing within; whether it may go out is asked elsewhere.
        is_locked = begins == "old Office or protected" and _LOCKED in content
        return is_locked or (begins == "package" and _has_part(content, _PARTS[ending]))
    if ending == "pdf":
        return b"%PDF-" in content[:1024] and begins in ("pdf", "")
    if ending in TEXTS:
        calendar = ending != "ics" or content.lstrip(b"\xef\xbb\xbf\r\n ").startswith(b"BEGIN:VCAL")
        return not begins and b"\0" not in content and calendar
    return begins not in ("program", "page", "packed", "old Office or protected", "pdf")


def _begins(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if _ISO_FILM.match(content):
        return "AVIF" if content[8:12] in (b"avif", b"avis") else "film"
    if _PAGE.match(content[:4096].removeprefix(b"\xef\xbb\xbf")):
        return "page"
    return next((kind for sign, kind in _BEGINS.items() if content.startswith(sign)), "")


def _has_part(content: bytes, begins: str) -> bool:
    try:
        with ZipFile(BytesIO(content)) as parts:
            names = parts.namelist()
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return False
    return "[Content_Types].xml" in names and any(name.startswith(begins) for name in names)


def has_macros(content: bytes) -> bool:
    """Tell whether an Office document holds macros or controls, whatever it calls itself.

    Source: MS-OFFMACRO2 section 2.2 (``vbaProject.bin``), MS-OI29500 (ActiveX, macro sheets).
    """
    try:
        with ZipFile(BytesIO(content)) as parts:
            names = [name.lower() for name in parts.namelist()]
            kinds = parts.getinfo("[Content_Types].xml")
            told = parts.read(kinds).lower() if kinds.file_size < _LONGEST_LIST else b"macroenabled"
    except (BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        return False
    signs = ("vbaproject", "/activex/", "/macrosheets/", "vbadata")
    return b"macroenabled" in told or any(sign in name for name in names for sign in signs)
