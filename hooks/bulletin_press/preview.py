"""What an author sees in the preview and the public never does: what is held, and what is wrong.

On the author's own machine a problem hides no item that would be public without it: it is shown,
as a draft would be, with what there is to mend. A build takes none of this.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import get_args

from bulletin_press.addresses import ASSETS
from bulletin_press.allowing import Excused
from bulletin_press.artefact import Artefact, File, Page
from bulletin_press.catalogue import Catalogue, is_public, is_released
from bulletin_press.dates import day_label
from bulletin_press.desk import Desk
from bulletin_press.drawing import draw
from bulletin_press.item import Item, Status
from bulletin_press.problems import Problem, by_weight, relative_path, stops_the_build

ADDRESS = "check/"
"""Where the preview tells everything there is to mend."""
STYLES = f"{ASSETS}/preview.css"

_REASONS = {
    "criminal-proceedings": "because of criminal proceedings",
    "inquest": "because of an inquest",
    "family": "for the family's sake",
    "legal-advice": "on legal advice",
    "other": "for another reason",
}


@dataclass(frozen=True)
class Notes:
    """What there is to say of one file.

    Attributes:
        file: its path from the folder of the site.
        problems: what is wrong, by line, then what is advised.
        excused: what was found and is excused.
        held: why its item is held back, in words; empty where it is not.
        address: the site path of its page; None where it has none.
    """

    file: str
    problems: Sequence[Problem] = ()
    excused: Sequence[Excused] = ()
    held: str = ""
    address: str | None = None


@dataclass(frozen=True)
class Preview:
    """A desk as its author sees it; ``drafts`` is whether held items are shown."""

    desk: Desk
    drafts: bool = False

    @cached_property
    def catalogue(self) -> Catalogue:
        """What it shows: what is public or would be if it were mended; held items if asked."""
        project, moment = self.desk.project, self.desk.moment
        shown = [item for item in project.items if self.drafts or self._is_meant_for_all(item)]
        drawn = [_as_draft(item) if item.name in self._broken else item for item in shown]
        return Catalogue.as_of(replace(project, items=tuple(drawn)), moment, preview=True)

    def _is_meant_for_all(self, item: Item) -> bool:
        """Tell whether its author wants it to be public by now; in doubt, not."""
        if item.name not in self._broken:
            return item.status == "withdrawn" or is_public(item, self.desk.moment)
        written = str(item.source.fields.values.get("status"))
        meant = get_close_matches(written, get_args(Status), n=1)
        return meant == ["published"] and is_released(item, self.desk.moment)

    def artefacts(self) -> Iterator[Artefact]:
        """Make what only a preview has: the page of all that there is to mend, and its looks."""
        described = "What the checker says of all files."
        html = draw("preview_check.html", ADDRESS, notes=self._all, preview=self)
        yield Page(ADDRESS, "What there is to mend", described, html, indexed=False)
        styles = files("bulletin_press").joinpath("assets", "preview.css")
        yield File(STYLES, styles.read_bytes())

    def panel(self, address: str | None, file: str | None, to_all: str) -> str:
        """Write what there is to say on one page; empty where that is nothing.

        Args:
            address: its site path; None for a page that stands in for any that is not there.
            file: the file in ``docs/`` that it is made from, if it is.
            to_all: the link to the page of all that there is to mend.
        """
        if address == ADDRESS:
            return ""
        item = self._items.get(address or "")
        source = item.source.file if item else Path(file) if file else None
        notes = self._of_file.get(source) if source else None
        if notes is None and item:
            notes = self._notes(item.source.file)
        elsewhere = [
            problem
            for problem in self.desk.problems
            if problem.level == "problem" and not (notes and problem in notes.problems)
        ]
        if not notes and not elsewhere:
            return ""
        return draw("preview_panel.html", "", notes=notes, elsewhere=elsewhere, to_all=to_all)

    @cached_property
    def _all(self) -> list[Notes]:
        """List the files of which there is something to say, those with problems first."""
        return sorted(self._of_file.values(), key=lambda one: not stops_the_build(one.problems))

    @cached_property
    def _of_file(self) -> dict[Path, Notes]:
        return {file: self._notes(file) for file in sorted({*self._problems, *self._excused})}

    def _notes(self, file: Path) -> Notes:
        item = self._item_of.get(file)
        return Notes(
            relative_path(file, self.desk.site.config_file.parent),
            sorted(self._problems[file], key=by_weight),
            self._excused[file],
            self._why_held(item) if item else "",
            item.address if item else None,
        )

    @cached_property
    def _problems(self) -> dict[Path, list[Problem]]:
        found: dict[Path, list[Problem]] = defaultdict(list)
        for problem in self.desk.problems:
            found[self._owner(problem.file)].append(problem)
        return found

    @cached_property
    def _excused(self) -> dict[Path, list[Excused]]:
        found: dict[Path, list[Excused]] = defaultdict(list)
        for one in self.desk.excused:
            found[self._owner(one.problem.file)].append(one)
        return found

    @cached_property
    def _item_of(self) -> dict[Path, Item]:
        return {item.source.file: item for item in self._items.values()}

    def _why_held(self, item: Item) -> str:
        if item.name in self._broken:
            return "until what is wrong is mended"
        return held_because(item) if item.name in self.catalogue.held else ""

    def _owner(self, file: Path) -> Path:
        """Find the file whose page tells of a file: an attachment's is that of its item."""
        return self._owners.get(file, file)

    @cached_property
    def _owners(self) -> dict[Path, Path]:
        items = self.desk.project.items
        return {file: one.source.file for one in items for file in one.attachments.values()}

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.address: item for item in self.catalogue.items}

    @cached_property
    def _broken(self) -> frozenset[str]:
        wrong = {self._owner(one.file) for one in self.desk.problems if one.level == "problem"}
        return frozenset(one.name for one in self.desk.project.items if one.source.file in wrong)


def held_because(item: Item) -> str:
    """Say in words why an item is held back."""
    if item.status == "embargoed" and item.embargo:
        reason, day = _REASONS[item.embargo.reason], day_label(item.embargo.review)
        return f"under embargo {reason}; look again on {day}"
    if item.status == "published" and item.published:
        return f"scheduled, not before {item.published.label}"
    return "under embargo" if item.status == "embargoed" else "a draft"


def _as_draft(item: Item) -> Item:
    # Its old addresses may be what is wrong with it; a draft's are not needed.
    return item.model_copy(update={"status": "draft", "aliases": ()})
