"""Text in which every sign means itself: what Python-Markdown would read as markup is escaped.

It follows Python-Markdown 3 with the extensions that ``mkdocs.yml`` names (tables, footnotes,
attribute lists, definition lists, boxes). A test with hypothesis holds it to the real thing.
"""

import re
from urllib.parse import quote, urlsplit

from bulletin_press.written import CONTROL

_ALWAYS = re.compile(r"[\\`*\[\]{}|]")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=[#\w]|$)")
_BLOCK = re.compile(r"[#>+-]|!!!|\?\?\?")
_NUMBERED = re.compile(r"(\d+)([.)])(?=\s|$)")
_SCHEMES = ("http", "https", "mailto", "tel")
_SPACE = re.compile(r"\s+")


def escape(text: str) -> str:
    """Make running text mean itself; white space of any length becomes one space.

    Args:
        text: as the document has it; it may be a piece of a line, whatever stands beside it.
    """
    text = _SPACE.sub(" ", CONTROL.sub(" ", text))
    text = _UNDERSCORE.sub(r"\_", _ALWAYS.sub(r"\\\g<0>", text))
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
    # What follows may be a link, which this would make a picture.
    return re.sub(r"!$", r"\\!", text)


def guard(line: str) -> str:
    """Keep the beginning of a block from meaning a heading, a list, a quotation or a box.

    Args:
        line: a block of Markdown on one line.
    """
    if found := _NUMBERED.match(line):
        return f"{found[1]}\\{line[found.end(1) :]}"
    if _BLOCK.match(line):
        return f"&#63;{line[1:]}" if line[0] == "?" else f"\\{line}"
    if line[:1] in (":", "=", "~"):
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def address(written: str) -> str:
    """Make an address that Markdown takes whole; empty for one that a page may not lead to.

    Args:
        written: as the document has it: ``http``, ``https``, ``mailto`` or ``tel``.
    """
    try:
        scheme = urlsplit(written.strip()).scheme.lower()
    except ValueError:
        return ""
    safe = "%/:?#@!$&+,=~-._"
    return quote(_SPACE.sub(" ", written.strip()), safe=safe) if scheme in _SCHEMES else ""
