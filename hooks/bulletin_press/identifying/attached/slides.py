"""What a PowerPoint presentation holds beside its slides: notes, comments, hidden slides."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from bulletin_press.identifying.attached.contents import Contents, Finding
from bulletin_press.identifying.attached.package_parts import (
    Layout,
    described,
    is_part,
    read_part,
    words_in,
)
from bulletin_press.identifying.attached.packages import INSPECT, look_into_package

KINDS = (".pptx",)

_SLIDES, _NOTES, _COMMENTS = "ppt/slides/slide", "ppt/notesSlides/notesSlide", "ppt/comments/"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_LAYOUT = Layout(
    texts=(_SLIDES, _NOTES),
    beside={"ppt/charts/chart": "a chart", "ppt/diagrams/data": "a diagram"},
    properties=(
        *("ppt/slideLayouts/", "ppt/slideMasters/", "ppt/notesMasters/", "ppt/handoutMasters/"),
        *(
            "ppt/commentAuthors",
            "ppt/authors",
            "ppt/changesInfos/",
            "ppt/presentation.xml",
            "ppt/tags/",
        ),
    ),
    told=(_COMMENTS, "ppt/threadedComments/"),
    without_text=re.compile(
        r"ppt/(?:presProps|viewProps|tableStyles|revisionInfo)\.xml|ppt/printerSettings/.*"
        r"|ppt/diagrams/drawing\d*\.xml"
    ),
)


def look(content: bytes) -> Contents:
    """Look into a PowerPoint presentation.

    Returns:
        Its texts, those of notes and hidden slides too, and findings that name what else is in it.
    """
    return look_into_package(content, _look, _LAYOUT)


def _look(parts: ZipFile, names: list[str]) -> Contents | None:
    slides = {_number(name): read_part(parts, name) for name in names if is_part(name, _SLIDES)}
    if not slides:
        return None
    notes = [read_part(parts, name) for name in names if is_part(name, _NOTES)]
    texts = [(f"slide {at}", "\n".join(_paragraphs(slides[at]))) for at in sorted(slides)]
    texts += [
        ("the words for a picture", said) for each in slides.values() for said in described(each)
    ]
    findings = []
    if any(each.get("show") in ("0", "false") for each in slides.values()):
        hint = "delete them, or show them; or save the others as PDF"
        findings.append(Finding("hidden slides", "problem", "holds hidden slides", hint))
    if said := "\n".join(
        line for each in notes for line in _paragraphs(each) if not line.isdigit()
    ):
        texts.append(("the notes of a speaker", said))
        findings.append(Finding("notes", "problem", "holds notes of a speaker", INSPECT))
    comments = [name for name in names if is_part(name, *_LAYOUT.told)]
    if said := "\n".join(word for name in comments for word in words_in(read_part(parts, name))):
        texts.append(("a comment", said))
        findings.append(Finding("comments", "problem", "holds comments", INSPECT))
    return Contents(tuple(texts), tuple(findings))


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name) or 0)


def _paragraphs(tree: etree._Element) -> Iterator[str]:
    for paragraph in tree.iter(f"{_A}p"):
        if text := "".join(part.text or "" for part in paragraph.iter(f"{_A}t")).strip():
            yield text
