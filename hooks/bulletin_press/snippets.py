"""Fields to choose from while writing a header in VS Code: its own format of snippets.

VS Code and its extension for YAML do not look into the header of a Markdown file (the extension's
issue 207), so schemas alone complete nothing there; snippets do, with nothing to install.

Source: https://code.visualstudio.com/docs/editing/userdefinedsnippets
"""

import re
from collections.abc import Iterable

from bulletin_press.models import KINDS
from bulletin_press.reference import Described, fields_of
from bulletin_press.vocabulary import Vocabulary

_ENTRIES = {"answers": 2}
"""How many entries a list begins with, where one alone makes no sense."""
_OFFERED = {"answers": ("say", "text")}
"""The fields of a record to begin with, where not all of them can stand together."""

Snippet = dict[str, str | list[str]]


def snippets(vocabulary: Vocabulary) -> dict[str, Snippet]:
    """Make a snippet for every field of every kind, with the words that can be chosen.

    Args:
        vocabulary: the words to choose from.

    Returns:
        The snippets by what they are called; a field that is the same in several kinds has one.
    """
    kinds: dict[tuple[str, str, str], list[str]] = {}
    for kind in KINDS:
        for field in fields_of(kind):
            body = "\n".join(_Stops(vocabulary).lines(field))
            told = f"{field.label}. {field.plain}"
            kinds.setdefault((field.name, body, told), []).append(kind)
    made: dict[str, Snippet] = {}
    for (name, body, told), those in kinds.items():
        where = "" if len(those) == len(KINDS) else f" ({', '.join(those)})"
        made[f"{name}{where}"] = {
            "scope": "markdown",
            "prefix": name,
            "body": body.split("\n"),
            "description": f"{told}{where}",
        }
    return made


class _Stops:
    """Counts the places in one snippet that the Tab key leads to."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._last = 0

    def lines(self, field: Described) -> list[str]:
        """Write a field with a place to fill in for each of its values."""
        if not field.inner:
            return [f"{field.name}: {self._value(field)}"]
        entries = [self._record(field) for _ in range(_ENTRIES.get(field.name, 1))]
        return [f"{field.name}:", *(f"  {line}" for lines in entries for line in lines)]

    def _record(self, field: Described) -> list[str]:
        offered = _OFFERED.get(field.name, [each.name for each in field.inner])
        fields = (each for each in field.inner if each.name in offered)
        lines = [line for each in fields for line in self.lines(each)]
        if field.form.is_list:
            lines = [f"{'  ' if at else '- '}{line}" for at, line in enumerate(lines)]
        return lines

    def _value(self, field: Described) -> str:
        self._last += 1
        words = self._words(field)
        shown = f"|{','.join(_escaped(word, ',|') for word in words)}|" if words else ""
        stop = f"${{{self._last}{shown or ':' + _filled(field)}}}"
        return f"[{stop}]" if field.form.is_list else stop

    def _words(self, field: Described) -> Iterable[str]:
        if field.form.name == "word":
            return list(self._vocabulary[field.form.section])
        return field.form.choices or (("true", "false") if field.form.name == "yes or no" else ())


def _filled(field: Described) -> str:
    """Fill a place with the example, without the brackets that stand around it already."""
    example = field.example
    if field.form.is_list:
        example = example.removeprefix("[").removesuffix("]")
    return _escaped(example, "$}")


def _escaped(text: str, signs: str) -> str:
    return re.sub(rf"([\\{signs}])", r"\\\1", text)
