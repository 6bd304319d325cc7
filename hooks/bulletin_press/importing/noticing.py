"""What of a Word document is not carried over as it was, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bulletin_press.importing.word_xml import W_P, Element, find, value, words_in

NEAR = 6
"""So many words say where something was."""


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
        return f"{self.place}: {self.says}" if self.says else self.place


@dataclass
class Notices:
    """Gathers what is noticed in one document.

    Args:
        body: its text; headings in it name the places.
        heading_styles: ids of the styles that headings have.
    """

    body: Element
    heading_styles: frozenset[str]
    found: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._headings: dict[Element, str] = {}
        self.read_headings()

    def read_headings(self) -> None:
        """Look again which heading each paragraph stands under."""
        heading = ""
        for paragraph in self.body.iter(W_P):
            if value(paragraph, "w:pPr/w:pStyle") in self.heading_styles:
                heading = words_in(paragraph) or heading
            self._headings[paragraph] = heading

    def add(self, kind: Kind, element: Element, says: str = "", *, near: bool = True) -> None:
        """Notice something at an element; ``near=False`` where the words there must not be told."""
        self.found.append(Notice(kind, self.place(element, near=near), says))

    def place(self, element: Element, *, near: bool = True) -> str:
        """Say where an element is: under which heading, near which words."""
        above = [element, *element.iterancestors()]
        paragraphs = [one for one in above if one.tag == W_P]
        inner = next(element.iter(W_P), None)
        paragraph = paragraphs[-1] if paragraphs else inner
        under = self._headings.get(paragraph, "")
        words = words_in(paragraph) if near and paragraph is not None else ""
        if near and not words and paragraph is not None:
            words = _words_before(paragraph)
        in_note = any(find(one, "self::w:footnote | self::w:endnote") for one in above)
        parts = [
            "in a footnote" if in_note else "",
            f"under “{_cut(under)}”" if under and under != words else "",
            f"near “{_cut(words)}”" if words else "",
        ]
        return ", ".join(filter(None, parts)) or "at the beginning"


def _words_before(paragraph: Element) -> str:
    before: Iterator[Element] = paragraph.itersiblings(preceding=True)
    return next((words for one in before if (words := words_in(one))), "")


def _cut(text: str) -> str:
    words = text.split()
    return " ".join(words[:NEAR]) + ("…" if len(words) > NEAR else "")
