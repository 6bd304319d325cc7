"""What YAML says of a header that it cannot read, in an author's words and on the right line.

YAML often notices a mistake a line or more after it was made; where the mistake itself can be
seen in the text, that line is named.
"""

import re

import yaml

_QUOTE = "put the whole text inside quotation marks"
_GOES_ON = r"""\s*(- )?[\w-]+:\s+("[^"]*"|'[^']*')\s*[^\s#]"""
_WORDS = {
    "mapping values are not allowed": ("has a colon inside its text", _QUOTE),
    "found unexpected end of stream": (
        "opens a quotation mark that is never closed",
        "close it, or take it away",
    ),
    "did not find expected ',' or ']'": (
        "opens a list with '[' that is never closed",
        "close it with ']', with commas between the words",
    ),
    "did not find expected ',' or '}'": (
        "opens a group with '{' that is never closed",
        "close it with '}', with commas between the fields",
    ),
    "could not find expected ':'": ("is not written as a field", "write it as 'name: value'"),
    "found character that cannot start": (
        "begins with a sign that has a meaning of its own",
        _QUOTE,
    ),
    "did not find expected key": (
        "does not fit in with the lines above it",
        "begin it below the other fields, and put text that holds quotation marks inside others",
    ),
    "did not find expected '-' indicator": (
        "does not fit into the list above it",
        "begin it with '- ', below the others",
    ),
    "did not find expected alphabetic or numeric character": (
        "begins with a sign that has a meaning of its own",
        _QUOTE,
    ),
    "did not find expected <document start>": (
        "is not written as a field",
        "write it as 'name: value'",
    ),
    "found undefined alias": ("begins with '*', which has a meaning of its own", _QUOTE),
}


def explain(text: str, error: yaml.YAMLError) -> tuple[int, str, str]:
    """Say where the mistake is, what it is and what to do.

    Args:
        text: the YAML; its first line is line 1.
        error: what the parser raised.

    Returns:
        The line, the message and the hint.
    """
    problem = (error.problem if isinstance(error, yaml.MarkedYAMLError) else "") or str(error)
    line = _line(error)
    if tab := _first_line(text, r" *\t", up_to=line + 1):
        return tab, "begins with a tab", "indent it with spaces"
    if squeezed := _first_line(text, r"\s*(- )?[\w-]+:[^\s/]", since=line - 1, up_to=line):
        return squeezed, "has no space after its colon", "write it as 'name: value'"
    if unclosed := _first_line(text, r"""\s*(- )?[\w-]+:\s+"[^"]*$""", up_to=line):
        return unclosed, "opens a quotation mark that is never closed", "close it, or take it away"
    if behind := _first_line(text, _GOES_ON, since=line, up_to=line):
        hint = "put '…' around the whole text if it holds \", and \"…\" if it holds '"
        return behind, "goes on behind its closing quotation mark", hint
    for words, (message, hint) in _WORDS.items():
        if words in problem:
            return line, message, hint
    return line, f"cannot be read as fields: {problem}", _QUOTE


def _line(error: yaml.YAMLError) -> int:
    if not isinstance(error, yaml.MarkedYAMLError):
        return 1
    # What was begun and never ended is mended where it begins.
    begun = (error.context or "").startswith(("while scanning", "while parsing a flow"))
    mark = error.context_mark if begun and error.context_mark else error.problem_mark
    mark = mark or error.context_mark
    return mark.line + 1 if mark else 1


def _first_line(text: str, form: str, up_to: int, since: int = 1) -> int | None:
    lines = enumerate(text.split("\n"), 1)
    return next((at for at, line in lines if since <= at <= up_to and re.match(form, line)), None)
