"""Pictures as they are published: without properties, upright, and not too large.

Where it can be, the dots are left as they are and only properties are taken out; a picture that
lies on its side, is too large or has a profile of its own is drawn anew.
"""

from collections.abc import Callable

from PIL import Image

from bulletin_press.attaching import gifs, pngs, webps
from bulletin_press.attaching.bounds import Bounds
from bulletin_press.attaching.colours import is_usual
from bulletin_press.attaching.drawings import clean_svg
from bulletin_press.attaching.gifs import strip_gif
from bulletin_press.attaching.jpegs import strip_jpeg
from bulletin_press.attaching.kinds import PICTURES
from bulletin_press.attaching.pngs import strip_png
from bulletin_press.attaching.redrawn import redrawn
from bulletin_press.attaching.unfit import Unfit
from bulletin_press.attaching.webps import strip_webp
from bulletin_press.importing.pictures import DOTS_IN_ALL, NotDrawn, drawing, open_picture

_STRIP: dict[str, Callable[[bytes], bytes]] = {
    "JPEG": strip_jpeg,
    "PNG": strip_png,
    "GIF": strip_gif,
    "WEBP": strip_webp,
}
_FRAMES = {"PNG": pngs.frames_in, "GIF": gifs.frames_in, "WEBP": webps.frames_in}
_ORIENTATION = 0x0112


def clean_picture(content: bytes, ending: str, bounds: Bounds) -> bytes:
    """Give a picture without properties.

    Args:
        content: the file as its author has it.
        ending: of its name, one of ``PICTURES``.
        bounds: how large it may be.

    Returns:
        The file to publish: the same, byte for byte, if there was nothing to take out.

    Raises:
        Unfit: it is broken, too large to be drawn or to be made smaller, or holds what may not be
            published.
    """
    if PICTURES[ending] == "SVG":
        cleaned = clean_svg(content, lambda inner, form: clean_picture(inner, form, bounds))
    else:
        try:
            cleaned = _clean(content, PICTURES[ending], bounds)
        except NotDrawn as wrong:
            raise Unfit(f"cannot be drawn: {wrong}", "open it, save it again, smaller") from None
    if len(cleaned) > bounds.size:
        raise Unfit(
            f"is heavy: {len(cleaned) / 1e6:.1f} MB, and a picture may have {bounds.size / 1e6:g}",
            "save a photograph as .jpg; make another picture smaller, or a film a link",
        )
    return cleaned


def _clean(content: bytes, form: str, bounds: Bounds) -> bytes:
    with drawing():
        picture = open_picture(content, (form,))
        # The dots are read here: what is broken is told, not published.
        picture.load()
        is_upright = picture.getexif().get(_ORIENTATION, 1) in (0, 1)
    frames, stripped = _frames_in(content, form), _stripped(content, form)
    if frames > 1:
        _require_film_in_bounds(picture, frames, bounds)
    stays = is_upright and max(picture.size) <= bounds.side and is_usual(picture)
    if stripped and (frames > 1 or (stays and len(stripped) <= bounds.size)):
        return stripped
    if frames > 1 or (form == "GIF" and not stripped):
        raise NotDrawn("it is broken")
    with drawing():
        return redrawn(picture, form, bounds)


def _frames_in(content: bytes, form: str) -> int:
    try:
        return _FRAMES[form](content) if form in _FRAMES else 1
    except ValueError:
        # What comes of drawing it anew has one.
        return 1


def _stripped(content: bytes, form: str) -> bytes:
    """Leave out what does not draw; empty where a file is built in a way of its own."""
    try:
        return _STRIP[form](content) if form in _STRIP else b""
    except (ValueError, IndexError):
        return b""


def _require_film_in_bounds(picture: Image.Image, frames: int, bounds: Bounds) -> None:
    """Refuse a picture that moves and is too large: such are never drawn anew."""
    longer, dots = max(picture.size), picture.width * picture.height
    if longer > bounds.side:
        message = f"moves, and its longer side has {longer} dots; {bounds.side} are the most"
        raise Unfit(message, "make it smaller in the program that made it")
    if dots * frames > DOTS_IN_ALL:
        raise NotDrawn("it has far too many dots")
