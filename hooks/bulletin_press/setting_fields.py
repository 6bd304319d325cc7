"""The types of single settings: what the owners of a site may write in each."""

import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from bulletin_press.attaching.kinds import why_never
from bulletin_press.fields import Hashtag, unlike
from bulletin_press.hidden_signs import hidden_in, why_hidden
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.frames import Part
from bulletin_press.posts.tones import TONES
from bulletin_press.validation import mistake, nearest
from bulletin_press.written import CONTROL

_HANDLES = {
    "mention": (r"@[^\s@]+", "'@YourName'"),
    "server": (r"@[^\s@]+@[^\s@]+", "with its server: '@name@example.org'"),
    "page": (r".*\S.*", "'Name of your page'"),
}
"""What a name looks like on a channel, and how it is written in the settings."""

_UNITS = {"KB": 1_000, "MB": 1_000_000}


def _zone(value: Any) -> ZoneInfo:  # noqa: ANN401
    try:
        return ZoneInfo(str(value))
    except (OSError, ValueError, KeyError):
        raise mistake(f"{value!r} is not a time zone", "write it as Europe/London") from None


def _channel(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or value not in CHANNELS:
        near = nearest(str(value), list(CHANNELS))
        raise mistake(f"{value!r} is not a channel", near or f"choose from {', '.join(CHANNELS)}")
    return value


def _tone(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or value not in TONES:
        raise mistake(f"{value!r} is not a tone", f"choose from {', '.join(TONES)}")
    return value


def _handles(handles: dict[str, str]) -> dict[str, str]:
    """Accept each name as its channel knows it."""
    for channel, handle in handles.items():
        form, example = _HANDLES[CHANNELS[channel].handle]
        if not re.fullmatch(form, handle):
            hint = f"write it in quotation marks, {example}"
            raise mistake(f"{handle!r} is not a name on {channel}", hint)
    return handles


def _unlike_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    unlike(tuple(tag.lower() for tag in tags))
    return tags


def _sentence(value: Any) -> str:  # noqa: ANN401
    """Accept text of one line: it stands on pages, in posts, in feeds and on cards."""
    if not isinstance(value, str):
        raise mistake("must be text", "put it into quotation marks")
    if CONTROL.search(value):
        raise mistake("holds a character that cannot be shown", "write the text again")
    if hidden := next(hidden_in(value), None):
        raise mistake(*why_hidden(hidden[1]))
    return " ".join(value.split())


def _needed(value: str) -> str:
    if not value:
        raise mistake("is empty", "write it: it stands on every page and in every post")
    return value


def _order(value: tuple[Part, ...]) -> tuple[Part, ...]:
    missing = [part for part in ("message", "link", "contact") if part not in value]
    if missing or len(set(value)) != len(value):
        raise mistake(
            f"lacks {', '.join(missing)}" if missing else "names a part twice",
            "message, link and contact stand in every post; handle and hashtags may",
        )
    return value


def _report_address(value: Any) -> str:  # noqa: ANN401
    if not str(value).startswith(("mailto:", "https://")):
        raise mistake(f"{value!r} is not an address", "begin it with mailto: or https://")
    return str(value)


def _secure_address(value: Any) -> str:  # noqa: ANN401
    if not str(value).startswith("https://"):
        raise mistake(f"{value!r} is not an address", "begin it with https://")
    return str(value)


def _security_contact(value: Any) -> str:  # noqa: ANN401
    # It stands on a line of its own in a file for programs.
    if not re.fullmatch(r"(mailto:[^\s@]+@|https://|tel:\+)[!-~]+", str(value)):
        hint = "begin it with mailto: or https://, or with tel:+ and the number without spaces"
        raise mistake(f"{value!r} is not an address", hint)
    return str(value)


def _hub_address(value: Any) -> str:  # noqa: ANN401
    text = str(value)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
        host.encode("idna" if host else "ascii")
    except ValueError:
        host = ""
    # A hub on this machine, to try with, needs no certificate.
    is_safe = text.startswith(("https://", "http://127.0.0.1:", "http://127.0.0.1/"))
    if not (host and is_safe and text.isascii() and "@" not in parts.netloc and " " not in text):
        raise mistake(f"{text!r} is not the address of a hub", "begin it with https://")
    return text


def _attachment_type(value: Any) -> str:  # noqa: ANN401
    ending = str(value).lower().removeprefix(".")
    if not re.fullmatch(r"[a-z0-9]{1,8}", ending):
        raise mistake(f"{value!r} is not the ending of a file", "write it as pdf")
    if why := why_never(ending):
        raise mistake(f"{value!r} is never published: such a file {why[0]}", "take it away")
    return ending


def _size(value: Any) -> int:  # noqa: ANN401
    """Read a size in bytes, written as ``500 KB`` or ``2 MB``."""
    parts = re.fullmatch(r"(\d{1,5}(?:\.\d)?) ?(KB|MB)", str(value).strip(), re.IGNORECASE)
    size = round(float(parts[1]) * _UNITS[parts[2].upper()]) if parts else 0
    if not size:
        raise mistake(f"{value!r} is not a size", "write it as 20 MB or 500 KB")
    return size


def _font_folder(value: Any, info: ValidationInfo) -> Path:  # noqa: ANN401
    beside: Path = (info.context or {}).get("folder", Path())
    folder = (beside / str(value)).absolute()
    if not any(file.suffix.lower() in (".ttf", ".otf") for file in folder.rglob("*")):
        hint = "put .ttf or .otf files there; a path is counted from the folder of mkdocs.yml"
        raise mistake(f"there are no fonts in a folder {str(value)!r}", hint)
    return folder


Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
Channels = Annotated[tuple[Annotated[str, BeforeValidator(_channel)], ...], AfterValidator(unlike)]
Hashtags = Annotated[tuple[Hashtag, ...], AfterValidator(_unlike_tags)]
Handles = Annotated[dict[Annotated[str, BeforeValidator(_channel)], str], AfterValidator(_handles)]
Tone = Annotated[str, BeforeValidator(_tone)]
Order = Annotated[tuple[Part, ...], AfterValidator(_order)]
Sentence = Annotated[str, BeforeValidator(_sentence)]
Needed = Annotated[Sentence, AfterValidator(_needed)]
ReportAddress = Annotated[str, BeforeValidator(_report_address)]
SecureAddress = Annotated[str, BeforeValidator(_secure_address)]
SecurityContact = Annotated[str, BeforeValidator(_security_contact)]
HubAddress = Annotated[str, BeforeValidator(_hub_address)]
FontFolder = Annotated[Path, BeforeValidator(_font_folder)]
AttachmentTypes = Annotated[
    tuple[Annotated[str, BeforeValidator(_attachment_type)], ...], AfterValidator(unlike)
]
FileSize = Annotated[int, BeforeValidator(_size)]
