"""The kinds of files by their endings: which are published, and which never are."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import yaml

PICTURES = {
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
    "svg": "SVG",
}
"""The endings of pictures that are cleaned, each with its form."""

USUAL = (
    *("pdf", "docx", "xlsx", "pptx", "csv", "txt", "ics"),
    *("png", "jpg", "jpeg", "gif", "webp", "svg"),
)
"""What a site publishes where nothing is settled: papers, slides, tables and pictures."""


@dataclass(frozen=True)
class _Never:
    """Files that are never published: why, and what to do instead."""

    why: str
    hint: str
    is_program: bool
    may_in_docs: bool


def _read_never() -> dict[str, _Never]:
    groups = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
    return {
        ending: _Never(
            group["why"], group["hint"], group.get("program", False), group.get("in_docs", False)
        )
        for group in groups
        for ending in group["endings"].split()
    }


_NEVER = _read_never()


def ending_of(name: str) -> str:
    """Give the ending of a name in small letters, without its dot; empty where there is none."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def why_never(ending: str, *, in_docs: bool = False) -> tuple[str, str] | None:
    """Say why files with an ending are never published, whatever is settled, and what to do.

    Args:
        ending: in small letters, without its dot.
        in_docs: whether it lies among standing pages, which may have scripts and styles.
    """
    never = _NEVER.get(ending)
    if never is None or (in_docs and never.may_in_docs):
        return None
    return never.why, never.hint


def is_program(ending: str) -> bool:
    """Tell whether files with an ending run, on a reader's machine or in the browser."""
    return ending in _NEVER and _NEVER[ending].is_program
