"""What must hold whatever somebody writes: what ``fuzz.py`` and ``tests/test_fuzzing.py`` try.

A target takes bytes and raises when something is not as it should be: any exception but our own,
an output that could run a script, a problem on a line that the file does not have.
"""

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import yaml
from bulletin_press.artefact import File, Page
from bulletin_press.campaign.schedulers import read_schedulers
from bulletin_press.catalogue import Catalogue
from bulletin_press.contacts import read_contacts
from bulletin_press.dates import parse_date
from bulletin_press.desk import Desk, desk_with
from bulletin_press.front_matter import parse_source
from bulletin_press.glossary import read_glossary
from bulletin_press.limits import Limits
from bulletin_press.names import read_allowed_names
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.publishers import PUBLISHERS
from bulletin_press.reading import read_project
from bulletin_press.rendering import Renderer, for_feed
from bulletin_press.settings import parse_settings
from bulletin_press.site import Site
from bulletin_press.vocabulary import read_vocabulary
from bulletin_press.wording.preferred import read_preferred_words

HERE = Path(__file__).parents[1] / "tests" / "data"
URL = "https://learning.exampleshire.org/"
EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"]
SETTINGS = {
    "partnership": "Exampleshire Partnership",
    "contact_line": "Ring 01632 960100.",
    "report_to": "mailto:learning@exampleshire.org",
}
HEADER = b"""---
title: Ask twice
summary: The second question counts.
status: published
published: 2026-01-10
themes: [neglect]
source_kind: unstated
---
"""
LIMITS = Limits(seconds=5)
# Cards take Typst a second each, and the rest says nothing of an item that the others do not; the
# page of search has scripts of our own.
NOT_TRIED = ("cards", "look", "digests", "indexes", "words", "years", "search")
_RUNS = ("script", "style", "iframe", "object", "embed", "form", "base", "meta", "link")
_DATA = ("application/ld+json", "application/json")
_SCHEMES = ("javascript:", "data:", "vbscript:", "file:")
_ATTRIBUTES = re.compile(r"on.*|srcdoc|formaction|style|target")


class _Dangers(HTMLParser):
    """Collects what could run, fetch or send."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in _RUNS and said.get("type") not in _DATA:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if _ATTRIBUTES.fullmatch(name):
                self.found.append(name)
            if name in ("href", "src") and address.startswith(_SCHEMES):
                self.found.append(address)


def dangers(html: str) -> list[str]:
    """List what of some HTML could run a script, or ask another place."""
    finder = _Dangers()
    finder.feed(html)
    finder.close()
    return finder.found


@cache
def site() -> Site:
    """Give a site for all tries."""
    settings, problems = parse_settings(Path("mkdocs.yml"), SETTINGS)
    if settings is None:
        raise AssertionError(problems)
    return Site("Exampleshire Learning", "What was learned.", URL, "en", settings)


@cache
def _folder() -> tuple[Path, Renderer]:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for name in ("vocabulary.yml", "contacts.yml"):
        folder.joinpath(name).write_bytes((HERE / name).read_bytes())
    return folder, Renderer(EXTENSIONS, {}, URL, limits=LIMITS)


def desk_of(raw: bytes) -> Desk:
    """Read and check a site of one bulletin, as ``bulletins check`` does."""
    folder, renderer = _folder()
    zone = site().settings.zone
    overlay = {folder / "lessons" / "ask-twice.md": raw}
    project, told = read_project(folder, zone, renderer, overlay=overlay, limits=LIMITS)
    return desk_with(project, site(), parse_date("2026-11-22", zone).start, told)


def try_source(raw: bytes) -> None:
    """Any bytes are fields and a body, or a problem on a line of the file."""
    source, problems = parse_source(Path("lessons/ask-twice.md"), raw)
    require(source is not None or stops_the_build(problems), "nothing was told")
    _require_lines(problems, raw)


def try_item(raw: bytes) -> None:
    """Any bytes are problems, or an item of which everything that is made is clean."""
    desk = desk_of(raw)
    _require_lines(desk.problems, raw)
    if stops_the_build(desk.problems):
        return
    catalogue = Catalogue.as_of(desk.project, desk.moment)
    for name, publish in PUBLISHERS.items():
        for made in publish(catalogue, desk.site) if name not in NOT_TRIED else ():
            _require_clean(made)


def try_body(raw: bytes) -> None:
    """Any body is problems, or clean HTML on the page and in feeds."""
    desk = desk_of(HEADER + raw)
    _require_lines(desk.problems, HEADER + raw)
    for body in desk.project.bodies.values():
        for html in (body.html, for_feed(body.html, f"{URL}lessons/ask-twice/")):
            require(not dangers(html), f"{dangers(html)} in {html[:200]!r}")


def try_settings(raw: bytes) -> None:
    """Any YAML is settings, or problems."""
    try:
        written = yaml.safe_load(raw)
    except (yaml.YAMLError, ValueError, RecursionError):
        return  # Of that MkDocs tells.
    settings, problems = parse_settings(Path("mkdocs.yml"), written)
    require((settings is None) == bool(problems), "neither settings nor problems")


READERS: tuple[Callable[[Path], object], ...] = (
    read_vocabulary,
    read_contacts,
    read_glossary,
    read_allowed_names,
    read_schedulers,
    read_preferred_words,
)


def try_words(raw: bytes) -> None:
    """Any bytes are words, contacts and the like, or problems."""
    file = _folder()[0] / "tried.yml"
    file.write_bytes(raw)
    for read in READERS:
        try:
            read(file)
        except ProblemsFound as found:
            _require_lines(found.problems, raw)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "source": try_source,
    "item": try_item,
    "body": try_body,
    "settings": try_settings,
    "words": try_words,
}


def _require_clean(made: Page | File) -> None:
    if isinstance(made, Page):
        found = dangers(made.html)
        require(not found, f"{made.address}: {found}")
    elif made.path.endswith((".xml", ".atom")) and isinstance(made.content, bytes):
        text = made.content.decode()
        require(not re.search(r"<script|[\x00-\x08\x0b\x0c\x0e-\x1f]", text), made.path)


def _require_lines(problems: tuple[Problem, ...] | list[Problem], raw: bytes) -> None:
    last = raw.count(b"\n") + 2
    for problem in problems:
        require(1 <= problem.line <= last, f"{problem} is on no line of {last}")
        require(bool(problem.message and problem.hint), f"{problem} says too little")


def require(holds: bool, otherwise: str) -> None:
    """Raise where something does not hold, with optimisation too.

    Raises:
        AssertionError: with the words of otherwise.
    """
    if not holds:
        raise AssertionError(otherwise)
