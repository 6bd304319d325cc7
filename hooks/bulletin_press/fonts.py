"""The letters of the site: Atkinson Hyperlegible, cut down to what a page needs.

Two cuts of each style: the Latin of western Europe, which every page loads, and the rest of Latin,
which a browser loads only where a page has such a letter. A script that the typeface lacks is
shown in the reader's own fonts.
"""

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import fontpkg_atkinson_hyperlegible as package

from bulletin_press.kept import kept

FAMILY = "Atkinson Hyperlegible"
LICENCE = Path(package.ROOT) / "LICENSE"

_STYLES: dict[str, tuple[str, int, str]] = {
    "regular": ("Regular", 400, "normal"),
    "bold": ("Bold", 700, "normal"),
    "italic": ("Italic", 400, "italic"),
    "bold-italic": ("BoldItalic", 700, "italic"),
}
_CUTS = {
    "": "0-FF, 131, 152-153, 2C6, 2DA, 2DC, 2000-206F, 20AC, 2122, 2212, 2260-2265",
    "-extended": "100-130, 132-151, 154-24F, 1E00-1EFF, 20A0-20AB, 20AD-20CF",
}


@dataclass(frozen=True)
class Face:
    """One file of letters.

    Attributes:
        name: its file's name without the ending.
        source: the whole font.
        weight: as CSS counts it.
        style: ``normal`` or ``italic``.
        letters: the code points in it, in hexadecimal ranges.
    """

    name: str
    source: Path
    weight: int
    style: str
    letters: str

    def rule(self, address: str) -> str:
        """Give the CSS that loads it, only where one of its letters stands on the page.

        Args:
            address: its file's, from the stylesheet.
        """
        ranges = ", ".join(f"U+{one}" for one in self.letters.split(", "))
        return (
            f'@font-face {{ font-family: "{FAMILY}"; font-weight: {self.weight}; '
            f"font-style: {self.style}; font-display: swap; "
            f'src: url("{address}") format("woff2"); unicode-range: {ranges} }}'
        )


FACES = tuple(
    Face(
        f"{style}{cut}",
        Path(package.ROOT) / f"files/AtkinsonHyperlegible-{name}.ttf",
        weight,
        slant,
        letters,
    )
    for cut, letters in _CUTS.items()
    for style, (name, weight, slant) in _STYLES.items()
)


def woff2(face: Face, folder: Path | None) -> bytes:
    """Give a face as WOFF2.

    Args:
        face: which.
        folder: where cut letters are kept from one build to the next; None for nowhere.
    """
    made_from = f"{face} {version('fonttools')} {version('brotli')}".encode()
    return kept(folder, made_from + face.source.read_bytes(), lambda: _cut(face))


@cache
def _cut(face: Face) -> bytes:
    # Loaded only where there is something to cut: it takes a quarter of a second.
    from fontTools import subset  # noqa: PLC0415

    options = subset.Options(flavor="woff2", hinting=False)
    font = subset.load_font(str(face.source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(face.letters))
    cutter.subset(font)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made)
    return made.getvalue()
