"""What the models say of the form of a field: text or date, one or a list, which limits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen
from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from bulletin_press import fields, glossary

FormName = Literal[
    "line", "prose", "day", "date", "yes or no", "number", "choice", "word", "item", "place",
    "web address", "site or web address", "old address", "hashtag", "feed id", "stretch", "record",
]  # fmt: skip
"""Forms of a value: a ``line`` has no breaks, ``prose`` may; a ``day`` is whole, a ``date`` may
have a time or be partly known; a ``word`` is one of the vocabulary; a ``place`` is a web address,
a path of the site or an item; a ``stretch`` is one of time, such as ``4 weeks``."""

_BY_TYPE: tuple[tuple[Any, FormName], ...] = (
    (fields.Line, "line"),
    (fields.Prose, "prose"),
    (fields.Date, "date"),
    (fields.Day, "day"),
    (fields.WebAddress, "web address"),
    (fields.Place, "place"),
    (fields.OldAddress, "old address"),
    (fields.Hashtag, "hashtag"),
    (fields.FeedId, "feed id"),
    (fields.Every, "stretch"),
    (glossary.PageAddress, "site or web address"),
)


@dataclass(frozen=True)
class Form:
    """What can be written in a field.

    Attributes:
        name: the form of the value, or of each entry of a list.
        is_list: whether it is a list.
        most_entries: how many entries a list may have; None for any number.
        is_unlike: whether an entry may stand in the list once only.
        longest: how many characters a text may have; None for any number.
        least: the least that a number may be; None for any.
        most: the most that a number may be; None for any.
        section: for a word, the section of the vocabulary.
        kind: for an item, its kind; empty for any. It can then be named by its slug alone.
        choices: for a choice, its values.
        model: for a record, what it is made of.
    """

    name: FormName
    is_list: bool = False
    most_entries: int | None = None
    is_unlike: bool = False
    longest: int | None = None
    least: int | None = None
    most: int | None = None
    section: str = ""
    kind: str = ""
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = None


def form_of(field: FieldInfo) -> Form:
    """Say what can be written in a field of a model."""
    return _form(field.annotation, field.metadata)


def _form(annotation: Any, metadata: list[Any]) -> Form:  # noqa: ANN401
    """Take the type of a field apart, from the outside in."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        (only,) = (each for each in inner if each is not NoneType)
        return _form(only, metadata)
    if origin is Annotated:
        return _form(inner[0], [*metadata, *inner[1:]])
    if origin is tuple:
        is_unlike = any(getattr(each, "func", None) is fields.unlike for each in metadata)
        entry = _form(inner[0], [])
        most = _limit(metadata, MaxLen)
        return replace(entry, is_list=True, most_entries=most, is_unlike=is_unlike)
    if origin is Literal:
        return Form("choice", choices=inner)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Form("record", model=annotation)
    return _single(annotation, metadata)


def _single(annotation: Any, metadata: list[Any]) -> Form:  # noqa: ANN401
    if annotation is bool:
        return Form("yes or no")
    if annotation is int:
        return Form("number", least=_limit(metadata, Ge), most=_limit(metadata, Le))
    reader = _reader(metadata)
    if isinstance(reader, fields.Word):
        return Form("word", section=reader.section)
    if isinstance(reader, fields.Reference):
        return Form("item", kind=reader.kind or "")
    # A plain str is that of the vocabulary, whose texts are read as they stand.
    names = [name for kind, name in _BY_TYPE if _reader(list(get_args(kind)[1:])) is reader]
    return Form(names[0] if reader else "line", longest=_limit(metadata, MaxLen))


def _reader(metadata: list[Any]) -> Any:  # noqa: ANN401
    """Find the function that reads what was written: it tells one type of text from another."""
    return next((each.func for each in metadata if isinstance(each, BeforeValidator)), None)


def _limit(metadata: list[Any], kind: type[Ge | Le | MaxLen]) -> int | None:
    """Find a limit among what pydantic keeps of a field; it may lie one level deeper."""
    attribute = {Ge: "ge", Le: "le", MaxLen: "max_length"}[kind]
    found = (getattr(each, attribute) for each in _flat(metadata) if isinstance(each, kind))
    return next(found, None)


def _flat(metadata: list[Any]) -> Iterator[Any]:
    for each in metadata:
        yield from each.metadata if isinstance(each, FieldInfo) else (each,)
