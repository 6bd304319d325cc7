"""Letters that no card could show."""

import unicodedata
from collections.abc import Iterator
from datetime import datetime

import regex

from bulletin_press.cards.faces import Faces, is_emoji
from bulletin_press.cards.font_files import BadFont
from bulletin_press.item import Item
from bulletin_press.problems import Level, Problem
from bulletin_press.reading import Project
from bulletin_press.settings import line_of_setting
from bulletin_press.site import Site

CHECK = "card-letters"
SETTINGS = ("partnership", "contact_line", "notice")
"""The settings under ``extra.bulletins`` that stand on cards."""

_NAMED = 3
_READ = regex.compile(r"[\p{L}\p{N}]")
_HINT = "put a font that has it into the folder of the setting card_fonts, or write it otherwise"
_EMOJI_HINT = "nothing needs doing; a font in the folder of the setting card_fonts would show it"
_ONLY_EMOJI_HINT = "say it in words"


def check_card_letters(project: Project, site: Site, _moment: datetime) -> Iterator[Problem]:
    """Every letter of a title can be drawn on the item's card, which goes out with every link.

    A letter without a font would be a box there, in public: that is a problem, in a draft advice.
    Emoji without a font are left out of the picture, and that is advice; where nothing is left to
    read without them, it is a problem.
    """
    try:
        faces = Faces.of(site.settings.card_fonts)
        yield from _in_settings(site, faces)
        for item in project.items:
            if item.status != "withdrawn":
                yield from _in_title(item, faces)
    except BadFont as bad:
        hint = "put a whole .ttf or .otf file in its place"
        yield Problem(bad.file, 1, "", "is no font that can be read", hint, CHECK)


def _in_title(item: Item, faces: Faces) -> Iterator[Problem]:
    usual: Level = "advice" if item.status == "draft" else "problem"
    for message, hint, level in _told(item.title, faces, usual):
        yield item.problem(("title",), message, hint, CHECK, level)


def _in_settings(site: Site, faces: Faces) -> Iterator[Problem]:
    texts = {f"extra.bulletins.{name}": getattr(site.settings, name) for name in SETTINGS}
    # The name is the title of the site's own card.
    for field, text in {"site_name": site.name, **texts}.items():
        for message, hint, level in _told(text, faces, "problem"):
            line = line_of_setting(site.config_file, field.rpartition(".")[2])
            yield Problem(site.config_file, line, field, message, hint, CHECK, level)


def _told(text: str, faces: Faces, usual: Level) -> Iterator[tuple[str, str, Level]]:
    """Say what of a text has no font: letters in one sentence, emoji in another."""
    lacking = faces.lacking(text)
    if letters := [letter for letter in lacking if not is_emoji(letter)]:
        yield f"no font for cards has {_names(letters)}", _HINT, usual
    if emoji := [letter for letter in lacking if is_emoji(letter)]:
        told = f"cards leave out {_names(emoji)}"
        if _READ.search(text):
            yield told, _EMOJI_HINT, "advice"
        else:
            yield f"{told}, and nothing is left to read", _ONLY_EMOJI_HINT, usual


def _names(letters: list[str]) -> str:
    named = [
        f"{letter} ({unicodedata.name(letter, 'without a name').lower()}, U+{ord(letter):04X})"
        for letter in letters[:_NAMED]
    ]
    more = len(letters) - len(named)
    return ", ".join(named) + (f" and {more} more" if more else "")
