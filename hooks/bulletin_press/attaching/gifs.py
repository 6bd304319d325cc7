"""GIF pictures without their properties: blocks are left out, and the frames stay as they are.

Source: https://www.w3.org/Graphics/GIF/spec-gif89a.txt (blocks), and the application blocks
NETSCAPE2.0 and ANIMEXTS1.0, which say how often the frames are shown.
"""

from collections.abc import Iterator

_EXTENSION, _FRAME, _END = 0x21, 0x2C, 0x3B
_TIMING, _APPLICATION = 0xF9, 0xFF
_HEAD = 13
_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def strip_gif(content: bytes) -> bytes:
    """Leave out comments, texts, XMP and whatever programs keep there, and what follows the end.

    Args:
        content: the file; its frames, their times and how often they are shown stay.

    Raises:
        ValueError: it is not built as a GIF is.
    """
    return b"".join(block for _, block in _blocks(content)) + bytes((_END,))


def frames_in(content: bytes) -> int:
    """Count the frames."""
    return sum(kind == _FRAME for kind, _ in _blocks(content))


def _blocks(content: bytes) -> Iterator[tuple[int, bytes]]:
    """List what draws, each part with its kind; the head is the first."""
    if content[:6] not in (b"GIF87a", b"GIF89a") or len(content) < _HEAD:
        raise ValueError("it does not begin as a GIF does")
    at = _HEAD + _size_of_colours(content[10])
    yield 0, content[:at]
    while True:
        kind = content[at : at + 1]
        if kind == bytes((_END,)):
            return
        if kind == bytes((_EXTENSION,)):
            end = _end_of_parts(content, at + 2)
            yield _EXTENSION, _kept(content[at:end])
        elif kind == bytes((_FRAME,)) and at + 9 < len(content):
            # Behind the frame's own colours stands one byte, the size of the codes.
            end = _end_of_parts(content, at + 11 + _size_of_colours(content[at + 9]))
            yield _FRAME, content[at:end]
        else:
            raise ValueError("there is no block where one should be")
        at = end


def _kept(block: bytes) -> bytes:
    """Give what is needed to draw of a block that is no frame; empty for what is not."""
    if block[1] == _TIMING:
        return block[:7] + b"\0"
    if block[1] == _APPLICATION and block[3:14] in _LOOPS and block[14] >= 3 and block[15] == 1:  # noqa: PLR2004
        return block[:14] + b"\x03" + block[15:18] + b"\0"
    return b""


def _size_of_colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_parts(content: bytes, at: int) -> int:
    while at < len(content):
        size = content[at]
        at += 1 + size
        if not size:
            return at
    raise ValueError("it has no end")
