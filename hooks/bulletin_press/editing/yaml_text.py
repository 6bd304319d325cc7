"""How new values are written down: as an author would, with quotation marks where they help."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import yaml


class _Writer(yaml.SafeDumper):
    """Writes dates as they are, without the quotation marks that keep them from being dates."""


_Writer.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
    for letter, forms in yaml.SafeDumper.yaml_implicit_resolvers.items()
}


def lay_out(value: Any, indent: int, style: str | None = "") -> tuple[str, list[str]]:  # noqa: ANN401
    """Write a value down.

    Args:
        value: text, a number, true, or a list or a record of such.
        indent: how many spaces its lines get, if it needs lines of its own.
        style: the sign that the text before it was quoted with; None where it had none, empty
            where there was no text before it.

    Returns:
        What stands on the line of its name, and the lines below that.
    """
    if isinstance(value, Mapping):
        return "", list(_record(value, indent))
    if isinstance(value, list):
        if all(_is_word(entry) for entry in value):
            return f"[{', '.join(_single(entry, None) for entry in value)}]", []
        return "", [line for entry in value for line in lay_out_entry(entry, indent)]
    if isinstance(value, str) and "\n" in value:
        return "|-", [f"{' ' * indent}{line}" if line else "" for line in value.split("\n")]
    return _single(value, style), []


def lay_out_entry(value: Any, indent: int) -> list[str]:  # noqa: ANN401
    """Write down an entry of a list, its dash indented by so many spaces."""
    head, lines = lay_out(value, indent + 2)
    if not head:
        head, lines = lines[0].strip(), lines[1:]
    return [f"{' ' * indent}- {head}", *lines]


def lay_out_field(name: str, value: Any, indent: int) -> list[str]:  # noqa: ANN401
    """Write down a field with its name, indented by so many spaces."""
    head, lines = lay_out(value, indent + 2)
    return [f"{' ' * indent}{name}: {head}".rstrip(), *lines]


def _record(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    for name, inner in value.items():
        yield from lay_out_field(name, inner, indent)


def _single(value: Any, style: str | None) -> str:  # noqa: ANN401
    if not isinstance(value, str):
        return json.dumps(value)
    if style == "'":
        return f"'{value.replace(style, style * 2)}'"
    if (style is None or (not style and " " not in value)) and _can_stand_plain(value):
        return value
    # A JSON string is a YAML string too.
    return json.dumps(value, ensure_ascii=False)


def _is_word(value: Any) -> bool:  # noqa: ANN401
    """Tell whether a value is short enough to stand in [square, brackets]."""
    if isinstance(value, Mapping | list):
        return False
    return not isinstance(value, str) or not set(value) & set(" \n,[]{}\"'#&*!|>%@`")


def _can_stand_plain(value: str) -> bool:
    written = yaml.dump(value, Dumper=_Writer, allow_unicode=True, width=len(value) + 99)
    return written in (f"{value}\n", f"{value}\n...\n")
