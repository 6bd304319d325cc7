"""The channels as data, and how each of them counts."""

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import Literal

import regex
import yaml
from pydantic import BaseModel, ConfigDict
from twitter_text import parse_tweet

_LINK = regex.compile(r"https?://\S+")
_GRAPHEME = regex.compile(r"\X")
_EMOJI = regex.compile(r"[\p{Emoji_Presentation}\p{Regional_Indicator}]|\p{Emoji}\uFE0F")


class Channel(BaseModel):
    """What one channel accepts; the fields are explained in ``channels.yml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str
    label: str
    limit: int | None = None
    aim: int | None = None
    unit: Literal["weighted", "graphemes", "characters", "threads"]
    bytes: int | None = None
    link: int | None = None
    alt_limit: int | None = None
    picture: Literal["required"] | None = None
    note: str = ""
    source: str
    checked: date

    def count(self, text: str) -> int:
        """Count a text as the channel does."""
        if self.link is not None:
            text = _LINK.sub("x" * self.link, text)
        return _COUNTS[self.unit](text)

    def accepts(self, text: str) -> bool:
        """Tell whether the channel would take the text."""
        within = self.limit is None or self.count(text) <= self.limit
        return within and (self.bytes is None or len(text.encode()) <= self.bytes)

    def suits(self, text: str) -> bool:
        """Tell whether the text is also as short as readers like it there."""
        return self.accepts(text) and (self.aim is None or self.count(text) <= self.aim)


def graphemes(text: str) -> int:
    """Count what a reader would call characters (Unicode UAX 29)."""
    return len(_GRAPHEME.findall(text))


def _weighted(text: str) -> int:
    return int(parse_tweet(text).weightedLength)


def _threads(text: str) -> int:
    return sum(
        len(sign.encode()) if _EMOJI.search(sign) else len(sign) for sign in _GRAPHEME.findall(text)
    )


_COUNTS: dict[str, Callable[[str], int]] = {
    "weighted": _weighted,
    "graphemes": graphemes,
    "characters": len,
    "threads": _threads,
}

CHANNELS: dict[str, Channel] = {
    slug: Channel(slug=slug, **entry)
    for slug, entry in yaml.safe_load(
        files(__package__).joinpath("channels.yml").read_text("utf-8")
    ).items()
}
