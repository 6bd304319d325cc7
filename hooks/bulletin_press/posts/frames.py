"""What surrounds the message of a post: warning, link, contact line, handle, hashtags."""

from dataclasses import dataclass
from typing import Literal

import regex

Part = Literal["message", "link", "contact", "handle", "hashtags"]

ORDER: tuple[Part, ...] = ("message", "link", "contact", "hashtags")
"""The order of a post where a site settles no other; a content warning always comes first."""

_HASHTAG = regex.compile(r"#\w+(?![\w-])")


def stands_in(said: str, part: str) -> bool:
    """Tell whether a part stands in a text by itself, and not as a piece of something longer."""
    if not part or part not in said:
        return False
    return bool(regex.search(rf"(?<![\w/]){regex.escape(part)}(?![\w/#?&=-]|\.\w)", said))


@dataclass(frozen=True)
class Frame:
    """What surrounds every message of an item on one channel.

    Attributes:
        warning: the content warning; empty for none.
        link: the full address of the item.
        contact_line: whom to ring.
        hashtags: without ``#``, the most important first.
        handle: the partnership's own name on the channel; empty for none.
        order: the parts, in the order in which they stand; link and contact line among them.
    """

    warning: str
    link: str
    contact_line: str
    hashtags: tuple[str, ...]
    handle: str = ""
    order: tuple[Part, ...] = ORDER

    @property
    def spare(self) -> int:
        """Say how many parts can be left out for want of room: the hashtags and the handle."""
        return len(self.hashtags) + 1

    def around(self, blocks: list[str], spare: int) -> str:
        """Put the frame around a message.

        Args:
            blocks: the message.
            spare: how many parts that can be left out are there: the handle is the first of them,
                the hashtags follow.
        """
        said = "\n".join(blocks)
        own = {tag.lower() for tag in _HASHTAG.findall(said)}
        tags = [f"#{tag}" for tag in self.hashtags if f"#{tag}".lower() not in own]
        parts: dict[Part, str] = {
            "message": "\n\n".join(block for block in blocks if block),
            "link": "" if stands_in(said, self.link) else self.link,
            "contact": "" if stands_in(said, self.contact_line) else self.contact_line,
            "handle": "" if not spare or stands_in(said, self.handle) else self.handle,
            "hashtags": " ".join(tags[: max(0, spare - 1)]),
        }
        warning = f"Content warning: {self.warning}" if self.warning else ""
        stands = [warning, *(parts[name] for name in self.order)]
        return "\n\n".join(part for part in stands if part)
