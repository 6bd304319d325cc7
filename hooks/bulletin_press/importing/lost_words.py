"""The last look: words of a document that stand neither in the draft nor in the report.

Whatever Word invents and nobody here has thought of, its words are missed here.
"""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from bulletin_press.importing.noticing import Kind, Notices
from bulletin_press.importing.word_xml import W_P, Element, words_in

LOST = Kind("passage", "passages", "its words were lost: copy them from Word by hand")
_MARKUP = re.compile(r"</?(?:strong|em|sup|sub|s)>|<!-- -->|<br>|\\(?=[^\w\s])")
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> Counter[str]:
    """Count the words of a text, in small letters."""
    return Counter(_WORD.findall(text.lower()))


def words_of_markdown(text: str) -> Counter[str]:
    """Count the words that Markdown of ours shows."""
    return words_of(html.unescape(_MARKUP.sub(_kept_apart, text)))


def tell_lost_words(texts: Iterable[Element], kept: Counter[str], notices: Notices) -> None:
    """Tell of each paragraph some of whose words are nowhere.

    Args:
        texts: the body and notes, as they were converted.
        kept: the words of the draft and of the report.
        notices: told of what is missing.
    """
    left = Counter(kept)
    for paragraph in _paragraphs(texts):
        missing = words_of(words_in(paragraph)) - left
        left -= words_of(words_in(paragraph))
        if missing:
            notices.add(LOST, paragraph, f"“{' '.join(missing.elements())}”", near=False)


def _paragraphs(texts: Iterable[Element]) -> Iterator[Element]:
    for text in texts:
        for paragraph in text.iter(W_P):
            # The words of one within another are told with the outer one.
            if next(paragraph.iterancestors(W_P), None) is None:
                yield paragraph


def _kept_apart(found: re.Match[str]) -> str:
    return " " if found[0] == "<br>" else ""
