"""From what can be written in a field to the widget of Decap CMS in which it is written."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bulletin_press.reference import Described
from bulletin_press.vocabulary import Vocabulary

Widget = dict[str, Any]

# Of the meanings, what is about the file and not about the form.
_ABOUT_THE_FILE = (
    (r" ?See \[[^\]]*\]\([^)]*\)\.", ""),
    (r"\[([^\]]*)\]\([^)]*\)", r"\1"),
    (r",? ?(as `kind/slug`|by the names? of (its|their) files?)", ""),
    (r", in the words of `vocabulary.yml`", ""),
    (r"^`true`(:| for| if) ", lambda found: {":": "On: "}.get(found[1], f"On{found[1]} ")),
    (r"`\[?(\w[^`\]]*)\]?`", r"“\1”"),
    (r"`([^`]*)`", r"\1"),
)
_WITH_EXAMPLE = {
    "date", "stretch", "hashtag", "old address", "feed id", "web address", "place",
    "site or web address",
}  # fmt: skip

_ENTRIES = {
    "actions": ("action", "actions"),
    "aliases": ("old address", "old addresses"),
    "allow": ("exception", "exceptions"),
    "answers": ("answer", "answers"),
    "changes": ("change", "changes"),
    "citations": ("source", "sources"),
    "finder": ("question", "questions"),
    "hashtags": ("hashtag", "hashtags"),
    "learning": ("point", "points"),
    "messages": ("message", "messages"),
    "questions": ("question", "questions"),
    "resources": ("resource", "resources"),
}
"""What one entry of a list is called, and several."""


@dataclass(frozen=True)
class Words:
    """What can be chosen on one site.

    Attributes:
        vocabulary: its themes, agencies and so on.
        items: the title of each item, by its name ``kind/slug``.
        priorities: the partnership's priorities by their numbers.
    """

    vocabulary: Vocabulary
    items: Mapping[str, str]
    priorities: Mapping[int, str]


def widget_of(field: Described, words: Words) -> Widget:
    """Make the widget of a field: its form, its label, and a hint on what to write."""
    widget: Widget = {
        "name": field.name,
        "label": field.label,
        "hint": _hint(field),
        "required": False,
    }
    form = field.form
    options = _options(field, words)
    if options is not None:
        widget |= {"widget": "select", "multiple": form.is_list, "options": options}
        if form.most_entries:
            widget["max"] = form.most_entries
    elif form.is_list:
        widget |= _list(field, words)
    else:
        widget |= _single(field, words)
    return widget


def plurals_of(fields: Iterable[Described]) -> Iterator[tuple[str, str]]:
    """Give for the label of each list, those within records too, what its entries are called."""
    for field in fields:
        if field.form.is_list and field.name in _ENTRIES:
            yield field.label, _ENTRIES[field.name][1]
        yield from plurals_of(field.inner)


def _single(field: Described, words: Words) -> Widget:
    match field.form.name:
        case "record":
            fields = [widget_of(inner, words) for inner in field.inner]
            return {"widget": "object", "collapsed": True, "fields": fields}
        case "prose":
            return {"widget": "text"}
        case "day":
            # A day without a time of day has no zone that could shift it.
            return {
                "widget": "datetime",
                "date_format": "YYYY-MM-DD",
                "time_format": False,
                "default": "",
            }
        case "yes or no":
            return {"widget": "boolean", "default": False}
        case "number":
            # With limits, Decap would take an empty field for a mistake.
            return {"widget": "number", "value_type": "int"}
        case _:
            is_long = (field.form.longest or 0) > 200  # noqa: PLR2004
            return {"widget": "text" if is_long else "string"}


def _list(field: Described, words: Words) -> Widget:
    """Make a list whose entries can be added, moved and taken away."""
    singular, _ = _ENTRIES[field.name]
    look = {"widget": "list", "label_singular": singular, "collapsed": True}
    if field.form.name == "record":
        fields = [widget_of(inner, words) for inner in field.inner]
        summary = f"{{{{fields.{field.inner[0].name}}}}}"
        return {**look, "fields": fields, "summary": summary, "minimize_collapsed": True}
    entry = _single(replace(field, form=replace(field.form, is_list=False)), words)
    named = {"name": "entry", "label": singular.capitalize(), "required": False}
    return {**look, "collapsed": False, "field": {**named, **entry}}


def _options(field: Described, words: Words) -> list[Widget] | None:
    """List what can be chosen; None where one writes."""
    form = field.form
    if form.name == "choice":
        told = field.choices or {}
        return [_option(value, _said(value, told.get(value, ""))) for value in form.choices]
    if form.name == "word":
        terms = words.vocabulary[form.section]
        return [_option(slug, term.label or slug) for slug, term in terms.items()]
    if form.name == "item":
        within = f"{form.kind}/" if form.kind else ""
        named = {name: title for name, title in words.items.items() if name.startswith(within)}
        return [_option(name.removeprefix(within), title) for name, title in named.items()]
    if form.name == "number" and form.is_list:
        return [_option(str(one), f"{one}: {said}") for one, said in words.priorities.items()]
    return None


def _option(value: str, label: str) -> Widget:
    return {"value": value, "label": label}


def _said(value: str, meaning: str) -> str:
    name = value.replace("-", " ").capitalize()
    return f"{name}: {meaning}" if meaning else name


def _is_needed_later(field: Described) -> bool:
    return "published" in field.required and field.name != "status" and not field.inner


def _hint(field: Described) -> str:
    hint = field.meaning
    for pattern, instead in _ABOUT_THE_FILE:
        hint = re.sub(pattern, instead, hint)
    limit = field.form.longest
    told = [
        hint.strip(),
        f"At most {limit} characters." if limit else "",
        "Needed before it can be published." if _is_needed_later(field) else "",
        f"For example: {field.example}"
        if field.form.name in _WITH_EXAMPLE and field.example and not field.form.is_list
        else "",
    ]
    return " ".join(part for part in told if part)
