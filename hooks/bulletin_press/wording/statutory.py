"""Editions of national guidance, and where a text relies on one of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bulletin_press.dates import MONTHS, PartialDate, parse_date
from bulletin_press.fields import Day, Line, WebAddress

_MONTHS = "|".join(MONTHS)
_YEAR = re.compile(r"20\d\d")


def _began(value: Any) -> PartialDate:  # noqa: ANN401
    return parse_date(str(value), ZoneInfo("Europe/London"))


class Statutory(BaseModel):
    """Guidance that comes in editions; the file says what each field is for."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    title: Line
    names: tuple[Line, ...]
    common: tuple[Line, ...] = ()
    editions: Mapping[str, Annotated[PartialDate, BeforeValidator(_began)]]
    renewed: int | None = Field(default=None, ge=1, le=12)
    source: WebAddress
    checked: Day
    note: str = ""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        between = rf"edition|dated|{_MONTHS}"
        forms = [rf"(?i:{_any_of(self.names)}){_words_of(f'{between}|of|in|from')}"]
        if self.common:
            # "Children missing education in 2016" is no title, and nor is "working together, 2018".
            forms.append(rf"(?:{_any_of(self.common)}){_words_of(between)}")
        years = "|".join(map(re.escape, self.editions))
        return re.compile(
            rf"(?<!\w)(?:{'|'.join(forms)})(?P<year>{years})(?![\w/]|-\d)(?:[\s,]+edition)?"
        )

    def editions_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Find where a text names an edition: where the words begin and end, and its year."""
        for found in self._pattern.finditer(text) if _YEAR.search(text) else ():
            yield found.start(), found.end(), found["year"]

    def held_on(self, moment: datetime) -> str:
        """Name the newest edition that held for certain at a moment; empty where none is known."""
        held = [year for year, began in self.editions.items() if began.latest <= moment]
        return max(held, default="")

    def ought_to_be_checked(self, day: date) -> bool:
        """Tell whether a new edition must have come since somebody last looked."""
        if self.renewed is None:
            return False
        last = date(day.year - (day.month <= self.renewed), self.renewed, 1)
        return self.checked <= last


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name).replace(r"\ ", r"[\s-]+") for name in names)


def _words_of(words: str) -> str:
    """Match what may stand between a title and the year of its edition."""
    return rf"(?:[^\w.\n]|(?i:\b(?:{words})\b)){{1,14}}"


def statutory_file() -> Path:
    """Name the file of the table."""
    return Path(str(files(__package__).joinpath("statutory_guidance.yml")))


@lru_cache
def statutory_guidance() -> Mapping[str, Statutory]:
    """Read the table, by name."""
    # Plain strings: the dates may lack their day, and years are names.
    written = yaml.load(statutory_file().read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return {name: Statutory.model_validate(fields) for name, fields in written.items()}
