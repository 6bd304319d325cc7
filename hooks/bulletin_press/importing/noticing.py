"""What of a Word document is not carried over as it was, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bulletin_press.importing.word_xml import W_P, Element, named, value, words_in
from bulletin_press.written import CONTROL

NEAR = 6
"""So many words say where something was."""

_NOTES = (named("w:footnotes"), named("w:endnotes"))


@dataclass(frozen=True)
class Kind:
    """A kind of thing that Markdown has not, or that was carried over as something else.

    Attributes:
        one: its name.
        many: its name where there are several.
        fate: what became of it.
    """

    one: str
    many: str
    fate: str


@dataclass(frozen=True)
class Notice:
    """One thing that is not as it was.

    Attributes:
        kind: what it is.
        place: where it was, in words.
        says: what it says or is, where that helps; never what a reviewer or Word hid.
    """

    kind: Kind
    place: str
    says: str = ""

    @property
    def told(self) -> str:
        """Say where it was and what it says."""
        told = f"{self.place}: {self.says}" if self.says else self.place
        return CONTROL.sub(" ", told)


@dataclass
class Notices:
    """Gathers what is noticed in one document.

    Args:
        texts: its body, in which headings name the places, and its notes.
        heading_styles: ids of the styles that headings have.
    """

    texts: Sequence[Element]
    heading_styles: frozenset[str]
    found: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.read_places()

    def read_places(self) -> None:
        """Look again under which heading and near which words each paragraph stands."""
        self._places: dict[Element, tuple[str, str]] = {}
        for text in self.texts:
            heading = before = ""
            for paragraph in text.iter(W_P):
                words = _cut(words_in(paragraph, own=True))
                if value(paragraph, "w:pPr/w:pStyle") in self.heading_styles:
                    heading = words or heading
                before = words or before
                self._places[paragraph] = (heading, before)

    def add(self, kind: Kind, element: Element, says: str = "", *, near: bool = True) -> None:
        """Notice something at an element; ``near=False`` where the words there must not be told."""
        self.found.append(Notice(kind, self.place(element, near=near), says))

    def place(self, element: Element, *, near: bool = True) -> str:
        """Say where an element is: under which heading, near which words."""
        above = [element, *element.iterancestors()]
        if any(one.tag in _NOTES for one in above[:1]):
            return "in a footnote"
        paragraphs = [one for one in above if one.tag == W_P]
        paragraph = paragraphs[-1] if paragraphs else next(element.iter(W_P), None)
        under, words = self._places.get(paragraph, ("", ""))
        parts = [
            "in a footnote" if any(one.tag in _NOTES for one in above) else "",
            f"under “{under}”" if under and not (near and under == words) else "",
            f"near “{words}”" if near and words else "",
        ]
        return ", ".join(filter(None, parts)) or "at the beginning"


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:NEAR]) + ("…" if len(words) > NEAR else "")
