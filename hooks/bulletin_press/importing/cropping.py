"""Pictures that were cropped in Word: what was cut away is still in the file, and stays away."""

from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from bulletin_press.importing.document import Document
from bulletin_press.importing.noticing import Kind, Notices
from bulletin_press.importing.pictures import (
    DOTS_IN_ALL,
    LONG_SIDE,
    NotDrawn,
    drawing,
    open_picture,
)
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
    cutter = _Cutter(document)
    for text in texts:
        for fill in find(text, ".//pic:blipFill[a:srcRect/@*][a:blip/@r:embed]"):
            if not cutter.cut(fill):
                notices.add(CROPPED, fill)
                remove(next(iter(find(fill, "ancestor::w:drawing")), fill))
        for picture in find(text, f".//v:imagedata[{old}]"):
            notices.add(CROPPED, picture)
            remove(picture)


@dataclass
class _Cutter:
    """Cuts the pictures of one document; the one that was opened last stays open."""

    document: Document
    cuts: dict[tuple[str, ...], str] = field(default_factory=dict)
    opened: tuple[str, Image.Image | None] = ("", None)
    dots: int = 0

    def cut(self, fill: Element) -> bool:
        """Let a picture refer to a part that holds what is seen of it; tell whether it does."""
        rect, blip = find(fill, "a:srcRect")[0], find(fill, "a:blip")[0]
        target = self.document.relations.get(blip.get(named("r:embed")), ("", "", True))[1]
        wanted = (target, *(rect.get(side) or "0" for side in _SIDES))
        try:
            if wanted not in self.cuts:
                self.cuts[wanted] = self._cut_anew(target, [max(0, int(one)) for one in wanted[1:]])
        except (NotDrawn, ValueError):
            return False
        blip.set(named("r:embed"), self.cuts[wanted])
        return True

    def _cut_anew(self, target: str, sides: list[int]) -> str:
        media = self.document.media
        if self.opened[0] != target or self.opened[1] is None:
            self.opened = (target, open_picture(media.get(f"word/{target}", b"")))
        picture = self.opened[1]
        if picture is None:
            raise NotDrawn("it is not in the file")
        self.dots += picture.width * picture.height
        if self.dots > DOTS_IN_ALL:
            raise NotDrawn("the pictures have far too many dots in all")
        name = f"media/cut-{len(media)}.png"
        media[f"word/{name}"] = _cropped(picture, sides)
        return self.document.refer(name)


def _cropped(picture: Image.Image, sides: list[int]) -> bytes:
    """Cut a picture: so many of 100,000 parts from each side (ECMA-376, part 1, 20.1.8.55)."""
    left, top, right, bottom = sides
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
    with drawing():
        lies = Image.Exif()
        lies[_ORIENTATION] = picture.getexif().get(_ORIENTATION, 1)
        cut = picture.crop(box).convert("RGBA")
        cut.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
        cut.save(written, "PNG", exif=lies, compress_level=1)
    return written.getvalue()
