"""QR codes (ISO/IEC 18004) of addresses, for posters."""

from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import segno

from bulletin_press.kept import kept

PIXELS_A_MODULE = 24
"""So that a code of an ordinary address, printed 8 cm wide, has 300 dots to the inch."""


DRAWN_BY = f"segno {version('segno')}"


@dataclass(frozen=True)
class Form:
    """One form of a code: the name of its file, and how it is written."""

    file: str
    kind: str
    scale: int


SVG = Form("qr.svg", "svg", 1)
PNG = Form("qr.png", "png", PIXELS_A_MODULE)
FORMS = (SVG, PNG)


def qr_code(address: str, form: Form, folder: Path | None) -> bytes:
    """Draw an address as a QR code, black on white, with the quiet zone that readers need.

    A sixth of it may be hidden or torn (error correction M).

    Args:
        address: the full address that it leads to.
        form: the form wanted.
        folder: where codes are kept from one build to the next; None for nowhere.
    """
    made_from = f"{DRAWN_BY} {form} {address}".encode()
    return kept(folder, made_from, lambda: _draw(address, form))


def _draw(address: str, form: Form) -> bytes:
    drawn = BytesIO()
    code = segno.make(address, error="m", micro=False, boost_error=False)
    code.save(drawn, kind=form.kind, scale=form.scale, light="white")
    return drawn.getvalue()
