"""How large a picture may be that is published."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """The bounds of a picture.

    Attributes:
        side: the dots of its longer side.
        size: its bytes.
    """

    side: int
    size: int
