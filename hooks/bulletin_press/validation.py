"""From fields as written to typed records, with every mistake named by its line.

A record with mistakes is still made, without the fields that hold them, so that the checks that
follow can tell the rest: an author sees all there is to mend at once.
"""

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from bulletin_press.problems import Problem
from bulletin_press.written import Fields, Loc, field_name

Record = TypeVar("Record", bound=BaseModel)

_WORDS = {
    "missing": ("is missing", "add it"),
    "tuple_type": ("must be a list", "write each on a line of its own behind '- '"),
    "dict_type": ("must be a mapping", "write 'name: value' lines under it, indented"),
    "model_type": ("must be a mapping", "write 'name: value' lines under it, indented"),
    "model_attributes_type": ("must be a mapping", "write 'name: value' lines under it, indented"),
    "string_type": ("must be text", "write text on the same line"),
    "bool_type": ("must be true or false", "write true or false"),
    "bool_parsing": ("must be true or false", "write true or false"),
    "int_parsing": ("must be a whole number", "write a number"),
    "int_type": ("must be a whole number", "write a number"),
}


def mistake(message: str, hint: str) -> PydanticCustomError:
    """Make the error that a validator raises: what is wrong and what to do."""
    return PydanticCustomError("mistake", "{message}", {"message": message, "hint": hint})


def nearest(word: str, words: list[str]) -> str:
    """Say which known word was probably meant; empty where none is near."""
    near = get_close_matches(word.lower(), words, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else ""


def parse_record(
    model: type[Record],
    fields: Fields,
    source: Path,
    context: Mapping[str, Any],
) -> tuple[Record, list[Problem]]:
    """Type the fields of one record.

    Args:
        model: the kind of record; every field of it has a default.
        fields: the fields as written, with their lines.
        source: the file they are in.
        context: what validators look words up in (zone, vocabulary, names of items).

    Returns:
        The record without its mistaken fields, and a problem for each mistake.
    """
    written = _without_empty(fields.values)
    try:
        return model.model_validate(written, context=dict(context)), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = [_problem(model, fields, source, detail) for detail in details]
    mistaken = {str(detail["loc"][0]) for detail in details if detail["loc"]}
    kept = {name: value for name, value in written.items() if name not in mistaken}
    return model.model_validate(kept, context=dict(context)), problems


def _without_empty(value: Any) -> Any:  # noqa: ANN401
    """Leave out fields that are written but empty: a template not yet filled in."""
    if isinstance(value, Mapping):
        return {name: _without_empty(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_empty(inner) for inner in value]
    return value


def _problem(model: type[BaseModel], fields: Fields, source: Path, detail: ErrorDetails) -> Problem:
    loc: Loc = detail["loc"]
    message, hint = told(model, detail)
    return Problem(source, fields.line(loc), field_name(loc), message, hint)


def told(model: type[BaseModel], detail: ErrorDetails) -> tuple[str, str]:
    """Say a mistake in an author's words: what is wrong, and what to do."""
    kind, context, written = detail["type"], detail.get("ctx", {}), detail["input"]
    match kind:
        case "mistake":
            found = context["message"], context["hint"]
        case "extra_forbidden":
            found = "is not a field here", _where_instead(model, detail["loc"])
        case "string_too_long":
            length, limit = len(str(written)), context["max_length"]
            found = f"has {length} characters, {limit} are allowed", f"cut {length - limit}"
        case "literal_error" | "enum":
            found = f"{written!r} is not one of {context['expected']}", _which_instead(detail)
        case "too_long":
            length, limit = context["actual_length"], context["max_length"]
            found = f"has {length} entries, {limit} are allowed", "keep the main ones"
        case "greater_than_equal":
            found = f"is {written}", f"the least is {context['ge']}"
        case "less_than_equal":
            found = f"is {written}", f"the most is {context['le']}"
        case _:
            unknown = f"cannot be used: {detail['msg']}", "see the reference of fields"
            found = _WORDS.get(kind, unknown)
    return found


def _which_instead(detail: ErrorDetails) -> str:
    expected = detail.get("ctx", {})["expected"].replace(" or ", ", ")
    words = [word.strip("'") for word in expected.split(", ")]
    return nearest(str(detail["input"]), words) or "choose one of them"


def _where_instead(model: type[BaseModel], loc: Loc) -> str:
    """Name the place where a field would be right, or the field that was meant."""
    here, name = _model_at(model, loc), str(loc[-1])
    if outer := _inner_place(here, name):
        return f"it belongs under '{outer}:', indented"
    known = _fields_of(here)
    return nearest(name, known) or f"the fields are {', '.join(known)}"


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """Find the record that loc points into, following nested ones."""
    here: type[BaseModel] = model
    for part in loc[:-1]:
        if isinstance(part, str) and part in here.model_fields:
            here = _inner_model(here.model_fields[part].annotation) or here
    return here


def _fields_of(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _inner_place(model: type[BaseModel], name: str) -> str | None:
    """Name the field of a model under which a name would be right, where there is just one."""
    places = [
        field.alias or outer
        for outer, field in model.model_fields.items()
        if (inner := _inner_model(field.annotation)) and name in _fields_of(inner)
    ]
    return places[0] if len(places) == 1 else None


def _inner_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    arguments = getattr(annotation, "__args__", ())
    return next((found for each in arguments if (found := _inner_model(each))), None)
