"""The actions of the ``proxy`` protocol of Decap CMS, on the items of one folder.

The protocol is that of decap-cms-backend-proxy's ``implementation.ts`` (3.16), with two things of
our own: ``freeAddress``, and versions that go to and fro with a save.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from slugify import slugify

from bulletin_press.editing.entries import parse_entry, version_of, write_entry, write_unreadable
from bulletin_press.editing.places import (
    address_of,
    file_at,
    is_free,
    kind_of_folder,
    slugs_of,
)
from bulletin_press.editing.refusals import Refused
from bulletin_press.editing.saving import Told, read_file, save
from bulletin_press.listing import SLUG_LENGTH, why_no_slug
from bulletin_press.models import KINDS

API = "/api/v1"

_NO_PICTURES = (
    "Pictures and files cannot be added here. Put them into the item's folder by hand; the guide "
    "on writing says how."
)
_NO_DELETING = (
    "Nothing is deleted here, because an address that people know must not vanish. "
    "Set the status to “Withdrawn”, or back to “Draft”."
)
_REFUSED = {
    "persistMedia": (422, _NO_PICTURES),
    "getMediaFile": (422, _NO_PICTURES),
    "deleteFile": (403, _NO_DELETING),
    "deleteFiles": (403, _NO_DELETING),
}
_ALWAYS_THE_SAME: Mapping[str, Any] = {
    "info": {"repo": "bulletins", "publish_modes": ["simple"], "type": "local_fs"},
    "getMedia": [],
    "getNotes": {"notes": []},
    "getDeployPreview": None,
}
_ROOM_FOR_A_NUMBER = 3
_MOST_ALIKE = 100


@dataclass(frozen=True)
class Workroom:
    """The items that can be opened, and how they are saved.

    Attributes:
        folder: the folder of all bulletins.
        told: tells what the checks would find, were a file another.
    """

    folder: Path
    told: Told
    _one_at_a_time: threading.Lock = field(default_factory=threading.Lock)

    def answer(self, action: object, params: Mapping[str, Any]) -> Any:  # noqa: ANN401
        """Do what the editor asks for.

        Args:
            action: the name of the action.
            params: what belongs to it.

        Returns:
            The answer, as JSON has it.

        Raises:
            Refused: it is not done.
        """
        able: dict[str, Callable[[Mapping[str, Any]], Any]] = {
            "entriesByFolder": self._list,
            "entriesByFiles": self._several,
            "getEntry": self._open,
            "persistEntry": self._save,
            "freeAddress": self._free_address,
        }
        if not isinstance(action, str):
            raise Refused(422, "The editor said nothing.")
        if action in _REFUSED:
            raise Refused(*_REFUSED[action])
        if action in _ALWAYS_THE_SAME:
            return _ALWAYS_THE_SAME[action]
        if action not in able:
            raise Refused(422, "The editor cannot do this here.")
        return able[action](params)

    def _list(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        kind = kind_of_folder(params.get("folder"))
        return [self._entry(address_of(kind, slug)) for slug in slugs_of(self.folder, kind)]

    def _several(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        return [self._entry(file.get("path")) for file in _records(params.get("files"))]

    def _open(self, params: Mapping[str, Any]) -> dict[str, Any]:
        return self._entry(params.get("path"))

    def _entry(self, address: object) -> dict[str, Any]:
        kind, file = file_at(self.folder, address)
        try:
            raw = read_file(file)
        except OSError:
            shown = write_unreadable(file)
            return {"data": shown, "file": {"path": address, "id": None}}
        if raw is None:
            return {"data": None, "file": {"path": address, "id": None}}
        known = {"path": address, "id": version_of(raw)}
        return {"data": write_entry(kind, file, raw), "file": known}

    def _save(self, params: Mapping[str, Any]) -> dict[str, Any]:
        sent = _records(params.get("dataFiles"))
        if len(sent) != 1:
            raise Refused(422, "The editor saves one item at a time.")
        if params.get("assets"):
            raise Refused(422, _NO_PICTURES)
        if sent[0].get("newPath"):
            raise Refused(422, "The editor does not rename items.")
        address = sent[0].get("path")
        kind, file = file_at(self.folder, address)
        content, version = parse_entry(kind, sent[0].get("raw"))
        newest, opened = params.get("newest"), f"{address} {version}"
        # Decap does not load an item again that it has saved; its window says what came of it.
        known = newest if isinstance(newest, dict) and version else {}
        since = str(known.get(opened, version))
        with self._one_at_a_time:
            version, advice = save(kind, file, content, since, self.told)
        told = {"must_go": advice.must_go, "advice": advice.other}
        saved = {"opened": opened, "version": version, **told}
        return {"message": "entry persisted", **saved}

    def _free_address(self, params: Mapping[str, Any]) -> dict[str, str]:
        """Make the slug of a new item from its title, unlike that of any other of its kind."""
        kind, longest = str(params.get("kind")), SLUG_LENGTH - _ROOM_FOR_A_NUMBER
        title = str(params.get("title"))
        slug = slugify(title, max_length=longest, word_boundary=True, save_order=True)
        if kind not in KINDS or why_no_slug(slug):
            raise Refused(422, "Title: no address can be made from it (add a word)")
        for one in (slug, *(f"{slug}-{number}" for number in range(2, _MOST_ALIKE))):
            if is_free(self.folder, kind, one):
                return {"slug": one}
        raise Refused(422, "Title: too many items have the same one (add a word)")


def _records(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
