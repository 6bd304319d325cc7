"""The letters of cards: the site's typeface, others for scripts that it lacks, and the site's own.

No font of the machine is used: the same sources give the same picture everywhere.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path

import fontpkg_atkinson_hyperlegible
import fontpkg_hind_siliguri
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import regex

from bulletin_press.cards.font_files import BadFont, letters_of

PACKAGES = (
    fontpkg_atkinson_hyperlegible,
    fontpkg_noto_sans,
    fontpkg_noto_sans_arabic,
    fontpkg_hind_siliguri,
)
"""In the order in which a letter is looked for: all of Latin, Greek, Cyrillic and Devanagari are in
the second, Arabic and Urdu in the third, Bengali in the last."""

ENDINGS = (".otf", ".ttf")

_UNSEEN = regex.compile(r"[\p{Z}\p{Cc}\p{Cf}\p{Variation_Selector}]")
_EMOJI = regex.compile(
    r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3\U000e0020-\U000e007f]"
)


@dataclass(frozen=True)
class Family:
    """Fonts of one name.

    Attributes:
        name: as Typst calls it.
        files: a file for each weight and style.
    """

    name: str
    files: tuple[Path, ...]

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that every one of its files has.

        Raises:
            BadFont: one of them cannot be read.
        """
        return frozenset.intersection(*(letters_of(file) for file in self.files))

    @cached_property
    def covers(self) -> str:
        """Its letters as a class of a regular expression; no marks, which other letters need too.

        Typst would else let the typeface make a letter that it lacks, such as ŵ, of two that it
        has, and set the hat beside the w.
        """
        whole = [code for code in sorted(self.letters) if unicodedata.category(chr(code))[0] != "M"]
        firsts = [code for code in whole if code - 1 not in whole]
        lasts = [code for code in whole if code + 1 not in whole]
        ranges = zip(firsts, lasts, strict=True)
        return "[" + "".join(rf"\u{{{first:x}}}-\u{{{last:x}}}" for first, last in ranges) + "]"


@dataclass(frozen=True)
class Faces:
    """The fonts that a site's cards are set in.

    Attributes:
        families: in the order in which a letter is looked for.
    """

    families: tuple[Family, ...]

    @classmethod
    def of(cls, folder: Path | None) -> "Faces":
        """Give ours, then those of a site's own folder, if it has one.

        Raises:
            BadFont: a file of the folder cannot be read.
        """
        own = tuple(_families(folder)) if folder else ()
        return cls((*_ours(), *own))

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where they lie."""
        return tuple(
            dict.fromkeys(file.parent for family in self.families for file in family.files)
        )

    @cached_property
    def digest(self) -> str:
        """What tells these fonts from any others."""
        told = sha256()
        for family in self.families:
            for file in family.files:
                told.update(sha256(file.read_bytes()).digest())
        return told.hexdigest()

    def lacking(self, text: str) -> list[str]:
        """List the letters of a text that none of them has, each once, in their order."""
        letters = list(dict.fromkeys(unicodedata.normalize("NFC", text)))
        for family in self.families:
            letters = [one for one in letters if ord(one) not in family.letters]
            if not letters:
                break
        return [one for one in letters if not _UNSEEN.match(one)]


def is_emoji(letter: str) -> bool:
    """Tell whether a letter is a little picture, or a part of one."""
    return _EMOJI.match(letter) is not None


@cache
def _ours() -> tuple[Family, ...]:
    return tuple(
        Family(package.FAMILY, tuple(sorted((Path(package.ROOT) / "files").glob("*.ttf"))))
        for package in PACKAGES
    )


def _families(folder: Path) -> Iterator[Family]:
    # Loaded only where it is needed; so are the others below.
    import typst  # noqa: PLC0415

    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    ).fonts()
    read = {Path(font.path).resolve() for font in found if font.path}
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() in ENDINGS and file.resolve() not in read:
            raise BadFont(file)
    for name in sorted({font.family for font in found}):
        paths = {Path(font.path) for font in found if font.family == name and font.path}
        yield Family(name, tuple(sorted(paths)))
