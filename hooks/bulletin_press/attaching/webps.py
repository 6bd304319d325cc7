"""WebP pictures without their properties: chunks are left out, and the dots stay as they are.

Source: RFC 9649 (section 2, the container).
"""

from collections.abc import Iterator

_DRAWING = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_DRAWING_IN_FRAMES = frozenset((b"VP8 ", b"VP8L", b"ALPH"))
_SHAPE = 0b00010010
"""Of the flags in front, those that say what there is to draw: holes, and frames that move."""
_HEAD, _FRAME_HEAD = 12, 16


def strip_webp(content: bytes) -> bytes:
    """Leave out EXIF, XMP, profiles and unknown chunks, and what stands behind the end.

    Args:
        content: the file; its frames and their times stay.

    Raises:
        ValueError: it is not built as a WebP is.
    """
    kept = (_kept(kind, body) for kind, body in _whole(content) if kind in _DRAWING)
    body = b"WEBP" + b"".join(_written(kind, body) for kind, body in kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def frames_in(content: bytes) -> int:
    """Count the frames: 1 where nothing moves."""
    return max(1, sum(kind == b"ANMF" for kind, _ in _whole(content)))


def _whole(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    if content[:4] != b"RIFF" or content[8:_HEAD] != b"WEBP":
        raise ValueError("it does not begin as a WebP does")
    size = int.from_bytes(content[4:8], "little")
    if len(content) < size + 8:
        raise ValueError("it has no end")
    return _chunks(content[_HEAD : size + 8])


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(content):
        kind, size = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        body = content[at + 8 : at + 8 + size]
        if len(content) < at + 8 or len(body) < size:
            raise ValueError("it has no end")
        yield kind, body
        at += 8 + size + size % 2


def _kept(kind: bytes, body: bytes) -> tuple[bytes, bytes]:
    if kind == b"VP8X":
        return kind, bytes((body[0] & _SHAPE,)) + body[1:10] if body else body
    if kind == b"ANMF":
        inner = _chunks(body[_FRAME_HEAD:])
        drawn = (_written(one, of) for one, of in inner if one in _DRAWING_IN_FRAMES)
        return kind, body[:_FRAME_HEAD] + b"".join(drawn)
    return kind, body


def _written(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
