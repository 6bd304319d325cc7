"""The records within an item: an embargo, a change, an action, what is said of its posts."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bulletin_press.fields import (
    Audiences,
    Date,
    Day,
    Every,
    Hashtag,
    Line,
    NeedLevel,
    Place,
    Prose,
    WebAddress,
)
from bulletin_press.validation import mistake

EmbargoReason = Literal["criminal-proceedings", "inquest", "family", "legal-advice", "other"]


class Part(BaseModel):
    """A record within an item."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Embargo(Part):
    """Why an item is held back, and when to look again; it never lifts by itself."""

    reason: EmbargoReason
    review: Day


class Withdrawal(Part):
    """When and why an item was withdrawn, and what to see instead."""

    date: Day
    reason: Prose
    see: Place | None = None


class Approval(Part):
    """Who approved an item for publication, and when."""

    by: Line
    on: Day


class Change(Part):
    """A major change: it moves the item up and is sent to feed readers again."""

    date: Date
    note: Prose


class Resource(Part):
    """Further reading."""

    title: Line
    url: WebAddress


class Citation(Part):
    """Where a statement comes from."""

    title: Line
    paragraph: Line = ""
    url: WebAddress | None = None


class Allowance(Part):
    """A recorded exception to a check."""

    check: Line
    text: Line
    why: Line
    by: Line


class Repeat(Part):
    """How often the posts of an item come again."""

    every: Every
    times: int = Field(ge=1, le=100)

    @model_validator(mode="before")
    @classmethod
    def _is_a_record(cls, value: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, Mapping | Repeat):
            raise mistake(f"{value!r} does not say how often", "write {every: 1 week, times: 6}")
        return value


class Social(Part):
    """What the author says about the posts of an item."""

    messages: tuple[Prose, ...] = ()
    hashtags: tuple[Hashtag, ...] = ()
    content_warning: Line = ""
    image_alt: Line = ""
    repeat: Repeat | None = None
    hold: bool = False


class Action(Part):
    """Something that agencies are to do, with a date and, later, their answer."""

    do: Prose
    audiences: Audiences = Field(default=(), alias="for")
    by: Day | None = None
    response: Prose = ""
    responded: Day | None = None


class LearningPoint(Part):
    """One thing that was learned, and where that is said."""

    point: Prose
    source: Line = ""


class Answer(Part):
    """An answer to a question of a finder: it leads to one place."""

    say: Line
    level: NeedLevel | None = None
    go_on: bool = False
    ring: Line = ""
    text: Prose = ""


class Question(Part):
    """A question of a finder, with the answers that readers choose from."""

    ask: Line
    hint: Prose = ""
    answers: tuple[Answer, ...] = ()
