"""The text of a new item: a held draft with its fields and sections waiting to be filled."""

import json
import re
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from slugify import slugify

from bulletin_press.hidden_signs import hidden_in
from bulletin_press.listing import SLUG_LENGTH, why_no_slug
from bulletin_press.models import KINDS
from bulletin_press.validation import parse_record
from bulletin_press.written import CONTROL, Fields

_NO_LETTER = re.compile(rf"{CONTROL.pattern}|[\ud800-\udfff]")
"""Beside control characters, what stands for bytes of a command line that are no text."""


def draft_of(kind: str, title: str, filled: Mapping[str, str | Sequence[str]] | None = None) -> str:
    """Write the text of a new item.

    Args:
        kind: the kind of item.
        title: its title, on one line; quoted so that no sign in it can spoil the header.
        filled: what is known already, by field: a text, or a list of words. Empty ones wait.
    """
    folder = files("bulletin_press").joinpath("drafts")
    common = folder.joinpath("common.yml").read_text("utf-8")
    own = folder.joinpath(f"{kind}.yml").read_text("utf-8")
    body = folder.joinpath(f"{kind}.md").read_text("utf-8")
    header = f"title:\n{common}{own}"
    for name, value in {"title": title, **(filled or {})}.items():
        if value:
            header = _filled(header, name, value)
    return f"---\n{header}---\n\n{body}"


def _filled(header: str, name: str, value: str | Sequence[str]) -> str:
    """Put a value behind its field, in place of the remark there; a new field comes first."""
    line = f"{name}: {_written(value)}"
    changed, times = re.subn(rf"(?m)^{name}:.*$", lambda _: line, header)
    return changed if times else f"{line}\n{header}"


def _written(value: str | Sequence[str]) -> str:
    if not isinstance(value, str):
        return f"[{', '.join(value)}]"
    # Words and dates are easier to read, and to change, without quotation marks. For the rest:
    # a JSON string is a YAML string too.
    is_plain = re.fullmatch(r"[a-z0-9][a-z0-9T:-]*[a-z0-9]", value) and not value.isdecimal()
    return value if is_plain else json.dumps(value, ensure_ascii=False)


def slug_of(title: str) -> str:
    """Make the last part of an address from a title, in ASCII; empty where none can be made."""
    slug = slugify(title, max_length=SLUG_LENGTH, word_boundary=True, save_order=True)
    return "" if why_no_slug(slug) else slug


def why_not(kind: str, name: str, value: str, zone: ZoneInfo) -> str:
    """Say what the rules for single fields say against a text for one of them.

    Args:
        kind: the kind of item.
        name: a field of text or a date; words and items are not looked up here.
        value: what somebody would write there.
        zone: the site's zone, for dates.

    Returns:
        What is wrong and what to do; empty where nothing is.
    """
    if _NO_LETTER.search(value) or any(hidden_in(value)):
        return "holds a key that is no letter (type it again)"
    _, problems = parse_record(KINDS[kind], Fields({name: value}), Path(), {"zone": zone})
    return "; ".join(f"{problem.message} ({problem.hint})" for problem in problems)
