"""Open data: the catalogue, the vocabulary and the posts, with a JSON Schema for each."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field, TypeAdapter

from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.ids import item_id
from bulletin_press.item import Item
from bulletin_press.notice import Notice
from bulletin_press.posts.composing import all_posts
from bulletin_press.site import Site
from bulletin_press.vocabulary import Term

CATALOGUE_SCHEMA = "data/catalogue.schema.json"


class PublicItem(BaseModel):
    """A public item."""

    id: str = Field(description="the id that feeds use: a tag URI, the same for ever")
    kind: str
    slug: str
    url: str
    title: str
    summary: str
    status: str
    published: str | None = Field(description="as written: YYYY[-MM[-DD]], YYYY/YY or a date-time")
    date_note: str = Field(description="what is known of the date where the day is not")
    updated: datetime | None = Field(
        description="null: the event is known, not when of it was told"
    )
    themes: tuple[str, ...]
    audiences: tuple[str, ...] = Field(description="empty: everyone")
    ages: tuple[str, ...]
    levels: tuple[str, ...]
    boards: tuple[str, ...]
    review_kind: str | None
    related: tuple[str, ...] = Field(description="as kind/slug; named by either of the two")


class Withdrawn(BaseModel):
    """What is left of a withdrawn item."""

    id: str
    kind: str
    slug: str
    url: str
    status: str
    withdrawn: str = Field(description="the day it was withdrawn")


class CatalogueDocument(BaseModel):
    """``catalogue.json``: every public item, last changed first, then the withdrawn ones."""

    schema_url: str = Field(serialization_alias="schema")
    as_of: datetime
    site: str
    items: tuple[PublicItem | Withdrawn, ...]


class PublicPost(BaseModel):
    """A ready-made post."""

    item: str = Field(description="kind/slug")
    channel: str
    variant: int = Field(ge=1)
    text: str
    count: int = Field(description="in the channel's own unit")
    limit: int | None
    image: str | None = Field(description="absolute address of the picture that goes with it")
    alt: str


def publish(catalogue: Catalogue, site: Site) -> Iterator[File]:
    """Make the data files."""
    items: list[PublicItem | Withdrawn] = [
        *(_item(item, catalogue, site) for item in catalogue.items),
        *(_withdrawn(notice, site) for notice in catalogue.notices),
    ]
    document = CatalogueDocument(
        schema_url=site.absolute(CATALOGUE_SCHEMA),
        as_of=catalogue.moment,
        site=site.url,
        items=tuple(items),
    )
    yield _json("data/catalogue.json", document.model_dump(mode="json", by_alias=True))
    yield File("data/catalogue.csv", _csv(items))
    vocabulary = {
        section: {slug: _term(term) for slug, term in terms.items()}
        for section, terms in catalogue.vocabulary.sections.items()
    }
    yield _json("data/vocabulary.json", vocabulary)
    yield _json("data/posts.json", [post.model_dump() for post in _posts(catalogue, site)])
    yield _schema("catalogue", CatalogueDocument)
    yield _schema("vocabulary", dict[str, dict[str, Term]])
    yield _schema("posts", list[PublicPost])


def _item(item: Item, catalogue: Catalogue, site: Site) -> PublicItem:
    return PublicItem(
        id=item_id(item, site),
        url=site.absolute(item.address),
        status="published",
        published=item.published.text if item.published else None,
        updated=item.updated if item.updated and item.updated <= catalogue.moment else None,
        review_kind=next(iter(item.review_kinds), None),
        related=tuple(other.name for other in catalogue.related(item)),
        kind=item.kind,
        slug=item.slug,
        **item.model_dump(
            include={
                "title",
                "summary",
                "date_note",
                "themes",
                "audiences",
                "ages",
                "levels",
                "boards",
            }
        ),
    )


def _withdrawn(notice: Notice, site: Site) -> Withdrawn:
    return Withdrawn(
        id=item_id(notice, site),
        kind=notice.kind,
        slug=notice.slug,
        url=site.absolute(notice.address),
        status="withdrawn",
        withdrawn=notice.withdrawn.date.isoformat(),
    )


def _posts(catalogue: Catalogue, site: Site) -> Iterator[PublicPost]:
    for posts in all_posts(catalogue, site).values():
        for post in posts:
            yield PublicPost(**vars(post))


def _term(term: Term) -> dict[str, Any]:
    return term.model_dump(exclude={"slug"}, exclude_defaults=True)


def _csv(items: list[PublicItem | Withdrawn]) -> bytes:
    """Write the same columns as a table, lists joined by ``;``, for a spreadsheet (RFC 4180)."""
    columns = [*PublicItem.model_fields, "withdrawn"]
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for item in items:
        row = item.model_dump(mode="json")
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return ("\ufeff" + table.getvalue()).encode()


def _cell(value: Any) -> str:  # noqa: ANN401
    text = ";".join(value) if isinstance(value, list) else str(value or "")
    # A spreadsheet takes a cell that begins so for a formula.
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text


def _json(path: str, value: Any) -> File:  # noqa: ANN401
    return File(path, json.dumps(value, ensure_ascii=False, indent=1).encode())


def _schema(name: str, model: Any) -> File:  # noqa: ANN401
    schema = TypeAdapter(model).json_schema(by_alias=True, mode="serialization")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return _json(f"data/{name}.schema.json", dialect | schema)
