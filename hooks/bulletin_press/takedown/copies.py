"""Those who keep copies of web pages, and how each is asked to take one away: ``copies.yml``."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from bulletin_press.dates import parse_day
from bulletin_press.written import parse_fields


@dataclass(frozen=True)
class Keeper:
    """Somebody who keeps copies.

    Attributes:
        name: who it is.
        what: what can be asked for there.
        where: the address of the form, or an e-mail address.
        source: where it is said how to ask.
        checked: the day on which somebody last looked whether that is still so.
    """

    name: str
    what: str
    where: str
    source: str
    checked: date


@cache
def read_keepers() -> tuple[Keeper, ...]:
    """Read who keeps copies."""
    file = files(__package__).joinpath("copies.yml")
    fields, _ = parse_fields(Path("copies.yml"), file.read_text("utf-8"), "keepers")
    written = fields.values["keepers"] if fields else ()
    return tuple(Keeper(**{**one, "checked": parse_day(one["checked"])}) for one in written)
