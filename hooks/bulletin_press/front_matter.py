"""From the text of a file to its fields, and its body.

Fails closed: a file without a complete header is a problem, never an item without fields.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from bulletin_press.problems import Problem
from bulletin_press.written import CHECK, Fields, decode, parse_fields, why_old_ends

# A remark stands well apart from the value, as in the drafts that "new" writes.
_CUT_OFF = re.compile(r"""\s*(- )?[\w-]+: +[^\s"'\[{|>#][^#]*\S #\S""")

# For YAML they end the fields, whatever stands behind them.
_DOTS = re.compile(r"^\.\.\.(?=[ \t]*$)", re.MULTILINE)


class _Fences(YAMLHandler):
    """The same split as python-frontmatter's, but `---` stands alone and no blank line is eaten."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Source:
    """A file as read: its fields, and its Markdown body with the line it begins on.

    The header is kept as written, for the remarks in it; it begins on the first line.
    """

    file: Path
    fields: Fields
    body: str
    body_line: int
    header: str = ""

    def line_of(self, written: str) -> int:
        """Find the line of the body that holds a text; its first where none does."""
        return self.line_at(max(self.body.lower().find(written.lower()), 0))

    def line_at(self, at: int) -> int:
        """Find the line on which a place in the body stands."""
        return self.body_line + self.body.count("\n", 0, at)


def parse_source(file: Path, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Split a file into fields and body.

    Returns:
        The source, or None where the header cannot be trusted, and every problem met.
    """
    text, problems = decode(file, raw)
    if problems:
        return None, problems
    if wrong := _why_no_header(text):
        return None, [Problem(file, *wrong, CHECK)]
    header, body = _Fences().split(text)
    # The header keeps the newline after its fence, so YAML's first line is the file's first.
    fields, problems = parse_fields(file, header)
    if fields is None:
        return None, problems
    message = "holds a '#' behind a space: what follows is not read"
    hint = "put the whole text inside quotation marks if it belongs to it"
    problems += [
        Problem(file, at, "", message, hint, CHECK, "advice")
        for at, line in enumerate(header.split("\n"), 1)
        if _CUT_OFF.match(line)
    ]
    body_line = header.count("\n") + 2
    return Source(file, fields, body.removeprefix("\n"), body_line, header), problems


def _why_no_header(text: str) -> tuple[int, str, str, str] | None:
    """Say on which line, of which field, what a header lacks and what to do; None if nothing."""
    fences = [found.start() for found in _Fences.FM_BOUNDARY.finditer(text)]
    header = text[: fences[1]] if len(fences) > 1 else text
    dots = _DOTS.search(header)
    if wrong := why_old_ends(header):
        return wrong[0], "", *wrong[1:]
    if not re.match(r"---[ \t]*\n", text):
        hint = "make the first line '---', then the fields, then '---' again"
        return 1, "", "has no header of fields", hint
    if len(fences) == 1:
        hint = "put '---' on a line of its own after the last field"
        return 1, "", "has a header that is never closed", hint
    if dots:
        line = header.count("\n", 0, dots.start()) + 1
        return line, "", "ends the fields with '...'", "take it away; '---' ends the fields"
    return None
