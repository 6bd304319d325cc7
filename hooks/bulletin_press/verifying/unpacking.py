"""What lies packed within bytes: archives, compressed streams, texts in pictures, base64.

Of pictures only the pixels of PNG are passed over; all else is read as it stands. What is drawn (a
QR code, words in a photograph) is not read, nor are fonts.
"""

import base64
import binascii
import bz2
import io
import lzma
import quopri
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import brotli

from bulletin_press.identifying.attached import pdfs
from bulletin_press.verifying.bare_words import without_disguise

LARGEST = 200_000_000
"""How much one file may hold when it is unpacked, in bytes."""
DEEPEST = 8
"""How many wrappings of one parcel are opened."""

_STEP = 1 << 20
_ZIP = (b"PK\3\4", b"PK\5\6")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-](?:[A-Za-z0-9+/_-]|[\r\n]+[ \t]?(?=[\w+/-])){14,}={0,2}")
_SOFT_BREAK = re.compile(rb"=\r?\n")


class CannotOpen(Exception):
    """A parcel is broken, locked, too large or wrapped too often: nobody can tell what it holds."""


class _Opener(Protocol):
    """What Python's own decompressors have in common."""

    def decompress(self, data: bytes, /) -> bytes: ...


@dataclass(frozen=True)
class Layer:
    """One wrapping of a file, or the file itself.

    Attributes:
        raw: its bytes, as they would lie on a disk.
        text: what it says, without disguise; empty where it says nothing by itself.
    """

    raw: bytes
    text: bytes


def layers(content: bytes, name: str = "", depth: int = DEEPEST) -> Iterator[Layer]:
    """Give what bytes say, and what is packed within them, down to the last parcel.

    Args:
        content: the bytes of a file.
        name: its name, by which brotli (RFC 7932) is known: that has no sign of its own.
        depth: how many wrappings may still be opened.

    Raises:
        CannotOpen: when all that could be read has been given.
    """
    opaque = is_opaque(content, name)
    text = b"" if opaque else without_disguise(content)
    yield Layer(content, text)
    room, stuck = LARGEST, False
    try:
        for inner, inner_name in _parcels(content, text, name):
            room -= len(inner)
            if room < 0 or not depth:
                stuck = True
                break
            try:
                yield from layers(inner, inner_name, depth - 1)
            except CannotOpen:
                stuck = True
    except CannotOpen:
        stuck = True
    if stuck:
        raise CannotOpen


def is_packed(content: bytes, name: str = "") -> bool:
    """Tell whether there is something in bytes that can be unpacked only when they are whole."""
    return is_opaque(content, name) or _is_pdf(content)


def _is_pdf(content: bytes) -> bool:
    return content[:1024].lstrip().startswith(b"%PDF")


def is_opaque(content: bytes, name: str = "") -> bool:
    """Tell whether bytes say nothing themselves, but only what is packed in them."""
    return content.startswith((*_COMPRESSED, _PNG, *_ZIP)) or name.endswith(".br")


def base64_within(text: bytes) -> Iterator[bytes]:
    """Give what stands in base64 (RFC 4648, both alphabets) in a text that says so somewhere."""
    for found in _BASE64.finditer(text) if b"base64" in text.lower() else ():
        written = re.sub(rb"\s", b"", found[0]).rstrip(b"=").translate(_URL_SAFE)
        try:
            yield base64.b64decode(written + b"=" * (-len(written) % 4))
        except binascii.Error:
            continue


_URL_SAFE = bytes.maketrans(b"-_", b"+/")


def _parcels(content: bytes, text: bytes, name: str) -> Iterator[tuple[bytes, str]]:
    compressed = next(
        (each for sign, each in _COMPRESSED.items() if content.startswith(sign)), None
    )
    if compressed:
        yield _decompressed(content, compressed), name.removesuffix(".gz")
    elif name.endswith(".br"):
        yield _unbrotlied(content), name.removesuffix(".br")
    elif content.startswith(_PNG):
        yield from ((each, "") for each in _texts_of_png(content))
    elif content.startswith(_ZIP):
        yield from _of_zip(content)
    elif _is_pdf(content):
        yield from ((each, "") for each in _of_pdf(content))
    else:
        yield from ((each, "") for each in base64_within(text))
        if _SOFT_BREAK.search(content):
            # Quoted-printable (RFC 2045), as mail has it.
            yield quopri.decodestring(content), ""


def _decompressed(content: bytes, opener: Callable[[], _Opener]) -> bytes:
    """Decompress one member after the other, as far as there are any."""
    made, size = [], 0
    while content:
        one = opener()
        try:
            for at in range(0, len(content), _STEP):
                made.append(one.decompress(content[at : at + _STEP]))
                size += len(made[-1])
                if size > LARGEST:
                    raise CannotOpen
        except (zlib.error, OSError, lzma.LZMAError, EOFError):
            if not size:
                raise CannotOpen from None
            return b"".join(made)
        content = getattr(one, "unused_data", b"")
        if not content.startswith(tuple(_COMPRESSED)):
            # What somebody hung on to the end.
            return b"\n".join((b"".join(made), content))
    return b"".join(made)


_PNG = b"\x89PNG\r\n\x1a\n"
_COMPRESSED: dict[bytes, Callable[[], _Opener]] = {
    b"\x1f\x8b": lambda: zlib.decompressobj(31),
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\0": lzma.LZMADecompressor,
}


def _unbrotlied(content: bytes) -> bytes:
    try:
        made = brotli.Decompressor().process(content, output_buffer_limit=LARGEST)
    except brotli.error:
        raise CannotOpen from None
    return bytes(made)


def _of_zip(content: bytes) -> Iterator[tuple[bytes, str]]:
    """Give names, remarks and contents of an archive, such as a Word document."""
    stuck = False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            yield parcel.comment, ""
            if sum(each.file_size for each in parcel.infolist()) > LARGEST:
                raise CannotOpen
            for each in parcel.infolist():
                yield each.filename.encode("utf-8", "replace") + b"\n" + each.comment, ""
                try:
                    yield parcel.read(each), each.filename
                except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, OSError):
                    stuck = True
    except zipfile.BadZipFile:
        stuck = True
    if stuck:
        raise CannotOpen


def _texts_of_png(content: bytes) -> Iterator[bytes]:
    """Give every chunk but the pixels, and what hangs on to the end (W3C PNG, 5 and 11)."""
    at = len(_PNG)
    while at + 8 <= len(content):
        length, kind = struct.unpack_from(">I4s", content, at)
        chunk = content[at + 8 : at + 8 + length]
        if kind not in _PIXELS:
            yield chunk
            yield from _inflated_somewhere(chunk) if kind in _PACKED else ()
        at += length + 12
        if kind == b"IEND":
            break
    if at < len(content):
        yield content[at:]


_PIXELS = {b"IDAT", b"fdAT", b"PLTE", b"IHDR", b"IEND"}
_PACKED = {b"zTXt", b"iTXt", b"iCCP"}


def _inflated_somewhere(chunk: bytes) -> Iterator[bytes]:
    # The compressed text begins somewhere behind the zero after its keyword.
    for start in range(chunk.find(b"\0") + 1, min(len(chunk), 400)):
        if chunk[start] & 15 == zlib.DEFLATED:
            yield from _inflated(chunk[start:])


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Give a PDF's texts and properties, and its streams as they are: files within are streams."""
    for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        yield from _inflated(found[1])
    contents = pdfs.look(content)
    yield "\n".join(contents.all_texts).encode()
    if any(finding.what == "file" for finding in contents.findings):
        raise CannotOpen


def _inflated(packed: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj().decompress(packed, LARGEST)
    except zlib.error:
        return
