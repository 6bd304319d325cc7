"""Sets cards: words into pictures, with Typst.

Typst reads only its own template; the words come to it as values and are never read as Typst.
"""

import json
import threading
import zlib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_press.cards.colours import colours, palette
from bulletin_press.cards.faces import Faces
from bulletin_press.cards.shapes import Shape
from bulletin_press.kept import kept_file

if TYPE_CHECKING:
    import typst

TEMPLATE = Path(__file__).with_name("card.typ")


class Setter:
    """Sets cards in the same fonts; several threads may use it at once.

    Attributes:
        faces: the fonts.
    """

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._mine = threading.local()
        self._made_with = sha256(f"{_made_with()} {faces.digest}".encode()).digest()

    def card(self, card: Mapping[str, Any], shape: Shape, folder: Path | None) -> bytes | Path:
        """Give a card as PNG: its bytes, or the file that keeps them.

        Args:
            card: what stands on it; see ``wording``.
            shape: its shape.
            folder: where it is kept from one build to the next; None for nowhere.
        """
        told = {**card, "width": shape.width, "height": shape.height, "colours": colours()}
        written = json.dumps(told, ensure_ascii=False)
        made_from = self._made_with + written.encode()
        return kept_file(folder, made_from, lambda: _lighter(self._set(written)))

    def _set(self, written: str) -> bytes:
        drawn = self._compiler.compile(
            input=TEMPLATE, format="png", ppi=72, sys_inputs={"card": written}
        )
        return drawn if isinstance(drawn, bytes) else b"".join(drawn or ())

    @property
    def _compiler(self) -> "typst.Compiler":
        """Typst's compiler, of which each thread needs its own."""
        if not hasattr(self._mine, "compiler"):
            # Loaded only where there is something to set.
            import typst  # noqa: PLC0415

            fonts = typst.Fonts(
                include_system_fonts=False,
                include_embedded_fonts=False,
                font_paths=list(self.faces.folders),
            )
            self._mine.compiler = typst.Compiler(
                root=TEMPLATE.parent, font_paths=fonts, ignore_system_fonts=True
            )
        compiler: typst.Compiler = self._mine.compiler
        return compiler


def _lighter(drawn: bytes) -> bytes:
    """Write a picture with a byte for each dot, which makes it a third as large."""
    from PIL import Image  # noqa: PLC0415

    few = Image.new("P", (1, 1))
    few.putpalette(palette())
    picture = Image.open(BytesIO(drawn)).convert("RGB")
    lighter = picture.quantize(palette=few, dither=Image.Dither.NONE)
    written = BytesIO()
    lighter.save(written, "PNG", compress_level=4, compress_type=zlib.Z_RLE)
    return written.getvalue()


@cache
def _made_with() -> str:
    """Name all that has a say in a picture beside its words and its fonts."""
    makers = " ".join(version(name) for name in ("typst", "pillow"))
    return f"{makers} {palette().hex()} {TEMPLATE.read_text('utf-8')}"
