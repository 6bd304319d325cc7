"""PNG pictures without their properties: chunks are left out, and the dots stay as they are.

Source: https://www.w3.org/TR/png-3/ (section 5, chunks; section 11, what each holds).
"""

import zlib
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DRAWING = {
    b"IHDR": 13,
    b"PLTE": 768,
    b"IDAT": None,
    b"IEND": 0,
    b"tRNS": 256,
    b"gAMA": 4,
    b"cHRM": 32,
    b"sRGB": 1,
    b"cICP": 4,
    b"sBIT": 4,
    b"bKGD": 6,
    b"pHYs": 9,
    b"acTL": 8,
    b"fcTL": 26,
    b"fdAT": None,
}
"""What draws, and how many bytes it can have; None where there is no bound.

Left out are texts, EXIF, the time, profiles, and what programs keep there.
"""
_STEP, _MOST = 1 << 20, 700_000_000
"""Bytes that are unpacked at a time, and in all: the most dots, of eight bytes each."""


def strip_png(content: bytes) -> bytes:
    """Leave out all that draws nothing, and what stands behind the end.

    Some programs for cutting pictures left the picture from before there (CVE-2023-21036).

    Args:
        content: the file; one with frames stays so.

    Raises:
        ValueError: it is not built as a PNG is.
    """
    chunks = [(kind, body[: _DRAWING[kind]]) for kind, body in _chunks(content) if kind in _DRAWING]
    _require_whole_dots(body for kind, body in chunks if kind == b"IDAT")
    return SIGNATURE + b"".join(_written(kind, body) for kind, body in chunks)


def frames_in(content: bytes) -> int:
    """Count the frames: 1 where nothing moves."""
    told = (body for kind, body in _chunks(content) if kind == b"acTL")
    return max(1, int.from_bytes(next(told, b"")[:4]))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not content.startswith(SIGNATURE):
        raise ValueError("it does not begin as a PNG does")
    at, kind = len(SIGNATURE), b""
    while kind != b"IEND":
        size, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        body = content[at + 8 : at + 8 + size]
        if len(kind) < 4 or len(body) < size:  # noqa: PLR2004
            raise ValueError("it has no end")
        yield kind, b"" if kind == b"IEND" else body
        at += size + 12


def _require_whole_dots(packed: Iterator[bytes]) -> None:
    """See that nothing stands behind the dots in their own chunks."""
    dots, size = zlib.decompressobj(), 0
    for part in packed:
        if dots.eof:
            raise ValueError("it holds more than its dots")
        while part:
            try:
                size += len(dots.decompress(part, _STEP))
            except zlib.error as error:
                raise ValueError("its dots are broken") from error
            part = dots.unconsumed_tail  # noqa: PLW2901
        if dots.unused_data or size > _MOST:
            raise ValueError("it holds more than its dots")


def _written(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)
