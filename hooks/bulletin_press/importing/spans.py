"""Words within a block: HTML of mammoth to Markdown on one line."""

import re
from collections import Counter
from dataclasses import dataclass, field

from bulletin_press.importing.signs import address, escape
from bulletin_press.importing.word_xml import Element

# No XML can hold these signs, so they can stand for markup until all of a line is known.
_MARKS = {"strong": ("\x11", "\x12"), "em": ("\x13", "\x14")}
_HTML = {"\x11": "<strong>", "\x12": "</strong>", "\x13": "<em>", "\x14": "</em>"}
_SHORT = {"\x11": "**", "\x12": "**", "\x13": "_", "\x14": "_"}
_KEPT = ("sup", "sub", "s")
_REFERENCE = re.compile(r"(\[\^\d+\])+")
_NOTE = re.compile(r"#(foot|end)note-(?!ref)")


@dataclass
class Spans:
    """Writes the words of one document, and remembers what it met.

    Attributes:
        notes: ids of the footnotes that were referred to, as mammoth names them, in order.
        lost_links: words and address of links that a page may not have.
        met: addresses of the links and names of the pictures that were met.
    """

    notes: list[str] = field(default_factory=list)
    lost_links: list[tuple[str, str]] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)

    def line(self, element: Element) -> str:
        """Write all words in an element as one line of Markdown; it may need ``guard``."""
        return _settled(self._inner(element))

    def _inner(self, element: Element) -> str:
        pieces = [escape(element.text or "")]
        for child in element:
            pieces += [self._piece(child), escape(child.tail or "")]
        return "".join(pieces)

    def _piece(self, element: Element) -> str:
        self.met[target_of(element)] += 1
        if alone := _alone(element):
            return alone
        if element.tag == "a" and element.get("href"):
            return self._note(element) or self._link(element)
        inner, tag = self._inner(element), element.tag
        if tag in _MARKS:
            return f"{_MARKS[tag][0]}{inner}{_MARKS[tag][1]}"
        is_kept = tag in _KEPT and inner.strip() and not _REFERENCE.fullmatch(inner)
        return f"<{tag}>{inner}</{tag}>" if is_kept else inner

    def _note(self, element: Element) -> str:
        """Write a reference to a note, which mammoth makes a raised link."""
        if not _NOTE.match(element.get("href")):
            return ""
        name = element.get("href")[1:]
        if name not in self.notes:
            self.notes.append(name)
        return f"[^{self.notes.index(name) + 1}]"

    def _link(self, element: Element) -> str:
        inner, written = self._inner(element), element.get("href")
        if not inner.strip():
            return inner
        if not (target := address(written)):
            if not written.startswith("#"):
                self.lost_links.append((" ".join(element.text_content().split()), written))
            return inner
        first, last = len(inner) - len(inner.lstrip()), len(inner.rstrip())
        return f"{inner[:first]}[{_settled(inner)}]({target}){inner[last:]}"


def target_of(element: Element) -> str:
    """Give the address of a link or the name of a picture; empty for all else."""
    if element.tag == "img":
        return str(element.get("src") or "")
    has_words = element.tag == "a" and element.text_content().strip()
    target = (element.get("href") or "") if has_words else ""
    return "" if target.startswith("#") else str(target)


def _alone(element: Element) -> str:
    """Write what holds no words."""
    if element.tag == "img":
        return f"![{_settled(escape(element.get('alt') or ''))}]({element.get('src')})"
    if element.tag == "input":
        return "☒ " if element.get("checked") is not None else "☐ "
    return "<br>" if element.tag == "br" else ""


def _settled(line: str) -> str:
    """Choose the signs of stress, now that what stands around them is known."""
    before = ""
    while before != line:
        before = line
        # Spaces move out; what holds nothing goes; what ends and begins again goes on.
        line = re.sub("([\x11\x13])( +)", r"\2\1", line)
        line = re.sub("( +)([\x12\x14])", r"\2\1", line)
        line = re.sub("\x11( *)\x12|\x13( *)\x14|\x12( *)\x11|\x14( *)\x13", _first, line)
    line = re.sub("[\x11-\x14]", lambda found: _sign(found, line), line)
    line = re.sub(r"( *<br> *)+", "<br>", re.sub(" +", " ", line)).strip()
    return re.sub(r"^(<br>)+|(<br>)+$", "", line).strip()


def _first(found: re.Match[str]) -> str:
    return next((group for group in found.groups() if group), "")


def _sign(found: re.Match[str], line: str) -> str:
    """Use HTML where a sign of stress stands within a word, or beside another sign."""
    opens = found[0] in "\x11\x13"
    end = _end(line, found.start()) if opens else found.start()
    start = found.start() if opens else _start(line, found.start())
    inner = line[start + 1 : end]
    is_plain = (
        re.fullmatch(r"[^\w*\\>\x11-\x14]?", line[max(start - 1, 0) : start])
        and re.fullmatch(r"[^\w*<\x11-\x14]?", line[end + 1 : end + 2])
        and not re.search(r"[\x11-\x14*_<]|\\.|!?\[|^[^\w“‘(]|[^\w”’).,:;?!]$", inner)
    )
    return (_SHORT if is_plain else _HTML)[found[0]]


def _end(line: str, start: int) -> int:
    return line.index(chr(ord(line[start]) + 1), start)


def _start(line: str, end: int) -> int:
    return line.rindex(chr(ord(line[end]) - 1), 0, end)
