"""What a site is called, where it stands, and what its owners have settled."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bulletin_press.fields import Hashtag
from bulletin_press.posts.channels import CHANNELS
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


def _report_address(value: Any) -> str:  # noqa: ANN401
    if not str(value).startswith(("mailto:", "https://")):
        raise mistake(f"{value!r} is not an address", "begin it with mailto: or https://")
    return str(value)


def _web_address(value: Any) -> str:  # noqa: ANN401
    if not str(value).startswith("https://"):
        raise mistake(f"{value!r} is not an address", "begin it with https://")
    return str(value)


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
    feed_limit: Annotated[int, Field(ge=1, le=1000)] = 50
    require_approval: bool = False
    priorities: dict[int, str] = {}
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
    """

    name: str
    description: str
    url: str
    language: str
    settings: Settings
    standing: frozenset[str] = frozenset()
    standing_files: tuple[Path, ...] = ()
    kept: Path | None = None

    @property
    def host(self) -> str:
        """The host of its address; what ``tag:`` ids are minted under."""
        return urlsplit(self.url).hostname or ""

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
        return Settings.model_validate(written), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    problems = []
    for detail in details:
        loc = ("extra", "bulletins", *detail["loc"])
        name, key = field_name(loc), str(loc[2] if detail["loc"] else loc[1])
        line = next((at for at, text in enumerate(lines, 1) if text.strip().startswith(key)), 1)
        message, hint = told(Settings, detail)
        if detail["type"] == "missing":
            hint = "add it; docs/contributing/settings.md says what it is for"
        problems.append(Problem(file, line, name, message, hint, "settings"))
    return None, problems
