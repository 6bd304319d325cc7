"""What in a page its own policy would refuse, so that nobody has to find out in a browser."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin_press.headers.policy import Policy, hashed
from bulletin_press.verifying.markup import Element, element_of, pieces_in

_EMBEDS = ("audio", "applet", "base", "embed", "frame", "iframe", "object", "track", "video")
# Only where one of these stands is it worth while to look at every tag of a page.
_SUSPECT = re.compile(
    rb"style(?<![\w-]style)[\s=>]|on(?<![\w-]on)[a-z]+\s*=|javascript:|<(?:"
    + "|".join(_EMBEDS).encode()
    + rb")\b"
)
_SCRIPT = re.compile(rb"<script\b[^>]*>.*?</script", re.DOTALL | re.IGNORECASE)
# https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type
_RUNS = re.compile(
    r"(|module|importmap|speculationrules|(text|application)/(x-)?(java|ecma)script.*)"
)


@dataclass(frozen=True)
class Blocked:
    """Something that no browser will show or run.

    Attributes:
        at: where in the page it stands, in bytes from 0.
        message: what it is.
        hint: what to do instead.
    """

    at: int
    message: str
    hint: str


def find_blocked(page: bytes, policy: Policy) -> Iterator[Blocked]:
    """Find what the policy of a page refuses of the page's own HTML.

    What it loads from other sites is the affair of another search.

    Args:
        page: the HTML, or a part of it.
        policy: what it may load and do.
    """
    is_suspect = _SUSPECT.search(page.lower())
    for piece in pieces_in(page) if is_suspect else _SCRIPT.findall(page):
        element = element_of(piece)
        for message, hint in _refused(element, policy) if element else ():
            yield Blocked(page.find(piece), message, hint)


def _refused(element: Element, policy: Policy) -> Iterator[tuple[str, str]]:
    refused = "which browsers refuse on this site"
    if element.name == "script" and "src" not in element.written and _is_new(element, policy):
        yield f"a script stands in the page, {refused}", "put it into a file: extra_javascript"
    if element.name == "style" or "style" in element.written:
        yield f"a style stands in the page, {refused}", "put it into a file: extra_css"
    if element.name in _EMBEDS:
        yield f"<{element.name}> stands in the page, {refused}", "link to what it shows instead"
    for name in element.written:
        if name.startswith("on"):
            yield f"{name!r} stands in the page, {refused}", "put a script into extra_javascript"
        elif re.match(r"\s*javascript:", element.said(name), re.IGNORECASE):
            yield f"{name!r} runs a script, {refused}", "lead to an address instead"


def _is_new(script: Element, policy: Policy) -> bool:
    """Tell whether a script runs and is not the one that the policy knows."""
    is_program = _RUNS.fullmatch(script.said("type").strip().lower()) is not None
    return is_program and hashed(script.text) not in policy["script-src"]
