"""Files of plain text, and markup."""

import re

from bulletin_press.identifying.attached.contents import Contents, Finding

KINDS = (
    ".txt",
    ".csv",
    ".tsv",
    ".md",
    ".html",
    ".htm",
    ".svg",
    ".xml",
    ".vtt",
    ".srt",
    ".ics",
    ".json",
)
LONGEST = 300_000
"""How much of a text is looked at, in characters."""

_MARKUP = re.compile(r"<!--|-->|<[^<>]{0,2000}>")


def look(content: bytes) -> Contents:
    """Read a text; the tags of markup become spaces, what stands in comments stays."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    findings: tuple[Finding, ...] = ()
    if len(text) > LONGEST:
        message = f"is longer than {LONGEST} characters; what follows was not looked into"
        findings = (Finding("length", "advice", message, "look through the rest yourself"),)
        text = text[:LONGEST]
    written = text
    if "<" in text:
        text = _MARKUP.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    return Contents((("", text),), findings, (written,) if written != text else ())
