"""From a Word document to the files of a held draft, and all there is to say about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bulletin_press.importing.blocks import level_headings, plain_words, write_body
from bulletin_press.importing.bold_headings import heading_styles, make_headings
from bulletin_press.importing.boxes import settle_boxes
from bulletin_press.importing.converting import convert
from bulletin_press.importing.cropping import settle_crops
from bulletin_press.importing.deciding import Decision, decisions, remarks
from bulletin_press.importing.document import Document, parse_document
from bulletin_press.importing.header import write_header
from bulletin_press.importing.lost_words import tell_lost_words, words_of, words_of_markdown
from bulletin_press.importing.moving import Moved, move_sections
from bulletin_press.importing.noticing import Kind, Notice, Notices
from bulletin_press.importing.package import read_parts
from bulletin_press.importing.plainer import settle_plainer
from bulletin_press.importing.shaping import drop_numbers, make_lists, take_title
from bulletin_press.importing.spans import Spans
from bulletin_press.importing.unseen import settle_unseen
from bulletin_press.importing.word_xml import Element
from bulletin_press.vocabulary import Vocabulary

TYPED_LIST = Kind(
    "list typed by hand", "lists typed by hand", "made a list: look whether it is one"
)
NUMBER = Kind("number of a heading", "numbers of headings", "left out")
BAD_LINK = Kind("link", "links", "its words stay: a page may lead to web and mail addresses only")


@dataclass(frozen=True)
class Imported:
    """A draft made from a document, not written yet.

    Attributes:
        title: its title.
        text: its text, header and body.
        pictures: what is to stand beside it, by file name.
        notices: what is not as it was in the document.
        moved: fields, and what was moved there.
        decisions: what its author has to decide.
    """

    title: str
    text: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    notices: Sequence[Notice] = ()
    moved: Sequence[tuple[str, str]] = ()
    decisions: Sequence[Decision] = ()


def import_document(file: Path, kind: str, vocabulary: Vocabulary, title: str = "") -> Imported:
    """Make a draft of a Word document.

    Args:
        file: the document; it is only read.
        kind: the kind of item to make.
        vocabulary: the words of the site, to look for in the text.
        title: the title; empty for the one that the document has.

    Raises:
        NotImported: it is no Word document, or one that is not safe to read.
    """
    document = parse_document(read_parts(file))
    texts = [document.body, *document.notes]
    notices = _settled(document, texts)
    converted = convert(document)
    blocks, notes = _parted(converted.html)
    for first, many in make_lists(blocks):
        notices.found.append(Notice(TYPED_LIST, f"“{first}…”, {many} entries"))
    numbers = drop_numbers(blocks)
    notices.found += [Notice(NUMBER, f"before “{words}”", number) for number, words in numbers]
    own_title = take_title(blocks)
    fallback = document.core("dc:title") or file.stem.replace("_", " ").replace("-", " ")
    text = " \n".join(map(plain_words, blocks))
    moved = Moved()
    if kind == "lessons":
        sources = {note.get("id"): plain_words(note) for note in notes}
        moved = move_sections(blocks, sources, vocabulary)
    level_headings(blocks)
    spans = Spans()
    body = write_body(blocks, notes, spans)
    title = " ".join((title or own_title or fallback).split())
    notices.found += converted.notices
    notices.found += [Notice(BAD_LINK, f"“{words}”", target) for words, target in spans.lost_links]
    offered = remarks(kind, text, vocabulary, document)
    written = write_header(kind, title, moved, offered) + (body or "\n")
    told = [
        own_title,
        *moved.understood,
        *(one.told for one in notices.found),
        *(told for _, told in moved.told),
    ]
    kept = words_of_markdown(written) + words_of(" ".join(told))
    tell_lost_words(texts, kept, notices)
    return Imported(
        title,
        written,
        {name: picture.content for name, picture in converted.pictures.items()},
        notices.found,
        _moves(moved),
        decisions(kind, written, moved, offered),
    )


def _moves(moved: Moved) -> list[tuple[str, str]]:
    understood = "; ".join(moved.understood)
    return [*moved.told, *([("for and by", understood)] if understood else [])]


def _settled(document: Document, texts: list[Element]) -> Notices:
    """Settle all that Markdown has not, before mammoth sees the document."""
    names = document.style_names()
    notices = Notices(document.body, heading_styles(names))
    make_headings(document.body, names, notices)
    notices.read_headings()
    settle_unseen(document, texts, notices)
    settle_boxes(document, texts, notices)
    settle_crops(document, texts, notices)
    settle_plainer(document, texts, notices)
    return notices


def _parted(html: Element) -> tuple[list[Element], list[Element]]:
    """Part the blocks from mammoth's list of notes, which it puts at the end."""
    blocks = list(html)
    notes: list[Element] = []
    if blocks and blocks[-1].tag == "ol" and blocks[-1].xpath("li[contains(@id, 'note-')]"):
        notes = list(blocks.pop())
    for link in html.xpath(".//a[starts-with(@href, '#') and contains(@href, 'note-ref-')]"):
        link.drop_tree()
    return blocks, notes
