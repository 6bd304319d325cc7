"""What stands around a place in a text: its sentence, its block, the head of its column."""

import re
from collections.abc import Iterator

Span = tuple[int, int]
"""Where something stands in a text: its first letter, and the one behind its last."""

IN_TABLE = re.compile(r"(?:^|\n) *;|\|")
"""What every text with a table in it has."""

_LONGEST = 300
"""How far from a place to look for the ends of its sentence, in characters."""

_WIDEST, _HIGHEST = 1000, 200
"""How far to look for the head of a column: to the left in characters, up in rows."""

_ENTRIES = 30
"""How far to look up for the head of a list, in blocks."""

_END = re.compile(r"[.!?][\"')]*(?= {1,4}[\"'(]*[A-Z])|[\n;|]")
_NO_END = re.compile(r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|St|No|no|approx|ca|cf)|\b[a-z]\.[a-z])\.$")


def blocks_with(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """List the blocks of a text in which a pattern is found: where each begins and ends."""
    at = 0
    while found := pattern.search(text, at):
        first, last = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
        at = len(text) if last < 0 else last
        yield first, at


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the sentence that holds a stretch of a text; in a table it is the cell.

    Returns:
        Where it begins and where it ends.
    """
    first = max(text.rfind("\n", 0, start) + 1, start - _LONGEST)
    last = text.find("\n", end, end + _LONGEST)
    last = min(len(text), end + _LONGEST) if last < 0 else last
    for stop in _END.finditer(text, first, last):
        if _NO_END.search(text, max(first, stop.start() - 8), stop.end()):
            continue
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            return first, stop.start() + 1
    return first, last


def head_of_list(text: str, at: int, like: re.Pattern[str]) -> str:
    """Give what stands above a list: the last block before a place without what all entries have.

    Args:
        text: the whole text.
        at: where an entry is.
        like: a pattern that every entry has.

    Returns:
        The block; empty where none is near.
    """
    last = text.rfind("\n", 0, at)
    for _ in range(_ENTRIES):
        if last < 0:
            break
        first = text.rfind("\n", max(0, last - _WIDEST), last)
        block = text[max(first + 1, last - _WIDEST) : last].strip()
        if block and not like.search(block):
            return block
        last = first
    return ""


def head_of_column(text: str, at: int) -> str:
    """Give the words at the head of the column of a table; empty where there is no table."""
    row, rows = text.rfind("\n", max(0, at - _WIDEST), at) + 1, 0
    if at - row > _WIDEST:
        return ""
    cells = re.findall(r"[;|]", text[row:at])
    if not cells or not re.match(r"\s*[;|]", text[row:at]):
        return ""
    while row and rows < _HIGHEST:
        rows += 1
        above = text.rfind("\n", 0, row - 1) + 1
        line = text[above : row - 1]
        if line.strip() and not re.match(r"\s*[;|]", line):
            break
        row = above
    heads = re.split(r"[;|]", text[row : text.find("\n", row)])
    return heads[len(cells)].strip() if len(cells) < len(heads) else ""
