"""What a digest says in words, for mail programs: plain text without markup."""

from bulletin_press.addresses import DIGESTS, SUBSCRIBE
from bulletin_press.dates import PartialDate
from bulletin_press.digest.told import Digest
from bulletin_press.item import Item, in_a_sentence
from bulletin_press.models import KINDS, Event, Occasion
from bulletin_press.site import Site


def contents(digest: Digest) -> list[str]:
    """Count what is in a digest, kind by kind, each thing once: ``2 things to do``.

    Not what was withdrawn, which pages leave out.
    """
    listed = [one.item for _, news in digest.by_theme for one in news]
    counts = [
        (len(digest.to_do), "thing to do", "things to do"),
        *((sum(it.kind == name for it in listed), *_nouns(kind)) for name, kind in KINDS.items()),
        (len(digest.called_off), "event called off", "events called off"),
        (len(digest.coming), "event to come", "events to come"),
    ]
    return [counted(*each) for each in counts if each[0]]


def ways_on(site: Site) -> list[tuple[str, str]]:
    """List what a newsletter leads on to: the words and the site path of each."""
    subscribe = [("Other ways to follow", SUBSCRIBE)] if SUBSCRIBE in site.standing else []
    return [("Earlier months", DIGESTS), *subscribe]


def counted(count: int, one: str, many: str) -> str:
    """Say how many there are of something."""
    return f"{count} {one if count == 1 else many}"


def _nouns(kind: type[Item]) -> tuple[str, str]:
    one, many = in_a_sentence(kind.label), in_a_sentence(kind.plural)
    # Guidance cannot be counted.
    return (f"page of {one}", f"pages of {one}") if one == many else (one, many)


def when(item: Item) -> str:
    """Say when an item was published, or from when until when it takes place; empty if unknown."""
    if not isinstance(item, Occasion) or not item.starts:
        return item.shown_date.label if item.shown_date else ""
    said, ends = _timed(item.starts), item.ends
    if ends is None:
        return said
    if ends.label != item.starts.label:
        return f"{said} to {_timed(ends)}"
    return f"{said} to {ends.start:%H:%M}" if ends.precision == "time" else said


def where(item: Item) -> str:
    """Say where an event takes place; empty if unknown."""
    if not isinstance(item, Event):
        return ""
    return item.place or ("online" if item.online else "")


def _timed(dated: PartialDate) -> str:
    clock = f", {dated.start:%H:%M}" if dated.precision == "time" else ""
    return f"{dated.label}{clock}"
