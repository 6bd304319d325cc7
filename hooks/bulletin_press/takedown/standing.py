"""The built site that stands: what of it is the item's own, and how that leaves in one step."""

import os
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from bulletin_press.addresses import SEARCH_INDEX
from bulletin_press.aside import Aside
from bulletin_press.one_at_a_time import one_at_a_time
from bulletin_press.takedown.target import Target
from bulletin_press.takedown.traces import Traces
from bulletin_press.verifying.built import Built

WAIT = 60
"""Seconds for which to wait for a build that runs."""

_FOR_PROGRAMS = (
    "feeds/",
    "calendar/",
    f"{SEARCH_INDEX}/fragment/",
    "data/posts.json",
    "data/catalogue.csv",
)
"""Where texts of items are for programs, in files that nobody needs for a page."""
_PACKED = (".gz", ".br")
_LEADING = b'http-equiv="refresh"'


def own_paths(target: Target, traces: Traces, built: Built) -> set[str]:
    """List the files that are of the item alone: page, pictures, packs, kit, old addresses.

    What the header gives as old addresses is not asked: it may be wrong by now, and name the page
    of another.
    """
    own = {path for path in built.places if path.startswith(target.address)}
    others = (path for path in built.places if path.endswith(".html") and path not in own)
    led = [path for path in others if _leads_on(built.places[path], path, traces)]
    return own | {other for path in led for other in _with_packed(path) if other in built.places}


def copies_for_programs(traces: Traces, built: Built) -> set[str]:
    """List the files for programs that hold the item: feeds, calendars, what search shows."""
    held = [path for path in built.places if path.startswith(_FOR_PROGRAMS)]
    found = [path for path in held if traces.are_in_file(path, built.places[path])]
    return {other for path in found for other in _with_packed(path) if other in built.places}


def mentions(traces: Traces, built: Built) -> list[str]:
    """List the files that tell of the item, in order; packed copies are not named."""
    unpacked = (path for path in built.places if not _is_packed_copy(path, built))
    return [path for path in unpacked if traces.are_in_file(path, built.places[path])]


def take_out(
    place: Path, gone: Collection[str], waiting: Callable[[], None] = lambda: None
) -> None:
    """Put the site without some of its files in its own place, in one step.

    Its files are not copied but have a second name for that moment, so it takes no time and room.

    Args:
        place: the folder of the site.
        gone: the site paths that are to be gone.
        waiting: called once when a build runs there, which is waited for.

    Raises:
        StillBuilding: that build has not ended in time.
        OSError: it cannot be done; the site stands as it was.
    """
    with one_at_a_time(place, waiting, seconds=WAIT):
        aside = Aside(place)
        aside.begin()
        try:
            for path, file in Built(place).places.items():
                if path not in gone:
                    _name_again(file, aside.new / path)
            aside.publish()
        finally:
            aside.clear()


def _name_again(file: Path, other: Path) -> None:
    other.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(file, other)
    except OSError:
        # Not every disk knows a second name.
        shutil.copy2(file, other)


def _leads_on(file: Path, path: str, traces: Traces) -> bool:
    """Tell whether a page does nothing but lead on to the item."""
    try:
        content = file.read_bytes()
    except OSError:
        return False
    return _LEADING in content and traces.are_in(path, content)


def _with_packed(path: str) -> list[str]:
    return [path, *(path + ending for ending in _PACKED)]


def _is_packed_copy(path: str, built: Built) -> bool:
    return path.endswith(_PACKED) and path.rpartition(".")[0] in built.places
