"""Limits of channels that nobody has looked at for a year."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from bulletin_press import posts
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site

CHECK = "channel-limits"

A_YEAR = timedelta(days=365)


def check_channel_limits(_project: Project, site: Site, moment: datetime) -> Iterator[Problem]:
    """Somebody else sets how long a post may be, and changes it: look at least once a year.

    It is a reminder, and only for the channels that you use.
    """
    file = Path(posts.__path__[0], "channels.yml")
    for slug in site.settings.channels:
        channel = CHANNELS[slug]
        if moment.date() - channel.checked > A_YEAR:
            message = f"the limits of {channel.label} were last checked on {channel.checked}"
            hint = f"compare them with {channel.source}, then write today's date"
            line = _line(file, slug)
            yield Problem(file, line, f"{slug}.checked", message, hint, CHECK, "advice")


def _line(file: Path, slug: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    start = lines.index(f"{slug}:")
    return next(at for at, text in enumerate(lines[start:], start + 1) if "checked:" in text)
