"""From a site's ``mkdocs.yml`` to its desk."""

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bulletin_press.desk import Desk, open_desk
from bulletin_press.problems import Problem, ProblemsFound
from bulletin_press.standing_files import check_folders
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files


def open_config(config_file: str | None, **settings: Any) -> MkDocsConfig:  # noqa: ANN401
    """Load a site's ``mkdocs.yml`` for a command."""
    return load_config(config_file=config_file, **settings)


def desk_of(
    config: MkDocsConfig,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    *,
    advice: bool = False,
    overlay: Mapping[Path, bytes] = MappingProxyType({}),
) -> Desk:
    """Read a site's bulletins, as its ``mkdocs.yml`` says; look for advice only when asked to.

    Files in the overlay are taken to hold its bytes.

    Raises:
        ProblemsFound: they cannot be read far enough to tell more.
    """
    if unfit := _why_unfit(config):
        raise ProblemsFound(unfit)
    # Without it, the alignment of a column is a style in the page, which browsers refuse here.
    config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
    files = [it for it in get_files(config) if it.inclusion.is_included()]  # type: ignore[no-untyped-call]
    standing = {file.url if file.is_documentation_page() else file.dest_uri for file in files}
    return open_desk(
        Path(config.config_file_path),
        name=config.site_name,
        description=config.site_description or config.site_name,
        url=_public_url(config),
        language=config.theme.get("language") or "en",
        written_settings=config.extra.get("bulletins") or {},
        standing=frozenset("" if address in (".", "./") else address for address in standing),
        standing_files=tuple(Path(file.abs_src_path) for file in files if file.abs_src_path),
        icon=config.theme.get("favicon") or "",
        extensions=config.markdown_extensions,
        extension_configs=config.mdx_configs,
        progress=progress,
        advice=advice,
        overlay=overlay,
    )


def _why_unfit(config: MkDocsConfig) -> list[Problem]:
    """Tell what stands in the way of even listing the files of ``docs/``."""
    if not config.use_directory_urls:
        hint = "take the line away: every address ends in a slash"
        return [Problem(Path(config.config_file_path), 1, "use_directory_urls", "is false", hint)]
    # To list files follows every link, and some lead in circles.
    return list(check_folders(Path(config.docs_dir)))


def _public_url(config: MkDocsConfig) -> str:
    """Give the address that was settled: ``mkdocs serve`` puts this machine's in its place."""
    with warnings.catch_warnings():
        # MkDocs has no other memory of what was written, and no release in which it could go.
        warnings.simplefilter("ignore", DeprecationWarning)
        sources = config.user_configs
    written = [source["site_url"] for source in sources if source.get("site_url")]
    return str(written[-1] if written else config.site_url or "")
