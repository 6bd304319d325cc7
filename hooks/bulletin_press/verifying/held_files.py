"""Whether a file of a site is one that is held, under whatever name."""

import io
import warnings
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from PIL import Image

from bulletin_press.cards.shapes import SHAPES
from bulletin_press.catalogue import is_public
from bulletin_press.identifying.attached.pictures import KINDS, LARGEST
from bulletin_press.verifying.held_texts import HeldText, why_held
from bulletin_press.verifying.search import Asked

_CARDS = tuple(shape.file for shape in SHAPES.values())
_FEWEST_PIXELS = 64
"""Smaller pictures, dots and blanks, are like many others."""


class HeldFiles:
    """Knows the attachments of what the public may not see, and tells where one of them lies.

    Files are known by their bytes, pictures by their pixels too: so one that lost its metadata, or
    was written in another format, is known as well. One that was made smaller or was packed anew
    with loss, as JPEG does, is not; its name and its texts are looked for all the same.
    """

    def __init__(self, asked: Asked) -> None:
        public: list[Path] = [*asked.site.standing_files]
        held: list[HeldText] = []
        for item in asked.project.items:
            files = item.attachments.values()
            if why := why_held(item, asked.moment):
                there = filter(Path.is_file, files)
                held += (HeldText(item, why, file, 1, "", "whole") for file in there)
            elif is_public(item, asked.moment):
                public += files
        self._public = public
        self.excused = 0
        """How often a held file was found that the public has anyway."""
        self._by_size: dict[int, list[HeldText]] = {}
        self._by_shape: dict[tuple[int, int], list[HeldText]] = {}
        for each in held:
            if size := each.file.stat().st_size:
                self._by_size.setdefault(size, []).append(each)
            if shape := _shape_of(each.file):
                self._by_shape.setdefault(shape, []).append(each)

    @property
    def digests(self) -> list[str]:
        """What is known of the held files, to their last byte."""
        held = [each for alike in self._by_size.values() for each in alike]
        return sorted(sha256(each.file.read_bytes()).hexdigest() for each in held)

    def found_in(self, raw: bytes, path: str) -> Iterator[HeldText]:
        """Tell which held files these bytes are.

        Args:
            raw: the bytes of a file, or of a parcel within one.
            path: the site path of the file; cards, which only a publisher makes, are passed over.
        """
        same = [each for each in self._by_size.get(len(raw), ()) if each.file.read_bytes() == raw]
        if not same and self._by_shape and not path.endswith(_CARDS):
            same = list(self._with_same_pixels(raw))
        if same and self._is_public(same[0].file):
            self.excused += 1
        else:
            yield from same

    def _with_same_pixels(self, raw: bytes) -> Iterable[HeldText]:
        alike = self._by_shape.get(_shape(raw) or (0, 0), ())
        wanted = _pixels(raw) if alike else b""
        return [each for each in alike if wanted and _pixels(each.file.read_bytes()) == wanted]

    def _is_public(self, file: Path) -> bool:
        """Tell whether the public has the same file, or picture, from somewhere else."""
        content = file.read_bytes()
        pixels = _pixels(content) if _shape_of(file) else b""
        for other in self._public:
            theirs = other.read_bytes() if other.is_file() else b""
            if theirs == content or (pixels and _shape_of(other) and _pixels(theirs) == pixels):
                return True
        return False


def _shape_of(file: Path) -> tuple[int, int] | None:
    return _shape(file.read_bytes()) if file.suffix.lower() in KINDS else None


_SIGNS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")


def _shape(content: bytes) -> tuple[int, int] | None:
    """Give width and height of a picture in pixels; None for what is none, or hardly one."""
    if not content.startswith(_SIGNS) and content[4:8] != b"ftyp":
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            width, height = Image.open(io.BytesIO(content)).size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return (width, height) if _FEWEST_PIXELS <= width * height <= LARGEST else None


def _pixels(content: bytes) -> bytes:
    """Give the digest of what a picture shows; empty where that cannot be told."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = Image.open(io.BytesIO(content)).convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return b""
    return sha256(shown.tobytes()).digest()
