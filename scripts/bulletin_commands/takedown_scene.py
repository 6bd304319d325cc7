"""Where ``bulletins takedown`` does its work."""

import os
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import click
from bulletin_press.dates import BadDate
from bulletin_press.desk import Desk
from bulletin_press.moment import VARIABLE, read_moment
from bulletin_press.problems import ProblemsFound
from bulletin_press.settings import Settings, parse_settings
from bulletin_press.verifying.built import Built

from bulletin_commands.build import MARK
from bulletin_commands.workplace import Workplace


@dataclass(frozen=True)
class Scene:
    """Where it happens.

    Attributes:
        workplace: the site's configuration file, and how much is said.
        bulletins: the folder of all bulletins.
        place: the folder of the built site.
        outbox: the folder of plans and newsletters.
        url: where the site is read, ending in ``/``.
        zone: the site's zone.
        moment: the moment.
    """

    workplace: Workplace
    bulletins: Path
    place: Path
    outbox: Path
    url: str
    zone: ZoneInfo
    moment: datetime

    @classmethod
    def of(cls, workplace: Workplace, place: Path | None, outbox: Path | None) -> "Scene":
        """Find out where; settings with a mistake stop nothing here.

        Raises:
            UsageError: there is no site, or no such moment.
        """
        config = workplace.config()
        file = Path(config.config_file_path)
        settings, _ = parse_settings(file, config.extra.get("bulletins") or {})
        zone: ZoneInfo = settings.zone if settings else Settings.model_fields["zone"].default
        try:
            moment = read_moment(os.environ.get(VARIABLE), zone)
        except BadDate as bad:
            raise click.UsageError(f"{VARIABLE}: {bad} ({bad.hint})") from None
        url = config.site_url or ""
        return cls(
            workplace,
            file.parent / "bulletins",
            (place or Path(config.site_dir)).resolve(),
            outbox or file.parent / "outbox",
            url if url.endswith("/") else f"{url}/",
            zone,
            moment,
        )

    def desk(self) -> Desk | None:
        """Read everything as it stands; None where it cannot be read."""
        try:
            return self.workplace.read()
        except ProblemsFound:
            return None

    @cached_property
    def built(self) -> Built | None:
        """The site that stood here when this was first asked, if one of ours did."""
        return Built(self.place) if (self.place / MARK).is_file() else None

    def shows(self, name: str) -> bool:
        """Tell whether the site that stands has the page of an item.

        Args:
            name: the item's name, ``kind/slug``.
        """
        return self.built is not None and f"{name}/index.html" in self.built.places
