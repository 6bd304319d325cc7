"""What can be written as one value, as JSON Schema (draft-07) says it.

Editors read YAML with its types: ``2026`` is a number, ``true`` neither text nor number. We read
all as text, so a schema must let pass whatever our own reader does; it may let pass a little more,
because `check` has the last word.
"""

from typing import Any

from bulletin_press.field_forms import Form, FormName

Schema = dict[str, Any]

_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_TIME = r"[Tt ]\d\d:\d\d(:\d\d)? *([Zz]|[+-]\d\d:?\d\d)?"
PARTIAL = r"\d{4}(-(0[1-9]|1[0-2])|/\d\d)?"
_ITEM = r"/?([a-z]+/)?[a-z0-9]+(-[a-z0-9]+)*(\.md)?/?"
_YES_OR_NO = r"([Tt]rue|[Ff]alse|[Yy]es|[Nn]o|[Oo]n|[Oo]ff|TRUE|FALSE|YES|NO|ON|OFF)"

# A form, its pattern, and what an editor says where the pattern does not fit.
_PATTERNS: dict[FormName, tuple[str, str]] = {
    "day": (_DAY, "Write a day: YYYY-MM-DD"),
    "date": (
        f"({_DAY}({_TIME})?|{PARTIAL})",
        "Write YYYY-MM-DD, or YYYY-MM-DDTHH:MM; YYYY-MM or YYYY where no more is known",
    ),
    "web address": (r'https?://[^\s/<>"]+\S*', "Begin it with https://"),
    "site or web address": (r"(https?://|/)\S+", "Begin it with https://, or with / for a page"),
    "old address": (r"/\S+(/|\.html)", "Write the path of the old page: /learning/asthma/"),
    "hashtag": (r"#?[^\s#]+", "Write one word, InCamelCase, without spaces"),
    "feed id": (r"tag:[^,\s]+,\d{4}(-\d\d(-\d\d)?)?:\S+", "Copy the id that the feed showed"),
    "stretch": (r"[1-9]\d{0,2} +(day|week|month)s?", "Write it as '4 weeks' or '10 days'"),
    "place": (r"\S+", "Write an item as kind/slug, a path of the site, or a web address"),
}


def value_schema(form: Form) -> Schema:
    """Say what one value may be, or one entry of a list; records are `schema`'s own affair.

    Words and items are references to ``#/definitions``, which `schema` fills.
    """
    match form.name:
        case "line" | "prose":
            limit = {"maxLength": form.longest} if form.longest else {}
            # A title of digits, or an answer "Yes", is text to us.
            made: Schema = {"type": ["string", "number", "boolean"], **limit}
        case "yes or no":
            made = {"type": ["boolean", "string"], "pattern": f"^{_YES_OR_NO}$"}
        case "number":
            limits = {"minimum": form.least, "maximum": form.most}
            known = {name: limit for name, limit in limits.items() if limit is not None}
            made = {"type": ["integer", "string"], "pattern": r"^-?\d+$", **known}
        case "choice":
            made = {"enum": list(form.choices)}
        case "word":
            made = {"$ref": f"#/definitions/{form.section}"}
        case "item":
            made = {"$ref": f"#/definitions/{form.kind or 'items'}"}
        case _:
            pattern, told = _PATTERNS[form.name]
            # A year alone is a number.
            types = ["string", "integer"] if form.name == "date" else "string"
            made = {"type": types, "pattern": rf"^\s*{pattern}\s*$", "patternErrorMessage": told}
    return made


def one_of(words: dict[str, str], told: dict[str, str]) -> Schema:
    """Let a value be one of a few, each shown in the editor with what it means.

    Args:
        words: the values, with their labels.
        told: more about some of them.
    """
    shown = [f"**{label}.** {told.get(word, '')}".strip() for word, label in words.items()]
    return {
        # An age such as 16 is a number to an editor.
        "enum": [*words, *(int(word) for word in words if word.isdecimal())],
        "enumDescriptions": list(words.values()),
        "markdownEnumDescriptions": shown,
    }


def item_schema(names: list[str]) -> Schema:
    """Let a value be the name of an item: those that there are, or one that was made since."""
    later = {"type": "string", "pattern": f"^{_ITEM}$"}
    return {"anyOf": [{"enum": names}, later]} if names else later


def or_empty(schema: Schema) -> Schema:
    """Let a value be left out behind its colon, too."""
    if "type" in schema:
        types = schema["type"]
        return {**schema, "type": [*(types if isinstance(types, list) else [types]), "null"]}
    return {"anyOf": [schema, {"type": "null"}]}
