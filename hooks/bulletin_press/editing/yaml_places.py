"""Where the values of a YAML text stand, by its characters: the parser tells it only roughly."""

import yaml


class Unusual(Exception):
    """The text is written in a way that cannot be changed safely."""


class Places:
    """The places within one text.

    Attributes:
        written: the text.
        newline: what ends its lines.
    """

    def __init__(self, text: str) -> None:
        self.written = text
        self.newline = "\r\n" if "\r\n" in text else "\n"

    def colon(self, key: yaml.Node) -> int:
        """Find where a value may begin: behind the colon of its name."""
        return self.written.index(":", key.end_mark.index) + 1

    def end(self, node: yaml.Node) -> int:
        """Find where a value ends; the parser counts comments behind it too."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            last = node.value[-1]
            return self.end(last[1] if isinstance(last, tuple) else last)
        end = int(node.end_mark.index)
        in_lines = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return len(self.written[:end].rstrip()) if in_lines else end

    def line_end(self, at: int) -> int:
        """Find the end of the line that a place is on."""
        end = self.written.find("\n", at)
        end = len(self.written) if end < 0 else end
        return end - 1 if self.written[at:end].endswith("\r") else end

    def entries(self, node: yaml.SequenceNode) -> list[tuple[int, int]]:
        """Find the lines of each entry, from its dash; what stands between two is in none.

        Raises:
            Unusual: an entry does not begin on a line of its own.
        """
        places, done = [], 0
        for entry in node.value:
            dash = self.written.rfind("-", done, max(entry.start_mark.index, done))
            start = self.written.rfind("\n", 0, max(dash, 0)) + 1
            if dash < 0 or self.written[start:dash].strip():
                raise Unusual
            done = self.line_end(self.end(entry))
            places.append((start, done))
        return places
