"""What is wrong with a ``mkdocs.yml`` that MkDocs cannot load, said as other mistakes are."""

from collections.abc import Iterator
from pathlib import Path

import yaml
from bulletin_press.written import read_text
from bulletin_press.yaml_mistakes import explain

_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_MOST_VALUES = 100_000
_AT = "begins with '@', which has a meaning of its own"


def why_unreadable(file: Path) -> str:
    """Say where a configuration cannot be read as YAML, what is wrong and what to do.

    Returns:
        ``FILE:LINE: what is wrong (what to do)``; an empty text where YAML is not to blame.
    """
    text = file.read_bytes().decode("utf-8", "replace")
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except RecursionError:
        return f"{file}:1: is nested too deeply (look for brackets that are never closed)"
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


def why_no_text(file: Path) -> str:
    """Say why a configuration is no text in UTF-8, a line for each sign that must not be in it.

    Returns:
        ``FILE:LINE: what is wrong (what to do)``; an empty text where nothing is.
    """
    _, problems = read_text(file)
    return "\n".join(problem.told(Path.cwd()) for problem in problems)


def why_endless(file: Path) -> str:
    """Say why a configuration must not be loaded: its values name each other without an end.

    MkDocs would write all of them out, and a few lines can be made to stand for millions.

    Returns:
        ``FILE:1: what is wrong (what to do)``; an empty text where nothing is.
    """
    text = file.read_bytes().decode("utf-8", "replace")
    if "&" not in text:
        return ""
    try:
        size = _written_out(yaml.compose(text, yaml.CSafeLoader), {})
    except (yaml.YAMLError, RecursionError):
        return ""  # Of these is told when it is loaded.
    if size <= _MOST_VALUES:
        return ""
    return f"{file}:1: has values that repeat each other with '*' too often (write them out)"


def _written_out(node: yaml.Node | None, sizes: dict[int, int]) -> int:
    """Count the values of a node as if each were written where it is named; a circle is endless."""
    if not isinstance(node, yaml.CollectionNode):
        return 1
    if id(node) not in sizes:
        sizes[id(node)] = _MOST_VALUES  # What it stands for while it is within itself.
        inner = [
            one for each in node.value for one in (each if isinstance(each, tuple) else (each,))
        ]
        sizes[id(node)] = 1 + sum(_written_out(one, sizes) for one in inner)
    return sizes[id(node)]


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
