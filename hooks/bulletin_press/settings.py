"""What the owners of a site have settled, as it stands in ``mkdocs.yml``."""

from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bulletin_press.attaching.kinds import USUAL
from bulletin_press.campaign.hours import Blackout, PostDays, PostGap, PostTimes
from bulletin_press.digest.sender import Sender
from bulletin_press.html_rules import HtmlRules
from bulletin_press.limits import Limits
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.posts.frames import ORDER
from bulletin_press.problems import Problem
from bulletin_press.setting_fields import (
    AttachmentTypes,
    Channels,
    FileSize,
    FontFolder,
    Handles,
    Hashtags,
    HubAddress,
    Needed,
    Order,
    ReportAddress,
    SecureAddress,
    SecurityContact,
    Sentence,
    Tone,
    Zone,
)
from bulletin_press.validation import told
from bulletin_press.written import field_name


class Settings(BaseModel):
    """What stands under ``extra.bulletins``; see docs/contributing/settings.md."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    zone: Zone = ZoneInfo("Europe/London")
    partnership: Needed
    notice: Sentence = ""
    contact_line: Needed
    report_to: ReportAddress
    channels: Channels = tuple(CHANNELS)
    hashtags: Hashtags = ()
    handles: Handles = {}
    tone: Tone = "plain"
    post_order: Order = ORDER
    feed_limit: Annotated[int, Field(ge=1, le=1000)] = 50
    websub_hub: HubAddress = ""
    digest_from: Sender = ""
    require_approval: bool = False
    priorities: dict[int, str] = {}
    post_times: PostTimes = (time(9, 30), time(12, 30), time(16))
    post_days: PostDays = (0, 1, 2, 3, 4)
    post_gap: PostGap = timedelta(hours=3)
    blackout: tuple[Blackout, ...] = ()
    card_fonts: FontFolder | None = None
    denied_names: Sentence = ""
    schedulers: tuple[str, ...] = ("buffer", "publer", "metricool")
    most_points: Annotated[int, Field(ge=1)] = 5
    most_words: Annotated[int, Field(ge=1)] = 1000
    longest_sentence: Annotated[int, Field(ge=5)] = 25
    reading_age: Annotated[int, Field(ge=6)] = 14
    public_reading_age: Annotated[int, Field(ge=6)] = 11
    contact_days: Annotated[int, Field(ge=1)] = 365
    attachment_types: AttachmentTypes = USUAL
    attachment_size: FileSize = 20_000_000
    picture_side: Annotated[int, Field(ge=200, le=10_000)] = 2000
    picture_size: FileSize = 2_000_000
    html: HtmlRules = HtmlRules()
    limits: Limits = Limits()
    exit_to: SecureAddress = "https://www.bbc.co.uk/weather"
    security_contact: SecurityContact = ""
    https_only_days: Annotated[int, Field(ge=0, le=730)] = 0
    packed_copies: bool = False


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
    lines = file.read_text("utf-8", "replace").splitlines() if file.is_file() else []
    return next((at for at, text in enumerate(lines, 1) if text.strip().startswith(key)), 1)
