"""One scheduler: how it wants the files that it imports."""

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from bulletin_press.fields import Day, Line
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.validation import mistake, nearest

_CONTENTS = ["text", "picture", "alt", "link", "title", "date", "time", "channel", "empty"]
_WITH_A_WORD = ["date time", "on CHANNEL", "always WORD"]
_PATTERN = re.compile(r"(?:YYYY|MM|DD|HH|mm|ss|[^A-Za-z%]+)+")


def _content(value: Any) -> str:  # noqa: ANN401
    text = " ".join(str(value).split())
    first, _, word = text.partition(" ")
    if first == "on" and word:
        return f"on {_channel(word)}"
    if text not in (*_CONTENTS, "date time") and not (first == "always" and word):
        near = nearest(text, _CONTENTS)
        hint = near or f"choose from {', '.join(_CONTENTS + _WITH_A_WORD)}"
        raise mistake(f"{text!r} cannot stand in a column", hint)
    return text


def _channel(value: Any) -> str:  # noqa: ANN401
    if str(value) not in CHANNELS:
        near = nearest(str(value), list(CHANNELS))
        raise mistake(f"{value!r} is not a channel", near or f"choose from {', '.join(CHANNELS)}")
    return str(value)


def _pattern(value: Any) -> str:  # noqa: ANN401
    if not _PATTERN.fullmatch(str(value)):
        hint = "write it with YYYY, MM, DD, HH, mm and ss, such as DD/MM/YYYY or HH:mm"
        raise mistake(f"{value!r} does not say how a date is written", hint)
    return str(value)


_Pattern = Annotated[str, BeforeValidator(_pattern)]
_Channel = Annotated[str, BeforeValidator(_channel)]


def _rows(value: Any) -> int:  # noqa: ANN401
    if not re.fullmatch(r"0*[1-9]\d{0,8}", str(value), re.ASCII):
        hint = "write a whole number, such as 100, or take the line away"
        raise mistake(f"{value!r} is not a number of rows", hint)
    return int(value)


class Scheduler(BaseModel):
    """How one scheduler wants its files; the fields are explained in ``schedulers.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    label: Line = ""
    one_file_for: Literal["channel", "all"] = "channel"
    rows: Annotated[int, BeforeValidator(_rows)] | None = None
    header: bool = True
    bom: bool = False
    date: _Pattern = "YYYY-MM-DD"
    time: _Pattern = "HH:mm"
    yes: Line = "TRUE"
    no: Line = "FALSE"
    alt_separator: Line = ""
    columns: dict[Line, Annotated[str, BeforeValidator(_content)]] = {}
    channels: dict[_Channel, Line] = {}
    note: Line = ""
    source: Line = ""
    checked: Day | None = None
    confidence: Literal["confirmed", "medium", "unconfirmed"] = "unconfirmed"

    def stems(self, name: str) -> dict[str, tuple[str, ...]]:
        """Name its files, without their ending, each with the channels that are in it.

        Args:
            name: the name of the scheduler.
        """
        if self.one_file_for == "all":
            return {name: tuple(self.channels)}
        return {f"{name}-{channel}": (channel,) for channel in self.channels}
