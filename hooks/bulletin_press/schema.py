"""JSON Schemas (draft-07) of what authors write, for editors that know such schemas.

They are made from the reference of fields. What they cannot tell, `check` does: rules across
fields and items, days that do not exist, and how a header is written.
"""

from collections.abc import Iterable

from pydantic import BaseModel

from bulletin_press.checks.required import EXCUSABLE
from bulletin_press.contacts import Contact
from bulletin_press.glossary import Entry
from bulletin_press.models import KINDS
from bulletin_press.reference import STATUSES, Described, fields_of, fields_of_record
from bulletin_press.schema_records import must_have, record_schema
from bulletin_press.schema_values import PARTIAL, Schema, item_schema, one_of
from bulletin_press.vocabulary import SECTIONS, SLUG, TAKEN, Term, Vocabulary

ITEMS = "items.json"
_DRAFT_07 = "http://json-schema.org/draft-07/schema#"
_SOME_OF = {Contact: ("phone", "email", "url"), Entry: ("means", "says")}
"""Of these fields one must be there."""
_PARTIAL = {"anyOf": [{"type": "integer"}, {"type": "string", "pattern": rf"^\s*{PARTIAL}\s*$"}]}


def schemas(vocabulary: Vocabulary, names: Iterable[str]) -> dict[str, Schema]:
    """Make the schemas of a site.

    Args:
        vocabulary: the words to choose from.
        names: the items to choose from, as ``kind/slug``. They stand in a file of their own, so
            that a new item makes no other file stale.

    Returns:
        The schemas by the names of their files.
    """
    made = {f"{kind}.json": _header(kind, vocabulary) for kind in KINDS}
    made["vocabulary.json"] = _vocabulary()
    made["contacts.json"] = _list_of(Contact, "Whom to ring")
    made["glossary.json"] = _list_of(Entry, "The glossary")
    made[ITEMS] = _items(sorted(names))
    return {name: {"$schema": _DRAFT_07, **schema} for name, schema in made.items()}


def _header(kind: str, vocabulary: Vocabulary) -> Schema:
    fields = fields_of(kind)
    references = {name: {"$ref": f"{ITEMS}#/definitions/{name}"} for name in _item_lists()}
    words = {section: _words(vocabulary, section) for section in SECTIONS}
    return {
        "title": f"The header of: {KINDS[kind].label}",
        **record_schema(fields),
        # Whatever a draft still lacks is only advice, and schemas know no advice.
        "if": _status_is("draft"),
        "else": {
            **must_have(fields, ["status"]),
            "allOf": [
                *(_needed(fields, status) for status in STATUSES if status != "draft"),
                *(_noted(field) for field in fields if field.name in ("published", "starts")),
            ],
        },
        "definitions": {**words, **references},
    }


def _words(vocabulary: Vocabulary, section: str) -> Schema:
    terms = vocabulary[section].values()
    return one_of(
        {term.slug: term.label for term in terms}, {term.slug: term.scope for term in terms}
    )


def _needed(fields: Iterable[Described], status: str) -> Schema:
    """Ask for what an item of a status must have."""
    needed = [field for field in fields if status in field.required]
    plain = [field for field in needed if not field.unless and field.name not in EXCUSABLE]
    asked = [must_have(plain, [field.name for field in plain])]
    for field in needed:
        own = must_have([field], [field.name])
        if field.unless:
            asked.append({"anyOf": [own, {"required": [field.unless]}]})
        elif field.name in EXCUSABLE:
            asked.append({"anyOf": [own, _excused(field.name)]})
    return {"if": _status_is(status), "then": {"allOf": asked}}


def _excused(name: str) -> Schema:
    exception = {"properties": {"check": {"const": "required"}, "text": {"const": name}}}
    return {"properties": {"allow": {"contains": exception}}, "required": ["allow"]}


def _noted(field: Described) -> Schema:
    """Ask for words beside a date of which the day is not known."""
    is_partial = {"properties": {field.name: _PARTIAL}, "required": [field.name]}
    return {"if": is_partial, "then": {"required": ["date_note"]}}


def _status_is(status: str) -> Schema:
    return {"properties": {"status": {"const": status}}, "required": ["status"]}


def _vocabulary() -> Schema:
    fields = fields_of_record(Term)
    term = {**record_schema(fields), **_whole(Term)}
    sections = {}
    for section in SECTIONS:
        taken = "|".join(("index", TAKEN[section]) if section in TAKEN else ("index",))
        slug = rf"^(?!({taken})$){SLUG.pattern}$"
        words = {"type": ["object", "null"], "patternProperties": {slug: term}}
        sections[section] = {**words, "additionalProperties": False}
    return {
        "title": "The vocabulary",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": sections,
    }


def _whole(model: type[BaseModel]) -> Schema:
    fields = fields_of_record(model)
    return {"allOf": [must_have(fields, [field.name for field in fields if field.required])]}


def _list_of(model: type[BaseModel], title: str) -> Schema:
    entry = {**record_schema(fields_of_record(model)), **_whole(model)}
    some = [must_have(fields_of_record(model), [name]) for name in _SOME_OF[model]]
    entry["allOf"].append({"anyOf": some})
    return {"title": title, "type": "array", "items": entry}


def _items(names: list[str]) -> Schema:
    """List the items that fields can name: all, or those of one kind by their slugs alone."""
    lists = {
        name: item_schema([each.removeprefix(f"{name}/") for each in names if _is_of(name, each)])
        for name in _item_lists()
    }
    return {"title": "The items of the site", "definitions": lists}


def _is_of(kind: str, name: str) -> bool:
    return kind == "items" or name.startswith(f"{kind}/")


def _item_lists() -> list[str]:
    forms = [field.form for kind in KINDS for field in fields_of(kind)]
    return sorted({form.kind or "items" for form in forms if form.name == "item"})
