"""What readers of the finished document would not see: changes, comments, hidden words.

Reviewers' comments and struck words often hold what identifies a child. They are never carried
over and never printed; only their place is told.
"""

from bulletin_press.importing.document import Document
from bulletin_press.importing.noticing import Kind, Notices
from bulletin_press.importing.word_xml import (
    W_VAL,
    Element,
    find,
    is_on,
    named,
    remove,
    unwrap,
    words_in,
)

INSERTED = Kind("tracked insertion", "tracked insertions", "taken over, as if it had been accepted")
DELETED = Kind("tracked deletion", "tracked deletions", "left out, as if it had been accepted")
COMMENT = Kind("comment", "comments", "not taken over; read it in Word, then decide")
HIDDEN = Kind("hidden text", "hidden texts", "left out, because Word does not show it either")

_OFF = ("0", "false", "off")


def settle_unseen(document: Document, texts: list[Element], notices: Notices) -> None:
    """Accept tracked changes, and take out comments and hidden words.

    Args:
        document: for its styles: one of them can hide words.
        texts: its body and notes; they are changed.
        notices: told of each.
    """
    hiding = _hiding_styles(document)
    for text in texts:
        _hide(text, hiding, notices)
        _delete(text, notices)
        _insert(text, notices)
        _take_comments(text, notices)


def _hide(text: Element, hiding: set[str], notices: Notices) -> None:
    for run in find(text, ".//w:r[w:t or w:instrText or w:drawing or w:pict]"):
        if _is_hidden(run, hiding):
            paragraph = run.getparent()
            is_text = bool(words_in(run))
            remove(run)
            if is_text and not _told(HIDDEN, paragraph, notices):
                notices.add(HIDDEN, paragraph)


def _told(kind: Kind, element: Element, notices: Notices) -> bool:
    """Tell whether the last notice is of the same place; Word parts words into many pieces."""
    last = notices.found[-1] if notices.found else None
    return last is not None and last.kind is kind and last.place == notices.place(element)


def _is_hidden(run: Element, hiding: set[str]) -> bool:
    own = find(run, "w:rPr/w:vanish")
    if own:
        return is_on(run, "w:rPr/w:vanish")
    styles = find(run, "w:rPr/w:rStyle/@w:val | ancestor::w:p[1]/w:pPr/w:pStyle/@w:val")
    return not hiding.isdisjoint(map(str, styles))


def _hiding_styles(document: Document) -> set[str]:
    styles = document.trees.get("word/styles.xml")
    found = find(styles, "/w:styles/w:style[w:rPr/w:vanish]") if styles is not None else []
    return {
        style.get(named("w:styleId"), "")
        for style in found
        if find(style, "w:rPr/w:vanish")[0].get(W_VAL, "1") not in _OFF
    }


def _delete(text: Element, notices: Notices) -> None:
    path = ".//*[self::w:del or self::w:moveFrom][not(parent::w:rPr or parent::w:trPr)]"
    for one in find(text, path):
        holder = one.getparent()
        if holder is None:
            continue
        remove(one)
        notices.add(DELETED, holder)
    for row in find(text, ".//w:tr[w:trPr/w:del]"):
        table = row.getparent()
        remove(row)
        notices.add(DELETED, table)


def _insert(text: Element, notices: Notices) -> None:
    path = ".//*[self::w:ins or self::w:moveTo][not(parent::w:rPr or parent::w:trPr)]"
    for one in find(text, path):
        if words_in(one):
            notices.add(INSERTED, one, f"“{words_in(one)}”")
        unwrap(one)


def _take_comments(text: Element, notices: Notices) -> None:
    for mark in find(text, ".//w:commentReference"):
        notices.add(COMMENT, mark)
        remove(mark)
    for mark in find(text, ".//w:commentRangeStart | .//w:commentRangeEnd"):
        remove(mark)
