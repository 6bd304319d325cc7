"""Searching a whole site for words and files that must not be in it, whatever their disguise."""

import base64
import binascii
import gzip
import html
import io
import re
import struct
import zipfile
import zlib
from hashlib import sha256
from urllib.parse import unquote

from .decoding import decoded_index

ROUNDS = 3


def files_of(folder):
    """All files below a folder: their bytes by their path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stable_files_of(folder):
    """The same; of the search index what it says, for its own bytes and names change every time."""
    files = {path: content for path, content in files_of(folder).items() if not _is_index(path)}
    return files | decoded_index(folder)


def _is_index(path):
    return path.startswith("pagefind/") and (".pf_" in path or path.endswith(".json"))


def differences(one, other):
    """The paths at which two sites differ in a byte, or that only one of them has."""
    left, right = stable_files_of(one), stable_files_of(other)
    return sorted(path for path in {*left, *right} if left.get(path) != right.get(path))


def places_with(site, *words):
    """Where one of the words stands in a site: in a file's name or in what a file holds."""
    found = []
    for path, content in files_of(site).items():
        texts = [disguised(path), *readings(content)]
        found += [f"{path}: {word}" for word in words if any(word.casefold() in t for t in texts)]
    return found


def places_of(files, site):
    """Where a site holds one of the files, packed or not, under whatever name."""
    wanted = {sha256(content).digest(): name for name, content in files.items()}
    return [
        f"{path}: {wanted[digest]}"
        for path, content in files_of(site).items()
        for each in (content, *unpacked(content))
        if (digest := sha256(each).digest()) in wanted
    ]


def readings(content):
    """All texts that bytes can be read as."""
    for each in (content, *unpacked(content)):
        # Without its zeros UTF-16 reads as what it says.
        yield disguised(each.replace(b"\0", b"").decode("utf-8", "replace"))


def disguised(text):
    """The text with what its entities, percents and escapes stand for added to it."""
    said = [text]
    for _ in range(ROUNDS):
        text = html.unescape(unquote(_unescaped(text)))
        if text == said[-1]:
            break
        said.append(text)
    return "\n".join(said).casefold()


def unpacked(content):
    """What is packed within bytes, down to the last parcel."""
    for inner in _parcels(content):
        yield inner
        yield from unpacked(inner)


def _unescaped(text):
    return re.sub(
        r"\\(?:u\{?([0-9a-fA-F]{4,6})\}?|x([0-9a-fA-F]{2}))",
        lambda found: chr(min(int(found[1] or found[2], 16), 0x10FFFF)),
        text,
    )


def _parcels(content):
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"\x89PNG"):
        yield from _texts_of_png(content)
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            for name in parcel.namelist():
                yield name.encode()
                yield parcel.read(name)
    elif content.startswith(b"%PDF"):
        for found in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            yield from _inflated(found[1])
    for found in re.finditer(rb";base64,([A-Za-z0-9+/=]+)", content):
        try:
            yield base64.b64decode(found[1], validate=True)
        except binascii.Error:
            continue


def _texts_of_png(content):
    at = 8
    while at + 8 <= len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        chunk = content[at + 8 : at + 8 + length]
        if kind in (b"zTXt", b"iTXt"):
            # The compressed text begins somewhere behind the zero after its keyword.
            for start in range(chunk.find(b"\0") + 1, len(chunk)):
                yield from _inflated(chunk[start:])
        at += length + 12


def _inflated(packed):
    try:
        yield zlib.decompressobj().decompress(packed)
    except zlib.error:
        return
