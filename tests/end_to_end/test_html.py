"""The HTML and CSS of the built sites, read by the Nu HTML checker as the W3C offers it."""

import json
import os
import shutil
import subprocess

import pytest

from .running import ROOT
from .visiting import OUTPUT

JAR = ROOT / "tests/node/node_modules/vnu-jar/build/dist/vnu.jar"


@pytest.fixture(scope="module")
def check():
    """The checker; without it its tests are skipped, or fail where it is required."""
    missing = []
    java = shutil.which("java")
    if java is None:
        missing.append("there is no java on the PATH")
    if not JAR.is_file():
        missing.append("vnu-jar is not installed (npm ci --prefix tests/node)")
    if missing:
        reason = " and ".join(missing)
        if os.environ.get("BULLETINS_REQUIRE_HTML_CHECKER") == "1":
            pytest.fail(f"{reason}, and BULLETINS_REQUIRE_HTML_CHECKER=1 asks for the checker")
        pytest.skip(reason)

    def run_checker(files, *options):
        ran = subprocess.run(
            [java, "-Xmx1g", "-jar", JAR, "--format", "json", *options, *files],
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=300,
        )
        return json.loads(ran.stderr)["messages"]

    return run_checker


def told(message):
    place = message["url"].removeprefix("file:")
    kind = message.get("subType") or message["type"]
    return f"{place}:{message.get('lastLine', 1)}: {kind}: {message['message']}"


def test_the_checker_sees_mistakes(check, tmp_path):
    page, style = tmp_path / "page.html", tmp_path / "style.css"
    page.write_text("<!doctype html><html lang=en><title>A</title><p><div id=a id=b></p>", "utf-8")
    style.write_text("p { colour: red; }", "utf-8")
    assert [message["type"] for message in check([page])].count("error") >= 2
    assert [message["type"] for message in check([style], "--css")] == ["error"]


def test_no_page_of_either_site_has_a_mistake_in_its_html(check, site, own_site):
    pages = sorted([*site.rglob("*.html"), *own_site.rglob("*.html")])
    assert len(pages) > 250
    messages = check(pages)
    OUTPUT.mkdir(exist_ok=True)
    OUTPUT.joinpath("html-checker.txt").write_text("\n".join(map(told, messages)), "utf-8")
    assert [told(message) for message in messages if message["type"] == "error"] == []


def test_no_style_of_ours_has_a_mistake(check, site):
    folder = site / "assets"
    styles = sorted([*folder.glob("lasting/press.*.css"), *folder.glob("press/*.css")])
    assert len(styles) == 2
    wrong = [message for message in check(styles, "--css") if message["type"] == "error"]
    assert [told(message) for message in wrong] == []
