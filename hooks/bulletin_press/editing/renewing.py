"""Writes one value within a YAML text anew, where it stands; remarks beside it stay."""

import yaml

from bulletin_press.editing.splices import Splices
from bulletin_press.editing.values import Settled
from bulletin_press.editing.yaml_places import Unusual, is_in_lines
from bulletin_press.editing.yaml_text import lay_out
from bulletin_press.reference import Described


class Renewing:
    """Puts new values in the places of old ones.

    Args:
        splices: takes the pieces that it makes.
    """

    def __init__(self, splices: Splices) -> None:
        self.text = splices.text
        self.splices = splices

    def field(self, key: yaml.Node, node: yaml.Node, field: Described, now: Settled) -> None:
        """Write the value of a field anew; None takes it away.

        Raises:
            Unusual: something in it that the form does not show would be lost.
        """
        start, end, colon = node.start_mark.index, self.text.end(node), self.text.colon(key)
        style = node.style if isinstance(node, yaml.ScalarNode) and end > start else ""
        indent = key.start_mark.column + 2
        head, lines = ("", []) if now is None else lay_out(now, indent, style)
        first_line = self.text.line_end(colon)
        is_below = start > first_line
        is_alone = isinstance(node, yaml.ScalarNode) and head and not lines
        if now is not None and not _is_shown(node, field):
            raise Unusual
        if is_in_lines(node) or (is_alone and is_below):
            self._put(start if head else colon, node, head, lines)
            return
        if now is not None and self.text.has_remark(first_line if is_below else start, end):
            raise Unusual
        if is_below:
            self.splices.replace(colon, colon, f" {head}" if head else "")
            self.splices.replace(first_line, end, self.splices.below(lines))
        elif head and end > start:
            self._put(start, node, head, lines)
        else:
            self._put(colon, node, f" {head}" if head else "", lines)

    def entry(self, node: yaml.Node, field: Described, now: Settled) -> None:
        """Write an entry of a list anew.

        Raises:
            Unusual: something in it that the form does not show would be lost.
        """
        start = node.start_mark.index
        has_remark = not is_in_lines(node) and self.text.has_remark(start, self.text.end(node))
        if has_remark or not _is_shown(node, field):
            raise Unusual
        style = node.style if isinstance(node, yaml.ScalarNode) else ""
        head, lines = lay_out(now, node.start_mark.column, style)
        if not head:
            head, lines = lines[0].strip(), lines[1:]
        self._put(start, node, head, lines)

    def _put(self, start: int, node: yaml.Node, head: str, lines: list[str]) -> None:
        """Put a text from a place to the end of a value, and lines below; remarks stay."""
        end = self.text.end(node)
        if is_in_lines(node):
            self.splices.replace(start, self.text.sign_end(node), head)
            first_line = self.text.line_end(node.start_mark.index)
            self.splices.replace(first_line, max(first_line, end), self.splices.below(lines))
            return
        self.splices.replace(start, end, head)
        behind = self.text.line_end(end)
        self.splices.replace(behind, behind, self.splices.below(lines))


def _is_shown(node: yaml.Node, field: Described) -> bool:
    """Tell whether the form shows all that a value holds."""
    if isinstance(node, yaml.SequenceNode):
        return all(_is_shown(each, field) for each in node.value)
    if isinstance(node, yaml.MappingNode):
        inner = {each.name: each for each in field.inner}
        return all(
            key.value in inner and _is_shown(value, inner[key.value]) for key, value in node.value
        )
    return not field.inner or not node.value
