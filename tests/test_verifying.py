"""A built site is searched whole: in one process or several, and whatever happens meanwhile."""

import os
import signal
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

import pytest
from built_sites import URL, a_page, asked_of, told_by, write
from bulletin_press.verifying import SEARCHES, sharing, verify
from bulletin_press.verifying.built import Built
from bulletin_press.verifying.foreign_requests import ForeignRequests
from bulletin_press.verifying.links import Links
from bulletin_press.verifying.machine_paths import MachinePaths
from bulletin_press.verifying.searches import Searches
from bulletin_press.verifying.sharing import look_at_all, processes_for
from PIL import Image
from PIL.PngImagePlugin import PngInfo

POLICY = "policy"
"""What these pages are too simple to have."""


@pytest.fixture
def asked(tmp_path, a_project, a_site, at):
    """Ask about a small site: ``asked(files)``."""
    return lambda files: asked_of(write(tmp_path / "built", files), a_site(), a_project(), at())


@pytest.fixture
def many(asked):
    """Ask about a site of many files, with a mistake of each kind in some of them."""
    pages = {f"p/{at}/index.html": a_page(f"p/{at}/index.html") for at in range(100)}
    pages["p/7/index.html"] += "<a href='none/'>x</a>"
    pages["p/8/index.html"] += "<a href='../9/#none'>x</a><img src='https://elsewhere.example/'>"
    pages["p/99/index.html"] += f"<!-- {tempfile.gettempdir()}/x --> <a href='../8/#none'>"
    rss = "<rss xmlns:a='b'><channel><title>T</title><link>x</link><description>D</description>"
    item = "<item><title>x</title><link>{}</link><guid>{}</guid></item>"
    pages["a.xml"] = rss + item.format(URL + "p/1/", "1") + "</channel></rss>"
    pages["z.xml"] = rss + item.format(URL + "p/1/", "2") + "</channel></rss>"
    return asked(pages)


def test_several_processes_tell_the_same_as_one(many):
    alone = verify(many, processes=1)
    found = [it.check for it in alone if it.check != POLICY]
    assert sorted(found) == ["feeds", "foreign-requests", *["links"] * 3, "machine-paths"]
    assert verify(many, processes=2) == verify(many, processes=3) == alone


@pytest.mark.parametrize("processes", [1, 2])
def test_each_file_is_told_as_done_once(processes, many):
    told = []
    verify(many, lambda done, of: told.append((done, of)), processes)
    assert told == [(at, 102) for at in range(1, 103)]


def test_few_files_are_searched_without_another_process(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(4), raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert processes_for(10) == 1
    assert processes_for(10_000) == 4
    monkeypatch.setattr(sys, "platform", "win32")
    assert processes_for(10_000) == 1


@pytest.mark.parametrize("processes", [1, 2])
def test_what_cannot_be_searched_is_a_problem_of_its_file(processes, many):
    class Stumbling(Links):
        def look(self, file):
            if file.path == "p/50/index.html":
                raise RecursionError("too deep")
            return super().look(file)

    found = told_by(Stumbling, many, processes)
    assert "p/50/index.html:1: could not be searched: RecursionError: too deep" in found
    assert "p/7/index.html:14: 'none/' leads nowhere" in found


def test_a_process_that_is_killed_is_a_problem_of_the_file_that_it_searched(many):
    class Deadly(Links):
        def look(self, file):
            if file.path == "p/50/index.html":
                os.kill(os.getpid(), signal.SIGKILL)
            return super().look(file)

    found = told_by(Deadly, many, 2)
    ended = "p/50/index.html:1: ended the program that searched it, so nothing is known of it"
    assert ended in found


@pytest.mark.parametrize("processes", [1, 2])
def test_a_file_that_vanishes_meanwhile_is_a_problem(processes, many):
    many.built.places["p/60/index.html"].unlink(missing_ok=True)
    found = told_by(Links, many, processes)
    assert any(it.startswith("p/60/index.html:1: cannot be read") for it in found)


def test_a_page_that_vanishes_before_the_end_is_a_problem(many, monkeypatch):
    read = Built.read

    def read_once(built, path):
        file = read(built, path)
        if path == "p/8/index.html":
            file.place.unlink()
        return file

    monkeypatch.setattr(Built, "read", read_once)
    found = [(it.path_from(many.built.folder), it.message) for it in verify(many, processes=1)]
    assert any(path == "p/8/index.html" and "cannot be read" in why for path, why in found)


def test_what_is_no_file_is_a_problem(asked):
    site = asked({"index.html": a_page()})
    os.mkfifo(site.built.folder / "pipe")
    (site.built.folder / "gone").symlink_to("nowhere")
    (site.built.folder / "others").symlink_to(site.built.folder.parent, target_is_directory=True)
    told = [it.path_from(site.built.folder) for it in verify(site) if it.check != POLICY]
    assert told == ["gone", "others", "pipe"]


def test_what_is_hidden_is_of_others_but_for_what_the_web_asks_for(asked):
    bad = "<a href='none/'>"
    site = asked({".git/x.html": bad, ".well-known/x.html": bad, "index.html": a_page()})
    assert told_by(Links, site) == [".well-known/x.html:1: 'none/' leads nowhere"]


HERE = Path.home()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.html", f"<p>Built in {HERE}/site</p>"),
        ("a.html", f"<p>{HERE}</p>"),
        ("a.js", f"const from = '{HERE}/x'"),
        ("a.xml", f"<x>{tempfile.gettempdir()}/x.yml</x>"),
        ("a.css", f"/*# sourceMappingURL=file://{HERE}/a.map */"),
        ("a.html", "<p>C:\\Users\\Kim\\site</p>"),
        ("a.json", '"C:\\\\Users\\\\Kim\\\\site"'),
        ("a.html", "<p>/home/kim/site</p>"),
        ("a.html", "<p>/Users/kim/site</p>"),
        ("a.html", "<a href='file:///etc/x'>x</a>"),
        ("a.html", f"<a href='{quote(sys.prefix)}'>x</a>"),
        ("a.txt", "/usr/lib/python3/site-packages/x.py"),
        ("a.xml", "<rss><item>&lt;p&gt;/home/kim/x&lt;/p&gt;</item></rss>"),
    ],
)
def test_a_folder_of_a_machine_is_found(path, content, asked):
    assert len(told_by(MachinePaths, asked({path: content}))) >= 1


def test_a_folder_of_a_machine_is_found_in_what_pictures_tell_of_themselves(asked, tmp_path):
    told = PngInfo()
    told.add_text("Software", "made in /home/kim/pictures", zip=True)
    Image.new("L", (1, 1)).save(tmp_path / "x.png", pnginfo=told)
    assert told_by(MachinePaths, asked({"x.png": (tmp_path / "x.png").read_bytes()})) == [
        "x.png:1: names a folder of a machine: '/home/'"
    ]


@pytest.mark.parametrize(
    "content",
    [
        "<a href='https://elsewhere.example/home/kim/'>x</a>",
        "<a href='../home/kim/'>x</a>",
        "<p>at home/school; see /home; and/Users/x; file: x; in /tmp</p>",
        "<p>Users/kim, rootless, /rooted/x</p>",
    ],
)
def test_what_only_looks_like_a_folder_is_let_be(content, asked):
    assert told_by(MachinePaths, asked({"a.html": content})) == []


def test_a_site_may_have_a_folder_called_home(asked):
    files = {"index.html": "<a href='/home/visits/'>x</a>", "home/visits/index.html": a_page()}
    assert told_by(MachinePaths, asked(files)) == []


def test_searches_join_what_others_have_learnt(many):
    site = many.built
    whole, half, other = (Searches([Links(many)]) for _ in range(3))
    paths = list(site.places)
    list(look_at_all(site, whole, lambda _done, _all: None, 1))
    for searches, some in (half, paths[::2]), (other, paths[1::2]):
        for path in some:
            list(sharing.look_at(site, path, searches))
    half.join(other.results)
    assert sorted(half.finish()) == sorted(whole.finish()) != []


def test_no_search_tells_anything_of_a_good_site(asked):
    files = {
        "index.html": a_page(body="<a href='a/'>x</a>"),
        "a/index.html": a_page("a/index.html"),
    }
    site = asked(files)
    found = [it for it in verify(site) if it.check != POLICY]
    assert found == []
    assert ForeignRequests in SEARCHES
