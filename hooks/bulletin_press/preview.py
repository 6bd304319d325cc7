"""What an author sees in the preview and the public never does: what is held, and what is wrong.

On the author's own machine a problem hides nothing: its item is shown, as a draft would be, with
what there is to mend. A build takes none of this.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path

from bulletin_press.addresses import ASSETS
from bulletin_press.allowing import Excused
from bulletin_press.artefact import Artefact, File, Page
from bulletin_press.catalogue import Catalogue, is_public
from bulletin_press.dates import day_label
from bulletin_press.desk import Desk
from bulletin_press.drawing import draw
from bulletin_press.item import Item
from bulletin_press.problems import Problem, stops_the_build

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
        """What the preview shows: the public items, those with problems, and held ones if asked."""
        project, moment = self.desk.project, self.desk.moment
        shown = [
            _as_draft(item) if item.name in self._broken else item
            for item in project.items
            if self.drafts
            or item.name in self._broken
            or item.status == "withdrawn"
            or is_public(item, moment)
        ]
        return Catalogue.as_of(replace(project, items=tuple(shown)), moment, preview=True)

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
        told = [*self.desk.problems, *(one.problem for one in self.desk.excused)]
        return {file: self._notes(file) for file in sorted({self._owner(one.file) for one in told})}

    def _notes(self, file: Path) -> Notes:
        item = next((one for one in self._items.values() if one.source.file == file), None)
        return Notes(
            Problem(file, 1, "", "", "").path_from(self.desk.site.config_file.parent),
            sorted(
                (one for one in self.desk.problems if self._owner(one.file) == file),
                key=lambda one: (one.level == "advice", one.line),
            ),
            [one for one in self.desk.excused if self._owner(one.problem.file) == file],
            self._why_held(item) if item else "",
            item.address if item else None,
        )

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
