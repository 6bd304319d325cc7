"""What a Word document holds beside its text: comments, old wordings, hidden words."""

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
)
from bulletin_press.identifying.attached.packages import INSPECT, look_into_package

KINDS = (".docx",)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMMENTS = "word/comments.xml"
_LAYOUT = Layout(
    texts=("word/document", "word/header", "word/footer", "word/footnotes", "word/endnotes"),
    beside={
        "word/charts/chart": "a chart",
        "word/diagrams/data": "a diagram",
        "word/glossary/document": "a building block",
    },
    properties=("word/people",),
    told=("word/comments",),
    without_text=re.compile(
        r"word/(?:glossary/)?(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering)"
        r"\.xml"
    ),
)


def look(content: bytes) -> Contents:
    """Look into a Word document.

    Returns:
        Its texts, what was struck out and hidden too, and findings that name what else is in it.
    """
    return look_into_package(content, _look, _LAYOUT)


def _look(parts: ZipFile, names: list[str]) -> Contents | None:
    trees = [read_part(parts, name) for name in names if is_part(name, *_LAYOUT.texts)]
    if not trees:
        return None
    texts = [("", "\n".join(_paragraphs(tree))) for tree in trees]
    texts += [("the words for a picture", said) for tree in trees for said in described(tree)]
    findings = list(_unseen(trees))
    if _COMMENTS in names and (said := list(_paragraphs(read_part(parts, _COMMENTS)))):
        texts.append(("a comment", "\n".join(said)))
        findings.append(Finding("comments", "problem", "holds comments", INSPECT))
    return Contents(tuple(texts), tuple(findings))


def _paragraphs(tree: etree._Element) -> Iterator[str]:
    """List the paragraphs, with what was struck out."""
    for paragraph in tree.iter(f"{_W}p"):
        words = (
            part.text or "" if part.tag in (f"{_W}t", f"{_W}delText") else " "
            for part in paragraph.iter(f"{_W}t", f"{_W}delText", f"{_W}tab", f"{_W}br")
        )
        if text := "".join(words).strip():
            yield text


def _unseen(trees: list[etree._Element]) -> Iterator[Finding]:
    """Tell changes that were never accepted, and words that are hidden."""
    changed = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
    if any(next(tree.iter(*changed), None) is not None for tree in trees):
        hint = "in Word: Review, Accept All Changes, then save"
        yield Finding("changes", "problem", "holds tracked changes, old wordings too", hint)
    if any(_is_hidden(run) for tree in trees for run in tree.iter(f"{_W}r")):
        yield Finding("hidden text", "problem", "holds hidden text", INSPECT)


def _is_hidden(run: etree._Element) -> bool:
    sign = run.find(f"{_W}rPr/{_W}vanish")
    is_on = sign is not None and sign.get(f"{_W}val", "1") not in ("0", "false", "off")
    return is_on and any((part.text or "").strip() for part in run.iter(f"{_W}t"))
