"""A live and a built site side by side, with the items as written, to say where to mend."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from bulletin_press.comparing.told import Row, Told
from bulletin_press.dates import day_label
from bulletin_press.ids import item_id
from bulletin_press.item import Item
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.settings import line_of_setting
from bulletin_press.site import Site
from bulletin_press.written import Loc

RECORD = "or record an exception in bulletins/compare.yml"
"""What can be done wherever nothing else is right."""


@dataclass(frozen=True)
class Sources:
    """The items as written, held ones too, and the site they are for."""

    project: Project
    site: Site

    @cached_property
    def _by_id(self) -> Mapping[str, Item]:
        return {item_id(item, self.site): item for item in self.project.items}

    @cached_property
    def _by_name(self) -> Mapping[str, Item]:
        return {item.name: item for item in self.project.items}

    def of(self, row: Row) -> Item | None:
        """Find the item that a row is about: by its id, or by its name."""
        return self._by_id.get(row.id) or self._by_name.get(row.name)

    def file_of(self, row: Row) -> Path:
        """Name the file in which an item that is gone ought to be."""
        return self.project.folder / f"{row.name}.md"


@dataclass(frozen=True)
class Pair:
    """What the two sites tell of themselves.

    Attributes:
        live: the one that is live.
        built: the one that is to take its place.
        sources: where what is built was written.
    """

    live: Told
    built: Told
    sources: Sources

    def successor(self, row: Row) -> Row | None:
        """Find what the built site tells of an item of the live one; None where it is gone."""
        return self.built.by_id.get(row.id) or self.built.by_url.get(row.url)

    def problem(self, row: Row, loc: Loc, message: str, hint: str, check: str) -> Problem:
        """Tell a problem with an item, at the field to mend; it is excused by the item's id."""
        item = self.sources.of(row)
        if item is None:
            found = Problem(self.sources.file_of(row), 1, "", message, hint, check)
        else:
            found = item.problem(loc, message, hint, check)
        return replace(found, text=row.id)

    def site_problem(self, about: str, message: str, hint: str, check: str) -> Problem:
        """Tell a problem with the site as a whole; it is excused by what it is about, if at all."""
        file = self.sources.site.config_file
        line = line_of_setting(file, "site_url")
        return Problem(file, line, "site_url", message, hint, check, text=about)

    def goes_on(self, url: str) -> bool:
        """Tell whether a page of the live site has something at its address in the built one."""
        return self.built.place.has(self.live.path(url))


def moment_label(moment: datetime) -> str:
    """Say a moment as people do, on the clock it was written with."""
    return f"{day_label(moment.date())}, {moment:%H:%M}"
