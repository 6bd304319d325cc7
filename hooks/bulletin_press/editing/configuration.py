"""The configuration of Decap CMS for one site, made from the models and its vocabulary.

Its form is that of decap-cms-core's ``constants/configSchema.js`` (3.16).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bulletin_press.draft import draft_of
from bulletin_press.editing.actions import API
from bulletin_press.editing.entries import ADDRESS, TEXT, VERSION
from bulletin_press.editing.merging import read_content
from bulletin_press.editing.places import FOLDER
from bulletin_press.editing.telling import THE_TEXT
from bulletin_press.editing.widgets import Widget, Words, plurals_of, widget_of
from bulletin_press.item import Item
from bulletin_press.models import KINDS
from bulletin_press.reference import fields_of

# In the order in which people write. Between the text with what it teaches and its subject stands
# what is of one kind alone; behind its sources the rest.
_FIRST = ("title", "summary", "status", "published", "date_note")
_FIRST_OF_DATED = ("starts", "ends", "place", "online")
_TEACHING = ("learning", "actions", "questions")
_SUBJECT = ("themes", "audiences", "ages", "levels")
_SOURCES = ("source_kind", "reviews", "reference", "citations", "resources")
# Decap reads a hint as Markdown: the backslashes keep these signs from being taken for it.
_MARKDOWN = (
    r"Begin a heading with ##, a point with a hyphen. For bold, put two stars on either side: "
    r"\*\*words\*\*. For a link: \[words\](address). Other signs are kept as they are."
)


@dataclass(frozen=True)
class Shown:
    """What the editor shows of the site itself.

    Attributes:
        name: the name of the site.
        logo: the address of its logo.
        preview: where "bulletins serve" shows the site; each item links to its page there.
    """

    name: str
    logo: str
    preview: str


def configure(words: Words, token: str, site: Shown) -> Mapping[str, Any]:
    """Make the configuration.

    Args:
        words: what can be chosen on this site.
        token: what each request has to carry. It travels as the name of the branch, which Decap
            puts into every one and which has no other meaning here.
        site: what is shown of the site itself.

    Returns:
        What Decap knows; and ``own``, which is for our own script: the name of the site, and what
        the entries of lists are called.
    """
    entries = {label.lower(): said for kind in KINDS for label, said in plurals_of(fields_of(kind))}
    return {
        "backend": {"name": "proxy", "proxy_url": API, "branch": token},
        "load_config_file": False,
        "own": {"name": site.name, "entries": entries},
        "site_url": site.preview,
        "logo": {"src": site.logo},
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
    widgets = {field.name: widget_of(field, words) for field in fields_of(kind)}
    own = [name for name in widgets if name not in Item.model_fields and name not in _SOURCES]
    widgets["title"] |= {"required": True}
    widgets["status"] |= {"required": True, "default": "draft"}
    widgets[TEXT] = _text(kind, model)
    first = [*_FIRST, *_FIRST_OF_DATED, TEXT, *_TEACHING, *own, *_SUBJECT, *_SOURCES]
    yield from (widgets.pop(name) for name in first if name in widgets)
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
