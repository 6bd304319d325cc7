"""The last look: words of a document that stand neither in the draft nor in the report.

Whatever Word invents and nobody here has thought of, its words are missed here.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bulletin_press.importing.noticing import Kind, Notices
from bulletin_press.importing.word_xml import W_P, Element, named, words_in

LOST = Kind("passage", "passages", "its words were lost: copy them from Word by hand")
_MARKUP = re.compile(r"</?(?:strong|em|sup|sub|s)>|<!-- -->|<br>|\\(?=[^\w\s])")
# What Markdown of ours has beyond the words: pictures, addresses, marks of notes and lists.
_BESIDE = re.compile(
    r"(?<!\\)!\[(?:[^\]\\]|\\.)*\]\([^)\s]*\)|(?<=(?<!\\)\])\([^)\s]*\)|\[\^\d+\]:?"
    r"|^(?:[> ]|- |\d+\. )*(?:- |\d+\. )",
    re.MULTILINE,
)
_NOTES = (named("w:footnote"), named("w:endnote"))
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> Counter[str]:
    """Count the words of a text, in small letters."""
    return Counter(_WORD.findall(text.lower().replace("\xad", "")))


def words_of_markdown(text: str) -> Counter[str]:
    """Count the words that Markdown of ours shows."""
    return words_of(html.unescape(_MARKUP.sub(_kept_apart, _BESIDE.sub(" ", text))))


def tell_lost_words(texts: Iterable[Element], kept: Counter[str], notices: Notices) -> None:
    """Tell of each paragraph some of whose words are nowhere.

    Args:
        texts: the body and notes, as they were converted.
        kept: the words of the draft that are the document's, and those told as left out.
        notices: told of what is missing.
    """
    left = Counter(kept)
    for paragraph in _paragraphs(texts):
        missing = []
        for word in words_of(words_in(paragraph)).elements():
            if left[word] > 0:
                left[word] -= 1
            else:
                missing.append(word)
        if missing:
            in_note = next(paragraph.iterancestors(*_NOTES), None) is not None
            # A note is lost where something it hung on is; whoever hid that may have meant it too.
            told = "" if in_note else f"“{' '.join(missing)}”"
            notices.add(LOST, paragraph, told, near=False)


def _paragraphs(texts: Iterable[Element]) -> Iterator[Element]:
    for text in texts:
        for paragraph in text.iter(W_P):
            # The words of one within another are told with the outer one.
            if next(paragraph.iterancestors(W_P), None) is None:
                yield paragraph


def _kept_apart(found: re.Match[str]) -> str:
    return " " if found[0] == "<br>" else ""
