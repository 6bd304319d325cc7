"""What Word itself does not show: words, pictures and rows, hidden by hand or by a style."""

from collections.abc import Iterator, Mapping

from bulletin_press.importing.document import Document
from bulletin_press.importing.word_xml import (
    W_P,
    W_VAL,
    Element,
    find,
    is_on,
    named,
    value,
)

_RUNS = (named("w:r"), named("m:r"))
_BY_HAND = """
    .//w:tr[w:trPr/w:hidden[not(@w:val) or not(@w:val='0' or @w:val='false' or @w:val='off')]]
    | .//w:drawing[*/wp:docPr[@hidden='1' or @hidden='true']]
"""


def hidden_in(text: Element, hiding: frozenset[str]) -> Iterator[Element]:
    """Find what of a text is hidden: runs whatever they hold, rows of tables, drawings.

    Args:
        text: the body or a note.
        hiding: ids of the styles that hide, of ``hiding_styles``.
    """
    yield from find(text, _BY_HAND)
    paragraph, is_hidden = None, False
    for run in text.iter(*_RUNS):
        around = next(run.iterancestors(W_P), None)
        if around is not paragraph:
            # Once for each paragraph: one can have thousands of runs.
            paragraph, is_hidden = around, not hiding.isdisjoint(_styles_around(run, around))
        by_hand = find(run, "w:rPr/w:vanish")
        style = value(run, "w:rPr/w:rStyle") if hiding else ""
        if is_on(run, "w:rPr/w:vanish") if by_hand else is_hidden or (style and style in hiding):
            yield run


def hiding_styles(document: Document) -> frozenset[str]:
    """Name the styles that hide words, with those based on them (ECMA-376, part 1, 17.3.2.41).

    Returns:
        Their ids; the empty one stands for paragraphs that name no style.
    """
    tree = document.trees.get("word/styles.xml")
    styles = find(tree, "/w:styles/w:style") if tree is not None else []
    by_id = {style.get(named("w:styleId"), ""): style for style in styles}
    hiding = {name for name in by_id if _hides(name, by_id)}
    defaults = "/w:styles/w:docDefaults/w:rPrDefault/w:rPr/w:vanish"
    usual = "/w:styles/w:style[@w:type='paragraph'][@w:default='1' or @w:default='true']/@w:styleId"
    if tree is not None:
        if find(tree, defaults) and is_on(tree, defaults):
            hiding |= {"", *by_id}
        if hiding.intersection(map(str, find(tree, usual))):
            hiding.add("")
    return frozenset(hiding)


def _hides(name: str, by_id: Mapping[str, Element]) -> bool:
    """Ask a style, then the one it is based on; a broken document can go round in a ring."""
    seen: set[str] = set()
    while name in by_id and name not in seen:
        seen.add(name)
        style = by_id[name]
        # A style of tables can hide the first row only; then nothing of the table is shown.
        own = find(style, "w:rPr/w:vanish | w:tblStylePr/w:rPr/w:vanish")
        if own:
            return any(one.get(W_VAL, "1") not in ("0", "false", "off") for one in own)
        name = value(style, "w:basedOn")
    return False


def _styles_around(run: Element, paragraph: Element | None) -> set[str]:
    """Name the styles of the paragraph that a run stands in, and of the tables around that."""
    tables = find(run, "ancestor::w:tbl/w:tblPr/w:tblStyle/@w:val")
    own = {value(paragraph, "w:pPr/w:pStyle")} if paragraph is not None else set()
    return own.union(map(str, tables))
