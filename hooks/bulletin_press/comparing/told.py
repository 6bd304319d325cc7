"""What a site tells of itself: its catalogue, and which feeds it offers."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Annotated, TypeVar

from lxml import etree
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from bulletin_press.comparing.places import NotThere, Place, Unreadable

CATALOGUE = "data/catalogue.json"
OPML = "feeds/feeds.opml"
NEWEST = "feeds/all.json"

_HINT = "see whether it is the address of a site that Bulletin Press has built"

# It is shown on screens and names files, whoever wrote it: nothing unseen comes along with it.
_Id = Annotated[str, Field(pattern=r"^[^\s\p{C}]+$")]
_Address = Annotated[str, Field(pattern=r"^https?://[\w.-]+(:\d+)?/[^\s\p{C}]*$")]
_Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]*$")]


class _Told(BaseModel):
    """Part of what is read; a later version may tell more, an earlier one told less."""

    model_config = ConfigDict(extra="ignore", frozen=True)


Read = TypeVar("Read", bound=_Told)


class Row(_Told):
    """What a catalogue tells of one item.

    ``published`` is as its author wrote it, ``withdrawn`` the day of the withdrawal.
    """

    id: _Id
    url: _Address
    kind: _Slug = ""
    slug: _Slug = ""
    status: str = "published"
    published: str | None = None
    updated: AwareDatetime | None = None
    withdrawn: str | None = None

    @property
    def name(self) -> str:
        """The item's name: ``kind/slug``."""
        return f"{self.kind}/{self.slug}"

    @property
    def is_withdrawn(self) -> bool:
        """Tell whether only a notice is left of it."""
        return self.status == "withdrawn"


class _Catalogue(_Told):
    as_of: AwareDatetime
    site: _Address
    items: tuple[Row, ...]


class _Entry(_Told):
    id: _Id
    url: _Address


class _Feed(_Told):
    items: tuple[_Entry, ...]


@dataclass(frozen=True)
class Told:
    """What a site tells of itself.

    Attributes:
        place: where it was read.
        as_of: the moment it was built for.
        site: its address.
        rows: its items, withdrawn ones too.
        entries: the ids of the newest entries of its feeds, by the addresses of their pages.
        feeds: the addresses of its feeds.
    """

    place: Place
    as_of: datetime
    site: str
    rows: tuple[Row, ...]
    entries: Mapping[str, str]
    feeds: frozenset[str]

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """The rows by their ids."""
        return {row.id: row for row in self.rows}

    @cached_property
    def by_url(self) -> Mapping[str, Row]:
        """The rows by their addresses."""
        return {row.url: row for row in self.rows}

    @cached_property
    def by_name(self) -> Mapping[str, Row]:
        """The rows by their names, ``kind/slug``."""
        return {row.name: row for row in self.rows}

    def path(self, url: str) -> str:
        """Give the site path of a page of this site."""
        return url.removeprefix(self.site)


def read_as_of(place: Place) -> datetime:
    """Read for which moment a site was built.

    Raises:
        NotThere: there is no site of ours.
        Unreadable: there is something else.
    """
    return _catalogue(place).as_of


def read_told(place: Place) -> Told:
    """Read what a site tells of itself.

    A site without feeds, or of which only the catalogue is at hand, tells nothing of them.

    Raises:
        NotThere: there is no site of ours.
        Unreadable: there is something else.
    """
    catalogue = _catalogue(place)
    entries = dict(_entries(place))
    known = {row.url for row in catalogue.items}
    # What a feed holds and the catalogue does not is known to feed readers all the same.
    more = tuple(
        _row_of(url, entry_id, catalogue.site)
        for url, entry_id in entries.items()
        if url not in known and url.startswith(catalogue.site)
    )
    rows = (*catalogue.items, *more)
    return Told(place, catalogue.as_of, catalogue.site, rows, entries, frozenset(_feeds(place)))


def _row_of(url: str, entry_id: str, site: str) -> Row:
    kind, _, slug = url.removeprefix(site).strip("/").partition("/")
    return Row(id=entry_id, url=url, kind=kind, slug=slug)


def _catalogue(place: Place) -> _Catalogue:
    return _parsed(place, CATALOGUE, _Catalogue)


def _entries(place: Place) -> Iterator[tuple[str, str]]:
    try:
        feed = _parsed(place, NEWEST, _Feed)
    except NotThere:
        return
    yield from ((entry.url, entry.id) for entry in feed.items)


def _parsed(place: Place, path: str, model: type[Read]) -> Read:
    try:
        return model.model_validate(json.loads(place.read(path)))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise Unreadable(f"{place.named(path)} is not as we write it ({where})", _HINT) from None
    except (ValueError, RecursionError):
        raise Unreadable(f"{place.named(path)} is not JSON", _HINT) from None


def _feeds(place: Place) -> Iterator[str]:
    # Of an address elsewhere nothing is believed: no entity is looked up, no file is fetched.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(place.read(OPML), parser)
    except NotThere:
        return
    except etree.XMLSyntaxError:
        raise Unreadable(f"{place.named(OPML)} is not XML", _HINT) from None
    urls = (str(url) for url in root.xpath("//outline/@xmlUrl"))
    yield from (url for url in urls if url.isprintable())
