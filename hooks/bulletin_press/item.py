"""What all kinds of item have in common.

Every field has a default, so that a draft may be unfinished; what must be there before an item
can be published is the rule of `checks.required`. Types, lengths and words are settled here.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Literal

from pydantic import PrivateAttr

from bulletin_press.dates import PartialDate
from bulletin_press.fields import (
    Ages,
    Audiences,
    Boards,
    Date,
    Day,
    FeedId,
    Items,
    Levels,
    Line,
    OldAddresses,
    Summary,
    Themes,
    Title,
)
from bulletin_press.front_matter import Source
from bulletin_press.parts import (
    Allowance,
    Approval,
    Change,
    Citation,
    Embargo,
    Part,
    Resource,
    Social,
    Withdrawal,
)
from bulletin_press.problems import Level, Problem
from bulletin_press.written import Loc, field_name

Status = Literal["draft", "embargoed", "published", "withdrawn"]


@dataclass(frozen=True)
class Origin:
    """Where an item was read from. Its slug is its file's name, attachments lie beside it."""

    slug: str
    source: Source
    attachments: dict[str, Path] = field(default_factory=dict)


class Item(Part):
    """What all kinds have in common."""

    kind: ClassVar[str]
    label: ClassVar[str]
    plural: ClassVar[str]
    about: ClassVar[str]

    title: Title = ""
    summary: Summary = ""
    status: Status | None = None
    published: Date | None = None
    date_note: Line = ""
    embargo: Embargo | None = None
    withdrawn: Withdrawal | None = None
    approved: Approval | None = None
    review_by: Day | None = None
    review_note: Line = ""
    changes: tuple[Change, ...] = ()
    themes: Themes = ()
    audiences: Audiences = ()
    ages: Ages = ()
    levels: Levels = ()
    boards: Boards = ("children",)
    priorities: tuple[int, ...] = ()
    related: Items = ()
    id: FeedId | None = None
    aliases: OldAddresses = ()
    resources: tuple[Resource, ...] = ()
    citations: tuple[Citation, ...] = ()
    public: bool = False
    social: Social = Social()
    allow: tuple[Allowance, ...] = ()

    _origin: Origin = PrivateAttr()

    @cached_property
    def slug(self) -> str:
        """The last part of the address."""
        return self._origin.slug

    @cached_property
    def name(self) -> str:
        """What other items call it: ``kind/slug``."""
        return f"{self.kind}/{self.slug}"

    @cached_property
    def address(self) -> str:
        """The site path of its page."""
        return f"{self.name}/"

    @property
    def source(self) -> Source:
        """The file it was read from."""
        return self._origin.source

    @property
    def attachments(self) -> dict[str, Path]:
        """The files beside it, by their name relative to it."""
        return self._origin.attachments

    def problem(
        self, loc: Loc, message: str, hint: str, check: str, level: Level = "problem"
    ) -> Problem:
        """Say what is wrong with one of its fields, or with the file where loc is empty."""
        line = self.source.fields.line(loc)
        return Problem(self.source.file, line, field_name(loc), message, hint, check, level)

    @property
    def is_quotation(self) -> bool:
        """Tell whether the title is somebody's words."""
        return bool(re.match('[“"‘«]', self.title))

    @property
    def review_kinds(self) -> tuple[str, ...]:
        """The kinds of review it is about."""
        return ()

    @property
    def called_off(self) -> str:
        """Why it does not take place; empty for all but events that were called off."""
        return ""

    @property
    def shown_date(self) -> PartialDate | None:
        """The date that readers see and that decides its year."""
        return self.published

    @property
    def dated(self) -> PartialDate | None:
        """The date by which feeds know it, and that its id holds."""
        return self.published

    @property
    def updated(self) -> datetime | None:
        """When it was published or last had a major change; what lists and feeds are ordered by."""
        moments = [change.date.start for change in self.changes]
        return max([self.dated.start, *moments]) if self.dated else None


def in_a_sentence(label: str) -> str:
    """Write the label of a kind as it stands within a sentence; a name keeps its capitals."""
    capitals = sum(word[0].isupper() for word in label.split())
    return label if capitals > 1 else label[:1].lower() + label[1:]
