"""Builders that the tests share.

Items are written down as an author would and read the real way, so that no test knows more of
them than the library does. Every builder is a fixture that gives a function.
"""

import difflib
import json
import re
import shutil
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bulletin_press.catalogue import Catalogue
from bulletin_press.contacts import read_contacts
from bulletin_press.dates import parse_date
from bulletin_press.front_matter import parse_source
from bulletin_press.item import Origin
from bulletin_press.models import KINDS
from bulletin_press.reading import Project
from bulletin_press.rendering import Renderer
from bulletin_press.settings import parse_settings
from bulletin_press.site import Site
from bulletin_press.tested import RECORD
from bulletin_press.validation import parse_record
from bulletin_press.vocabulary import read_vocabulary
from hypothesis import settings

DATA = Path(__file__).parent / "data"
BULLETINS = Path("/bulletins")
ZONE = ZoneInfo("Europe/London")
URL = "https://learning.exampleshire.org/"
EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "toc"]
CONTACT_LINE = "Worried about a child? Ring 01632 960100. In danger now: 999."
SETTINGS = {
    "partnership": "Exampleshire Partnership",
    "contact_line": CONTACT_LINE,
    "report_to": "mailto:learning@exampleshire.org",
}
PUBLISHED = {
    "title": "Ask twice",
    "summary": "The second question is the one that is answered.",
    "status": "published",
    "published": "2026-01-10",
}
BY_KIND = {
    "lessons": {"themes": ["neglect"], "source_kind": "unstated"},
    "reviews": {"themes": ["neglect"], "review_kind": "scr"},
    "guidance": {"themes": ["neglect"], "edition": "2026", "review_by": "2030-01-01"},
    "campaigns": {"themes": ["neglect"], "starts": "2026-02-01"},
    "events": {"starts": "2026-02-01"},
}

# The same examples in every run: a red test is red for everybody.
settings.register_profile("press", deadline=None, derandomize=True)
settings.load_profile("press")


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite expected files (broken/, golden/) with what comes out; then read them",
    )


def pytest_sessionfinish(session):
    """Put on record that all tests of accessibility held, after the last page is built."""
    record = getattr(session.config, "accessibility", None)
    if record and hasattr(session.config, "workeroutput"):
        session.config.workeroutput["accessibility"] = record
    elif record:
        RECORD.write_text(record, "utf-8")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Hear from one of several that run tests at once what it found."""
    if record := getattr(node, "workeroutput", {}).get("accessibility"):
        node.config.accessibility = record


@pytest.fixture(scope="session")
def vocabulary():
    return read_vocabulary(DATA / "vocabulary.yml")


@pytest.fixture(scope="session")
def header(vocabulary):
    """Read a header of one kind: ``header(kind, text) -> (item, problems)``."""

    def read(kind, text, body="", slug="ask-twice", attachments=None):
        file = BULLETINS / kind / f"{slug}.md"
        source, problems = parse_source(file, f"---\n{text}\n---\n{body}".encode())
        assert source, problems
        # Whatever it names is there to be named; test_reading has the names that are not.
        named = re.findall(r"[a-z]+/[a-z0-9-]+", text)
        named += [f"reviews/{slug}" for slug in source.fields.values.get("reviews") or ()]
        context = {"zone": ZONE, "vocabulary": vocabulary, "names": frozenset(named)}
        item, mistakes = parse_record(KINDS[kind], source.fields, file, context)
        item._origin = Origin(slug, source, attachments or {})
        return item, problems + mistakes

    return read


@pytest.fixture(scope="session")
def an_item(header):
    """Make an item without a mistake: ``an_item(kind, slug, **fields)``; None leaves one out."""

    def make(kind="lessons", slug="ask-twice", *, body="Text.\n", attachments=None, **fields):
        written = {**PUBLISHED, **BY_KIND[kind], **fields}
        lines = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in written.items()
            if value is not None
        ]
        item, problems = header(kind, "\n".join(lines), body, slug, attachments)
        assert not problems, problems
        return item

    return make


@pytest.fixture(scope="session")
def a_project(vocabulary):
    """Put items together as reading does: ``a_project(*items)``."""

    def make(*items):
        renderer = Renderer(EXTENSIONS, {}, URL)
        bodies = {item.name: renderer.render(item) for item in items}
        contacts = read_contacts(DATA / "contacts.yml")
        return Project(BULLETINS, vocabulary, contacts, items, bodies, frozenset(bodies))

    return make


@pytest.fixture(scope="session")
def a_site():
    """Make a site: ``a_site(**settings)``."""

    def make(standing=(), **settings):
        settled, problems = parse_settings(Path("mkdocs.yml"), {**SETTINGS, **settings})
        assert not problems, problems
        return Site(
            "Exampleshire Learning", "What was learned.", URL, "en", settled, frozenset(standing)
        )

    return make


@pytest.fixture(scope="session")
def at():
    """Give a moment: ``at("2026-11-22")``."""
    return lambda text="2026-11-22T12:00": parse_date(text, ZONE).start


@pytest.fixture(scope="session")
def a_catalogue(a_project, at):
    """Open the door: ``a_catalogue(*items, moment=…, preview=…)``."""

    def make(*items, moment="2026-11-22T12:00", preview=False):
        when = moment if isinstance(moment, datetime) else at(moment)
        return Catalogue.as_of(a_project(*items), when, preview=preview)

    return make


@pytest.fixture(scope="session")
def found(a_project, a_site, at):
    """Put items to one check: ``found(check, *items) -> ["FILE:LINE: FIELD"]``, advice marked."""

    def tell(check, *items, moment="2026-11-22T12:00", standing=(), **settings):
        problems = list(check(a_project(*items), a_site(standing, **settings), at(moment)))
        assert all(problem.message and problem.hint for problem in problems)
        marks = {"problem": "", "advice": " (advice)"}
        return [
            f"{problem.path_from(BULLETINS)}:{problem.line}: {problem.field}{marks[problem.level]}"
            for problem in problems
        ]

    return tell


@pytest.fixture
def a_folder(tmp_path):
    """Make a folder of bulletins: ``a_folder({path: text})``."""

    def make(files):
        for name in ("vocabulary.yml", "contacts.yml"):
            shutil.copy(DATA / name, tmp_path)
        for path, text in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        return tmp_path

    return make


@pytest.fixture
def expect(request):
    """Compare with an expected file, or rewrite it: ``expect(file, content)``."""

    def compare(file, content):
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        wanted = file.read_bytes() if file.is_file() else b""
        if content != wanted:
            lines = difflib.unified_diff(
                wanted.decode().splitlines(),
                content.decode().splitlines(),
                f"{file.name} (expected)",
                f"{file.name} (made)",
                lineterm="",
            )
            pytest.fail("\n".join([*lines, "rewrite with --update-golden, then read the file"]))

    return compare
