"""Searching a built site for anything that the public may not see yet, or no longer."""

from collections.abc import Iterator
from typing import Any

from ahocorasick_rs import BytesAhoCorasick, Implementation

from bulletin_press.problems import Problem, relative_path
from bulletin_press.verifying.bare_words import BareWords, bare_words, readable, without_disguise
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.held_files import HeldFiles
from bulletin_press.verifying.held_lone_words import LoneWords, is_index
from bulletin_press.verifying.held_phrases import Phrase, phrases_of
from bulletin_press.verifying.held_texts import CHECK, HeldText, held_texts, why_held
from bulletin_press.verifying.new_lines import NewLines
from bulletin_press.verifying.public_texts import PublicTexts
from bulletin_press.verifying.search import Asked, Search
from bulletin_press.verifying.unpacking import CannotOpen, is_packed, layers

_WITH_LINES = (".atom", ".csv", ".html", ".ics", ".json", ".rss", ".svg", ".xml")
"""Files of which a part can be read by itself: those that a site has many of, and much alike."""
_MOST_LINES = 3
"""How many lines of a source are told."""
_ROOM = 250_000
"""Up to how many letters in all the faster way to find them takes less than 100 MB."""
_WINDOW = 3
"""Over how many lines of a built file a phrase is looked for, to tell where it stands."""


class HeldWords(Search):
    """Nothing that is held back stands in any byte of the site, whatever its disguise.

    Looked for are titles, summaries, all other fields, remarks in headers, bodies, addresses, and
    the names, texts and bytes of attachments: in the names and contents of all files, also where
    they are packed, written in entities, escapes or base64, or broken by tags and line ends. What
    is drawn (QR codes, words in pictures) is not read.

    A text that stands in a public source too is no find: another public item, a standing page, the
    vocabulary, the settings, the program's own words. Nor is one that its own item allows.
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked)
        self._folder = asked.project.folder.parent
        self._moment = asked.moment
        self._texts = list(held_texts(asked.project, asked.moment))
        self._phrases = phrases_of(self._texts)
        self._automaton = _automaton([phrase.bare for phrase in self._phrases])
        self._public = PublicTexts(asked.project, asked.site, asked.moment)
        self._by_right: set[int] = set()
        self._files = HeldFiles(asked)
        self._words = LoneWords(self._texts, self._public)
        self._lines = NewLines()
        # Which phrases stand by right in the file that is looked at.
        self._excused: set[int] = set()

    @property
    def basis(self) -> bytes:
        """What is looked for, to the last byte of what is attached."""
        sought = [(each.kind, each.text, each.item.name) for each in self._texts]
        return repr((sought, self._files.digests)).encode("utf-8", "replace")

    def look(self, file: BuiltFile) -> Iterator[Problem]:
        """Tell whose words or files it holds, a problem for each item; never the words."""
        phrases, others, was_opened = self._found_in(file)
        at = _place(file, phrases)
        by_item: dict[str, list[HeldText]] = {}
        for held in (*others, *(held for phrase in phrases for held in phrase.held)):
            by_item.setdefault(held.item.name, []).append(held)
        for texts in by_item.values():
            yield self._problem(file, at, texts)
        if not was_opened and not self._public.has_file(file.content):
            message = "is broken, locked or packed too deeply: nobody can tell what it holds"
            hint = "save the file anew and without a password, or take it away; then build again"
            yield file.problem(0, message, hint, CHECK)

    def found(self, file: BuiltFile) -> set[HeldText]:
        """Give every held text, and every held file, that a built file has."""
        phrases, others, _ = self._found_in(file)
        return {*others, *(held for phrase in phrases for held in phrase.held)}

    def _found_in(self, file: BuiltFile) -> tuple[list[Phrase], list[HeldText], bool]:
        """Give what a file has, and whether it could be opened to the end."""
        before, self._excused = self._otherwise_excused, set()
        phrases = list(self._phrases_in(without_disguise(f"/{file.path}".encode())))
        others = list(self._files.found_in(file.content, file.path))
        # What was read before in other files, such as the frame of pages, says nothing new.
        has_lines = file.suffix in _WITH_LINES and not is_packed(file.content, file.path)
        unread = self._lines.of(file.parts) if has_lines else file.content
        was_opened = True
        try:
            others += self._words.found_in(file)
            for layer in layers(unread, file.path) if unread and not is_index(file) else ():
                phrases += self._phrases_in(layer.text)
                if layer.raw is not unread:
                    others += self._files.found_in(layer.raw, "")
        except CannotOpen:
            was_opened = False
        if has_lines and was_opened and not phrases and not others:
            self._lines.remember(self._excused)
        if excused := self._excused | (self._lines.excused if has_lines else set()):
            self.learnt[file.path] = sorted(excused)
        # What is in the site by right today may not be tomorrow.
        self.is_sure = was_opened and self._otherwise_excused == before
        return list(dict.fromkeys(phrases)), list(dict.fromkeys(others)), was_opened

    def _phrases_in(self, text: bytes) -> Iterator[Phrase]:
        bare = BareWords.of(text)
        found = self._automaton.find_matches_as_indexes(bare.words, overlapping=True)
        shown = ""
        matched = {match[0] for match in found}
        self._excused |= matched & self._by_right
        for at in matched - self._by_right:
            phrase = self._phrases[at]
            if not phrase.is_long:
                if not phrase.may_stand_in(bare.with_signs):
                    continue
                shown = shown or readable(text)
                if not phrase.stands_in(shown):
                    continue
            if self._public.have(phrase):
                self._by_right.add(at)
                self._excused.add(at)
            else:
                yield phrase

    def holds(self, learnt: Any) -> bool:  # noqa: ANN401
        """Tell whether all that stood in a file by right still does."""
        doubtful = set(learnt) - self._by_right
        self._by_right |= {at for at in doubtful if self._public.have(self._phrases[at])}
        return doubtful <= self._by_right

    @property
    def _otherwise_excused(self) -> int:
        return self._words.excused + self._files.excused + self._public.excused_files

    def _problem(self, file: BuiltFile, at: int, texts: list[HeldText]) -> Problem:
        first = texts[0]
        where = relative_path(first.item.source.file, self._folder)
        lines = sorted({text.line for text in texts if text.file == first.item.source.file})
        attached = sorted({text.file.name for text in texts} - {first.item.source.file.name})
        told = [f"line {line}" for line in lines[:_MOST_LINES]]
        told += [f"the file {name}" for name in attached[:_MOST_LINES]]
        more = " and more" if len(lines) + len(attached) > len(told) else ""
        message = f"holds what is in {where} ({first.why}): {', '.join(told)}{more}"
        hint = "do not put this site online: build it again"
        if why_held(first.item, self._moment):
            hint += f"; if it is online, run: bulletins takedown {first.item.name}"
        hint += f"; words that may be read already go under allow there, with check: {CHECK}"
        return file.problem(at, message, hint, CHECK)


def _automaton(bare: list[bytes]) -> BytesAhoCorasick:
    """Make what finds many words at once (Aho and Corasick, 1975), the faster way if there is room.

    Source: https://docs.rs/aho-corasick, AhoCorasickKind.
    """
    is_small = sum(map(len, bare)) < _ROOM
    return BytesAhoCorasick(bare, implementation=Implementation.DFA if is_small else None)


def _place(file: BuiltFile, phrases: list[Phrase]) -> int:
    """Find where in a file one of the phrases begins; its beginning where it has no lines."""
    lines = file.content.split(b"\n") if phrases else []
    at = 0
    for number, line in enumerate(lines):
        window = b"\n".join(lines[number : number + _WINDOW])
        bare = bare_words(without_disguise(window))
        if any(phrase.bare in bare for phrase in phrases):
            # It may begin further down in the window.
            alone = bare_words(without_disguise(line))
            rest = bare_words(without_disguise(window[len(line) + 1 :]))
            if any(p.bare in alone for p in phrases) or not any(p.bare in rest for p in phrases):
                return at
        at += len(line) + 1
    return 0
