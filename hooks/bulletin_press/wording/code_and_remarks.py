"""Where a body holds code or remarks, which are no text."""

import re
from collections.abc import Iterable, Iterator

_BEGINS = re.compile(r"^ {0,3}(?P<fence>```|~~~)|`[^`\n]++`|<!--", re.MULTILINE)
_SIGN = re.compile(r"[^\n]")


def without_code(body: str) -> str:
    """Put spaces in the place of code and remarks, so that all else keeps its place."""
    return blanked(body, code_in(body))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put spaces in the place of stretches of a text; the ends of lines stay.

    Args:
        text: any text.
        spans: where each stretch begins, and the place behind it.
    """
    parts, behind = [], 0
    for start, end in sorted(spans):
        if end > behind:
            begin = max(start, behind)
            parts += [text[behind:begin], _SIGN.sub(" ", text[begin:end])]
            behind = end
    return "".join([*parts, text[behind:]])


def code_in(body: str, *, in_lines: bool = True) -> Iterator[tuple[int, int]]:
    """Find code between fences or backticks, and remarks: where each begins, the place behind it.

    Args:
        body: Markdown.
        in_lines: whether to give code within a line too.
    """
    at, unclosed = 0, set()
    while found := _BEGINS.search(body, at):
        at = found.end()
        fence = found["fence"]
        closing = f"\n{fence}" if fence else "-->"
        if not fence and found[0] != "<!--":
            if in_lines:
                yield found.span()
        elif closing not in unclosed:
            end = body.find(closing, at)
            if end < 0:
                # What is not closed from here on is closed nowhere: it is looked for only once.
                unclosed.add(closing)
                continue
            at = end + len(closing)
            yield found.start(), at
