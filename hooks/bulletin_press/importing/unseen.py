"""What readers of the finished document would not see: changes, comments, hidden words.

Reviewers' comments and struck words often hold what identifies a child. They are never carried
over and never printed; only their place is told, and that when all of them are gone, or one would
stand in the place of another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from bulletin_press.importing.document import Document
from bulletin_press.importing.hidden import hidden_in, hiding_styles
from bulletin_press.importing.noticing import Kind
from bulletin_press.importing.word_xml import (
    W_P,
    W_T,
    Element,
    find,
    named,
    remove,
    unwrap,
    words_in,
)

INSERTED = Kind("tracked insertion", "tracked insertions", "taken over, as if it had been accepted")
DELETED = Kind("tracked deletion", "tracked deletions", "left out, as if it had been accepted")
COMMENT = Kind("comment", "comments", "not taken over; read it in Word, then decide")
HIDDEN = Kind("hidden text", "hidden texts", "left out, because Word does not show it either")
NOTE = Kind("unused note", "unused notes", "left out: nothing in the text refers to it")

_FIELD_MARK = named("w:fldChar")
_CELL = named("w:tc")
_SHOWS_NOTHING = {
    named(f"w:{name}")
    for name in ("rPr", "fldChar", "instrText", "tab", "br", "cr", "lastRenderedPageBreak")
}
_DELETED = """
    .//*[self::w:del or self::w:moveFrom][not(parent::w:rPr or parent::w:trPr)]
    | .//w:tr[w:trPr/w:del] | .//w:tc[w:tcPr/w:cellDel]
"""
_INSERTED = ".//*[self::w:ins or self::w:moveTo][not(parent::w:rPr or parent::w:trPr)]"


@dataclass(frozen=True)
class Unseen:
    """Something that was taken out of a text, or was accepted.

    Attributes:
        kind: what it was.
        around: what it stood in, the innermost first; some of that can be gone as well.
        says: its words, where readers see them.
    """

    kind: Kind
    around: tuple[Element, ...]
    says: str = ""

    @property
    def place(self) -> Element:
        """The innermost of what is around that is still in the text."""
        whole = self.around[-1]
        return next(one for one in self.around if whole in (one, *one.iterancestors()))


def settle_unseen(document: Document) -> list[Unseen]:
    """Accept tracked changes; take out comments, hidden words and the notes that go with them.

    Args:
        document: its text and notes are changed.

    Returns:
        What there was; to be told when nothing else of the text is hidden any more.
    """
    hiding = hiding_styles(document)
    found: list[Unseen] = []
    for text in [document.body, *document.notes]:
        hidden = list(hidden_in(text, hiding))
        deleted = find(text, _DELETED)
        comments = find(text, ".//w:commentReference | .//w:comment")
        told = [
            [_trace(HIDDEN, one) for one in hidden if _shows(one)],
            [_trace(DELETED, one) for one in deleted],
            [_trace(COMMENT, one) for one in comments],
        ]
        for one in (*hidden, *deleted, *comments):
            _take_out(one)
        for mark in find(text, ".//w:commentRangeStart | .//w:commentRangeEnd"):
            remove(mark)
        found += [*_once(told[0]), *told[1], *_accept(text), *told[2]]
    return [*found, *_drop_notes(document)]


def _trace(kind: Kind, element: Element) -> Unseen:
    return Unseen(kind, tuple(element.iterancestors()))


def _once(traces: Iterable[Unseen]) -> Iterator[Unseen]:
    """Leave out those of the same paragraph as the one before: Word parts words into pieces."""
    last = None
    for one in traces:
        paragraph = next((up for up in one.around if up.tag == W_P), one.around[0])
        if paragraph is not last:
            yield one
        last = paragraph


def _shows(element: Element) -> bool:
    """Tell whether there is more to a hidden run than the inside of a field, or white space."""
    return any(
        (child.text or "").strip() if child.tag == W_T else child.tag not in _SHOWS_NOTHING
        for child in element
    )


def _take_out(element: Element) -> None:
    if element.tag == _CELL:
        # A row keeps its number of cells, or the others would move.
        element[:] = [one for one in element if one.tag == named("w:tcPr")]
        etree.SubElement(element, W_P)
    elif find(element, "self::w:r[w:fldChar]"):
        # A field whose end were taken away would go on to the end of the document.
        element[:] = [one for one in element if one.tag == _FIELD_MARK]
    else:
        both = find(element, "self::w:drawing/ancestor::mc:AlternateContent[1]")
        remove(both[0] if both else element)


def _accept(text: Element) -> Iterator[Unseen]:
    for one in find(text, _INSERTED):
        if words := words_in(one):
            yield Unseen(INSERTED, tuple(one.iterancestors()), f"“{words}”")
        unwrap(one)


def _drop_notes(document: Document) -> Iterator[Unseen]:
    """Take out the notes to which nothing that is left refers; Word does not show them either."""
    by_name = {(str(note.tag), note.get(named("w:id"))): note for note in document.notes}
    kept, waiting = set(), [document.body]
    while waiting:
        for mark in waiting.pop().iter(named("w:footnoteReference"), named("w:endnoteReference")):
            name = (str(mark.tag).removesuffix("Reference"), mark.get(named("w:id")))
            if name in by_name and name not in kept:
                kept.add(name)
                waiting.append(by_name[name])
    for note in document.notes:
        if by_name.get(name := (str(note.tag), note.get(named("w:id")))) is note and name in kept:
            continue
        if words_in(note):
            yield _trace(NOTE, note)
        remove(note)
