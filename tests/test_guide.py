"""The author guide: what is made of it, and where its links lead."""

import ast
import re
from pathlib import Path

import pytest
from bulletin_press.checks import ADVICE, CHECKS, name_of
from bulletin_press.checks_page import checks_page
from bulletin_press.identifying import RULES
from markdown import Markdown

ROOT = Path(__file__).parents[1]
GUIDE = sorted([*(ROOT / "docs").glob("w*/*.md"), *(ROOT / "docs").glob("c*/*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([\w./-]+\.md)?(?:#([\w-]+))?\)")


def ids_of(page):
    converted = Markdown(extensions=["attr_list", "toc"])
    return set(re.findall(r'id="([^"]+)"', converted.convert(page.read_text("utf-8"))))


def without_code(text):
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def test_the_page_of_checks_is_made_from_the_checks(expect):
    expect(ROOT / "docs" / "writing" / "checks.md", checks_page().encode())


def test_the_page_of_checks_tells_each_and_each_rule():
    page = checks_page()
    for check in (*CHECKS, *ADVICE):
        heading = name_of(check).replace("-", " ").capitalize()
        assert re.search(rf"(?m)^### {heading} \(`[a-z-]+`\)$", page)
    for rule in RULES:
        assert f"| {rule.name.replace('-', ' ')} | {rule.level} | " in page


def names_told():
    """The names of checks in all modules: constants, and what problems are made with."""
    yield "fields"
    for file in (ROOT / "hooks" / "bulletin_press").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            match node:
                case ast.Assign([ast.Name("CHECK")], ast.Constant(name)):
                    yield name
                case ast.Call(ast.Name("Problem"), [*_, ast.Constant(name)], []) if len(
                    node.args
                ) == 6:  # fmt: skip
                    yield name


def test_the_page_of_checks_tells_every_name_that_a_problem_can_have():
    page = checks_page()
    told = set(re.findall(r"(?m)^(?:### .*\(|\| )`([a-z-]+)`", page))
    names = set(names_told())
    assert {"files", "settings", "links"} < names
    assert names <= told
    assert "possible-details" not in told


@pytest.mark.parametrize("page", GUIDE, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_of_the_guide_lead_somewhere(page):
    for file, anchor in LINK.findall(without_code(page.read_text("utf-8"))):
        target = (page.parent / file).resolve() if file else page
        assert target.is_file(), file
        assert not anchor or anchor in ids_of(target), f"{file}#{anchor}"


def test_the_guide_begins_at_its_first_page():
    first = (ROOT / "docs" / "writing" / "index.md").read_text("utf-8")
    for page in (ROOT / "docs" / "writing").glob("*.md"):
        assert page.name == "index.md" or f"({page.name}" in first, page.name
