"""``bulletins serve``: the site on this machine, made anew whenever a file changes."""

import contextlib
import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest

from .running import MOMENT, PROGRAMS, Copy, environment, lesson
from .sweeping import places_with

PATIENCE = 45  # seconds; a machine may be busy


class Preview:
    """A running preview: its process and its pages."""

    def __init__(self, folder, *options, port, **around):
        self.url = f"http://127.0.0.1:{port}/"
        self.log = folder.parent / f"{port}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [PROGRAMS / "bulletins", *options],
                cwd=folder,
                env=environment(BULLETINS_AS_OF=MOMENT, **around),
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def fetch(self, path="", timeout=30):
        """Give a page; empty where there is none."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=timeout) as answer:  # noqa: S310
                return answer.read().decode()
        except urllib.error.HTTPError:
            return ""

    def wait_for(self, path, said):
        """Ask for a page until it says something."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(OSError):
                if said in (page := self.fetch(path)):
                    return page
            time.sleep(0.2)
        pytest.fail(
            f"{said!r} did not come at {path or '/'}:\n{self.log.read_text('utf-8')[-3000:]}"
        )

    def stop(self):
        """Stop it as a user does, and give its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    return Copy.make(tmp_path_factory.mktemp("serve") / "exampleshire")


@pytest.fixture(scope="module")
def preview(copy):
    """The public site, served."""
    port = free_port()
    running = Preview(copy.folder, "serve", "--port", str(port), port=port)
    try:
        running.wait_for("", "Learning lessons in Exampleshire")
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="module")
def preview_of_drafts(tmp_path_factory):
    """The site with its held items, served from a copy of its own."""
    port = free_port()
    copy = Copy.make(tmp_path_factory.mktemp("drafts") / "exampleshire")
    # What was kept for later moments is of items that are held at this one.
    for told in places_with(copy.path(".cache"), "zzheld"):
        copy.path(".cache").joinpath(told.partition(":")[0]).unlink()
    running = Preview(copy.folder, "-q", "serve", "--drafts", "--port", str(port), port=port)
    try:
        running.wait_for("", "Learning lessons in Exampleshire")
        yield running
    finally:
        running.stop()


def test_it_says_where_the_site_is(preview):
    first = preview.log.read_text("utf-8").splitlines()[0]
    assert preview.url in first
    assert "Ctrl+C" in first


def test_the_public_site_is_shown_without_held_items(preview):
    for path in ("", "lessons/", "themes/neglect/", "feeds/all.xml", "data/catalogue.json"):
        page = preview.fetch(path)
        assert page
        assert "zzheld" not in page.lower()
        assert "zzgone" not in page.lower()
    assert preview.fetch("lessons/zzheld-quiet-room/") == ""
    assert preview.fetch("lessons/zzheld-quiet-room/zzheld-notes.txt") == ""
    assert preview.fetch("lessons/ask-twice/")


def test_no_policy_refuses_the_live_reload_of_a_preview(preview):
    page = preview.fetch()
    assert "livereload" in page
    assert "Content-Security-Policy" not in page


def test_a_preview_with_held_items_leaves_nothing_where_a_build_publishes(preview_of_drafts):
    assert preview_of_drafts.fetch("lessons/zzheld-quiet-room/share/")
    folder = preview_of_drafts.log.parent / "exampleshire"
    assert not (folder / "site").exists()
    assert places_with(folder / ".cache", "zzheld") == []


def test_a_page_of_another_site_cannot_read_it_under_a_name_of_its_own(preview):
    """A foreign name that leads to this machine: DNS rebinding."""
    asked = urllib.request.Request(preview.url, headers={"Host": "evil.example:8000"})  # noqa: S310
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked, timeout=10)  # noqa: S310


def test_a_change_of_a_bulletin_arrives(preview, copy):
    name = "bulletins/lessons/ask-twice.md"
    copy.change(name, "Ask twice: the second question", "Ask thrice: the third question")
    page = preview.wait_for("lessons/ask-twice/", "Ask thrice: the third question")
    assert "Ask twice" not in page
    assert "Ask thrice" in preview.fetch("lessons/")
    assert "Ask thrice" in preview.fetch("feeds/lessons.atom")


def test_a_change_of_a_standing_page_arrives(preview, copy):
    copy.change("docs/about.md", "# About this site", "# About all this")
    preview.wait_for("about/", "About all this")


def test_an_item_that_is_held_again_goes(preview, copy):
    name = "bulletins/events/forum-fathers-2024.md"
    assert preview.fetch("events/forum-fathers-2024/")
    copy.change(name, "status: published", "status: draft")
    end = time.monotonic() + PATIENCE
    while preview.fetch("events/forum-fathers-2024/") and time.monotonic() < end:
        time.sleep(0.2)
    assert preview.fetch("events/forum-fathers-2024/") == ""
    assert "forum-fathers-2024" not in preview.fetch("feeds/all.json")


def test_an_item_with_a_problem_is_shown_with_what_to_mend(preview, copy):
    name = "bulletins/guidance/was-not-brought.md"
    copy.change(name, "status: published", "status: publishd")
    try:
        page = preview.wait_for("guidance/was-not-brought/", "Did you mean")
        assert "Held back: until what is wrong is mended" in page
        assert "&#39;publishd&#39; is not one of" in page
        assert "1 problem elsewhere" in preview.fetch("lessons/ask-twice/")
        assert "was-not-brought.md" in preview.fetch("check/")
        assert "was-not-brought.md:4: status:" in preview.log.read_text("utf-8")
    finally:
        copy.change(name, "status: publishd", "status: published")


def test_when_nothing_can_be_read_the_last_good_site_can_still_be_visited(preview, copy):
    copy.change("bulletins/vocabulary.yml", "themes:", "themse:")
    try:
        end = time.monotonic() + PATIENCE
        while "themse" not in preview.log.read_text("utf-8") and time.monotonic() < end:
            time.sleep(0.2)
        assert "bulletins/vocabulary.yml:" in preview.log.read_text("utf-8")
        time.sleep(0.5)
        assert "Ask " in preview.fetch("lessons/ask-twice/", timeout=3)
    finally:
        copy.change("bulletins/vocabulary.yml", "themse:", "themes:")


def test_once_a_problem_is_mended_the_site_goes_on(preview, copy):
    name = "bulletins/guidance/was-not-brought.md"
    copy.change(name, "status: published", "status: publishd")
    end = time.monotonic() + PATIENCE
    log = preview.log.read_text("utf-8")
    while "'publishd'" not in preview.log.read_text("utf-8")[len(log) :] and time.monotonic() < end:
        time.sleep(0.2)
    text = copy.read(name).replace("status: publishd", "status: published")
    copy.write(name, text.replace("Was not brought: what", "Was not brought, again: what"))
    preview.wait_for("guidance/was-not-brought/", "Was not brought, again")


def test_held_items_are_shown_and_marked_when_asked_for(preview_of_drafts):
    page = preview_of_drafts.fetch("lessons/zzheld-quiet-room/")
    assert "Zzheldtitle of the quiet room" in page
    assert "Held back (embargoed: criminal-proceedings" in page
    assert "Only in this preview" in page
    draft = preview_of_drafts.fetch("lessons/zzheld-half-written/")
    assert "Held back (draft" in draft
    scheduled = preview_of_drafts.fetch("lessons/zzheld-winter-lesson/")
    assert "not before" in scheduled
    assert "zzheldnotes" in preview_of_drafts.fetch("lessons/zzheld-quiet-room/zzheld-notes.txt")


def test_in_lists_every_held_item_is_marked_and_no_other(preview_of_drafts):
    for path in ("lessons/", "reviews/", "themes/neglect/"):
        listed = preview_of_drafts.fetch(path).partition("</article>")[0]
        cards = re.split('<li class="press-(?:card|line)">', listed)[1:]
        assert len(cards) > 3
        for card in cards:
            held = "zzheld" in card.partition("</a>")[0].lower()
            assert ("Held back: only in this preview" in card) is held, card


def test_a_public_item_is_not_marked_as_held(preview_of_drafts):
    page = preview_of_drafts.fetch("lessons/ask-twice/")
    assert page
    assert "Held back" not in page


def test_quietly_nothing_is_said_but_what_is_wrong(preview_of_drafts):
    assert "Serving" not in preview_of_drafts.log.read_text("utf-8")
    assert "http://127.0.0.1" not in preview_of_drafts.log.read_text("utf-8")


def test_a_port_that_is_taken_is_told_with_what_to_do(preview, copy):
    port = preview.url.rstrip("/").rpartition(":")[2]
    made = copy.run("serve", "--port", port)
    assert made.returncode == 1
    assert "--port" in made.stderr
    assert "Traceback" not in made.stderr


def test_with_a_problem_from_the_start_the_rest_is_shown(tmp_path):
    items = {"lessons/wrong": "no header\n", "lessons/right": lesson()}
    copy, port = Copy.make(tmp_path / "exampleshire", items), free_port()
    running = Preview(copy.folder, "serve", "--port", str(port), port=port)
    try:
        assert "1 problem elsewhere" in running.wait_for("lessons/right/", "</html>")
        assert "bulletins/lessons/wrong.md" in running.fetch("check/")
    finally:
        running.stop()


def test_with_nothing_readable_from_the_start_it_says_so_and_ends(tmp_path):
    copy = Copy.make(tmp_path / "exampleshire", {"lessons/right": lesson()})
    copy.change("bulletins/vocabulary.yml", "themes:", "themse:")
    made = copy.run("serve", "--port", str(free_port()))
    assert made.returncode == 1
    assert "bulletins/vocabulary.yml:" in made.stdout + made.stderr
    assert "Traceback" not in made.stderr


def test_the_public_site_has_nothing_of_the_panel(tmp_path):
    site = Copy.make(tmp_path / "exampleshire", {"lessons/right": lesson()}).build()
    assert not (site / "check").exists()
    assert not (site / "assets/press/preview.css").exists()
    assert "press-desk" not in (site / "lessons/right/index.html").read_text("utf-8")


def test_held_items_are_shown_on_this_machine_only(tmp_path):
    """Who serves the preview to others, by MkDocs's own command, is refused."""
    copy = Copy.make(tmp_path / "exampleshire")
    made = copy.run(
        *("serve", "--dev-addr", f"0.0.0.0:{free_port()}"), program="mkdocs", BULLETINS_PREVIEW="1"
    )
    assert made.returncode == 1
    assert "on this machine only" in made.stdout + made.stderr


def test_it_stops_at_once_when_asked_to_and_leaves_nothing_behind(tmp_path):
    copy = Copy.make(tmp_path / "exampleshire", {"lessons/ask": lesson()})
    around = {path.name for path in copy.folder.iterdir()}
    port = free_port()
    running = Preview(copy.folder, "serve", "--port", str(port), port=port)
    running.wait_for("", "Learning lessons in Exampleshire")
    assert running.stop() == 0
    assert "Traceback" not in running.log.read_text("utf-8")
    assert {path.name for path in copy.folder.iterdir()} == around | {".cache"}
