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
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_press.cards.colours import colours, palette
from bulletin_press.cards.faces import Faces
from bulletin_press.cards.shapes import WIDE, Shape
from bulletin_press.kept import kept_file, maker

if TYPE_CHECKING:
    import typst
    from PIL.Image import Image

HERE = Path(__file__).parent
TEMPLATE = HERE / "card.typ"
FOOT = ("partnership", "contact", "notice")
"""What of a card is the same on every card of a site."""


class Setter:
    """Sets cards in the same fonts; several threads may use it at once.

    Attributes:
        faces: the fonts.
    """

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self._mine = threading.local()
        self._feet: dict[str, Image] = {}
        self._made_with = sha256(f"{_made_with()} {faces.digest}".encode()).digest()

    def card(self, card: Mapping[str, Any], shape: Shape, folder: Path | None) -> bytes | Path:
        """Give a card as PNG: its bytes, or the file that keeps them.

        Args:
            card: what stands on it; see ``wording``.
            shape: its shape.
            folder: where it is kept from one build to the next; None for nowhere.
        """
        made_from = self._made_with + json.dumps([shape.file, colours(), card]).encode()
        return kept_file(folder, made_from, lambda: self._set(card, shape))

    def _set(self, card: Mapping[str, Any], shape: Shape) -> bytes:
        # Loaded only where there is something to set; so is Typst.
        from bulletin_press.cards.pixels import joined  # noqa: PLC0415

        foot = self._foot(card, shape)
        own = {name: words for name, words in card.items() if name not in FOOT}
        height = shape.height - foot.height
        return joined(self._drawn({**own, "part": "above", "height": height}, shape), foot)

    def _foot(self, card: Mapping[str, Any], shape: Shape) -> "Image":
        """Set the foot of a card, once for all the cards that have the same."""
        asked = json.dumps([shape.file, *(card[name] for name in FOOT)])
        if asked not in self._feet:
            self._feet[asked] = self._drawn({**card, "part": "foot"}, shape)
        return self._feet[asked]

    def _drawn(self, part: Mapping[str, Any], shape: Shape) -> "Image":
        from bulletin_press.cards.pixels import in_few_colours  # noqa: PLC0415

        frame = {"width": shape.width, "wide": shape is WIDE, "colours": colours()}
        written = json.dumps({**part, **frame}, ensure_ascii=False)
        drawn = self._compiler.compile(
            input=TEMPLATE, format="png", ppi=72, sys_inputs={"card": written}
        )
        return in_few_colours(drawn if isinstance(drawn, bytes) else b"".join(drawn or ()))

    @property
    def _compiler(self) -> "typst.Compiler":
        """Typst's compiler, of which each thread needs its own."""
        if not hasattr(self._mine, "compiler"):
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


@cache
def _made_with() -> str:
    """Name all that has a say in a picture beside its words and its fonts.

    That is this package, its template too, and the libraries; Pillow packs with the zlib that
    Python has.
    """
    makers = " ".join(version(name) for name in ("typst", "pillow"))
    return f"{makers} {zlib.ZLIB_RUNTIME_VERSION} {palette().hex()} {maker(HERE).hex()}"
