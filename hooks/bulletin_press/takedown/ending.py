"""What becomes of an item that is taken down, and how that comes into its header."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import get_args

from bulletin_press.editing.merging import Content, Unreadable, merge
from bulletin_press.parts import EmbargoReason
from bulletin_press.takedown.target import Target

DRAFT = "draft"
HOLDS: tuple[str, ...] = (*get_args(EmbargoReason), DRAFT)
"""Why an item can be held back; as a draft it needs no reason."""

_RECORDS = ("embargo", "withdrawn")


@dataclass(frozen=True)
class Ending:
    """What becomes of an item.

    Attributes:
        status: its new status.
        record: the field of the content model that goes with that status; empty for none.
        values: what that field says.
        is_as_before: whether the header says all that already, and stays as it is.
    """

    status: str
    record: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    is_as_before: bool = False


def withdrawal(day: date, reason: str, see: str = "") -> Ending:
    """Let a notice stand at its address.

    Args:
        day: the day on which it is withdrawn.
        reason: what readers are told.
        see: what to read instead: an address, or an item; empty for nothing.
    """
    values = {"date": day.isoformat(), "reason": reason, "see": see}
    return Ending("withdrawn", "withdrawn", {name: it for name, it in values.items() if it})


def hold(reason: str, review: date) -> Ending:
    """Let nothing stand at its address.

    Args:
        reason: one of ``HOLDS``.
        review: when somebody is to look again; a draft has no such day.
    """
    if reason == DRAFT:
        return Ending("draft")
    return Ending("embargoed", "embargo", {"reason": reason, "review": review.isoformat()})


def with_ending(target: Target, ending: Ending) -> bytes:
    """Put an ending into the header of an item; every other byte of the file stays.

    Raises:
        NotMerged: the header cannot be read, or is written in a way that cannot be changed
            safely: a person has to do it.
    """
    if target.content is None:
        raise Unreadable
    fields = {name: it for name, it in target.content.fields.items() if name not in _RECORDS}
    fields["status"] = ending.status
    if ending.record:
        fields[ending.record] = dict(ending.values)
    return merge(target.kind, target.raw, Content(fields, target.content.body))
