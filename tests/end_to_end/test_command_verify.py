"""``bulletins verify``: what is built is fit, and what is wrong with a built site is told."""

import json
import os
import shutil

import pytest

from .crawling import broken_links, foreign_requests
from .running import EXAMPLESHIRE, MOMENT, ROOT, URL, call, run
from .test_crawling import BROKEN, FOREIGN

CONFIG = EXAMPLESHIRE / "mkdocs.yml"


def verify(site, *more, config=CONFIG):
    return call("-f", config, "verify", "--as-of", MOMENT, "--site-dir", site, *more)


def linked(made, place):
    """Copy a file by a link, which takes no time; whoever changes it writes it anew."""
    os.link(made, place)


@pytest.fixture
def a_copy_of(tmp_path):
    return lambda site: shutil.copytree(site, tmp_path / "copy", copy_function=linked)


def plant(site, path, text):
    place = site / path
    content = place.read_bytes()
    place.unlink()
    place.write_bytes(content.replace(b"</main>", text.encode() + b"</main>"))
    assert place.read_bytes() != content


def test_what_is_built_is_fit(site):
    made = verify(site)
    assert (made.exit_code, made.output.partition(" files")[2].partition(": ")[2]) == (
        0,
        "no problem\n",
    )


def test_verify_tells_what_the_crawler_tells(site, a_copy_of):
    copy = a_copy_of(site)
    pages = sorted(copy.glob("*/*/index.html"))
    faults = [*BROKEN, *FOREIGN]
    assert len(pages) > len(faults)
    for page, fault in zip(pages, faults, strict=False):
        # Whatever it names is nowhere from any page.
        plant(copy, page.relative_to(copy), fault.replace("a/x%20y.txt", "#"))
    told = json.loads(verify(copy, "--format", "json").output)

    def files(*checks):
        return {os.path.relpath(it["file"], copy) for it in told if it["check"] in checks}

    assert files("links") == {line.partition(":")[0] for line in broken_links(copy)}
    assert files("foreign-requests") == {line.partition(":")[0] for line in foreign_requests(copy)}
    assert len(files("foreign-requests")) == len(FOREIGN)


def test_problems_are_told_with_file_and_line_and_what_to_do(site, a_copy_of, monkeypatch):
    copy = a_copy_of(site)
    plant(copy, "about/index.html", "\n<a href='../nowhere/'>x</a>")
    monkeypatch.chdir(copy)
    made = verify(copy)
    assert made.exit_code == 1
    first, last = made.output.splitlines()
    line = (copy / "about/index.html").read_text("utf-8").split("../nowhere/")[0].count("\n") + 1
    hint = "mend the address where it is written, or take the link away"
    assert first == f"about/index.html:{line}: '../nowhere/' leads nowhere ({hint})"
    assert last.endswith(" searched: 1 problem: do not publish this folder")
    assert verify(copy, "--format", "github").output.startswith("::error file=about/index.html,")


def test_any_built_folder_can_be_verified(tmp_path):
    (tmp_path / "index.html").write_text("<p>x</p>", "utf-8")
    made = verify(tmp_path)
    assert made.exit_code == 1
    assert "index.html:1: has no title" in made.output


@pytest.mark.parametrize("make", [lambda _: None, lambda folder: folder.mkdir()])
def test_a_folder_that_is_none_or_empty_is_wrong_usage(make, tmp_path):
    make(tmp_path / "built")
    made = verify(tmp_path / "built")
    assert made.exit_code == 2
    assert "there is no site in" in made.output
    assert "bulletins build" in made.output


def test_bulletins_with_problems_are_told_first(site, a_copy):
    copy = a_copy({"lessons/x": "no header"})
    made = verify(site, config=copy.path("mkdocs.yml"))
    assert made.exit_code == 1
    assert "bulletins/lessons/x.md:1:" in made.output


def test_the_help_says_what_is_proved():
    told = " ".join(run("verify", "--help", cwd=ROOT).stdout.split())
    assert "Every link, picture, script, style and form leads to a file" in told
    assert "No file names a folder of the machine that built the site" in told


def test_addresses_on_another_host_are_not_the_sites_own(site):
    # Read as the site of another address, it names that of Exampleshire as canonical.
    made = verify(site, "--format", "json", config=ROOT / "mkdocs.yml")
    assert {it["check"] for it in json.loads(made.output)} >= {"page-heads"}
    assert URL in made.output
