"""Lists of single words, in which no phrase can stand: what search knows."""

import re
from collections.abc import Iterator, Sequence

from bulletin_press.verifying.bare_words import BareWords
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.held_phrases import says_something
from bulletin_press.verifying.held_texts import HeldText
from bulletin_press.verifying.public_texts import PublicTexts
from bulletin_press.verifying.unpacking import layers

_INDEX = ".pf_index"
_LISTS = ("search/words.json", _INDEX)
_FEWEST_LETTERS = 5
_WORD = re.compile(rb"[a-z0-9\x80-\xff]{%d,}" % _FEWEST_LETTERS)
_WORD_OF_INDEX = re.compile(rb"[a-z0-9]{%d,}" % _FEWEST_LETTERS)


class LoneWords:
    """Knows the single words of held texts that no public text has.

    In Pagefind's index it knows those without accents only: that is too long to be read value by
    value.
    """

    def __init__(self, texts: Sequence[HeldText], public: PublicTexts) -> None:
        self._texts = texts
        self._public = public
        self._held: dict[bytes, HeldText] | None = None
        self.excused = 0
        """How often a word was met that the public has anyway."""

    def found_in(self, file: BuiltFile) -> Iterator[HeldText]:
        """Give the held texts of which a list of words has a word; of other files none.

        Raises:
            CannotOpen: it is broken.
        """
        if not file.path.endswith(_LISTS) or not self._texts:
            return
        if self._held is None:
            self._held = {
                word: held
                for held in self._texts
                if held.kind == "words" and says_something(held.text)
                for word in _words(held.text.encode("utf-8", "replace"))
            }
        content = b"\n".join(layer.text for layer in layers(file.content))
        if is_index(file):
            # A word begins behind its length, which may look like a letter.
            written = set(_WORD_OF_INDEX.findall(content.lower()))
            listed = written | {word[1:] for word in written}
        else:
            listed = {*_words(content)}
        for word in sorted(listed & self._held.keys()):
            if self._public.have_word(word):
                self.excused += 1
            else:
                yield self._held[word]


def is_index(file: BuiltFile) -> bool:
    """Tell whether a file is of Pagefind's index of words: words and numbers, no sentence."""
    return file.path.endswith(_INDEX)


def _words(text: bytes) -> list[bytes]:
    return _WORD.findall(BareWords.of(text).with_signs.lower())
