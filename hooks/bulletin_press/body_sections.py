"""Sections of a rendered body: what stands under one heading, made right for another page.

It works on the clean HTML of rendering and never on Markdown; where it stops is the next heading
of the same rank.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from bulletin_press.links import LINKING, own_path, relative_link

_HEADING = re.compile(r"h([1-6])")
_VOID = {"area", "br", "col", "hr", "img", "input", "wbr"}
# Attributes that hold ids of the same page.
_NAMING = {"id", "for", "headers"}


@dataclass(frozen=True)
class Token:
    """A tag or a stretch of text.

    Attributes:
        html: as it stands in the body.
        opens: the element that it begins; empty for all else.
        closes: the element that it ends; empty for all else.
        attributes: those of the element that it begins.
        depth: how many elements it stands in.
    """

    html: str
    opens: str = ""
    closes: str = ""
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    depth: int = 0

    @property
    def rank(self) -> int:
        """Of a heading that it begins, 1 to 6; else 0."""
        found = _HEADING.fullmatch(self.opens)
        return int(found[1]) if found else 0

    @property
    def id(self) -> str:
        """The id of the element that it begins; empty where it has none."""
        return self.attributes.get("id") or ""


Tokens = Sequence[Token]


@dataclass(frozen=True)
class Move:
    """From the page that a section was written for to another that shows it.

    Attributes:
        written_at: the address that its links are relative to.
        shown_at: the address of the other page.
        site_url: where the site stands.
        ids: the ids of all that is shown there; a link to any other leads back.
        prefix: put before ids, so that they clash with none of the page's own.
    """

    written_at: str
    shown_at: str
    site_url: str
    ids: frozenset[str]
    prefix: str

    def html(self, tokens: Tokens, up: int = 0) -> str:
        """Give the HTML for the other page, headings moved up by so many ranks."""
        return "".join(self._moved(token, up) for token in tokens)

    def _moved(self, token: Token, up: int) -> str:
        name = token.opens or token.closes
        if rank := _HEADING.fullmatch(name):
            name = f"h{max(2, int(rank[1]) - up)}"
        if token.closes:
            return f"</{name}>"
        if not token.opens:
            return token.html
        attributes = "".join(
            f' {key}="{escape(self._value(token.opens, key, value or ""))}"'
            for key, value in token.attributes.items()
        )
        return f"<{name}{attributes}>"

    def _value(self, element: str, key: str, value: str) -> str:
        if key in _NAMING:
            return " ".join(self.prefix + one for one in value.split())
        if (element, key) not in LINKING:
            return value
        if value[:1] == "#" and value[1:] in self.ids:
            return f"#{self.prefix}{value[1:]}"
        path = own_path(value, self.written_at, self.site_url)
        return value if path is None else relative_link(value, path, self.shown_at)


def read_tokens(html: str) -> list[Token]:
    """Take clean HTML apart."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.tokens


def cut(tokens: Tokens, anchor: str) -> list[Token]:
    """Cut out a heading, by its id, and all that stands under it; empty where there is none."""
    start = next((at for at, one in enumerate(tokens) if one.rank and one.id == anchor), None)
    if start is None:
        return []
    head = tokens[start]
    for end in range(start + 1, len(tokens)):
        token = tokens[end]
        is_next = 0 < token.rank <= head.rank and token.depth == head.depth
        if is_next or token.depth < head.depth:
            return list(tokens[start:end])
    return list(tokens[start:])


def under(section: Tokens) -> list[Token]:
    """Leave out the heading of a section."""
    end = next((at for at, one in enumerate(section) if one.closes == section[0].opens), 0)
    return list(section[end + 1 :])


def parts(tokens: Tokens) -> Iterator[list[Token]]:
    """Part what stands under a heading before each of its highest subheadings."""
    depth = min((token.depth for token in tokens), default=0)
    ranks = [token.rank if token.depth == depth else 0 for token in tokens]
    highest = min(filter(None, ranks), default=0)
    starts = [at for at, rank in enumerate(ranks) if rank and rank == highest]
    for start, end in zip([0, *starts], [*starts, len(tokens)], strict=True):
        if any(token.html.strip() for token in tokens[start:end]):
            yield list(tokens[start:end])


def ids_of(tokens: Tokens) -> frozenset[str]:
    """Gather the ids of all elements."""
    return frozenset(token.id for token in tokens if token.id)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.tokens: list[Token] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        html = self.get_starttag_text() or ""
        self.tokens.append(Token(html, opens=tag, attributes=dict(attrs), depth=self._depth))
        self._depth += tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        self._depth -= 1
        self.tokens.append(Token(f"</{tag}>", closes=tag, depth=self._depth))

    def handle_data(self, data: str) -> None:
        self.tokens.append(Token(data, depth=self._depth))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")
