"""The header of an imported draft: that of a new one, filled in as far as that is safe.

What is not sure stands in it as a remark (``# …``), for the author to decide.
"""

import json
import re
from collections.abc import Mapping, Sequence

from bulletin_press.draft import draft_of
from bulletin_press.importing.actions import ActionFound
from bulletin_press.importing.moving import Moved

_FIELD = re.compile(r"(\w+):")


def write_header(kind: str, title: str, moved: Moved, remarks: Mapping[str, Sequence[str]]) -> str:
    """Write a header.

    Args:
        kind: the kind of item.
        title: its title.
        moved: what is to stand in it.
        remarks: what is offered for a field, a line each.

    Returns:
        The fields with both fences, and an empty line behind.
    """
    _, fields, _ = draft_of(kind, title).split("---\n", 2)
    filled = _filled(moved)
    lines, is_example = ["---"], False
    for line in fields.splitlines():
        found = _FIELD.match(line)
        is_example = is_example and line.startswith("#  ")
        if is_example:
            continue
        if found and found[1] in filled:
            lines += filled[found[1]]
            is_example = True
        else:
            lines.append(line)
        lines += [f"# {_line(one)}" for one in remarks.get(found[1] if found else "", ())]
    return "\n".join([*lines, "---", "", ""])


def _filled(moved: Moved) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    if moved.summary:
        fields["summary"] = [f"summary: {_quoted(moved.summary)}"]
    if moved.learning:
        fields["learning"] = ["learning:"]
        for point, source in moved.learning:
            fields["learning"].append(f"  - point: {_quoted(point)}")
            fields["learning"] += [f"    source: {_quoted(source)}"] if source else []
    if moved.actions:
        fields["actions"] = ["actions:", *(line for one in moved.actions for line in _action(one))]
    if moved.questions:
        fields["questions"] = ["questions:", *(f"  - {_quoted(one)}" for one in moved.questions)]
    return fields


def _action(action: ActionFound) -> list[str]:
    lines = [f"  - do: {_quoted(action.do)}"]
    if action.audiences:
        lines.append(f"    for: [{', '.join(action.audiences)}]")
    if action.by:
        lines.append(f"    by: {action.by.isoformat()}")
    return lines + [
        f"    # {field}: the document says “{_line(said)}”" for field, said in action.unsure
    ]


def _quoted(text: str) -> str:
    """Write a text so that no sign in it can spoil the header; a JSON string is a YAML string."""
    return json.dumps(_line(text), ensure_ascii=False)


def _line(text: str) -> str:
    return " ".join(text.split())
