"""The reference of fields: what the models say of each, joined with the words of reference.yml.

The page for authors, the schema for editors and the forms of the browser editor are made from it.
It knows nothing of a single site: the words of its vocabulary and its items come from elsewhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from bulletin_press.checks.required import needed
from bulletin_press.field_forms import Form, form_of
from bulletin_press.item import Item, Status
from bulletin_press.models import KINDS
from bulletin_press.vocabulary import Term

STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class Described:
    """One field, as it is told to people.

    Attributes:
        name: as it is written in a file.
        label: what people call it.
        meaning: what to write there, or what it does; Markdown.
        example: as it is written behind the name; empty where none helps.
        form: what can be written there.
        required: the statuses in which it must be there. In a draft that is only advice. A field
            within a record has all of them, or none.
        unless: the field that stands in for it where it is not known.
        choices: what each value of a choice means.
        inner: the fields of each record.
    """

    name: str
    label: str
    meaning: str
    example: str
    form: Form
    required: tuple[Status, ...] = ()
    unless: str = ""
    choices: Mapping[str, str] | None = None
    inner: tuple["Described", ...] = ()

    @property
    def plain(self) -> str:
        """The meaning as plain text, without what only leads to other pages."""
        meaning = re.sub(r" ?See \[[^]]*\]\([^)]*\)\.", "", self.meaning)
        return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", meaning).replace("`", "")


@cache
def fields_of(kind: str) -> tuple[Described, ...]:
    """Describe every field of a kind of item, in the order of the models.

    Args:
        kind: the name of its folder, such as ``lessons``.
    """
    model = KINDS[kind]
    return tuple(_described(model, name, *_when_needed(model, name)) for name in model.model_fields)


@cache
def fields_of_record(model: type[BaseModel]) -> tuple[Described, ...]:
    """Describe every field of a record: one within an item, or an entry of another file.

    Args:
        model: of `parts`; `Term` for ``vocabulary.yml``, `Contact`, or `Entry` for the glossary.
    """
    # The slug of a word stands before its colon.
    names = [name for name in model.model_fields if not (model is Term and name == "slug")]
    return tuple(_described(model, name, _when_always(model, name), "") for name in names)


def described(kind: str, field: str) -> Described | None:
    """Look up a field of a kind of item by its name.

    Args:
        kind: the kind of item.
        field: as problems name it, such as ``actions[0].by``.

    Returns:
        What is said of it; None where there is no such field.
    """
    found, among = None, fields_of(kind)
    for name in re.sub(r"\[\d+\]", "", field).split("."):
        found = next((each for each in among if each.name == name), None)
        if found is None:
            return None
        among = found.inner
    return found


def label_of(kind: str, field: str) -> str:
    """Say how people call a field, within its records too: ``What needs to be done 1: By when``.

    Args:
        kind: the kind of item.
        field: as problems name it, such as ``actions[0].by``.

    Returns:
        The label; the name itself where there is no such field.
    """
    labels, path = [], ""
    for part in field.split("."):
        path = f"{path}.{part}".removeprefix(".")
        found = described(kind, path)
        numbers = [str(int(number) + 1) for number in re.findall(r"\[(\d+)\]", part)]
        labels.append(" ".join([found.label if found else re.sub(r"\[.*", "", part), *numbers]))
    return ": ".join(labels)


def meaning_of(kind: str, field: str) -> str:
    """Say what a field means, as Markdown; empty where there is no such field."""
    found = described(kind, field)
    return found.meaning if found else ""


def _described(
    model: type[BaseModel], name: str, required: tuple[Status, ...], unless: str
) -> Described:
    field = model.model_fields[name]
    written, form = field.alias or name, form_of(field)
    words = words_of(model, written)
    return Described(
        written,
        words["label"],
        words["meaning"],
        words.get("example", ""),
        form,
        required,
        unless,
        words.get("choices"),
        fields_of_record(form.model) if form.model else (),
    )


def words_of(model: type[BaseModel], written: str) -> Mapping[str, Any]:
    """Find the words for a field, with the model that it was first given to.

    Raises:
        KeyError: reference.yml has none.
    """
    everything = read_words()
    for each in model.__mro__:
        if written in everything.get(each.__name__, {}):
            return everything[each.__name__][written]
    raise KeyError(f"reference.yml says nothing of {model.__name__}.{written}")


@cache
def read_words() -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
    """Read ``reference.yml``: model, field, words. Examples stay as they are written."""
    text = files("bulletin_press").joinpath("reference.yml").read_text("utf-8")
    found: Mapping[str, Any] = yaml.load(text, yaml.CBaseLoader)  # noqa: S506
    return found


def _when_needed(model: type[Item], name: str) -> tuple[tuple[Status, ...], str]:
    """Ask the check for required fields in which statuses it wants a field, and unless what."""
    statuses = tuple(status for status in STATUSES if name in needed(model(status=status)))
    notes = (other for other, field in model.model_fields.items() if field.annotation is str)
    return statuses, next((note for note in notes if _excuses(model, name, note, statuses)), "")


def _excuses(model: type[Item], name: str, note: str, statuses: tuple[Status, ...]) -> bool:
    return any(name not in needed(model(status=each, **{note: "x"})) for each in statuses)


def _when_always(model: type[BaseModel], name: str) -> tuple[Status, ...]:
    field = model.model_fields[name]
    told = words_of(model, field.alias or name).get("required")
    return STATUSES if field.is_required() or told else ()
