"""HTML in standing pages that would run, fetch or send something.

MkDocs publishes these pages as they are written. They follow the same list as authors' texts, but
nothing is taken out of them: whoever looks after the site is told, and decides.
"""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from bulletin_press.front_matter import Source
from bulletin_press.html_rules import SCHEMES, HtmlRules
from bulletin_press.limits import Limits
from bulletin_press.markdown_apart import TooHard
from bulletin_press.problems import Problem
from bulletin_press.rendering import Renderer
from bulletin_press.shape import check_body
from bulletin_press.standing_files import CHECK
from bulletin_press.written import Fields, decode

# As MkDocs has it, in mkdocs.utils.meta.
_HEADER = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
# What a browser leaves out before it looks where an address leads.
_LEFT_OUT = re.compile(r"[\x00-\x20]+")
_ADDRESSES = {"href", "src", "action", "formaction", "poster", "data", "srcset"}
_FETCHED = _ADDRESSES - {"href"}


def check_html(
    pages: Iterable[Path], renderer: Renderer, rules: HtmlRules, limits: Limits, host: str
) -> Iterator[Problem]:
    """Tell what standing pages hold that no page may.

    Args:
        pages: their Markdown files.
        renderer: makes the HTML, as MkDocs will.
        rules: the elements that may stand in it.
        limits: what no text may be past.
        host: where the site stands.
    """
    for file in pages:
        text, _ = decode(file, file.read_bytes())
        begin = _end_of_header(text)
        source = Source(file, Fields(), text[begin:], text.count("\n", 0, begin) + 1)
        if wrong := check_body(source, limits):
            yield from wrong
            continue
        try:
            html = renderer.unclean(source.body)
        except TooHard as hard:
            yield Problem(file, source.body_line, "", str(hard), hard.hint, CHECK)
            continue
        for written, message, hint in _unsafe(html, rules, host):
            yield Problem(file, source.line_of(written), "", message, hint, CHECK)


def _end_of_header(text: str) -> int:
    """Find where the text behind a header begins; one that MkDocs cannot read is part of it."""
    header = _HEADER.match(text)
    try:
        is_read = header is not None and isinstance(yaml.safe_load(header[1]), dict)
    except (yaml.YAMLError, ValueError, RecursionError):
        is_read = False
    return header.end() if header and is_read else 0


def _unsafe(html: str, rules: HtmlRules, host: str) -> Iterator[tuple[str, str, str]]:
    """List what is unsafe, each once: as it is written, what is wrong and what to do."""
    finder = _Finder()
    finder.feed(html)
    finder.close()
    for tag, name, value in dict.fromkeys(finder.found):
        if not name and tag not in rules.all_elements:
            hint = "take it away; scripts and styles of your own go into extra_javascript and "
            hint += "extra_css, other elements into the setting html.elements"
            yield f"<{tag}", f"<{tag}> does not belong into a page", hint
        elif name.startswith("on"):
            yield name, f"{name} would run a script", "take it away; extra_javascript is for those"
        elif name in _ADDRESSES and (why := _why_not(tag, name, value, host)):
            hint = "link to http, https, mailto or tel; put pictures into docs/"
            yield value, f"the address {value[:80]!r} {why}", hint


def _why_not(tag: str, name: str, value: str, host: str) -> str:
    """Say why an address is none for a page; an empty text where it is."""
    try:
        parts = urlsplit(_LEFT_OUT.sub("", value).replace("\\", "/"))
    except ValueError:
        return "is not an address"
    if parts.scheme and parts.scheme not in SCHEMES:
        return "is of a kind that no page may lead to"
    is_fetched = name in _FETCHED or tag == "link"
    return "lies on another site" if is_fetched and parts.hostname not in (None, host) else ""


class _Finder(HTMLParser):
    """Collects elements (with an empty name) and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, "", ""), *((tag, name, value or "") for name, value in attrs)]
