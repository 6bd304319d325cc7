"""Pictures of a document made fit for a page: small enough, upright, and saying nothing of where.

Every picture is drawn anew from its dots, so that no place, camera, name or earlier version within
the file can come along.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

LONG_SIDE = 1600
"""Dots of the longer side: sharp on a phone and on paper, and no more."""

SIZE_LIMIT = 400_000
"""Bytes; a picture that is larger is drawn again in JPEG, and coarser until it fits."""

DOTS_LIMIT = 80_000_000
"""Dots of a picture that is opened at all, as a camera of 80 megapixels makes."""

_QUALITIES = (82, 70, 55)
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP")


class NotDrawn(ValueError):
    """A picture that cannot be taken; the text says why."""


@dataclass(frozen=True)
class Picture:
    """A picture to stand beside an item.

    Attributes:
        name: of its file.
        content: the file.
    """

    name: str
    content: bytes


def draw_picture(raw: bytes, stem: str) -> Picture:
    """Draw a picture anew.

    Args:
        raw: the picture as it was, of a form that Pillow reads.
        stem: the name of the new file, without its ending.

    Returns:
        A JPEG or PNG of at most ``LONG_SIDE`` dots.

    Raises:
        NotDrawn: it is of another form (EMF and WMF, for two), broken, or far too large.
    """
    opened = open_picture(raw)
    try:
        picture = _plain(ImageOps.exif_transpose(opened))
        picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, EOFError):
        raise NotDrawn("it is broken") from None
    return _written(picture, stem, is_photograph=opened.format in ("JPEG", "WEBP"))


def open_picture(raw: bytes) -> Image.Image:
    """Open a picture, as far as its size: its dots are read when they are asked for.

    Args:
        raw: the picture as it was.

    Raises:
        NotDrawn: it is of a form that Pillow does not read, broken, or far too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(raw), formats=_FORMATS)
    except UnidentifiedImageError:
        raise NotDrawn("no browser shows pictures of its kind") from None
    except Image.DecompressionBombError:
        raise NotDrawn("it has far too many dots") from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise NotDrawn("it is broken") from None
    if picture.width * picture.height > DOTS_LIMIT:
        raise NotDrawn("it has far too many dots")
    return picture


def _plain(picture: Image.Image) -> Image.Image:
    """Leave nothing but dots."""
    has_holes = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    picture = picture.convert("RGBA" if has_holes else "RGB")
    if has_holes and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    plain = Image.new(picture.mode, picture.size)
    plain.paste(picture)
    return plain


def _written(picture: Image.Image, stem: str, *, is_photograph: bool) -> Picture:
    if not is_photograph:
        drawn = BytesIO()
        picture.save(drawn, "PNG", optimize=True)
        if len(drawn.getvalue()) <= SIZE_LIMIT or picture.mode == "RGBA":
            return Picture(f"{stem}.png", drawn.getvalue())
    for quality in _QUALITIES:
        drawn = BytesIO()
        picture.convert("RGB").save(drawn, "JPEG", quality=quality, optimize=True, progressive=True)
        if len(drawn.getvalue()) <= SIZE_LIMIT:
            break
    return Picture(f"{stem}.jpg", drawn.getvalue())
