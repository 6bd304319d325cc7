"""The page "Every field" of the author guide, made from the reference of fields."""

import textwrap
from collections.abc import Iterable, Iterator

import yaml

from bulletin_press.contacts import Contact
from bulletin_press.field_forms import Form, FormName
from bulletin_press.glossary import Entry
from bulletin_press.item import Item
from bulletin_press.models import KINDS
from bulletin_press.reference import STATUSES, Described, fields_of, fields_of_record
from bulletin_press.vocabulary import SECTIONS, Term

_HEAD = """\
---
title: Every field
description: What can be written in the header of an item, in the vocabulary, the contacts and the glossary.
---
# Every field

For looking things up. How to begin stands in [Writing](index.md).

In a header, each field stands on a line of its own, `name: value`. **Required** ones must be there before an item can be published; in a draft, `check` only reminds you of them. A field that you leave empty counts as not written. Put text with a colon in it into quotation marks.
"""  # noqa: E501

_FORMS: dict[FormName, tuple[str, str]] = {
    "line": ("a line of text", "lines of text"),
    "prose": ("text", "texts"),
    "day": ("a whole day", "whole days"),
    "date": ("a [date](releasing.md#dates)", "[dates](releasing.md#dates)"),
    "yes or no": ("`true` or `false`", "`true` or `false`"),
    "number": ("a whole number", "whole numbers"),
    "choice": ("one of these", "some of these"),
    "place": ("an item, a path of the site or a web address", "such places"),
    "web address": ("a web address", "web addresses"),
    "site or web address": ("a web address or a path of the site", "such addresses"),
    "old address": ("an old address", "old addresses"),
    "hashtag": ("a hashtag", "hashtags"),
    "feed id": ("an id", "ids"),
    "stretch": ("a stretch of time", "stretches of time"),
    "record": ("fields of its own", "entries with fields of their own"),
}


def reference_page() -> str:
    """Write the page, as Markdown with its header."""
    return "\n".join([_HEAD, *_kinds(), *_other_files()])


def _kinds() -> Iterator[str]:
    common = [each for each in fields_of("lessons") if each.name in Item.model_fields]
    yield "## Fields of every kind\n"
    yield _table(common, common=True)
    yield from _records(common)
    for kind, model in KINDS.items():
        own = [each for each in fields_of(kind) if each.name not in Item.model_fields]
        yield f"## {model.plural} (`{kind}`)\n"
        yield _table(own)
        # Campaigns and events have none, bulletins and guidance do.
        yield from _records(own)


def _other_files() -> Iterator[str]:
    yield "## The vocabulary (`vocabulary.yml`)\n"
    sections = ", ".join(f"`{section}`" for section in SECTIONS)
    yield (
        f"Its sections are {sections}. In each stand the words, by the slug that items and "
        "addresses use; never change one that is in use.\n"
    )
    term = fields_of_record(Term)
    written = "".join(f"    {each.name}: {each.example}\n" for each in term if _is_first(each))
    yield f"```yaml\nthemes:\n  neglect:\n{written}```\n"
    yield _table(term)
    for title, model in (
        ("## The contacts (`contacts.yml`)\n", Contact),
        ("## The glossary (`glossary.yml`)\n", Entry),
    ):
        yield title
        fields = fields_of_record(model)
        yield f"```yaml\n{_entry(fields, '')}```\n"
        yield _table(fields)


def _is_first(field: Described) -> bool:
    """Leave out of the example what only levels have."""
    return field.name != "edition"


def _records(fields: Iterable[Described], within: str = "") -> Iterator[str]:
    """Explain the fields of records below the table that names them, records within them too."""
    for field in fields:
        if field.inner:
            name = f"{within}`{field.name}`"
            yield f"### {name}\n"
            if not within:
                yield f"```yaml\n{_sample(field, '')}```\n"
            yield _table(field.inner)
            yield from _records(field.inner, f"{name}, ")


def _sample(field: Described, indent: str) -> str:
    """Write a field as it stands in a header, with the examples of what is in it."""
    if not field.inner:
        return f"{indent}{field.name}: {field.example}\n"
    deeper = indent + "  "
    written = _entry if field.form.is_list else _block
    block = textwrap.indent(field.example, deeper) or written(field.inner, deeper)
    return f"{indent}{field.name}:\n{block}"


def _entry(fields: Iterable[Described], indent: str) -> str:
    block = _block(fields, indent + "  ")
    return f"{indent}- {block.removeprefix(indent + '  ')}"


def _block(fields: Iterable[Described], indent: str) -> str:
    return "".join(_sample(field, indent) for field in fields)


def _table(fields: Iterable[Described], *, common: bool = False) -> str:
    rows = ["| Field | Meaning | Write |", "|---|---|---|"]
    for field in fields:
        required = _required(field, list(KINDS) if common else [])
        meaning = " ".join(part for part in (required, field.meaning) if part)
        rows.append(f"| `{field.name}` | {meaning} | {_written(field)} |")
    return "\n".join(rows) + "\n"


def _required(field: Described, kinds: list[str]) -> str:
    """Say when a field is required; where kinds differ in it, in which of them."""
    each = {kind: _named(kind, field.name) for kind in kinds} or {"": field}
    those = [kind for kind, own in each.items() if own.required]
    others = [kind for kind in each if kind not in those]
    if not those:
        return ""
    own = each[those[0]]
    when = "" if own.required == STATUSES else f" once {' or '.join(own.required)}"
    if len(others) > len(those):
        when += f" for {' and '.join(those)}"
    elif others:
        when += f", but not for {' and '.join(others)}"
    unless = f", unless `{own.unless}` says why there is none" if own.unless else ""
    return f"**Required**{when}{unless}." if when or unless else "**Required.**"


def _named(kind: str, name: str) -> Described:
    return next(field for field in fields_of(kind) if field.name == name)


def _written(field: Described) -> str:
    form = _form(field.form)
    if field.choices:
        lines = (f"<br>`{name}`: {said}" for name, said in field.choices.items())
        form += f":{''.join(lines)}"
    if field.form.name in ("choice", "record", "yes or no") or not field.example:
        return form
    return f"{form}, such as `{_shown(field)}`"


def _shown(field: Described) -> str:
    """Show an example; a list of texts with its quotation marks, a single text without."""
    value = yaml.load(field.example, yaml.CBaseLoader)  # noqa: S506
    needs_marks = f"{field.example} # ".startswith(('"9', "[")) or not isinstance(value, str)
    return field.example if needs_marks or ": " in value else value


def _form(form: Form) -> str:
    if form.name == "word":
        one, many = f"a word of `{form.section}`", f"words of `{form.section}`"
    elif form.name == "item":
        one, many = "an item", "items"
        if form.kind:
            one, many = f"an item of `{form.kind}`", f"items of `{form.kind}`"
    else:
        one, many = _FORMS[form.name]
    said = f"a list of {'up to ' if form.most_entries else ''}{form.most_entries or ''} {many}"
    said = " ".join(said.split()) if form.is_list else one
    if form.longest:
        said += f", at most {form.longest} characters"
    if form.most is not None:
        said += f" from {form.least} to {form.most}"
    return said[:1].upper() + said[1:]
