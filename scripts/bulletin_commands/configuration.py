"""What is wrong with a ``mkdocs.yml`` that MkDocs cannot load, said as other mistakes are."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from bulletin_press.yaml_mistakes import explain

_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_AT = "begins with '@', which has a meaning of its own"


def why_unreadable(file: Path) -> str:
    """Say where a configuration cannot be read as YAML, what is wrong and what to do.

    Returns:
        ``FILE:LINE: what is wrong (what to do)``; an empty text where YAML is not to blame.
    """
    text = file.read_bytes().decode("utf-8", "replace")
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        line, message, hint = explain(text, error)
        if _is_at(error):
            message, hint = _AT, "put what begins with @ into quotation marks: '@Name'"
        return f"{file}:{line}: {message} ({hint})"
    for node in _nodes(root, set()):
        if node.tag == _TIMESTAMP and not _exists(node):
            line = node.start_mark.line + 1
            return f"{file}:{line}: {node.value!r} does not exist (look at the calendar)"
    return ""


def _is_at(error: yaml.YAMLError) -> bool:
    """Tell whether a value begins with a sign that YAML keeps for itself."""
    return isinstance(error, yaml.MarkedYAMLError) and "character '@'" in (error.problem or "")


def _exists(node: yaml.ScalarNode) -> bool:
    try:
        yaml.constructor.SafeConstructor().construct_yaml_timestamp(node)
    except ValueError:
        return False
    return True


def _nodes(node: yaml.Node | None, seen: set[int]) -> Iterator[yaml.ScalarNode]:
    """Give all values, those that aliases name again only once."""
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.CollectionNode):
        for inner in node.value:
            for one in inner if isinstance(inner, tuple) else (inner,):
                yield from _nodes(one, seen)
