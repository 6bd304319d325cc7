"""Pictures of a document made fit for a page: small enough, upright, and saying nothing of where.

Every picture is drawn anew from its dots, so that no place, camera, name or earlier version within
the file can come along.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from bulletin_press.attaching.colours import in_usual_colours

LONG_SIDE = 1600
"""Dots of the longer side: sharp on a phone and on paper, and no more."""

SIZE_LIMIT = 400_000
"""Bytes; a picture that is larger is drawn again in JPEG, coarser and smaller until it fits."""

DOTS_LIMIT = 80_000_000
"""Dots of a picture that is opened at all, as a camera of 80 megapixels makes."""

DOTS_IN_ALL = 300_000_000
"""Dots of all pictures of a document that are drawn, as 25 photographs of a telephone have."""

_QUALITIES = (82, 70, 55)
_HOPELESS = 4
"""A PNG that is so many times too large when it is packed in haste does not fit packed tight."""

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
    with drawing():
        opened = open_picture(raw)
        picture = upright(opened)
        picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
        is_photograph = opened.format in ("JPEG", "WEBP")
        return _written(_plain(picture), stem, is_photograph=is_photograph)


@contextmanager
def drawing() -> Iterator[None]:
    """Turn whatever Pillow raises into ``NotDrawn``, and let none of its warnings out.

    A broken picture can raise what it likes: there are dozens of readers behind Pillow.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except NotDrawn:
        raise
    except UnidentifiedImageError:
        raise NotDrawn("no browser shows pictures of its kind") from None
    except Image.DecompressionBombError:
        raise NotDrawn("it has far too many dots") from None
    except Exception:  # noqa: BLE001
        raise NotDrawn("it is broken") from None


def open_picture(raw: bytes, forms: tuple[str, ...] = _FORMATS) -> Image.Image:
    """Open a picture, as far as its size: its dots are read when they are asked for.

    Args:
        raw: the picture as it was.
        forms: what it may be, as Pillow calls them.

    Raises:
        NotDrawn: it is of a form that Pillow does not read, broken, or far too large.
    """
    with drawing():
        picture = Image.open(BytesIO(raw), formats=forms)
        if picture.width * picture.height > DOTS_LIMIT:
            raise NotDrawn("it has far too many dots")
        return picture


def upright(picture: Image.Image) -> Image.Image:
    """Put a picture upright, in colours that it can be made smaller in."""
    has_holes = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    turned = in_usual_colours(ImageOps.exif_transpose(picture))
    return turned.convert("RGBA" if has_holes else "RGB")


def _plain(picture: Image.Image) -> Image.Image:
    """Leave nothing but dots."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    plain = Image.new(picture.mode, picture.size)
    plain.paste(picture)
    return plain


def _written(picture: Image.Image, stem: str, *, is_photograph: bool) -> Picture:
    if not is_photograph:
        # A first look: packing a photograph of millions of dots tight takes long, and is no use.
        quick = _packed(picture, "PNG", compress_level=1)
        drawn = quick
        if len(quick) <= _HOPELESS * SIZE_LIMIT:
            drawn = _packed(picture, "PNG", optimize=True)
        if len(drawn) <= SIZE_LIMIT:
            return Picture(f"{stem}.png", drawn)
    drawn = _as_photograph(picture)
    return Picture(f"{stem}.jpg", drawn)


def _as_photograph(picture: Image.Image) -> bytes:
    """Draw in JPEG, which knows no holes: coarser, then smaller, until it fits."""
    flat = Image.new("RGB", picture.size, "white")
    flat.paste(picture, mask=picture.getchannel("A") if picture.mode == "RGBA" else None)
    for quality in _QUALITIES:
        drawn = _packed(flat, "JPEG", quality=quality, optimize=True, progressive=True)
        if len(drawn) <= SIZE_LIMIT:
            return drawn
    while len(drawn) > SIZE_LIMIT:
        flat.thumbnail((flat.width * 3 // 4, flat.height * 3 // 4))
        drawn = _packed(flat, "JPEG", quality=_QUALITIES[-1], optimize=True, progressive=True)
    return drawn


def _packed(picture: Image.Image, form: str, **settings: Any) -> bytes:  # noqa: ANN401
    drawn = BytesIO()
    picture.save(drawn, form, **settings)
    return drawn.getvalue()
