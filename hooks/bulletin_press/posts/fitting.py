"""How a message is shortened until a channel accepts it with all that must stand around it.

Never inside a word, a link, an emoji or a hashtag: a cut falls between words, and better between
sentences. Warning, link and contact line are never left out.
"""

import regex

from bulletin_press.posts.channels import Channel
from bulletin_press.posts.frames import Frame
from bulletin_press.posts.sentences import sentence_ends

_WORD = regex.compile(r"\S+")


def fitted(channel: Channel, frame: Frame, blocks: list[str]) -> str:
    """Shorten a message until channel and readers are content.

    Hashtags and handle go before any words do. Then the last block is cut to whole sentences, or
    left out. Only a first block of which not even a sentence fits is cut between words.

    Returns:
        A text the channel accepts, unless the frame alone is too long for it.
    """
    for spare in range(frame.spare, -1, -1):
        if channel.suits(text := frame.around(blocks, spare)):
            return text
    for at in range(len(blocks) - 1, -1, -1):
        kept = blocks[:at]
        shorter = _longest(channel, frame, kept, blocks[at])
        shortened = [*kept, shorter] if shorter else kept
        for spare in (2, 1, 0):
            if shortened and channel.suits(text := frame.around(shortened, spare)):
                return text
    return frame.around([], 0)


def _longest(channel: Channel, frame: Frame, kept: list[str], block: str) -> str:
    """Find the longest beginning of a block that reads well and fits; empty where none does."""
    ends = [found.end() for found in _WORD.finditer(block)]

    def fits(said: str) -> bool:
        return channel.suits(frame.around([*kept, said], 0))

    # Where every letter counts one, this guess is right; the steps from it settle the rest.
    room = len(block) - channel.over(frame.around([*kept, block], 0)) - len("…")
    words = sum(end <= room for end in ends)
    while words and not fits(_cut(block, ends[words - 1])):
        words -= 1
    while words < len(ends) and fits(_cut(block, ends[words])):
        words += 1
    if not words:
        return ""
    end = ends[words - 1]
    # What a message said itself, such as the link, the frame says again once it is cut off.
    whole = [said for at in sentence_ends(block) if at <= end and fits(said := _closed(block[:at]))]
    # A question that has lost its answer is left out where something else was said.
    answered = [said for said in whole if not said.rstrip("”’\"')").endswith("?")]
    if whole or kept:
        return (answered or whole or [""])[-1]
    return _cut(block, end)


def _cut(block: str, end: int) -> str:
    if end >= len(block):
        return block
    *_, last = block[:end].split(" ")
    # An address is left as it is, and behind it a sign would become a part of it.
    if "." in last.rstrip("."):
        return _closed(f"{block[:end]} …")
    return _closed(f"{block[:end].rstrip(' ,;:–—-(“‘')}…")


def _closed(said: str) -> str:
    """Close a quotation whose end was cut off."""
    return f"{said}”" if said.count("“") > said.count("”") else said
