"""What is made and what the theme brings, as files and pages of MkDocs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bulletin_press import artefact
from bulletin_press.attaching.kinds import PICTURES, ending_of
from bulletin_press.attaching.publishing import published_file
from bulletin_press.attaching.unfit import Unfit
from bulletin_press.lasting import lasting
from bulletin_press.site import Site
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

# What is made is published: no pattern of exclude_docs, meant for docs/, can take it out again.
INCLUDED = InclusionLevel.INCLUDED
# Of Material: its script, its search and its colours. The frame has its own, and pages are lighter.
# Its stylesheet gets a name that may be kept for ever, as ours have.
UNUSED = ("assets/javascripts/", "assets/stylesheets/")
STYLES = "assets/stylesheets"


class Drawn(Page):
    """A page whose content is made already; MkDocs only draws the theme around it."""

    def __init__(
        self, made: artefact.Page, file: File, config: MkDocsConfig, title: str, day: date
    ) -> None:
        self.made = made
        super().__init__(title, file, config)
        self.update_date = (made.updated or day).isoformat()

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Take the place of reading Markdown: there is none, and no header to misread."""
        self.markdown = ""
        self.meta = {"title": self.made.title, "description": self.made.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Take the place of rendering Markdown."""
        self.content = self.made.html
        tokens: list[Any] = [dict(token) for token in self.made.toc]
        self.toc = get_toc(tokens)


def files_of(made: list[artefact.Artefact], config: MkDocsConfig, day: date) -> Iterator[File]:
    """Give the files of what the publishers made; those of pages bring their page with them.

    Args:
        made: what they made.
        config: the site's, with the titles that its menu gives.
        day: when what names no day of its own was last changed.
    """
    menu = _titles_in_menu(config.nav)
    for each in made:
        if isinstance(each, artefact.File):
            yield _generated(each, config, INCLUDED)
            continue
        is_list = each.layout == "index" and each.address.count("/") == 1
        stem = each.address + "index" if is_list else each.address.rstrip("/")
        file = File.generated(config, f"{stem}.md", content="", inclusion=INCLUDED)
        Drawn(each, file, config, menu.get(file.src_uri, each.title), day)
        yield file


def leave_out_unused(files: Files, config: MkDocsConfig) -> None:
    """Leave out what the frame does not use of the theme."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED) and file.src_dir != config.docs_dir:
            files.remove(file)


def clean_pictures(files: Files, config: MkDocsConfig, site: Site) -> list[str]:
    """Let pictures of standing pages and of the theme go out without their properties.

    Returns:
        What is wrong with those that cannot go out; they are left out.
    """
    wrong = []
    for file in [each for each in files if ending_of(each.src_uri) in PICTURES]:
        # What is left out of the site is not looked at, and what a plugin draws lies nowhere.
        if not (file.inclusion.is_included() and file.abs_src_path):  # type: ignore[no-untyped-call]
            continue
        files.remove(file)
        source = Path(file.abs_src_path)
        try:
            content = published_file(source, site.settings, site.kept)
        except Unfit as unfit:
            wrong.append(f"{source}: {unfit} ({unfit.hint})")
        else:
            made = artefact.File(file.src_uri, content)
            files.append(_generated(made, config, file.inclusion))
    return wrong


def material_styles(config: MkDocsConfig) -> artefact.File:
    """Take over Material's stylesheet, without the line that names what it was made from."""
    folder = next(Path(place) for place in config.theme.dirs if (Path(place) / STYLES).is_dir())
    styles = next(folder.glob(f"{STYLES}/main.*.css")).read_bytes()
    return lasting("material.css", styles.partition(b"/*# sourceMappingURL")[0])


def _generated(made: artefact.File, config: MkDocsConfig, inclusion: InclusionLevel) -> File:
    if isinstance(made.content, Path):
        copied = str(made.content)
        return File.generated(config, made.path, abs_src_path=copied, inclusion=inclusion)
    return File.generated(config, made.path, content=made.content, inclusion=inclusion)


def _titles_in_menu(entries: Any) -> dict[str, str]:  # noqa: ANN401
    """Look up the titles that ``nav`` gives, which MkDocs gives only to pages that it makes."""
    if isinstance(entries, dict):
        named = {path: title for title, path in entries.items() if isinstance(path, str)}
        entries = [inner for inner in entries.values() if isinstance(inner, list)]
        return named | _titles_in_menu(entries)
    found: dict[str, str] = {}
    for entry in entries if isinstance(entries, list) else ():
        found |= _titles_in_menu(entry)
    return found
