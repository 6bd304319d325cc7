"""Which words are somebody else's: what stands in quotation marks, or in a quoted block."""

import re
from functools import lru_cache

from bulletin_press.passages import Passage

_MARKED = re.compile(
    r"""“[^”\n]{1,600}(?:”|$)       # a mark that is never closed goes on to the end
      | "[^"\n]{1,600}"
      | (?<![\w’])‘[^‘\n]{1,400}?’(?!\w)
      | (?<!\w)'[^'\n]{1,400}?'(?!\w)
      | «[^»\n]{1,600}»""",
    re.VERBOSE | re.MULTILINE,
)
_BLOCK = re.compile(r"^ {0,3}>.*(?:\n(?!\s*\n).*)*", re.MULTILINE)


def is_quoted(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a stretch of a passage is quoted: children's own words stand as they are."""
    body = passage.item.source.body if passage.is_body else ""
    return any(begin <= start and end <= stop for begin, stop in _quoted(passage.text, body))


@lru_cache(maxsize=4096)
def _quoted(text: str, markdown: str) -> tuple[tuple[int, int], ...]:
    marked = [found.span() for found in _MARKED.finditer(text)]
    return (*marked, *(found.span() for found in _BLOCK.finditer(markdown)))
