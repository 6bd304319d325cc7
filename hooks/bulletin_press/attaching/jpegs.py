"""JPEG pictures without their properties: segments are left out, and the dots stay as they are.

Source: ITU-T T.81 annex B (markers), T.871 (JFIF), https://www.color.org (ICC profiles in APP2).
"""

from collections.abc import Iterator

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = {0x01, *range(0xD0, 0xD8)}
_DRAWING = {*range(0xC0, 0xD0), _SCAN, 0xDB, 0xDD}
"""Frames, tables and scans. Left out are EXIF, profiles, comments, and whatever nobody knows."""
_JFIF_LENGTH, _ADOBE_LENGTH = 14, 12


def strip_jpeg(content: bytes) -> bytes:
    """Leave out all that draws nothing: EXIF, XMP, IPTC, profiles, comments, and what follows.

    A second picture behind the first, as telephones put there (depth, film, a larger original),
    goes too.

    Args:
        content: the file.

    Raises:
        ValueError: it is not built as a JPEG is.
    """
    return b"\xff\xd8" + b"".join(_drawn(content)) + b"\xff\xd9"


def _drawn(content: bytes) -> Iterator[bytes]:
    if content[:2] != b"\xff\xd8":
        raise ValueError("it does not begin as a JPEG does")
    at = 2
    while True:
        mark, at = _next_mark(content, at)
        if mark == _END:
            return
        if mark in _ALONE:
            yield bytes((0xFF, mark))
            continue
        size = int.from_bytes(content[at : at + 2])
        body = content[at + 2 : at + size]
        if size < 2 or len(body) != size - 2:  # noqa: PLR2004
            raise ValueError("it ends within a segment")
        at += size
        if kept := _kept(mark, body):
            yield bytes((0xFF, mark)) + (len(kept) + 2).to_bytes(2) + kept
        if mark == _SCAN:
            end = _end_of_scan(content, at)
            yield content[at:end]
            at = end


def _next_mark(content: bytes, at: int) -> tuple[int, int]:
    """Read the marker that stands there, past bytes that only fill; the place behind it too."""
    if content[at : at + 1] != b"\xff":
        raise ValueError("there is no marker where one should be")
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise ValueError("it has no end")
    return content[at], at + 1


def _kept(mark: int, body: bytes) -> bytes:
    """Give what is needed to draw of a segment; empty for what is not."""
    if mark == 0xE0 and body.startswith(b"JFIF\0"):  # noqa: PLR2004
        # The last two bytes are the size of a small picture behind them: none.
        return body[: _JFIF_LENGTH - 2].ljust(_JFIF_LENGTH - 2, b"\0") + b"\0\0"
    if mark == 0xEE and body.startswith(b"Adobe"):  # noqa: PLR2004
        return body[:_ADOBE_LENGTH]
    return body if mark in _DRAWING else b""


def _end_of_scan(content: bytes, at: int) -> int:
    """Find the marker that ends the dots which begin there; those that belong to them go on."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise ValueError("it has no end")
        follows = content[at + 1]
        if follows == 0xFF:  # noqa: PLR2004
            at += 1
        elif follows == 0 or follows in _ALONE:
            at += 2
        else:
            return at
