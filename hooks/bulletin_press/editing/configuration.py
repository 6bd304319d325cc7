"""The configuration of Decap CMS for one site, made from the models and its vocabulary.

Its form is that of decap-cms-core's ``constants/configSchema.js`` (3.16).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bulletin_press.draft import draft_of
from bulletin_press.editing.actions import API
from bulletin_press.editing.entries import ADDRESS, TEXT, VERSION
from bulletin_press.editing.merging import read_content
from bulletin_press.editing.places import FOLDER
from bulletin_press.editing.telling import THE_TEXT
from bulletin_press.editing.widgets import Widget, Words, widget_of
from bulletin_press.item import Item
from bulletin_press.models import KINDS
from bulletin_press.reference import fields_of

# What an author fills in first stands first; then what is of one kind alone; then the rest.
_FIRST = ("title", "summary", "status", "published", "date_note")
_SUBJECT = ("themes", "audiences", "ages", "levels")
_MARKDOWN = (
    "Begin a heading with ##, a point with a hyphen. **Bold** stands between two stars, a link is "
    "[words](address). Other signs are kept as they are."
)


def configure(words: Words, token: str, preview: str) -> Mapping[str, Any]:
    """Make the configuration.

    Args:
        words: what can be chosen on this site.
        token: what each request has to carry. It travels as the name of the branch, which Decap
            puts into every one and which has no other meaning here.
        preview: where "bulletins serve" shows the site; each item links to its page there.
    """
    return {
        "backend": {"name": "proxy", "proxy_url": API, "branch": token},
        "load_config_file": False,
        "site_url": preview,
        "locale": "en",
        "media_folder": FOLDER,
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "editor": {"preview": False},
        "collections": [_collection(kind, model, words) for kind, model in KINDS.items()],
    }


def _collection(kind: str, model: type[Item], words: Words) -> Widget:
    return {
        "name": kind,
        "label": model.plural,
        "label_singular": model.label,
        "description": model.about,
        "folder": f"{FOLDER}/{kind}",
        "extension": "md",
        # Between editor and server everything is JSON, so that no value changes its type.
        "format": "json",
        "identifier_field": "title",
        "slug": f"{{{{fields.{ADDRESS}}}}}",
        "summary": "{{title}} — {{status}}",
        "preview_path": f"{kind}/{{{{slug}}}}/",
        "create": True,
        "delete": False,
        "sortable_fields": ["title", "published", "status"],
        "view_groups": [{"label": "Status", "field": "status"}],
        "fields": list(_fields(kind, model, words)),
    }


def _fields(kind: str, model: type[Item], words: Words) -> Iterator[Widget]:
    described = {field.name: field for field in fields_of(kind)}
    own = [name for name in described if name not in Item.model_fields]
    first = [*_FIRST, *own, *_SUBJECT]
    widgets = {name: widget_of(field, words) for name, field in described.items()}
    widgets["title"] |= {"required": True}
    widgets["status"] |= {"required": True, "default": "draft"}
    yield from (widgets.pop(name) for name in first)
    yield _text(kind, model)
    yield from widgets.values()
    yield from ({"name": name, "widget": "hidden", "default": ""} for name in (VERSION, ADDRESS))


def _text(kind: str, model: type[Item]) -> Widget:
    """Make the widget of the text: Markdown as it is written.

    Decap's rich text would write all of it anew, and lose notes and boxes that it does not know.
    """
    draft = read_content(kind, draft_of(kind, model.label).encode())
    return {
        "name": TEXT,
        "label": THE_TEXT,
        "hint": _MARKDOWN,
        "widget": "markdown",
        "modes": ["raw"],
        "buttons": [],
        "editor_components": [],
        "required": False,
        "default": draft.body if draft else "",
    }
