"""Exampleshire's items as their authors wrote them, read without the library."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .running import EXAMPLESHIRE, MOMENT

KINDS = ("lessons", "reviews", "guidance", "campaigns", "events")
MARKERS = ("zzheld", "zzgone")


@dataclass(frozen=True)
class Written:
    """An item as written: its fields are plain strings and lists."""

    name: str
    file: Path
    fields: dict[str, Any]
    body: str

    @property
    def kind(self):
        return self.name.partition("/")[0]

    @property
    def address(self):
        return f"{self.name}/"

    @property
    def attachments(self):
        """The bytes of the files beside it, by name."""
        if self.file.name != "index.md":
            return {}
        folder = self.file.parent
        files = (path for path in folder.rglob("*") if path.is_file() and path != self.file)
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    @property
    def has_come(self):
        published = self.fields.get("published", MOMENT)
        return published <= MOMENT[: len(published)]

    @property
    def is_public(self):
        return self.fields["status"] == "published" and self.has_come

    @property
    def is_withdrawn(self):
        return self.fields["status"] == "withdrawn" and self.has_come

    @property
    def is_held(self):
        return not self.is_public and not self.is_withdrawn

    def words(self, facet):
        """The words it stands under in an index."""
        if facet == "audiences":
            return self.fields.get("audiences") or list(vocabulary()["audiences"])
        if facet == "review-kinds":
            kind = self.fields.get("source_kind") or self.fields.get("review_kind")
            return [kind] if kind else []
        if facet == "years":
            date = self.fields.get("starts") or self.fields.get("published")
            return [date.replace("/", "-") if "/" in date else date[:4]] if date else []
        return self.fields.get(facet, [])


def read_items(folder=EXAMPLESHIRE / "bulletins"):
    """All items, by ``kind/slug``."""
    items = {}
    for kind in KINDS:
        for file in sorted([*folder.glob(f"{kind}/*.md"), *folder.glob(f"{kind}/*/index.md")]):
            slug = file.parent.name if file.name == "index.md" else file.stem
            _, header, body = file.read_text("utf-8").split("---\n", 2)
            fields = yaml.load(header, Loader=yaml.BaseLoader)  # noqa: S506  plain strings only
            items[f"{kind}/{slug}"] = Written(f"{kind}/{slug}", file, fields, body)
    return items


def vocabulary():
    """The words of Exampleshire, by section."""
    return yaml.safe_load((EXAMPLESHIRE / "bulletins" / "vocabulary.yml").read_text("utf-8"))


def settings():
    """What Exampleshire's owners have settled."""
    config = yaml.safe_load((EXAMPLESHIRE / "mkdocs.yml").read_text("utf-8"))
    return config["extra"]["bulletins"]
