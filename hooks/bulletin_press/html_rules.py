"""What authors' HTML may hold: the list that nh3 cleans by, and what a site may add to it.

Everything that is not on the list is taken out. The list can be made longer and never shorter;
what could run, fetch from another place or send something there can never be added.
"""

import re
from functools import cached_property
from typing import Annotated

import nh3
from pydantic import AfterValidator, BaseModel, ConfigDict

from bulletin_press.validation import mistake

SCHEMES = {"http", "https", "mailto", "tel"}
"""The kinds of address that a link may have."""

_ELEMENTS = nh3.ALLOWED_TAGS | {"section", "input", "label"}
_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"class", "id", "title", "lang", "dir", "role", "aria-label", "aria-hidden"},
    "a": {"href", "hreflang", "rel"},
    "input": {"type", "checked", "disabled", "name"},
    "label": {"for"},
    "details": {"open"},
    "ol": {"start", "type"},
    "th": {"align", "colspan", "rowspan", "scope", "headers"},
    "td": {"align", "colspan", "rowspan", "headers"},
    "img": {"src", "alt", "width", "height", "loading"},
}
# What runs, fetches, sends, or changes how all that follows is read.
_NEVER_ELEMENTS = re.compile(
    "applet|audio|base|body|button|embed|fencedframe|form|frame|frameset|head|html|iframe|link|math"
    "|meta|noembed|noframes|noscript|object|picture|plaintext|portal|script|select|slot|source"
    "|style|svg|template|textarea|title|track|video|xmp"
)
_NEVER_ATTRIBUTES = re.compile(
    "action|archive|attributionsrc|background|cite|classid|codebase|data|form|formaction|formmethod"
    "|href|http-equiv|imagesrcset|is|longdesc|manifest|name|nonce|on.*|ping|poster|profile|slot"
    "|src|srcdoc|srcset|style|target|usemap"
)
_NAME = re.compile("[a-z][a-z0-9-]{0,39}")
_WHY = "would let a page run something, or ask another place"


def _name(name: str, never: re.Pattern[str], shown: str) -> str:
    if not _NAME.fullmatch(name):
        raise mistake(f"{name!r} is not a name in HTML", "write it in small letters, without signs")
    if never.fullmatch(name):
        raise mistake(f"{shown} {_WHY}", "take it away: this can never be allowed")
    return name


def _element(name: str) -> str:
    return _name(name, _NEVER_ELEMENTS, f"<{name}>")


def _attribute(name: str) -> str:
    return _name(name, _NEVER_ATTRIBUTES, repr(name))


def _holder(name: str) -> str:
    return name if name == "*" else _element(name)


Element = Annotated[str, AfterValidator(_element)]
Attribute = Annotated[str, AfterValidator(_attribute)]
Holder = Annotated[str, AfterValidator(_holder)]


class HtmlRules(BaseModel):
    """The group ``html`` under ``extra.bulletins``: what a site adds to the list.

    Attributes:
        elements: names of elements, in small letters.
        attributes: names of attributes, by the element that may have them; ``*`` for all.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    elements: tuple[Element, ...] = ()
    attributes: dict[Holder, tuple[Attribute, ...]] = {}

    @cached_property
    def all_elements(self) -> set[str]:
        """Name every element that stays."""
        return _ELEMENTS | {*self.elements}

    @cached_property
    def all_attributes(self) -> dict[str, set[str]]:
        """Name every attribute that stays, by its element."""
        allowed = {element: set(names) for element, names in _ATTRIBUTES.items()}
        for element, names in self.attributes.items():
            allowed.setdefault(element, set()).update(names)
        return allowed
