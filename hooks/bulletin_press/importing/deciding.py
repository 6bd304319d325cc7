"""What the author of an imported draft has to decide, and what the document says to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bulletin_press.importing.actions import days_in
from bulletin_press.importing.document import Document
from bulletin_press.importing.moving import SUMMARY_LENGTH, Moved
from bulletin_press.importing.words_found import offers
from bulletin_press.models import KINDS
from bulletin_press.vocabulary import Vocabulary

_DATED = re.compile(
    r"(?:published|publication date|date)(?: of [a-z ]+)?\s*:\s*([^\n]{6,60})", re.IGNORECASE
)
_UNSURE = {
    "for": "the document says “{}”: write the agencies, as vocabulary.yml has them",
    "by": "the document says “{}”: write a whole day, YYYY-MM-DD",
}
_UNSEEN_TITLE = "it is from {} of the Word document, not from its text: can everybody read it?"
_SECTIONS = {"themes": "themes", "audiences": "audiences"}
_KINDS_OF_REVIEW = {"lessons": "source_kind", "reviews": "review_kind"}


@dataclass(frozen=True)
class Decision:
    """Something that only its author can decide.

    Attributes:
        field: where it is to be written; ``body`` for the text.
        line: of the draft, from 1.
        told: what is to be decided, and what the document says to it.
    """

    field: str
    line: int
    told: str


def remarks(
    kind: str, text: str, vocabulary: Vocabulary, document: Document
) -> dict[str, list[str]]:
    """Say what the document has to offer for fields: words of the vocabulary, and dates.

    Args:
        kind: the kind of item.
        text: the words of the document.
        vocabulary: the words to look for.
        document: for the dates that Word keeps.
    """
    sections = dict(_SECTIONS)
    if kind in _KINDS_OF_REVIEW:
        sections[_KINDS_OF_REVIEW[kind]] = "review_kinds"
    made: dict[str, list[str]] = {}
    for name, section in sections.items():
        known = [term for term in vocabulary[section].values() if term.slug != "unstated"]
        if found := offers(known, text):
            label = section.replace("_", " ").replace("review kinds", "kinds of review")
            told = ", ".join(one.told for one in found)
            made[name] = [f"{label} found in the text: {told}"]
    if dates := [*_dates_in(text), *_dates_kept(document)]:
        made["published"] = dates
    return made


def _dates_in(text: str) -> list[str]:
    lines = [" ".join(found[0].split()) for found in _DATED.finditer(text)]
    return [
        f"the text says “{line}”: {days[0].isoformat()}"
        for line in lines
        if (days := days_in(line))
    ][:3]


def _dates_kept(document: Document) -> list[str]:
    kept = (("made", "dcterms:created"), ("last changed", "dcterms:modified"))
    days = [(told, document.core(name)[:10]) for told, name in kept]
    return [
        f"the Word document was {told} on {day}"
        for told, day in days
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day)
    ]


def decisions(
    kind: str, written: str, moved: Moved, offered: Mapping[str, Sequence[str]], whence: str = ""
) -> list[Decision]:
    """List what is to be decided.

    Args:
        kind: the kind of item.
        written: the text of the draft.
        moved: what was moved into its header, and what could not be.
        offered: what the document says to fields.
        whence: where the title is from, if readers of the document do not see it there.
    """
    lines = written.splitlines()
    asked = dict.fromkeys(("title", "summary", "published", "themes", "audiences"), "")
    asked["title"] = _UNSEEN_TITLE.format(whence) if whence else ""
    asked["summary"] = "" if moved.summary else f"write it, at most {SUMMARY_LENGTH} characters"
    asked["published"] = "the day it is to appear"
    asked["themes"] = "choose one to six" + _said(offered.get("themes"))
    asked["audiences"] = "choose, or leave empty for everyone" + _said(offered.get("audiences"))
    if name := _KINDS_OF_REVIEW.get(kind):
        hint = "; 'unstated' where the document does not say" if kind == "lessons" else ""
        asked[name] = "the kind of review" + _said(offered.get(name)) + hint
    needed = {
        "campaigns": ("starts",),
        "events": ("starts", "place"),
        "guidance": ("edition", "review_by"),
    }
    asked |= dict.fromkeys(needed.get(kind, ()), "fill it in")
    made = [Decision(one, _line_of(one, lines), told) for one, told in asked.items() if told]
    made += [Decision(name, _line_of(name, lines), told) for name, told in moved.left]
    for action in moved.actions:
        made += [
            Decision(f"actions.{name}", _line_with(f"“{said}”", lines), _UNSURE[name].format(said))
            for name, said in action.unsure
        ]
    made += [
        Decision("body", at, f"describe the picture {found[1]} in words, inside the []")
        for at, line in enumerate(lines, 1)
        for found in re.finditer(r"!\[\]\(([^)]+)\)", line)
    ]
    known = {field.alias or name for name, field in KINDS[kind].model_fields.items()} | {"body"}
    return [one for one in made if one.field.split(".")[0] in known]


def _said(offered: Sequence[str] | None) -> str:
    return "; " + ("; ".join(offered) if offered else "the text holds none of their words")


def _line_of(name: str, lines: Sequence[str]) -> int:
    return next((at for at, line in enumerate(lines, 1) if line.startswith(f"{name}:")), 1)


def _line_with(words: str, lines: Sequence[str]) -> int:
    return next((at for at, line in enumerate(lines, 1) if words in line), 1)
