"""The types of single fields: what an author may write in each, whichever kind it stands in."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo

from bulletin_press.dates import BadDate, PartialDate, parse_date, parse_day
from bulletin_press.file_names import why_no_name
from bulletin_press.validation import mistake, nearest
from bulletin_press.vocabulary import Vocabulary
from bulletin_press.written import CONTROL

_SHOWN = 60


def _text(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, Mapping):
        raise mistake("must be text", "put it into quotation marks: a colon parts it in two")
    if not isinstance(value, str):
        raise mistake("must be text", "write text on the same line")
    return value


def _one_line(value: Any) -> str:  # noqa: ANN401
    return " ".join(_text(value).split())


def _date(value: Any, info: ValidationInfo) -> PartialDate:  # noqa: ANN401
    try:
        return parse_date(_text(value).strip(), info.context["zone"])  # type: ignore[index]
    except BadDate as error:
        raise mistake(str(error), error.hint) from None


def _day(value: Any) -> date:  # noqa: ANN401
    if isinstance(value, date):
        return value
    try:
        return parse_day(_text(value).strip())
    except BadDate as error:
        raise mistake(str(error), error.hint) from None


def _web_address(value: Any) -> str:  # noqa: ANN401
    address = _text(value).strip()
    if not re.fullmatch(r"https?://[^\s/<>\"]+\S*", address):
        raise mistake(f"{address!r} is not a web address", "begin it with https://")
    return address


def _old_address(value: Any) -> str:  # noqa: ANN401
    address = _text(value).strip()
    plain = unquote(address)
    parts = plain.split("/")
    if (
        not re.fullmatch(r"/[\w./~%-]+(/|\.html)", address)
        or {"", ".", ".."} & set(parts[1:-1])
        or (CONTROL.search(plain) or "\\" in plain)
    ):
        hint = "write the path of the old page, such as /learning/asthma/ or /old/asthma.html"
        raise mistake(f"{address!r} is not an old address on this site", hint)
    if wrong := next(filter(None, map(why_no_name, filter(None, parts))), None):
        raise mistake(f"{_begin(address)!r} {wrong[0]}", "take it away; no such file can be made")
    return address


def _begin(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _hashtag(value: Any) -> str:  # noqa: ANN401
    tag = _text(value).strip().removeprefix("#")
    if not re.fullmatch(r"\w*[^\W\d_]\w*", tag):
        raise mistake(f"{tag!r} cannot be a hashtag", "use letters and digits only, InCamelCase")
    return tag


def _every(value: Any) -> str:  # noqa: ANN401
    text = _one_line(value)
    if not re.fullmatch(r"[1-9]\d{0,2} (day|week|month)s?", text):
        raise mistake(f"{text!r} is not a stretch of time", "write it as '4 weeks' or '10 days'")
    return text


def _feed_id(value: Any) -> str:  # noqa: ANN401
    text = _text(value).strip()
    if not re.fullmatch(r"tag:[\w.-]+,\d{4}(-\d\d(-\d\d)?)?:\S+", text):
        hint = "copy the id that the feed showed before: tag:HOST,DATE:KIND/SLUG"
        raise mistake(f"{text!r} is not a feed id", hint)
    return text


Entry = TypeVar("Entry")


def unlike(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Accept a list in which nothing stands twice."""
    for at, entry in enumerate(entries):
        if entry in entries[:at]:
            raise mistake(f"lists {entry!r} twice", "keep one of them")
    return entries


Line = Annotated[str, BeforeValidator(_one_line)]
Prose = Annotated[str, BeforeValidator(_text), StringConstraints(strip_whitespace=True)]
Title = Annotated[str, Field(max_length=120), BeforeValidator(_one_line)]
Summary = Annotated[str, Field(max_length=300), BeforeValidator(_one_line)]
Date = Annotated[PartialDate, BeforeValidator(_date)]
Day = Annotated[date, BeforeValidator(_day)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
OldAddress = Annotated[str, BeforeValidator(_old_address)]
Hashtag = Annotated[str, BeforeValidator(_hashtag)]
Every = Annotated[str, BeforeValidator(_every)]
FeedId = Annotated[str, BeforeValidator(_feed_id)]


class Word:
    """A slug of one section of the vocabulary, looked up while the field is read."""

    def __init__(self, section: str) -> None:
        self.section = section

    def __call__(self, value: Any, info: ValidationInfo) -> str:  # noqa: ANN401
        """Accept the word, or name the nearest one."""
        vocabulary: Vocabulary = info.context["vocabulary"]  # type: ignore[index]
        if wrong := vocabulary.why_unknown(self.section, _text(value).strip()):
            raise mistake(*wrong)
        return _text(value).strip()


class Reference:
    """Another item, written as ``kind/slug``, or as the slug alone where the kind is given."""

    def __init__(self, kind: str | None = None) -> None:
        self.kind = kind

    def __call__(self, value: Any, info: ValidationInfo) -> str:  # noqa: ANN401
        """Accept the item's name, or name the nearest one."""
        written = _text(value).strip().strip("/").removesuffix(".md")
        name = written if "/" in written or not self.kind else f"{self.kind}/{written}"
        names: frozenset[str] = info.context["names"]  # type: ignore[index]
        if self.kind and not name.startswith(f"{self.kind}/"):
            raise mistake(f"{name!r} is none of the {self.kind}", f"write it as {self.kind}/slug")
        if name not in names:
            near = nearest(name, sorted(names))
            raise mistake(f"there is no item {name!r}", near or "write it as kind/slug")
        return name


Theme = Annotated[str, BeforeValidator(Word("themes"))]
Audience = Annotated[str, BeforeValidator(Word("audiences"))]
Age = Annotated[str, BeforeValidator(Word("ages"))]
NeedLevel = Annotated[str, BeforeValidator(Word("levels"))]
Board = Annotated[str, BeforeValidator(Word("boards"))]
ReviewKind = Annotated[str, BeforeValidator(Word("review_kinds"))]
ItemName = Annotated[str, BeforeValidator(Reference())]
ReviewName = Annotated[str, BeforeValidator(Reference("reviews"))]
GuidanceName = Annotated[str, BeforeValidator(Reference("guidance"))]


def _place(value: Any, info: ValidationInfo) -> str:  # noqa: ANN401
    """Accept a web address, a path of the site, or the name of an item."""
    text = _text(value).strip()
    names: frozenset[str] = info.context["names"]  # type: ignore[index]
    if "://" in text:
        return _web_address(text)
    is_page = text.startswith("/") and text.strip("/") not in names
    return text if is_page else Reference()(text, info)


Place = Annotated[str, BeforeValidator(_place)]

# Lists in which nothing stands twice.
Themes = Annotated[tuple[Theme, ...], AfterValidator(unlike), Field(max_length=6)]
Audiences = Annotated[tuple[Audience, ...], AfterValidator(unlike)]
Ages = Annotated[tuple[Age, ...], AfterValidator(unlike)]
Levels = Annotated[tuple[NeedLevel, ...], AfterValidator(unlike)]
Boards = Annotated[tuple[Board, ...], AfterValidator(unlike)]
Items = Annotated[tuple[ItemName, ...], AfterValidator(unlike)]
Reviews = Annotated[tuple[ReviewName, ...], AfterValidator(unlike)]
OldAddresses = Annotated[tuple[OldAddress, ...], AfterValidator(unlike)]
