"""What a site is called, where it stands, and what its owners have settled."""

import re
from dataclasses import dataclass, replace
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
)

from bulletin_press.campaign.hours import Blackout, PostDays, PostGap, PostTimes
from bulletin_press.digest.sender import Sender
from bulletin_press.fields import Hashtag
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.frames import ORDER, Part
from bulletin_press.posts.tones import TONES
from bulletin_press.problems import Problem
from bulletin_press.validation import mistake, nearest, told
from bulletin_press.written import field_name


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


def _handle(value: Any) -> str:  # noqa: ANN401
    if not isinstance(value, str) or not re.fullmatch(r"@[^\s@]+(@[^\s@]+)?", value):
        raise mistake(f"{value!r} is not a handle", "write it as people type it: '@YourName'")
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


def _web_address(value: Any) -> str:  # noqa: ANN401
    if not str(value).startswith("https://"):
        raise mistake(f"{value!r} is not an address", "begin it with https://")
    return str(value)


def _hub_address(value: Any) -> str:  # noqa: ANN401
    # A hub on this machine, to try with, needs no certificate.
    if re.fullmatch(r"(https://|http://127\.0\.0\.1[:/])[^\s]+", str(value)):
        return str(value)
    raise mistake(f"{value!r} is not the address of a hub", "begin it with https://")


def _font_folder(value: Any, info: ValidationInfo) -> Path:  # noqa: ANN401
    beside: Path = (info.context or {}).get("folder", Path())
    folder = (beside / str(value)).absolute()
    if not any(file.suffix.lower() in (".ttf", ".otf") for file in folder.rglob("*")):
        hint = "put .ttf or .otf files there; a path is counted from the folder of mkdocs.yml"
        raise mistake(f"there are no fonts in a folder {str(value)!r}", hint)
    return folder


class Settings(BaseModel):
    """What stands under ``extra.bulletins``; see docs/contributing/settings.md."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    zone: Annotated[ZoneInfo, BeforeValidator(_zone)] = ZoneInfo("Europe/London")
    partnership: str
    notice: str = ""
    contact_line: str
    report_to: Annotated[str, BeforeValidator(_report_address)]
    channels: tuple[Annotated[str, BeforeValidator(_channel)], ...] = tuple(CHANNELS)
    hashtags: tuple[Hashtag, ...] = ()
    handles: dict[
        Annotated[str, BeforeValidator(_channel)], Annotated[str, BeforeValidator(_handle)]
    ] = {}
    tone: Annotated[str, BeforeValidator(_tone)] = "plain"
    post_order: Annotated[tuple[Part, ...], AfterValidator(_order)] = ORDER
    feed_limit: Annotated[int, Field(ge=1, le=1000)] = 50
    websub_hub: Annotated[str, BeforeValidator(_hub_address)] = ""
    digest_from: Sender = ""
    require_approval: bool = False
    priorities: dict[int, str] = {}
    post_times: PostTimes = (time(9, 30), time(12, 30), time(16))
    post_days: PostDays = (0, 1, 2, 3, 4)
    post_gap: PostGap = timedelta(hours=3)
    blackout: tuple[Blackout, ...] = ()
    card_fonts: Annotated[Path, BeforeValidator(_font_folder)] | None = None
    schedulers: tuple[str, ...] = ("buffer", "publer", "metricool")
    exit_to: Annotated[str, BeforeValidator(_web_address)] = "https://www.bbc.co.uk/weather"


@dataclass(frozen=True, eq=False)
class Site:
    """A site as publishers see it.

    Attributes:
        name: its title.
        description: one sentence about it.
        url: where it will stand, ending in ``/``.
        language: the language of its texts, as BCP 47 has it.
        settings: what its owners have settled.
        standing: site paths of its standing pages and their files.
        standing_files: the files that these are made from.
        kept: where slow results are kept from one build to the next; None for nowhere.
        icon: the site path of its icon; empty for none.
        config_file: the ``mkdocs.yml`` that says all this.
    """

    name: str
    description: str
    url: str
    language: str
    settings: Settings
    standing: frozenset[str] = frozenset()
    standing_files: tuple[Path, ...] = ()
    kept: Path | None = None
    icon: str = ""
    config_file: Path = Path("mkdocs.yml")

    @property
    def host(self) -> str:
        """The host of its address; what ``tag:`` ids are minted under."""
        return urlsplit(self.url).hostname or ""

    @property
    def forgetful(self) -> "Site":
        """The same site, which keeps nothing: for what a preview shows of held items."""
        return replace(self, kept=None)

    def absolute(self, path: str) -> str:
        """Give the full address of a site path."""
        return urljoin(self.url, path)


def parse_settings(
    file: Path,
    written: Any,  # noqa: ANN401
) -> tuple[Settings | None, list[Problem]]:
    """Read the settings of a site.

    Args:
        file: the ``mkdocs.yml`` they are from.
        written: its ``extra.bulletins``.

    Returns:
        The settings, or None, and a problem for each mistake.
    """
    try:
        return Settings.model_validate(written, context={"folder": file.parent}), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = []
    for detail in details:
        # Of a mistaken key pydantic says so in a step of its own.
        loc = ("extra", "bulletins", *(step for step in detail["loc"] if step != "[key]"))
        name, key = field_name(loc), str(loc[2] if detail["loc"] else loc[1])
        line = line_of_setting(file, key)
        message, hint = told(Settings, detail)
        if detail["type"] == "missing":
            hint = "add it; docs/contributing/settings.md says what it is for"
        problems.append(Problem(file, line, name, message, hint, "settings"))
    return None, problems


def line_of_setting(file: Path, key: str) -> int:
    """Find the line (from 1) of ``mkdocs.yml`` on which a setting begins; 1 where there is none."""
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return next((at for at, text in enumerate(lines, 1) if text.strip().startswith(key)), 1)
