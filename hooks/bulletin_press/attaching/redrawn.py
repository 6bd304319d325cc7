"""Pictures drawn anew from their dots, where leaving out their properties is not enough."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from bulletin_press.attaching.bounds import Bounds
from bulletin_press.attaching.colours import in_usual_colours

_QUALITIES = (88, 80, 70, 60)
_LOSSY = ("JPEG", "WEBP", "AVIF")
_SMALLEST = 200
_SETTINGS: dict[str, dict[str, Any]] = {
    "JPEG": {"optimize": True, "progressive": True},
    "WEBP": {"method": 4},
    "AVIF": {"speed": 6},
    "PNG": {"optimize": True},
    "GIF": {"optimize": True},
}


def redrawn(picture: Image.Image, form: str, bounds: Bounds) -> bytes:
    """Draw a picture anew: upright, in usual colours, within the bounds, and with no property.

    Args:
        picture: one without frames that move, opened; its form, as Pillow calls it, is kept.
        form: that form.
        bounds: its longer side; the size in bytes only where a form can be drawn coarser
            (JPEG, WebP, AVIF): others come out as large as they are.

    Returns:
        The file.
    """
    upright = _in_bounds(in_usual_colours(ImageOps.exif_transpose(picture)), bounds.side)
    plain = _plain(upright, form)
    if form not in _LOSSY:
        return _packed(plain, form)
    for quality in _QUALITIES:
        drawn = _packed(plain, form, quality=quality)
        if len(drawn) <= bounds.size:
            return drawn
    while len(drawn) > bounds.size and max(plain.size) > _SMALLEST:
        plain.thumbnail((plain.width * 3 // 4, plain.height * 3 // 4))
        drawn = _packed(plain, form, quality=_QUALITIES[-1])
    return drawn


def _in_bounds(picture: Image.Image, side: int) -> Image.Image:
    if max(picture.size) <= side:
        return picture
    has_holes = picture.mode == "PA" or "transparency" in picture.info
    if picture.mode in ("P", "1", "PA") or has_holes:
        picture = picture.convert("RGBA" if has_holes else "RGB")
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return picture


def _plain(picture: Image.Image, form: str) -> Image.Image:
    """Leave nothing but dots, and what is needed to read them."""
    if form == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    elif form in ("WEBP", "AVIF") and picture.mode not in ("RGB", "RGBA"):
        has_holes = picture.mode in ("LA", "PA") or "transparency" in picture.info
        picture = picture.convert("RGBA" if has_holes else "RGB")
    plain = picture.copy()
    holes = picture.info.get("transparency")
    plain.info = {} if holes is None else {"transparency": holes}
    return plain


def _packed(picture: Image.Image, form: str, **settings: Any) -> bytes:  # noqa: ANN401
    drawn = BytesIO()
    picture.save(drawn, form, **_SETTINGS[form], **settings)
    return drawn.getvalue()
