"""The channels as data, and how each of them counts."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import regex
import yaml
from pydantic import BaseModel, ConfigDict

# A link ends where a letter comes that no address holds, as Mastodon's own pattern has it.
_LINK = regex.compile(
    r"https?://[\p{Latin}\p{Cyrillic}\d!*'();:=+,.$/%#\[\]\-–_~@|&?{}]*"
    r"[\p{Latin}\p{Cyrillic}\d=#/+\-_~@|&*$%]"
)
_HASHTAG = regex.compile(r"(?<![\w&/])#\w*[^\W\d]\w*")
_MENTION = regex.compile(r"(?<![\w/])(@\w+)@[\w.-]*\w")
_GRAPHEME = regex.compile(r"\X")
_SPACE = regex.compile(r"[ \n]")
# Letters of which each is surely a grapheme of its own: no mark, joiner or emoji among them.
_SIMPLE = regex.compile("[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027€]*")
# Words that surely hold no address and no emoji, in signs of which each counts one; "…" counts two.
_PLAIN = regex.compile(r"[A-Za-z0-9,;!?'‘’“”()–-]*[.:…]?")
# Links with nothing in their path that could end them.
_PLAIN_LINK = regex.compile(r"(https?://[a-z0-9.-]+/)[a-z0-9/-]*")
_LONG = "x" * 40
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
    links: int | None = None
    hashtags: int | None = None
    mention: Literal["local"] | None = None
    handle: Literal["mention", "server", "page"] = "mention"
    warning_field: bool = False
    alt_limit: int | None = None
    picture: Literal["required"] | None = None
    card: Literal["wide", "square"] = "wide"
    note: str = ""
    warning_note: str = ""
    source: str
    checked: date

    def count(self, text: str) -> int:
        """Count a text as the channel does."""
        if self.link is not None:
            text = _LINK.sub("x" * self.link, text)
        if self.mention:
            text = _MENTION.sub(r"\1", text)
        return _COUNTS[self.unit](text)

    @property
    def in_full(self) -> "Channel":
        """The channel as it is for somebody who writes longer than readers like it there."""
        return self.model_copy(update={"aim": None})

    def leaving(self, warning: str) -> "Channel":
        """Give the channel as it is for the text, once a warning stands in a field of its own."""
        if not (self.warning_field and self.limit and warning):
            return self
        return self.model_copy(update={"limit": max(0, self.limit - self.count(warning))})

    def over(self, text: str) -> int:
        """Say by how much the text is longer than it should be; 0 or less where it is not."""
        most = [bound for bound in (self.limit, self.aim) if bound is not None]
        return self.count(text) - min(most) if most else 0

    def accepts(self, text: str) -> bool:
        """Tell whether the channel would take the text."""
        bounds = (
            (self.limit, self.count),
            (self.bytes, _utf8),
            (self.links, _links),
            (self.hashtags, _hashtags),
        )
        return all(most is None or counted(text) <= most for most, counted in bounds)

    def suits(self, text: str) -> bool:
        """Tell whether the text is also as short as readers like it there."""
        return self.accepts(text) and self.over(text) <= 0


@lru_cache
def graphemes(text: str) -> int:
    """Count what a reader would call characters (Unicode UAX 29)."""
    return len(text) if _SIMPLE.fullmatch(text) else len(_GRAPHEME.findall(text))


@lru_cache
def _weighted(text: str) -> int:
    # No address, emoji or composed letter goes over a space or the end of a line, so words are
    # counted one by one, and most of them have been met before.
    return sum(map(_weighted_word, _SPACE.split(text))) + len(_SPACE.findall(text))


@lru_cache(maxsize=2**15)
def _weighted_word(word: str) -> int:
    if _PLAIN.fullmatch(word):
        return len(word) + word.count("…")
    if found := _PLAIN_LINK.fullmatch(word):
        return _weighted_link(found[1], len(word))
    return _parsed(word)


def _weighted_link(site: str, length: int) -> int:
    """Count a link by its site: every link to a site that X knows as one counts the same."""
    counted = _weighted_site(site)
    return counted if counted < len(site) + len(_LONG) else length


@lru_cache
def _weighted_site(site: str) -> int:
    return _parsed(site + _LONG)


def _parsed(text: str) -> int:
    # Loaded only where there is something to count: it takes a quarter of a second.
    from twitter_text import parse_tweet  # noqa: PLC0415

    return int(parse_tweet(text).weightedLength)


def _utf8(text: str) -> int:
    return len(text.encode())


def _links(text: str) -> int:
    return len(_LINK.findall(text))


def _hashtags(text: str) -> int:
    return len(_HASHTAG.findall(text))


def _threads(text: str) -> int:
    if not _EMOJI.search(text):
        return len(text)
    signs = _GRAPHEME.findall(text)
    return sum(len(sign.encode()) if _EMOJI.search(sign) else len(sign) for sign in signs)


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
