"""From a Word document to the files of a held draft, and all there is to say about them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from bulletin_press.importing.numbering import mark_numbers, settle_numbers
from bulletin_press.importing.package import read_parts
from bulletin_press.importing.pictures import Picture
from bulletin_press.importing.plainer import settle_plainer
from bulletin_press.importing.shaping import drop_numbers, make_lists, take_title
from bulletin_press.importing.spans import Spans, target_of
from bulletin_press.importing.unseen import settle_unseen
from bulletin_press.importing.word_xml import Element
from bulletin_press.vocabulary import Vocabulary
from bulletin_press.written import CONTROL

TYPED_LIST = Kind(
    "list typed by hand", "lists typed by hand", "made a list: look whether it is one"
)
NUMBER = Kind("number of a heading", "numbers of headings", "left out")
GONE_LINK = Kind("link", "links", "its words stay without it: put it where the text can hold it")
GONE_PICTURE = Kind("picture", "pictures", "left out: put it into the text by hand")
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
    notices = _settled(document)
    converted = convert(document)
    notices.found += settle_numbers(converted.html)
    there = [(target_of(one), plain_words(one)) for one in converted.html.iter("a", "img")]
    blocks, notes = _parted(converted.html)
    framed = _shaped(blocks, notices)
    own_title = take_title(blocks)
    title, whence = _titled(title, own_title, document.core("dc:title"), file)
    text = " \n".join(map(plain_words, blocks))
    moved = Moved()
    if kind == "lessons":
        sources = {note.get("id"): plain_words(note) for note in notes}
        moved = move_sections(blocks, sources, vocabulary)
    level_headings(blocks)
    spans = Spans()
    body = write_body(blocks, notes, spans)
    notices.found += converted.notices
    notices.found += [Notice(BAD_LINK, f"“{words}”", target) for words, target in spans.lost_links]
    notices.found += _gone(there, spans.met, converted.pictures)
    offered = remarks(kind, text, vocabulary, document)
    written = write_header(kind, title, moved, offered) + (body or "\n")
    kept = words_of_markdown(body) + words_of(" ".join([own_title, *moved.words, *framed]))
    tell_lost_words(notices.texts, kept, notices)
    return Imported(
        title,
        written,
        {name: one.content for name, one in converted.pictures.items() if spans.met[name]},
        notices.found,
        _moves(moved),
        decisions(kind, written, moved, offered, whence),
    )


def _titled(given: str, own: str, kept: str, file: Path) -> tuple[str, str]:
    """Choose the title; where readers of the document do not see it, say whence it is."""
    name = file.stem.replace("_", " ").replace("-", " ")
    chosen = given or own or kept or name
    whence = "" if given or own else "the properties" if kept else "the file name"
    return " ".join(CONTROL.sub(" ", chosen).split()), whence


def _shaped(blocks: list[Element], notices: Notices) -> list[str]:
    """Put lists and headings into shape; give the numbers that were left out."""
    lists, numbers = make_lists(blocks), drop_numbers(blocks)
    for one in lists:
        told = f"“{one.first}…”, {len(one.marks)} entries"
        notices.found.append(Notice(TYPED_LIST, told))
    notices.found += [Notice(NUMBER, f"before “{words}”", number) for number, words in numbers]
    return [*(mark for one in lists for mark in one.marks), *(number for number, _ in numbers)]


def _gone(
    there: list[tuple[str, str]], met: Counter[str], pictures: Mapping[str, Picture]
) -> Iterator[Notice]:
    """Tell of links and pictures that stood where the draft can have none, as in its title."""
    left = Counter(met)
    for target, words in there:
        if not target:
            continue
        left[target] -= 1
        if left[target] < 0 and target in pictures:
            yield Notice(GONE_PICTURE, "in the title, or in a heading that was moved")
        elif left[target] < 0:
            yield Notice(GONE_LINK, f"“{words}”", target)


def _moves(moved: Moved) -> list[tuple[str, str]]:
    understood = "; ".join(moved.understood)
    return [*moved.told, *([("for and by", understood)] if understood else [])]


def _settled(document: Document) -> Notices:
    """Settle all that Markdown has not, before mammoth sees the document."""
    names = document.style_names()
    unseen = settle_unseen(document)
    texts = [document.body, *document.notes]
    notices = Notices(texts, heading_styles(names))
    make_headings(document.body, names, notices)
    notices.read_places()
    for one in unseen:
        notices.add(one.kind, one.place, one.says)
    settle_boxes(document, texts, notices)
    settle_crops(document, texts, notices)
    settle_plainer(document, texts, notices)
    mark_numbers(document)
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
