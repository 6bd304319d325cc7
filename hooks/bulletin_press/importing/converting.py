"""From a tidied Word document to HTML and its pictures: how mammoth is asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import lxml.html
import mammoth
from lxml import etree

from bulletin_press.importing.document import Document
from bulletin_press.importing.noticing import NEAR, Kind, Notice
from bulletin_press.importing.pictures import (
    DOTS_IN_ALL,
    NotDrawn,
    Picture,
    draw_picture,
    open_picture,
)
from bulletin_press.importing.refusals import MEND, NotImported
from bulletin_press.importing.word_xml import Element

PICTURE_LIMIT = 60
"""So many pictures are taken; a bulletin has few."""

LOST_PICTURE = Kind("picture", "pictures", "left out: save it as PNG or JPEG, put it back by hand")
UNKNOWN = Kind("part that is not understood", "parts that are not understood", "left out")

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='title'] => h1.title:fresh
p[style-name='heading 7'] => h6:fresh
p[style-name='heading 8'] => h6:fresh
p[style-name='heading 9'] => h6:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
r[style-name='Emphasis'] => em
r[style-name='Intense Emphasis'] => em
"""
_UNKNOWN = re.compile(r"An unrecognised element was ignored: (\S+)|(A w:sym element .*)")
_NO_MATTER = re.compile(
    # Marks of places and pages, without words of their own.
    r"w:(?:(?:move(?:From|To)|customXml\w+)Range(?:Start|End)|perm(?:Start|End)|tblPrEx|sdt\w*Pr"
    r"|customXmlPr|smartTagPr|softHyphen|cr|ptab|pgNum|separator|continuationSeparator"
    r"|bidiVisual|dayLong|dayShort|monthLong|monthShort|yearLong|yearShort|fldData|ffData)"
    # Around and beside pictures, whose own fate is told.
    r"|wp:\w+|pic:\w+|a:\w+|wp14:\w+|office-word:\w+|o:(?:lock|OLEObject|callout|diagram)"
    r"|v:(?:stroke|fill|path|formulas|handles|textpath|line|oval|polyline|shapetype|extrusion)"
)


@dataclass
class Converted:
    """A document as HTML.

    Attributes:
        html: an element that holds its blocks.
        pictures: those that it shows, by the name of their file.
        notices: what mammoth or Pillow could not take.
    """

    html: Element
    pictures: dict[str, Picture]
    notices: list[Notice]


@dataclass
class _Album:
    pictures: dict[str, Picture] = field(default_factory=dict)
    names: dict[bytes, str] = field(default_factory=dict)
    dots: int = 0

    def add(self, image: Any) -> dict[str, str]:  # noqa: ANN401
        """Draw a picture anew and say where it is; the same one is kept once."""
        alt = " ".join((image.alt_text or "").split())
        try:
            with image.open() as opened:
                raw = opened.read()
            digest = sha256(raw).digest()
            if digest not in self.names:
                self.names[digest] = self._keep(raw)
        except (NotDrawn, KeyError) as why:
            told = str(why) if isinstance(why, NotDrawn) else "it is not in the file"
            return {"src": "", "alt": alt, "title": told}
        return {"src": self.names[digest], "alt": alt}

    def _keep(self, raw: bytes) -> str:
        if len(self.pictures) >= PICTURE_LIMIT:
            raise NotDrawn(f"there are more than {PICTURE_LIMIT}")
        opened = open_picture(raw)
        self.dots += opened.width * opened.height
        if self.dots > DOTS_IN_ALL:
            raise NotDrawn("the pictures have far too many dots in all")
        picture = draw_picture(raw, f"picture-{len(self.pictures) + 1}")
        self.pictures[picture.name] = picture
        return picture.name


def convert(document: Document) -> Converted:
    """Convert a tidied document.

    Args:
        document: as it is after all that Markdown has not was settled.

    Raises:
        NotImported: mammoth cannot read it.
    """
    album = _Album()
    try:
        result = mammoth.convert_to_html(
            document.packed(),
            style_map=_STYLES,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(album.add),
        )
    except RecursionError:
        raise NotImported("lies too deep in itself to be read") from None
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError):
        # What mammoth takes for granted, a broken document has not; it has no error of its own.
        raise NotImported("is broken: its text cannot be read", MEND) from None
    html = lxml.html.fragment_fromstring(result.value or "<p></p>", create_parent="div")
    lost = _leave_out(html)
    return Converted(html, album.pictures, [*lost, *_unknown(result.messages)])


def _leave_out(html: Element) -> list[Notice]:
    """Take out pictures that could not be drawn, and tell each with its place."""
    under = before = ""
    lost = []
    for event, one in etree.iterwalk(html, events=("start", "end")):
        if event == "start" and one.tag in ("h1", "h2", "h3"):
            under = " ".join(one.text_content().split())
        if event == "start" and one.tag == "img" and not one.get("src"):
            place = f"under “{under}”" if under else "at the beginning"
            place += f", near “{before}”" if before else ""
            alt = f"“{one.get('alt')}”: " if one.get("alt") else ""
            lost.append((one, Notice(LOST_PICTURE, place, f"{alt}{one.get('title')}")))
        text = (one.text if event == "start" else one.tail) or ""
        before = " ".join(text.split()[:NEAR]) or before
    for image, _ in lost:
        image.drop_tree()
    return [notice for _, notice in lost]


def _unknown(messages: list[Any]) -> Iterator[Notice]:
    """Pick out of mammoth's messages what readers would miss; it tells of much else."""
    told = set()
    for message in messages:
        found = _UNKNOWN.search(message.message)
        what = (found[1] or found[2]) if found else ""
        if what and what not in told and not _NO_MATTER.fullmatch(what):
            told.add(what)
            yield Notice(UNKNOWN, "somewhere in the text", what)
