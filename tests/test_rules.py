"""The rules of the house, as the architecture page tells them."""

import ast
import hashlib
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest
from bulletin_press import checks, publishers
from bulletin_press.artefact import File
from bulletin_press.checks import ADVICE, CHECKS
from bulletin_press.models import KINDS
from bulletin_press.parts import Part
from bulletin_press.publishers import PUBLISHERS
from bulletin_press.settings import Settings
from bulletin_press.verifying import SEARCHES

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "hooks" / "bulletin_press"
MODULES = sorted([*(ROOT / "hooks").rglob("*.py"), *(ROOT / "scripts").rglob("*.py")])
CLOCKS = {"now", "today", "utcnow", "time_ns", "localtime", "gmtime"}


def tree(module):
    return ast.parse(module.read_text("utf-8"))


def named(module):
    return module.relative_to(ROOT).as_posix()


def imported(module):
    """List the modules that a module imports, and each name that it takes from them."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top(name):
    return name.split(".")[0]


def read_clocks(module):
    """List the calls in a module that read a clock."""
    for node in ast.walk(tree(module)):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        if called.split(".")[-1] in CLOCKS or called == "time.time":
            yield f"{node.lineno}: {called}"
    yield from (name for name in imported(module) if name == "time.time")


def test_only_the_hook_and_the_commands_know_mkdocs():
    know = {named(module) for module in MODULES if "mkdocs" in map(top, imported(module))}
    allowed = ("hooks/build_site.py", "hooks/bulletin_mkdocs/", "scripts/bulletin_commands/")
    assert "hooks/build_site.py" in know
    assert not [name for name in know if not name.startswith(allowed)]


def test_the_library_knows_neither_the_commands_nor_the_command_line():
    above = {"bulletin_commands", "bulletin_mkdocs", "build_site", "click", "material"}
    for module in LIBRARY.rglob("*.py"):
        assert not above & set(map(top, imported(module))), named(module)


def test_modules_import_each_other_by_their_full_names():
    for module in MODULES:
        assert not [name for name in imported(module) if name.startswith(".")], named(module)


def test_a_publisher_knows_neither_another_nor_the_reader():
    own = sorted((LIBRARY / "publishers").glob("[!_]*.py"))
    assert own
    for module in own:
        forbidden = [
            name
            for name in imported(module)
            if name.startswith(("bulletin_press.publishers", "bulletin_press.reading"))
        ]
        assert not forbidden, named(module)


def test_the_clock_is_read_in_one_place():
    assert list(read_clocks(LIBRARY / "moment.py"))
    for module in MODULES:
        if module != LIBRARY / "moment.py" and "benchmark" not in module.name:
            assert not list(read_clocks(module)), named(module)


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_module_says_what_it_is_for(module):
    told = ast.get_docstring(tree(module))
    assert told
    assert told.splitlines()[0].endswith((".", "?", ":"))


def test_every_check_is_listed():
    checks_of_all = (*CHECKS, *ADVICE)
    listed = {check.__name__ for check in checks_of_all}
    made = {
        node.name
        for module in (LIBRARY / "checks").glob("[!_]*.py")
        for node in tree(module).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")
    }
    assert made == listed
    assert len(checks_of_all) == len(listed) == len(list(pkgutil.iter_modules(checks.__path__)))


def test_every_publisher_is_listed():
    modules = {
        f"bulletin_press.publishers.{it.name}" for it in pkgutil.iter_modules(publishers.__path__)
    }
    assert {publish.__module__ for publish in PUBLISHERS.values()} == modules
    assert len(PUBLISHERS) == len(modules)


def test_every_search_of_a_built_site_is_listed_and_says_what_it_proves():
    made = {
        node.name: ast.get_docstring(node) or ""
        for module in (LIBRARY / "verifying").glob("[!_]*.py")
        for node in tree(module).body
        if isinstance(node, ast.ClassDef) and "Search" in map(ast.unparse, node.bases)
    }
    assert set(made) == {search.__name__ for search in SEARCHES}
    assert len(made) == len(SEARCHES)
    for told in made.values():
        proved = told.partition("\n\n")[0]
        assert proved.startswith(("Every ", "No ", "Nothing "))
        assert proved.endswith(".")


def test_the_same_items_and_moment_give_the_same_bytes(an_item, a_catalogue, a_site):
    def made():
        items = [an_item(kind, slug, related=["lessons/a"]) for kind in KINDS for slug in "ab"]
        found = publishers.publish_all(a_catalogue(*items), a_site())
        return [(it.path, it.content if isinstance(it, File) else it) for it in found]

    assert made() == made()


DIGEST = """
import hashlib, os, sys
from bulletin_mkdocs import opening
from bulletin_press.artefact import File
from bulletin_press.catalogue import Catalogue
from bulletin_press.publishers import publish_all
desk = opening.desk_of(opening.open_config("tests/exampleshire/mkdocs.yml"))
digest = hashlib.sha256()
for made in publish_all(Catalogue.as_of(desk.project, desk.moment), desk.site):
    content = made.content if isinstance(made, File) else repr(made).encode()
    digest.update(made.path.encode() + (content if isinstance(content, bytes) else b""))
print(digest.hexdigest())
"""


def test_the_order_of_sets_changes_no_byte():
    digests = set()
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "BULLETINS_AS_OF": "2026-11-22"}
        ran = subprocess.run(
            [sys.executable, "-c", DIGEST],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        )
        digests.add(ran.stdout.split()[-1])
    assert len(digests) == 1
    assert digests != {hashlib.sha256().hexdigest()}


def test_every_setting_is_explained():
    text = (ROOT / "docs/contributing/settings.md").read_text("utf-8")
    assert not [name for name in Settings.model_fields if f"`{name}`" not in text]


def test_every_field_is_explained_to_authors():
    text = (ROOT / "docs/writing/fields.md").read_text("utf-8")
    models, names = [*KINDS.values(), *Part.__subclasses__()], set()
    for model in models:
        for name, field in model.model_fields.items():
            names.add(field.alias or name)
    assert not [name for name in sorted(names) if f"\n| `{name}` |" not in text]


def test_the_lock_file_names_no_address():
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    assert len(lines) > 100
    assert not [line for line in lines if "://" in line or line.startswith(("-i", "--index"))]
