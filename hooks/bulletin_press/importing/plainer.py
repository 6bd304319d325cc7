"""What of Word's text becomes plainer: fields, forms, equations, links within, colours, cells."""

import re

from lxml import etree

from bulletin_press.importing.document import Document
from bulletin_press.importing.noticing import Kind, Notice, Notices
from bulletin_press.importing.word_xml import (
    W_P,
    Element,
    find,
    named,
    outermost,
    remove,
    unwrap,
    value,
    words_in,
)

CONTENTS = Kind("table of contents", "tables of contents", "left out: the page makes its own")
EMPTY_FORM = Kind(
    "form field that nobody filled in", "form fields that nobody filled in", "left out"
)
FORM = Kind("form field", "form fields", "its text is taken over as plain text")
EQUATION = Kind("equation", "equations", "written as plain signs on one line: read it again")
FIELD = Kind("field", "fields", "written as Word last showed it: page numbers mean nothing here")
WITHIN = Kind("link within the document", "links within the document", "its words stay, as text")
COLOUR = Kind(
    "highlighted or coloured passage",
    "highlighted or coloured passages",
    "its words stay without colour: if the colour meant something, say it in words",
)
UNDERLINED = Kind("underlined passage", "underlined passages", "its words stay, not underlined")
MERGED = Kind(
    "table with merged cells",
    "tables with merged cells",
    "cells merged downwards are repeated, cells merged sideways are followed by empty ones",
)
ELSEWHERE = Kind("part kept in another file", "parts kept in other files", "left out")
EDGE = Kind(
    # Its words are not told: a case is often named there, and pages have a header that hides it.
    "header or footer",
    "headers and footers",
    "left out: a page of the site has its own; read it in Word",
)

_QUIET_FIELDS = ("HYPERLINK", "FORMCHECKBOX", "FORMTEXT", "FORMDROPDOWN", "TOC", "SEQ")
_WRAPPERS = "w:smartTag | .//w:customXml | .//w:bdo | .//w:dir | .//w:fldSimple"
_NO_COLOUR = ("auto", "000000", "none", "")
_BLACKISH = re.compile(r"([0-3][0-9a-f]){3}", re.IGNORECASE)


def settle_plainer(document: Document, texts: list[Element], notices: Notices) -> None:
    """Turn what Markdown has no form for into words, and tell each.

    Args:
        document: for its styles, headers and footers.
        texts: its body and notes; they are changed.
        notices: told of each.
    """
    names = document.style_names()
    for text in texts:
        _leave_out_contents(text, names, notices)
        _open_forms(text, notices)
        _write_equations(text, notices)
        _settle_fields(text, notices)
        _tell_colours(text, notices)
        for table in outermost(text, "w:tbl"):
            if find(table, ".//w:gridSpan[@w:val > 1] | .//w:vMerge"):
                notices.add(MERGED, table)
        for chunk in find(text, ".//w:altChunk | .//w:subDoc"):
            notices.add(ELSEWHERE, chunk)
            remove(chunk)
    _tell_edges(document, notices)


def _leave_out_contents(text: Element, names: dict[str, str], notices: Notices) -> None:
    gallery = "w:sdtPr//w:docPartGallery/@w:val"
    found = [
        one for one in find(text, ".//w:sdt") if "Table of Contents" in map(str, find(one, gallery))
    ]
    found += [
        paragraph
        for paragraph in text.iter(W_P)
        if re.fullmatch(r"toc \d|toc heading", names.get(value(paragraph, "w:pPr/w:pStyle"), ""))
    ]
    if found:
        notices.add(CONTENTS, found[0], near=False)
    for one in found:
        remove(one)


def _open_forms(text: Element, notices: Notices) -> None:
    for form in reversed(find(text, ".//w:sdt")):
        content = find(form, "w:sdtContent")
        if find(form, "w:sdtPr/w:showingPlcHdr"):
            notices.add(EMPTY_FORM, form, f"“{words_in(form)}”")
            for run in find(form, ".//w:r"):
                remove(run)
        elif words_in(form) and find(form, "w:sdtPr/*[self::w:text or self::w:dropDownList]"):
            notices.add(FORM, form, f"“{words_in(form)}”")
        for inner in list(form):
            if inner not in content:
                form.remove(inner)
        for inner in content:
            unwrap(inner)
        unwrap(form)


def _write_equations(text: Element, notices: Notices) -> None:
    for equation in reversed(find(text, ".//m:oMath")):
        written = "".join(map(str, find(equation, ".//m:t/text()")))
        if not written.strip():
            remove(equation)
            continue
        notices.add(EQUATION, equation, f"“{written}”")
        run = etree.Element(named("w:r"))
        etree.SubElement(run, named("w:t")).text = written
        equation.getparent().replace(equation, run)
    for around in find(text, ".//m:oMathPara"):
        unwrap(around)


def _settle_fields(text: Element, notices: Notices) -> None:
    for code in find(text, ".//w:instrText"):
        told = " ".join((code.text or "").split())
        is_link_within = told.startswith(("HYPERLINK \\l", "REF", "PAGEREF", "NOTEREF"))
        if is_link_within and told.startswith("HYPERLINK"):
            notices.add(WITHIN, code)
        elif told and not told.startswith(_QUIET_FIELDS) and re.match(r"[A-Z]{3,}\b", told):
            notices.add(FIELD, code, told)
    for field in find(text, ".//w:fldSimple"):
        notices.add(FIELD, field, " ".join(field.get(named("w:instr"), "").split()))
    for link in find(text, ".//w:hyperlink[@w:anchor and not(@r:id)]"):
        notices.add(WITHIN, link, f"“{words_in(link)}”")
        unwrap(link)
    for mark in find(text, ".//w:bookmarkStart | .//w:bookmarkEnd"):
        remove(mark)
    for wrapper in find(text, f".//{_WRAPPERS}"):
        unwrap(wrapper)


def _tell_colours(text: Element, notices: Notices) -> None:
    for paragraph in list(text.iter(W_P)):
        if value(paragraph, "w:pPr/w:pStyle") in notices.heading_styles:
            continue
        runs = find(paragraph, ".//w:r[w:t][w:rPr][not(ancestor::w:hyperlink)]")
        _tell(COLOUR, [run for run in runs if _is_coloured(run)], notices)
        lines = "w:rPr/w:u[@w:val!='none']"
        _tell(UNDERLINED, [run for run in runs if find(run, lines)], notices)


def _tell(kind: Kind, runs: list[Element], notices: Notices) -> None:
    words = " ".join(" ".join(words_in(run) for run in runs).split())
    if words:
        notices.add(kind, runs[0], f"“{words}”")


def _is_coloured(run: Element) -> bool:
    if find(run, "w:rPr/w:rStyle"):
        return False
    colour = value(run, "w:rPr/w:color")
    fill = str(next(iter(find(run, "w:rPr/w:shd/@w:fill")), ""))
    return (
        value(run, "w:rPr/w:highlight") not in ("", "none")
        or (colour not in _NO_COLOUR and not _BLACKISH.fullmatch(colour))
        or fill not in (*_NO_COLOUR, "FFFFFF")
    )


def _tell_edges(document: Document, notices: Notices) -> None:
    shown = ".//v:textpath/@string | .//a:blip | .//v:imagedata"
    edges = {kind for kind, tree in document.edges() if words_in(tree) or find(tree, shown)}
    notices.found += [Notice(EDGE, f"the {kind} of the pages") for kind in sorted(edges)]
