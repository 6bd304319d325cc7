"""What stands in a field, without the ways of writing it: the same for a file and for the editor.

A file has plain strings, the editor has what its form gives. Both are settled into the same
values before they are compared, so that a field counts as changed only when its author changed it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from bulletin_press.reference import Described
from bulletin_press.written import CONTROL

Settled = Any
"""What a field holds: text, a number, true, a list or a record of such; None for nothing."""

_TRUE = {"true", "yes", "on", "y", "t", "1"}
_CHOSEN = ("choice", "word", "item", "number")


def settle(fields: Iterable[Described], values: Mapping[str, Any]) -> dict[str, Any]:
    """Settle the fields of an item or of a record; empty ones are left out.

    Args:
        fields: the fields that it can have; others are passed over.
        values: as `written.Fields` or the editor has them.
    """
    settled = {field.name: _settle(field, values.get(field.name)) for field in fields}
    return {name: value for name, value in settled.items() if value is not None}


def show(fields: Iterable[Described], settled: Mapping[str, Any]) -> dict[str, Any]:
    """Give settled fields as the editor's form needs them: every field, empty ones too."""
    return {field.name: _show(field, settled.get(field.name)) for field in fields}


def clean(text: str) -> str:
    """Take out what no file may hold: control signs, halves of signs, other ends of lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return CONTROL.sub(" ", text).encode("utf-8", "replace").decode("utf-8")


def _settle(field: Described, value: Any) -> Any:  # noqa: ANN401
    if not field.form.is_list:
        return settle_one(field, value)
    entries = value if isinstance(value, list) else [value]
    return [one for each in entries if (one := settle_one(field, each)) is not None] or None


def settle_one(field: Described, value: Any) -> Any:  # noqa: ANN401
    """Settle the value of a field that is no list, or one entry of it; None where it is empty."""
    name = field.form.name
    if name == "record":
        return (settle(field.inner, value) if isinstance(value, Mapping) else None) or None
    if name == "yes or no":
        return True if str(value).strip().lower() in _TRUE else None
    if value is None or isinstance(value, list | Mapping):
        return None
    text = clean(str(value)).strip()
    if name == "number":
        return int(text) if text.isdecimal() else text or None
    if name == "item" and field.form.kind:
        text = text.strip("/").removesuffix(".md").removeprefix(f"{field.form.kind}/")
    return (text if name == "prose" else " ".join(text.split())) or None


def _show(field: Described, value: Any) -> Any:  # noqa: ANN401
    if field.form.is_list:
        return [_show_one(field, each) for each in value or ()]
    return _show_one(field, value)


def _show_one(field: Described, value: Any) -> Any:  # noqa: ANN401
    if field.form.name == "record":
        return show(field.inner, value or {})
    if field.form.name == "yes or no":
        return bool(value)
    if value is None:
        return None if field.form.name in _CHOSEN else ""
    # In a list, numbers are chosen by their names; alone, they are written.
    return str(value) if field.form.is_list else value
