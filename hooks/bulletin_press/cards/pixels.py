"""Makes one light picture of the parts that Typst drew."""

import zlib
from functools import cache
from io import BytesIO

from PIL import Image

from bulletin_press.cards.colours import palette


def in_few_colours(drawn: bytes) -> Image.Image:
    """Read a PNG as a picture with a byte for each dot, which makes it a third as large."""
    picture = Image.open(BytesIO(drawn)).convert("RGB")
    return picture.quantize(palette=_paints(), dither=Image.Dither.NONE)


def joined(above: Image.Image, below: Image.Image) -> bytes:
    """Write two pictures in few colours, of one width, as one PNG."""
    whole = Image.new("P", (above.width, above.height + below.height))
    whole.putpalette(palette())
    whole.paste(above)
    whole.paste(below, (0, above.height))
    written = BytesIO()
    whole.save(written, "PNG", compress_level=4, compress_type=zlib.Z_RLE)
    return written.getvalue()


@cache
def _paints() -> Image.Image:
    few = Image.new("P", (1, 1))
    few.putpalette(palette())
    return few
