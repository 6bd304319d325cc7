"""What a record may hold, as JSON Schema (draft-07) says it: its fields, and which it must have."""

from collections.abc import Iterable

import yaml

from bulletin_press.reference import Described
from bulletin_press.schema_values import Schema, or_empty, value_schema


def record_schema(fields: Iterable[Described]) -> Schema:
    """Describe a record in which everything may still be missing."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: {**_told(field), **_field(field)} for field in fields},
    }


def _field(field: Described) -> Schema:
    """Say what may stand in a field, or nothing behind its colon."""
    value = record_schema(field.inner) if field.inner else value_schema(field.form)
    if field.choices:
        value |= {"enumDescriptions": list(field.choices.values())}
    if not field.form.is_list:
        return or_empty(value)
    limits = {"maxItems": field.form.most_entries, "uniqueItems": field.form.is_unlike or None}
    known = {name: limit for name, limit in limits.items() if limit}
    return {"type": ["array", "null"], "items": value, **known}


def _told(field: Described) -> Schema:
    """Say what an editor shows of a field while somebody is in it."""
    told: Schema = {"title": field.label, "description": f"{field.label}. {field.plain}"}
    if field.example:
        told["examples"] = [yaml.load(field.example, yaml.CBaseLoader)]  # noqa: S506
    return told


def must_have(fields: Iterable[Described], required: Iterable[str]) -> Schema:
    """Ask for fields that must be there and say something, in the records within too."""
    wanted = [field for field in fields if field.name in required]
    asked = {field.name: _said(field) for field in wanted}
    for field in fields:
        if field.inner:
            inner = must_have(field.inner, [each.name for each in field.inner if each.required])
            within = {"items": inner} if field.form.is_list else inner
            asked[field.name] = {**asked.get(field.name, {}), **within}
    schema: Schema = {"properties": asked} if asked else {}
    return {**schema, "required": [field.name for field in wanted]} if wanted else schema


def _said(field: Described) -> Schema:
    """Say that a field is not empty."""
    if field.form.is_list:
        return {"type": "array", "minItems": 1}
    if field.inner:
        return {"type": "object"}
    return {"type": ["string", "number", "boolean"], "minLength": 1}
