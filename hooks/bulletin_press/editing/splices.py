"""The pieces that are put into a text, collected before any is put there."""

from bulletin_press.editing.yaml_places import Places

_OUTERMOST = 100


class Splices:
    """Where, how late among those of the same place, until where, what."""

    def __init__(self, text: Places) -> None:
        self.text = text
        self._all: list[tuple[int, int, int, str]] = []

    def replace(self, start: int, end: int, new: str) -> None:
        """Put a text in the place of another."""
        self._all.append((start, 0, end, new))

    def insert(self, at: int, lines: list[str], depth: int) -> None:
        """Put lines below a line; where two want the same place, the inner ones come first."""
        self._all.append((at, _OUTERMOST - depth, at, self.below(lines)))

    def below(self, lines: list[str]) -> str:
        """Join lines, each behind the end of one."""
        return "".join(f"{self.text.newline}{line}" for line in lines)

    def result(self, start: int = 0, end: int | None = None) -> str:
        """Give the text, or what stands between two of its places, with the pieces put in."""
        done, parts = start, []
        for begin, _, until, new in sorted(self._all, key=lambda splice: splice[:2]):
            parts += [self.text.written[done:begin], new]
            done = max(done, until)
        return "".join([*parts, self.text.written[done:end]])
