"""What can be chosen in the editor's form, read from the site's files as they are now."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bulletin_press.editing.merging import read_content
from bulletin_press.editing.places import address_of, file_at, slugs_of
from bulletin_press.editing.widgets import Words
from bulletin_press.models import KINDS
from bulletin_press.vocabulary import read_vocabulary


def read_words(folder: Path, priorities: Mapping[int, str]) -> Words:
    """Read the words of the vocabulary and the titles of all items.

    Args:
        folder: the folder of all bulletins.
        priorities: the partnership's priorities by their numbers, from the settings.

    Raises:
        ProblemsFound: the vocabulary cannot be read.
    """
    vocabulary = read_vocabulary(folder / "vocabulary.yml")
    return Words(vocabulary, dict(_titles(folder)), priorities)


def _titles(folder: Path) -> Iterator[tuple[str, str]]:
    for kind, model in KINDS.items():
        for slug in slugs_of(folder, kind):
            _, file = file_at(folder, address_of(kind, slug))
            yield f"{kind}/{slug}", f"{_title(kind, file) or slug} ({model.label})"


def _title(kind: str, file: Path) -> str:
    """Read the title of an item; empty where it has none, or cannot be read."""
    try:
        content = read_content(kind, file.read_bytes())
    except OSError:
        return ""
    return str(content.fields.get("title", "")) if content else ""
