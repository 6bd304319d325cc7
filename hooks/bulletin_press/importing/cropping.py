"""Pictures that were cropped in Word: what was cut away is still in the file, and stays away."""

from io import BytesIO

from PIL import Image

from bulletin_press.importing.document import Document
from bulletin_press.importing.noticing import Kind, Notices
from bulletin_press.importing.pictures import NotDrawn, open_picture
from bulletin_press.importing.word_xml import Element, find, named, remove

CROPPED = Kind(
    "cropped picture",
    "cropped pictures",
    "left out, or what was cut away would come back: save it anew as PNG or JPEG",
)
_WHOLE = 100_000
_ORIENTATION = 0x0112
_SIDES = ("l", "t", "r", "b")
_OLD_SIDES = ("cropleft", "croptop", "cropright", "cropbottom")


def settle_crops(document: Document, texts: list[Element], notices: Notices) -> None:
    """Cut pictures as they were cut in Word.

    Args:
        document: its pictures; those that are cut are added.
        texts: its body and notes; they are changed.
        notices: told of pictures that cannot be cut.
    """
    old = " or ".join(f"@{side}" for side in _OLD_SIDES)
    for text in texts:
        for fill in find(text, ".//pic:blipFill[a:srcRect/@*][a:blip/@r:embed]"):
            if not _cut(document, fill):
                notices.add(CROPPED, fill)
                remove(next(iter(find(fill, "ancestor::w:drawing")), fill))
        for picture in find(text, f".//v:imagedata[{old}]"):
            notices.add(CROPPED, picture)
            remove(picture)


def _cut(document: Document, fill: Element) -> bool:
    """Let a picture refer to a part that holds what is seen of it; tell whether it does."""
    rect, blip = find(fill, "a:srcRect")[0], find(fill, "a:blip")[0]
    target = document.relations.get(blip.get(named("r:embed")), ("", "", True))[1]
    raw = document.media.get(f"word/{target}", b"")
    try:
        sides = [max(0, int(rect.get(side) or 0)) for side in _SIDES]
        cut = _cropped(raw, sides)
    except (NotDrawn, ValueError):
        return False
    name = f"media/cut-{len(document.media)}.png"
    document.media[f"word/{name}"] = cut
    blip.set(named("r:embed"), document.refer(name))
    return True


def _cropped(raw: bytes, sides: list[int]) -> bytes:
    """Cut a picture: so many of 100,000 parts from each side (ECMA-376, part 1, 20.1.8.55)."""
    left, top, right, bottom = sides
    picture = open_picture(raw)
    # Word counts before the picture is put upright, so it still says how it lies.
    box = (
        picture.width * left // _WHOLE,
        picture.height * top // _WHOLE,
        picture.width * (_WHOLE - right) // _WHOLE,
        picture.height * (_WHOLE - bottom) // _WHOLE,
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        raise NotDrawn("nothing of it is left")
    written = BytesIO()
    lies = Image.Exif()
    lies[_ORIENTATION] = picture.getexif().get(_ORIENTATION, 1)
    try:
        picture.convert("RGBA").crop(box).save(written, "PNG", exif=lies)
    except (OSError, SyntaxError, EOFError):
        raise NotDrawn("it is broken") from None
    return written.getvalue()
