"""What a site is called, where it stands, and what its owners have settled."""

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from bulletin_press.settings import Settings


@dataclass(frozen=True, eq=False)
class Site:
    """A site as publishers see it.

    Attributes:
        name: its title.
        description: one sentence about it.
        url: where it will stand, ending in ``/``.
        language: the language of its texts, as BCP 47 has it.
        settings: what its owners have settled.
        standing: site paths of its standing pages and their files.
        standing_files: the files that these are made from.
        kept: where slow results are kept from one build to the next; None for nowhere.
        icon: the site path of its icon; empty for none.
        config_file: the ``mkdocs.yml`` that says all this.
    """

    name: str
    description: str
    url: str
    language: str
    settings: Settings
    standing: frozenset[str] = frozenset()
    standing_files: tuple[Path, ...] = ()
    kept: Path | None = None
    icon: str = ""
    config_file: Path = Path("mkdocs.yml")

    @property
    def host(self) -> str:
        """The host of its address; what ``tag:`` ids are minted under."""
        return urlsplit(self.url).hostname or ""

    @property
    def forgetful(self) -> "Site":
        """The same site, which keeps nothing: for what a preview shows of held items."""
        return replace(self, kept=None)

    def absolute(self, path: str) -> str:
        """Give the full address of a site path."""
        return _joined(self.url, path)


@lru_cache(maxsize=2**15)
def _joined(url: str, path: str) -> str:
    # The same few paths are asked for again and again, by posts, feeds and pages.
    return urljoin(url, path)
