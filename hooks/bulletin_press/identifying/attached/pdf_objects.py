"""What a PDF does beside being read: programs, files within, addresses that it sends to.

Source: ISO 32000-2 sections 7.11.4 (embedded files), 12.5.6 (annotations), 12.6.4 (actions),
12.7.9 (XFA forms) and 13 (films, sounds, 3D).
"""

from collections.abc import Iterator
from typing import Any

from bulletin_press.identifying.attached.contents import Finding

MOST_OBJECTS = 100_000
"""How many of its objects are looked at."""

_PRINT = "open it, print it to a new PDF (Microsoft Print to PDF), and take that one"
_TOLD = {
    "program": ("holds a program (JavaScript)", _PRINT),
    "launch": ("starts a program or opens another file", _PRINT),
    "sends": ("sends to an address what readers fill in", _PRINT),
    "form": ("holds a form of the old kind (XFA), which browsers do not show", _PRINT),
    "film": ("holds a film, a sound or a model", "link to it instead"),
    "files": (
        "holds other files",
        "take them out; or look through them, and record that under allow",
    ),
}
_ACTIONS = {
    "/JavaScript": "program",
    "/Rendition": "film",
    "/Launch": "launch",
    "/GoToR": "launch",
    "/GoToE": "files",
    "/ImportData": "launch",
    "/SubmitForm": "sends",
    "/Movie": "film",
    "/Sound": "film",
}
_NOTES = {
    "/FileAttachment": "files",
    "/RichMedia": "film",
    "/Movie": "film",
    "/Screen": "film",
    "/Sound": "film",
    "/3D": "film",
}


def what_it_does(reader: Any) -> Iterator[Finding]:  # noqa: ANN401
    """Tell whatever in it is more than pages, once for each kind.

    Args:
        reader: of pypdf, with the file open. Every object is looked at, for an action can stand
            anywhere: behind a bookmark, a page, a field of a form.
    """
    found, many = set(), 0
    for many, each in enumerate(_objects(reader), 1):  # noqa: B007
        if isinstance(each, dict):
            found |= set(_signs(each))
    for sign, (message, hint) in _TOLD.items():
        if sign in found:
            yield Finding(sign, "problem", message, hint)
    if many >= MOST_OBJECTS:
        message = f"has more than {MOST_OBJECTS} objects; the others were not looked into"
        yield Finding("objects", "problem", message, _PRINT)


def _objects(reader: Any) -> Iterator[Any]:  # noqa: ANN401
    """List the objects, and those that stand within others, each once."""
    # It takes a while to load, and most sites never need it.
    from pypdf.generic import IndirectObject  # noqa: PLC0415

    numbers = {number: turn for turn, table in reader.xref.items() for number in table}
    numbers |= dict.fromkeys(reader.xref_objStm, 0)
    waiting = [
        reader.trailer,
        *(reader.get_object(IndirectObject(n, g, reader)) for n, g in numbers.items()),
    ]
    for _ in range(MOST_OBJECTS):
        if not waiting:
            return
        one = waiting.pop()
        yield one
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        # What is only pointed to is in the list by itself.
        waiting += [each for each in inner if isinstance(each, (dict, list))]


def _signs(each: dict[str, Any]) -> Iterator[str]:
    action, note = _name(each.get("/S")), _name(each.get("/Subtype"))
    if action in _ACTIONS:
        yield _ACTIONS[action]
    if note in _NOTES and "/Rect" in each:
        yield _NOTES[note]
    if "/JS" in each:
        yield "program"
    if "/EmbeddedFiles" in each or _name(each.get("/Type")) == "/EmbeddedFile":
        yield "files"
    if "/XFA" in each:
        yield "form"


def _name(value: Any) -> str:  # noqa: ANN401
    name = value.get_object() if hasattr(value, "get_object") else value
    return name if isinstance(name, str) else ""
