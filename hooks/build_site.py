"""What MkDocs loads: its events in their order, each handed on to the library.

This is the only file that knows MkDocs. A hook file is loaded once per process, so nothing is
kept here between builds but which command runs; what one build needs travels in its own config.
"""

import logging
import os
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from bulletin_press import artefact
from bulletin_press.addresses import GLOSSARY
from bulletin_press.blocks import UnknownBlock, fill_blocks
from bulletin_press.cards.shapes import site_picture
from bulletin_press.catalogue import Catalogue
from bulletin_press.desk import Desk, kept_beside, open_desk
from bulletin_press.drawing import Once
from bulletin_press.explaining import Explainer
from bulletin_press.feed_list import feed_links
from bulletin_press.identifying import denied
from bulletin_press.kept import Sweep
from bulletin_press.links import links_to_nothing
from bulletin_press.preview import Preview
from bulletin_press.problems import Problem, ProblemsFound
from bulletin_press.publishers import publish_all
from bulletin_press.search_index import SearchFailed, SearchIndex
from bulletin_press.search_records import make_records
from bulletin_press.site import Site
from bulletin_press.whom_to_ring import dialled
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel, get_files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

PREVIEW = "BULLETINS_PREVIEW"
# What is made is published: no pattern of exclude_docs, meant for docs/, can take it out again.
INCLUDED = InclusionLevel.INCLUDED
# Of Material: its script, its search and its colours. The frame has its own, and pages are lighter.
UNUSED = ("assets/javascripts/", "assets/stylesheets/palette.")
STYLES = "assets/stylesheets"
LOOPBACK = ("127.0.0.1", "localhost", "::1")

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
    wrong_links: list[str] = field(default_factory=list)


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
        self.toc = get_toc([dict(token) for token in self.made.toc])


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a build or a preview."""
    if dirty:
        raise PluginError("a dirty build keeps pages of items that are held now; build without it")
    _running["command"] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, before MkDocs empties the site's folder."""
    is_build = _running["command"] == "build"
    sweep = Sweep(kept_beside(Path(config.config_file_path)) if is_build else None)
    drafts, is_preview = _shows_drafts(config), _is_preview(config)
    try:
        desk = desk_of(config, _progress, advice=is_preview)
        if not is_preview:
            desk.require_no_problem()
    except ProblemsFound as found:
        told = found.told(Path.cwd())
        raise PluginError(f"{told}\n{found}; nothing was built") from None
    preview = Preview(desk, drafts) if is_preview else None
    catalogue = preview.catalogue if preview else Catalogue.as_of(desk.project, desk.moment)
    with _search_told():
        index = SearchIndex.begin(make_records(catalogue, desk.site), desk.site.language)
    made = _made(catalogue, desk.site, preview)
    explainer = Explainer.of(catalogue, desk.site)
    _tell(desk)
    config.extra["press"] = Press(desk, catalogue, made, index, explainer, sweep, preview)
    log.info(
        "%s: %d public items of %d%s as of %s",
        desk.site.settings.partnership,
        len(catalogue.items) - len(catalogue.held),
        len(desk.project.items),
        f" (and {len(catalogue.held)} held, shown only here)" if catalogue.held else "",
        desk.moment.isoformat(timespec="minutes"),
    )
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what the publishers make; leave out what the frame does not use of the theme."""
    press: Press = config.extra["press"]
    for file in list(files):
        if file.src_uri.startswith(UNUSED) and file.src_dir != config.docs_dir:
            files.remove(file)
    menu = _titles_in_menu(config.nav)
    for each in press.made:
        files.append(_file(each, config, menu, press.desk.moment.date()))
    return files


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


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Fill the blocks of standing pages, and see where their links lead."""
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
    press.wrong_links.extend(
        f"{page.file.src_uri}: the link {written!r} leads nowhere (mend it, or take it away)"
        for written in links_to_nothing(filled, page.url, press.desk.site.url, known)
    )
    return filled


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> Environment:  # noqa: ANN401
    """Tell the theme's templates what stands on every page."""
    press: Press = config.extra["press"]
    if press.wrong_links:
        raise PluginError("\n".join(press.wrong_links))
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
        "material_styles": _material_styles(config),
        "preview": press.preview,
    }
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Put the search index into the site, which was made while its pages were drawn; tidy up."""
    press: Press = config.extra["press"]
    with _search_told():
        press.index.finish(Path(config.site_dir))
    press.sweep.finish()


def on_serve(server: LiveReloadServer, builder: Callable[[], None], **_: Any) -> LiveReloadServer:  # noqa: ANN401
    """Let the last good site stay on the screen while nothing can be read.

    That is found before anything is emptied. MkDocs by itself would let every request wait. Only
    who asks this machine by its own name is answered: no page elsewhere can read what is held.
    """

    def build() -> None:
        try:
            builder()
        except Abort:
            log.warning("The site from before this change is shown until that is mended.")

    server.builder = build
    if server.server_address[0] in LOOPBACK:
        server.set_app(_only_from_here(server.get_app()))
    return server


def _only_from_here(app: WSGIApplication) -> WSGIApplication:
    """Refuse other names than this machine's own, under which a foreign page could ask.

    Source: https://cwe.mitre.org/data/definitions/350.html (DNS rebinding).
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        host = environ.get("HTTP_HOST", "").rsplit(":", 1)[0].strip("[]")
        if host in LOOPBACK:
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"Open the preview at 127.0.0.1."]

    return answer


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
    if not config.use_directory_urls:
        hint = "take the line away: every address ends in a slash"
        problem = Problem(Path(config.config_file_path), 1, "use_directory_urls", "is false", hint)
        raise ProblemsFound([problem])
    files = [file for file in get_files(config) if file.inclusion.is_included()]
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


def _public_url(config: MkDocsConfig) -> str:
    """Give the address that was settled: ``mkdocs serve`` puts this machine's in its place."""
    with warnings.catch_warnings():
        # MkDocs has no other memory of what was written, and no release in which it could go.
        warnings.simplefilter("ignore", DeprecationWarning)
        sources = config.user_configs
    written = [source["site_url"] for source in sources if source.get("site_url")]
    return str(written[-1] if written else config.site_url or "")


def _is_preview(config: MkDocsConfig) -> bool:
    """What is wrong is shown beside each page by ``serve`` only, on this machine."""
    return _running["command"] == "serve" and config.dev_addr.host in LOOPBACK


def _shows_drafts(config: MkDocsConfig) -> bool:
    """Held items are shown in a preview only, when asked to."""
    if not os.environ.get(PREVIEW) or _running["command"] != "serve":
        return False
    if not _is_preview(config):
        raise PluginError(
            f"held items are shown on this machine only, not on {config.dev_addr.host}"
        )
    return True


def _tell(desk: Desk) -> None:
    """Say what keeps a previewed site from being published, and what could not be looked for."""
    for problem in desk.problems:
        if problem.level == "problem":
            log.warning(problem.told(Path.cwd()))
        elif problem.check == denied.CHECK:
            log.info(problem.told(Path.cwd()))


def _material_styles(config: MkDocsConfig) -> str:
    """Find Material's stylesheet, whose name holds a digest that changes with every release."""
    folder = next(Path(place) for place in config.theme.dirs if (Path(place) / STYLES).is_dir())
    return f"{STYLES}/{next(folder.glob(f'{STYLES}/main.*.css')).name}"


def _file(
    made: artefact.Artefact, config: MkDocsConfig, menu: Mapping[str, str], day: date
) -> File:
    if isinstance(made, artefact.Page):
        is_list = made.layout == "index" and made.address.count("/") == 1
        stem = made.address + "index" if is_list else made.address.rstrip("/")
        file = File.generated(config, f"{stem}.md", content="", inclusion=INCLUDED)
        Drawn(made, file, config, menu.get(file.src_uri, made.title), day)
        return file
    if isinstance(made.content, Path):
        copied = str(made.content)
        return File.generated(config, made.path, abs_src_path=copied, inclusion=INCLUDED)
    return File.generated(config, made.path, content=made.content, inclusion=INCLUDED)


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


def _progress(done: int, of: int) -> None:
    if done % 200 == 0 or done == of:
        log.info("read %d of %d items", done, of)
