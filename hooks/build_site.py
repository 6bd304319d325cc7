"""What MkDocs loads: its events in their order, each handed on to the library.

A hook file is loaded once per process, so nothing is kept here between builds but which command
runs; what one build needs travels in its own config.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bulletin_mkdocs.making_files import (
    Drawn,
    clean_pictures,
    files_of,
    leave_out_unused,
    material_styles,
)
from bulletin_mkdocs.opening import desk_of
from bulletin_mkdocs.previewing import guard, is_preview, shows_drafts
from bulletin_press import artefact
from bulletin_press.addresses import GLOSSARY
from bulletin_press.blocks import UnknownBlock, fill_blocks
from bulletin_press.cards.shapes import site_picture
from bulletin_press.catalogue import Catalogue
from bulletin_press.desk import Desk, kept_beside
from bulletin_press.drawing import Once
from bulletin_press.explaining import Explainer
from bulletin_press.feed_list import feed_links
from bulletin_press.headers.policy import FIRST_SCRIPT, in_page, policy_of
from bulletin_press.headers.rules import REFERRER
from bulletin_press.identifying import denied
from bulletin_press.kept import Sweep
from bulletin_press.lasting import lasting_paths
from bulletin_press.links import links_to_nothing
from bulletin_press.packed import write_packed_copies
from bulletin_press.preview import Preview
from bulletin_press.problems import ProblemsFound
from bulletin_press.publishers import publish_all
from bulletin_press.search_index import SearchFailed, SearchIndex
from bulletin_press.search_records import make_records
from bulletin_press.site import Site
from bulletin_press.verifying.blocked import find_blocked
from bulletin_press.whom_to_ring import dialled
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.bulletins")
_running = {"command": "build"}


@dataclass(frozen=True)
class Press:
    """What one build carries from event to event, under ``extra.press`` of its config."""

    desk: Desk
    catalogue: Catalogue
    made: list[artefact.Artefact]
    index: SearchIndex
    explainer: Explainer
    sweep: Sweep
    preview: Preview | None = None
    wrong: list[str] = field(default_factory=list)
    drawing: Iterator[int] = field(default_factory=lambda: count(1))


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a preview."""
    if dirty:
        raise PluginError("a dirty build keeps pages of items that are held now; build without it")
    _running["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, before MkDocs empties the site's folder."""
    command = _running["command"]
    if config.strict:
        _let_warnings_count()
    sweep = Sweep(kept_beside(Path(config.config_file_path)) if command == "build" else None)
    drafts, previews = shows_drafts(command, config), is_preview(command, config)
    desk = _read(config, previews=previews)
    preview = Preview(desk, drafts) if previews else None
    catalogue = preview.catalogue if preview else Catalogue.as_of(desk.project, desk.moment)
    with _search_told():
        index = SearchIndex.begin(make_records(catalogue, desk.site), desk.site.language)
    made = [*_made(catalogue, desk.site, preview), material_styles(config)]
    explainer = Explainer.of(catalogue, desk.site)
    config.extra["press"] = Press(desk, catalogue, made, index, explainer, sweep, preview)
    _tell(desk, catalogue)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the publishers make; leave out what the frame does not use of the theme."""
    press: Press = config.extra["press"]
    leave_out_unused(files, config)
    wrong = clean_pictures(files, config, press.desk.site)
    # The preview tells it beside its pages, and goes on without them.
    if wrong and not press.preview:
        raise PluginError("\n".join(wrong))
    for file in files_of(press.made, config, press.desk.moment.date()):
        files.append(file)
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the blocks of standing pages; see what would not work on them, and where links lead."""
    if isinstance(page, Drawn):
        return html
    press: Press = config.extra["press"]
    page.update_date = press.desk.moment.date().isoformat()
    try:
        filled = fill_blocks(html, page.url, press.catalogue, press.desk.site)
        if page.url != GLOSSARY:
            filled = press.explainer.explain(filled, page.url)
    except UnknownBlock as unknown:
        raise PluginError(f"{page.file.src_uri}: {unknown}") from None
    known = {"" if file.url in (".", "./") else unquote(file.url) for file in files}
    press.wrong.extend(
        f"{page.file.src_uri}: {blocked.message} ({blocked.hint})"
        for blocked in find_blocked(html.encode(), policy_of(page.url))
    )
    press.wrong.extend(
        f"{page.file.src_uri}: the link {written!r} leads nowhere (mend it, or take it away)"
        for written in links_to_nothing(filled, page.url, press.desk.site.url, known)
    )
    return filled


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:  # noqa: ANN401
    """Tell the theme's templates what stands on every page."""
    press: Press = config.extra["press"]
    if press.wrong:
        raise PluginError("\n".join(press.wrong))
    site = press.desk.site
    everything = feed_links(press.catalogue).get("")
    # Templates do not change during a build; asking the disk at every include takes its time.
    env.auto_reload = False
    env.globals["press"] = {
        "site": site,
        "settings": site.settings,
        "feeds": (everything,) if everything else (),
        "picture": site_picture(site),
        "contact_line": dialled(site.settings.contact_line, press.catalogue.contacts),
        "once": Once(),
        "lasting": lasting_paths(press.made),
        "first_script": FIRST_SCRIPT,
        # MkDocs' live reload is a script in the page, another one each time: no policy allows it.
        "policy_of": _policy_of if _running["command"] == "build" else None,
        "referrer": REFERRER,
        "preview": press.preview,
    }
    return env


def on_page_context(
    context: dict[str, Any],
    config: MkDocsConfig,
    **_: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """Say how far the drawing of pages has come."""
    press: Press = config.extra["press"]
    _progress("drawing page {} of {}", next(press.drawing), len(context["pages"]))
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Put the search index into the site, which was made while its pages were drawn; tidy up."""
    press: Press = config.extra["press"]
    with _search_told():
        press.index.finish(Path(config.site_dir))
    if press.desk.site.settings.packed_copies and _running["command"] == "build":
        log.info("packing copies")
        write_packed_copies(Path(config.site_dir))
    press.sweep.finish()


def on_serve(server: LiveReloadServer, builder: Callable[[], None], **_: Any) -> LiveReloadServer:  # noqa: ANN401
    """Let the last good site stay on the screen, and be seen from this machine alone."""
    guard(server, builder)
    return server


def _read(config: MkDocsConfig, *, previews: bool) -> Desk:
    """Read the bulletins; where there is a problem, only a preview goes on."""
    try:
        desk = desk_of(config, partial(_progress, "read {} of {} items"), advice=previews)
        if not previews:
            desk.require_no_problem()
    except ProblemsFound as found:
        told = found.told(Path.cwd())
        raise PluginError(f"{told}\n{found}; nothing was built") from None
    return desk


def _let_warnings_count() -> None:
    """Let ``--strict`` stop at warnings that ``--quiet`` hides: MkDocs counts what it prints."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(min(logger.level, logging.WARNING))


@contextmanager
def _search_told() -> Iterator[None]:
    """Tell what goes wrong with the search index as MkDocs tells such things."""
    try:
        yield
    except SearchFailed as failed:
        raise PluginError(str(failed)) from None


def _made(catalogue: Catalogue, site: Site, preview: Preview | None) -> list[artefact.Artefact]:
    try:
        made = publish_all(catalogue, site, lambda name: log.info("making %s", name))
    except artefact.Collision as collision:
        raise PluginError(str(collision)) from None
    made += preview.artefacts() if preview else ()
    for each in made:
        if each.path.removesuffix("index.html") in site.standing or each.path in site.standing:
            raise PluginError(f"{each.path} is made from a file in docs/ and by a publisher")
    return made


def _tell(desk: Desk, catalogue: Catalogue) -> None:
    """Say what keeps a previewed site from being published, and how much is public."""
    for problem in desk.problems:
        if problem.level == "problem":
            log.warning(problem.told(Path.cwd()))
        elif problem.check == denied.CHECK:
            # It could not be looked for.
            log.info(problem.told(Path.cwd()))
    log.info(
        "%s: %d public items of %d%s as of %s",
        desk.site.settings.partnership,
        len(catalogue.items) - len(catalogue.held),
        len(desk.project.items),
        f" (and {len(catalogue.held)} held, shown only here)" if catalogue.held else "",
        desk.moment.isoformat(timespec="minutes"),
    )


def _policy_of(address: str) -> str:
    return in_page(policy_of(address))


def _progress(told: str, done: int, of: int) -> None:
    if done % 200 == 0 or done == of:
        log.info(told.format(done, of))
