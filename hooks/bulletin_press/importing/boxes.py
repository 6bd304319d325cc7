"""What floats on a page of Word: text boxes, pictures, drawings, charts, embedded files."""

from bulletin_press.importing.document import Document
from bulletin_press.importing.noticing import Kind, Notices
from bulletin_press.importing.word_xml import (
    W_P,
    Element,
    find,
    named,
    remove,
    unwrap,
    words_in,
)

TEXT_BOX = Kind(
    "text box", "text boxes", "its text stands behind the paragraph that it was fixed to"
)
CHART = Kind("chart", "charts", "left out: save it as a picture in Word, or write what it shows")
SMART_ART = Kind("SmartArt drawing", "SmartArt drawings", "left out: write what it says")
DRAWING = Kind("drawing", "drawings", "left out: save it as a picture in Word, or do without")
INK = Kind("drawing by pen", "drawings by pen", "left out: write what it says, or do without")
EMBEDDED = Kind("embedded file", "embedded files", "left out: open it in Word, take what matters")
LINKED = Kind(
    "linked picture", "linked pictures", "left out: it lies elsewhere, and is never fetched"
)

_BOX = named("w:txbxContent")
_KINDS = {"chart": CHART, "diagram": SMART_ART}
_SHAPES = "w:drawing | .//w:pict | .//w:object"


def settle_boxes(document: Document, texts: list[Element], notices: Notices) -> None:
    """Put text boxes behind their paragraphs, and leave only pictures of what floats.

    Args:
        document: for what pictures refer to.
        texts: its body and notes; they are changed.
        notices: told of each.
    """
    for text in texts:
        for choice in reversed(find(text, ".//mc:AlternateContent")):
            _choose(choice)
        _open_boxes(text, notices)
        for ink in find(text, ".//*[local-name()='contentPart'][not(ancestor::w:drawing)]"):
            notices.add(INK, ink)
            unwrap(ink)
        for blip in find(text, ".//a:blip[not(@r:embed)]"):
            _leave_out_linked(document, blip, notices)
        for shape in find(text, f".//{_SHAPES}"):
            _settle_shape(shape, notices)


def _choose(both: Element) -> None:
    """Keep one of two forms: the newer, but where only the older holds pictures or text."""
    rich = ".//w:txbxContent | .//a:blip | .//v:imagedata"
    forms = find(both, "mc:Choice") + find(both, "mc:Fallback")
    kept = next((form for form in forms if find(form, rich)), forms[0] if forms else None)
    for form in forms:
        if form is not kept:
            remove(form)
    if kept is not None:
        unwrap(kept)
    unwrap(both)


def _open_boxes(text: Element, notices: Notices) -> None:
    """Move what is in each box behind the paragraph; the innermost boxes first."""
    for box in reversed(find(text, ".//w:txbxContent")):
        host = next(box.iterancestors(W_P), None)
        words = "" if next(box.iterancestors(_BOX), None) is not None else words_in(box)
        if host is not None:
            at = host.getparent().index(host) + 1
            for offset, block in enumerate(list(box)):
                host.getparent().insert(at + offset, block)
        holder = next(iter(find(box, "ancestor::w:drawing | ancestor::w:pict")), None)
        remove(box)
        if holder is not None and not find(holder, ".//a:blip | .//v:imagedata | .//w:txbxContent"):
            remove(holder)
        if words and host is not None:
            notices.add(TEXT_BOX, host, f"“{words}”")


def _leave_out_linked(document: Document, blip: Element, notices: Notices) -> None:
    target = document.relations.get(blip.get(named("r:link"), ""), ("", "", True))[1]
    notices.add(LINKED, blip, target)
    remove(next(iter(find(blip, "ancestor::w:drawing")), blip))


def _settle_shape(shape: Element, notices: Notices) -> None:
    if find(shape, ".//o:OLEObject"):
        program = str(next(iter(find(shape, ".//o:OLEObject/@ProgID")), ""))
        notices.add(EMBEDDED, shape, program)
        remove(shape)
    elif pictures := find(shape, ".//a:graphicData//pic:pic[.//a:blip]"):
        # In a group, pictures lie deeper than mammoth looks.
        graphic = find(shape, ".//a:graphicData")[0]
        graphic[:] = pictures
    elif not find(shape, ".//v:imagedata[@r:id] | .//a:blip"):
        notices.add(_kind(shape), shape, _described(shape))
        remove(shape)


def _kind(shape: Element) -> Kind:
    uri = str(next(iter(find(shape, ".//a:graphicData/@uri")), ""))
    return _KINDS.get(uri.rpartition("/")[2], DRAWING)


def _described(shape: Element) -> str:
    found = find(shape, ".//wp:docPr/@descr | .//v:textpath/@string | .//v:shape/@alt")
    return f"“{found[0]}”" if found and str(found[0]).strip() else ""
