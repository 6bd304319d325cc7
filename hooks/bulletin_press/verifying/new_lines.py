"""Reading each line of a site once, however many files have it.

The same header stands in thousands of pages and the same bulletin in ten feeds: of 240 MB, 50 are
different.
"""

from collections.abc import Iterable, Sequence

_JSON = (b"{", b"[")
_EDGE = 80
"""How much of a known line is read again beside a new one, where a phrase may reach across."""
_CUT = b"x"
"""Stands where something was left out: what is left on both sides never stood together."""
_LEFT_OUT = b"\n" + _CUT + b"\n"


class NewLines:
    """Remembers the lines that were read."""

    def __init__(self) -> None:
        self._known: set[bytes] = set()
        self._new: set[bytes] = set()
        self._known_parts: set[bytes] = set()
        self._new_parts: set[bytes] = set()
        self._excused: dict[bytes, frozenset[int]] = {}
        self.excused: set[int] = set()
        """What stands by right in those lines of the last file that were known."""

    def of(self, parts: Sequence[bytes]) -> bytes:
        """Give the lines of a file that no file had before, with the edges of those beside them.

        Half a phrase on one known line and half on another, which never stood together, is missed.

        Args:
            parts: the file as a whole, or cut where others may go on in the same way.
        """
        unread = [part for part in parts if part not in self._known_parts]
        self.excused = self._excused_in(parts)
        self._new_parts = set(unread) if len(parts) > 1 else set()
        self._new = set()
        return self._lines_of(_LEFT_OUT.join(unread)) if unread else b""

    def _lines_of(self, content: bytes) -> bytes:
        if content.startswith(_JSON):
            # Its texts are the same lines as elsewhere, but for how their ends are written.
            content = content.replace(b"\\n", b"\n")
        lines = content.split(b"\n")
        self._new = set(lines) - self._known
        self.excused |= self._excused_in(lines)
        if not self._new:
            return b""
        if len(self._new) == len(lines):
            return content
        return b"\n".join(self._beside(lines))

    def _beside(self, lines: list[bytes]) -> list[bytes]:
        kept: list[bytes] = []
        last = len(lines) - 1
        read = -1
        for at in [at for at, line in enumerate(lines) if line in self._new]:
            if at and read < at - 1:
                before = lines[at - 1]
                kept += (_CUT, _CUT + before[-_EDGE:] if len(before) > _EDGE else before)
            kept.append(lines[at])
            read = at
            if at < last and lines[at + 1] not in self._new:
                after = lines[at + 1]
                kept.append(after[:_EDGE] + _CUT if len(after) > _EDGE else after)
        return kept

    def _excused_in(self, lines: Sequence[bytes]) -> set[int]:
        known = self._excused.keys() & lines if self._excused else ()
        return set[int]().union(*(self._excused[line] for line in known))

    def remember(self, excused: Iterable[int]) -> None:
        """Take the lines that were given last for known: nothing was found in them.

        Args:
            excused: the numbers of the phrases that stand in them by right.
        """
        self._known |= self._new
        self._known_parts |= self._new_parts
        if by_right := frozenset(excused):
            self._excused |= dict.fromkeys(self._new | self._new_parts, by_right)
