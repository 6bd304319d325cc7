"""Public texts that belong to no item: standing pages, the site's own words, its lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulletin_press.identifying.clues import is_clue
from bulletin_press.passages import plain
from bulletin_press.reading import Project
from bulletin_press.settings import line_of_setting
from bulletin_press.site import Site
from bulletin_press.written import decode, field_name, parse_fields, texts_in

_LISTS = {
    "glossary.yml": ("glossary", {"term", "means", "says", "also", "prefer"}),
    "vocabulary.yml": (None, {"label", "scope", "group", "synonyms", "warrant"}),
    "contacts.yml": ("contacts", {"name", "when", "hours"}),
}
"""Of the files beside the items: what to call one that is a list, and which fields are shown."""


@dataclass(frozen=True)
class StandingText:
    """One piece of text.

    Attributes:
        file: where it stands.
        line: where it begins, from 1.
        field: the field; empty on a page.
        written: the text as written.
    """

    file: Path
    line: int
    field: str
    written: str

    @property
    def text(self) -> str:
        """Its plain words, each at the place where it stood."""
        return plain(self.written)

    def line_at(self, at: int) -> int:
        """Find the line of a place in the text; of a field the first is told."""
        return self.line if self.field else self.line + self.written.count("\n", 0, at)


def standing_texts(project: Project, site: Site) -> Iterator[StandingText]:
    """List those that may hold something by which a build could be stopped."""
    every = (*_pages(site), *_settings(site), *_entries(project))
    return (each for each in every if is_clue(each.written))


def _pages(site: Site) -> Iterator[StandingText]:
    for file in site.standing_files:
        if file.suffix.lower() == ".md" and file.is_file():
            yield StandingText(file, 1, "", decode(file, file.read_bytes())[0])


def _settings(site: Site) -> Iterator[StandingText]:
    settings = {
        "site_name": site.name,
        "site_description": site.description,
        "partnership": site.settings.partnership,
        "notice": site.settings.notice,
    }
    for name, text in settings.items():
        yield StandingText(site.config_file, line_of_setting(site.config_file, name), name, text)


def _entries(project: Project) -> Iterator[StandingText]:
    for name, (listed, shown) in _LISTS.items():
        file = project.folder / name
        text = decode(file, file.read_bytes())[0] if file.is_file() else ""
        # To read YAML takes its time, and hardly any list holds such a thing.
        fields = parse_fields(file, text, listed)[0] if is_clue(text) else None
        for loc, value in texts_in(fields.values if fields else {}, ()):
            if shown.intersection(map(str, loc)):
                yield StandingText(file, fields.line(loc) if fields else 1, field_name(loc), value)
