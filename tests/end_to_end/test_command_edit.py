"""``bulletins edit``: its server on a real socket, and the editor in a real browser."""

import http.client
import json
import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from bulletin_commands.editor_pages import BUNDLE
from bulletin_commands.editor_requests import MOST_BYTES

from .running import MOMENT, PROGRAMS, ROOT, Copy, environment

ITEM = "bulletins/lessons/ask-twice.md"
WRITTEN = """---
# Written by hand.
title: "Ask twice"  # the short one
summary: What is to be remembered of it.
status: published
published: 2026-01-10
themes:
  - neglect # the main one
source_kind: unstated
---

A note[^1].

!!! note "Kept"

    As it is.

[^1]: Here.
"""


@pytest.fixture(scope="module", autouse=True)
def bundle():
    """Skip without Decap CMS, or fail where all is to be tested."""
    if (BUNDLE / "decap-cms.js").is_file():
        return
    reason = "Decap CMS is not installed (scripts/setup, where Node is there)"
    if os.environ.get("BULLETINS_REQUIRE_BROWSER") == "1":
        pytest.fail(reason)
    pytest.skip(reason)


class Running:
    """A running editor."""

    def __init__(self, copy):
        self.copy = copy
        self.process = subprocess.Popen(
            [PROGRAMS / "bulletins", "edit", "--no-browser", "--port", str(_free_port())],
            cwd=copy.folder,
            env=environment(BULLETINS_AS_OF=MOMENT),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said = self.process.stdout.readline()
        self.url, self.key = re.search(r"(http://127\.0\.0\.1:\d+/)#key=(\S+) ", said).groups()
        self.host = self.url.removeprefix("http://").rstrip("/")

    def open(self):
        """Use the key up for the token."""
        status, content = self.configuration(self.key)
        assert status == 200
        self.token = json.loads(content)["backend"]["branch"]
        own = {"origin": self.url.rstrip("/")}
        kept = [{"name": "bulletins.token", "value": self.token}]
        self.storage = {"cookies": [], "origins": [{**own, "localStorage": kept}]}
        return self

    def configuration(self, secret):
        return self.ask("GET", "/configuration.json", Authorization=f"Bearer {secret}")

    def ask(self, method, path, body=None, **headers):
        """Send a request as it stands, and give its status and what came."""
        connection = http.client.HTTPConnection(self.host, timeout=20)
        named = {name.replace("_", "-"): value for name, value in headers.items() if value}
        connection.putrequest(method, path, skip_host="Host" in named)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders(body)
        answer = connection.getresponse()
        self.headers = answer.headers
        content = answer.read().decode()
        connection.close()
        return answer.status, content

    def post(self, action, params=None, branch=None, **headers):
        sent = {"branch": branch or self.token, "action": action, "params": params or {}}
        body = json.dumps(sent).encode()
        usual = {
            "Content_Type": "application/json; charset=utf-8",
            "Origin": self.url.rstrip("/"),
            "Content_Length": str(len(body)),
        }
        status, content = self.ask("POST", "/api/v1", body, **{**usual, **headers})
        return status, json.loads(content)

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(20), self.process.stdout.read()
        finally:
            self.process.kill()


def _free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    folder = tmp_path_factory.mktemp("edit") / "exampleshire"
    editor = Running(Copy.make(folder, {"lessons/ask-twice": WRITTEN})).open()
    yield editor
    editor.stop()


@pytest.fixture
def editor(running):
    running.copy.write(ITEM, WRITTEN)
    return running


def test_the_page_lets_nothing_come_from_or_go_to_another_place(editor):
    assert editor.ask("GET", "/")[0] == 200
    policy = editor.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src 'self'" in policy
    assert "://" not in policy
    assert editor.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/../edit.py", "/package.json", "/editor/", "/..%2fserve", "/node_modules/", "/cms.js", "//x"],
)
def test_nothing_else_is_given(path, editor):
    assert editor.ask("GET", path)[0] == 404


@pytest.mark.parametrize(
    "host", ["example.org", "127.0.0.1", "localhost:1", "attacker.example:8001"]
)
def test_another_name_for_this_machine_is_refused(host, editor):
    assert editor.ask("GET", "/configuration.json", Host=host)[0] == 403
    assert editor.post("info", Host=host)[0] == 403


def test_it_answers_to_localhost_too(editor):
    name = editor.host.replace("127.0.0.1", "localhost")
    assert editor.post("info", Host=name, Origin=f"http://{name}")[0] == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://attacker.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
        ({"Content_Type": ""}, 415),
        ({"Content_Length": str(MOST_BYTES + 1)}, 413),
        ({"Content_Length": "9" * 5000}, 413),
        ({"Content_Length": "-1"}, 411),
        ({"Content_Length": "", "Transfer_Encoding": "chunked"}, 411),
        ({"Content_Length": "3"}, 400),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(headers, status, editor):
    assert editor.post("info")[0] == 200
    answered, said = editor.post("info", **headers)
    assert answered == status
    assert said["error"]


def test_a_request_without_the_secret_is_refused(editor):
    params = {"path": ITEM}
    assert editor.post("getEntry", params)[0] == 200
    assert editor.post("getEntry", params, branch="master")[0] == 403
    assert editor.post("getEntry", params, branch=editor.token[:-1])[0] == 403
    assert editor.post("getEntry", params, branch="\ud800")[0] == 403
    assert editor.post("getEntry", params, branch=editor.key)[0] == 403


def test_nothing_of_the_items_is_given_without_the_secret(editor):
    assert editor.configuration(editor.token)[0] == 200
    for secret in ("", "x", editor.key, editor.token[:-1], "é"):
        status, said = editor.configuration(secret.encode())
        assert (status, "whole address" in said) == (403, True)
    assert editor.ask("GET", "/configuration.json")[0] == 403
    for page in ("/", "/editor.js"):
        said = editor.ask("GET", page)[1]
        assert editor.token not in said
        assert "Ask twice" not in said


def test_a_fault_is_told_plainly_and_nothing_of_the_item_is_printed(editor):
    def save(path, raw):
        return editor.post("persistEntry", {"dataFiles": [{"path": path, "raw": raw}]})

    for written in ("title:\tA\n", "title: A\nactions: &a\n  - *a\n"):
        editor.copy.write(ITEM, f"---\n{written}---\n\nSecret words.\n")
        item = json.loads(editor.post("getEntry", {"path": ITEM})[1]["data"])
        status, said = save(ITEM, json.dumps({**item, "title": "B"}))
        assert (status, "editor for plain text" in said["error"]) == (422, True)
    # Whoever runs this may be allowed to write anywhere, but not into a folder that is a file.
    lessons = editor.copy.path("bulletins/lessons")
    lessons.rename(aside := lessons.with_name("aside"))
    lessons.write_text("no folder", "utf-8")
    try:
        status, said = save("bulletins/lessons/new.md", '{"title": "New", "status": "draft"}')
    finally:
        lessons.unlink()
        aside.rename(lessons)
    assert (status, said["error"][:33]) == (500, "This machine cannot read or write")
    assert not select.select([editor.process.stdout], [], [], 0)[0]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "HEAD"])
def test_no_other_method_is_known(method, editor):
    assert editor.ask(method, "/api/v1")[0] == 501


def test_another_folder_is_refused_over_the_wire(editor):
    status, said = editor.post("getEntry", {"path": "bulletins/lessons/../../mkdocs.yml"})
    assert (status, "items only" in said["error"]) == (403, True)


def test_a_port_that_is_taken_is_told_plainly(editor):
    port = editor.host.split(":")[1]
    made = editor.copy.run("edit", "--no-browser", "--port", port)
    assert made.returncode == 1
    assert "another program is there already (try --port)" in made.stderr


def test_settings_with_a_problem_are_told_at_once(a_copy):
    copy = a_copy({})
    copy.change("mkdocs.yml", "  bulletins:", "  bulletins:\n    no_setting: x")
    made = copy.call("edit", "--no-browser")
    assert made.exit_code == 1
    assert "no_setting" in made.stderr


def test_before_it_is_fetched_it_says_what_to_do(a_copy, monkeypatch):
    monkeypatch.setattr(sys.modules["bulletin_commands.edit"], "BUNDLE", Path("/nowhere"))
    made = a_copy({}).call("edit", "--no-browser")
    assert made.exit_code == 1
    assert made.stderr == (
        "the editor in the browser is not fetched yet: "
        "run scripts/setup with the internet (it needs Node, from nodejs.org)\n"
    )


def test_the_preview_is_looked_for_where_its_link_leads(editor):
    with socket.socket() as tried:
        is_there = tried.connect_ex(("127.0.0.1", 8000)) == 0
    assert editor.post("isShown") == (200, {"shown": is_there})


@pytest.mark.parametrize("works", [True, False])
def test_an_editor_that_works_stays_until_the_next_one_is_there(tmp_path, works):
    for name in ("setup", "editor/package.json", "editor/package-lock.json", "editor/.npmrc"):
        (tmp_path / "scripts" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "scripts" / name, tmp_path / "scripts" / name)
    programs = {
        ".venv/bin/python": "#!/bin/sh\necho stamp\n",
        # It empties the folder before it fetches, as npm does.
        "bin/npm": '#!/bin/sh\nfor last; do :; done\nrm -rf "$last/node_modules"\n'
        'mkdir "$last/node_modules"\necho new >"$last/node_modules/bundle"\n'
        f"exit {int(not works)}\n",
    }
    for name, text in programs.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    (tmp_path / ".venv/made-from").write_text("stamp\n", "utf-8")
    bundle = tmp_path / "scripts/editor/node_modules/bundle"
    bundle.parent.mkdir()
    bundle.write_text("old\n", "utf-8")
    around = {"PATH": f"{tmp_path}/bin:{os.environ['PATH']}"}
    run = partial(subprocess.run, [tmp_path / "scripts/setup"], env=around, check=True, text=True)
    made = run(capture_output=True)
    assert bundle.read_text("utf-8") == ("new\n" if works else "old\n")
    assert ("could not be fetched" in made.stderr) == (not works)
    assert not (tmp_path / ".venv/editor").exists()
    bundle.write_text("unchanged\n", "utf-8")
    run(capture_output=True)
    assert bundle.read_text("utf-8") == "unchanged\n"


def test_only_one_package_is_fetched_and_no_address_is_named():
    text = (ROOT / "scripts/editor/package-lock.json").read_text("utf-8")
    assert "://" not in text
    assert set(json.loads(text)["packages"]) == {"", "node_modules/decap-cms"}


class Window:
    """The editor in the browser, and every request that its window makes."""

    def __init__(self, page, editor, address=None):
        self.page = page
        self.editor = editor
        self.requests = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(address or editor.url)
        page.get_by_role("button", name="Open the editor").click()
        page.get_by_role("link", name="Ask twice").first.wait_for()

    def open(self, title):
        self.page.get_by_role("link", name=title).click()
        self.page.get_by_label("Title").first.wait_for()

    def choose(self, field, option):
        box = self.page.get_by_label(field, exact=False).first
        box.fill(option)
        self.page.get_by_role("option", name=option).first.click()

    def save(self):
        self.page.get_by_role("button", name="Save", exact=True).click()
        self.page.get_by_role("menuitem", name="Save now").click()

    def wait_until_saved(self):
        self.page.get_by_role("button", name="Saved", exact=True).wait_for()

    def told(self):
        self.page.locator("#told").wait_for()
        return self.page.locator("#told").inner_text()

    def require_loopback(self):
        assert len(self.requests) > 5
        own = (self.editor.url, "data:", f"blob:{self.editor.url}")
        assert [url for url in self.requests if not url.startswith(own)] == []


@pytest.fixture
def window(editor, browser):
    context = browser.new_context(
        viewport={"width": 1280, "height": 900},
        timezone_id="Pacific/Auckland",
        storage_state=editor.storage,
    )
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield Window(page, editor)
    context.close()


def test_what_is_changed_in_the_form_changes_in_the_file_and_nothing_else(window, editor):
    window.open("Ask twice")
    window.page.get_by_label("Summary").fill("Ask: and ask again.")
    window.choose("Themes", "Information sharing")
    window.save()
    window.wait_until_saved()
    expected = WRITTEN.replace("What is to be remembered of it.", '"Ask: and ask again."')
    expected = expected.replace("# the main one\n", "# the main one\n  - information-sharing\n")
    assert editor.copy.read(ITEM) == expected
    window.page.get_by_label("Summary").fill("Ask again.")
    window.save()
    window.wait_until_saved()
    assert editor.copy.read(ITEM) == expected.replace('"Ask: and ask again."', '"Ask again."')
    page = window.page.get_by_role("link", name="Look at the page")
    assert page.get_attribute("href") == "http://127.0.0.1:8000/lessons/ask-twice/"
    window.page.route("**/api/v1", lambda route: route.fulfill(json={"shown": False}))
    page.click()
    assert "Nothing answers at http://127.0.0.1:8000/" in window.told()
    window.page.unroute("**/api/v1")
    window.require_loopback()
    window.page.get_by_role("button", name="Saved", exact=True).click()
    window.page.get_by_role("menuitem", name="Make a copy").click()
    window.save()
    window.wait_until_saved()
    copied = editor.copy.read("bulletins/lessons/ask-twice-2.md")
    editor.copy.path("bulletins/lessons/ask-twice-2.md").unlink()
    assert "status: draft" in copied
    assert 'summary: "Ask again."' in copied


def test_a_save_with_a_problem_is_refused_and_nothing_is_lost(window, editor):
    window.open("Ask twice")
    window.page.get_by_label("Summary").fill("x" * 340)
    window.save()
    assert "Summary: has 340 characters, 300 are allowed (cut 40)" in window.told()
    assert window.page.get_by_label("Summary").input_value() == "x" * 340
    assert editor.copy.read(ITEM) == WRITTEN
    screenshots = ROOT / "test-output/screenshots"
    screenshots.mkdir(parents=True, exist_ok=True)
    window.page.screenshot(path=screenshots / "editor-refused.png")
    window.page.get_by_label("Summary").fill("Short again.")
    window.save()
    window.wait_until_saved()
    assert "summary: Short again." in editor.copy.read(ITEM)


def test_the_form_of_a_new_item_counts_what_it_lists_and_shows_the_signs_of_a_link(window):
    window.page.get_by_text("New: Learning Lessons Bulletin").click()
    window.page.get_by_text("Nothing new to save").wait_for()
    window.page.get_by_text("[words](address)").wait_for()
    window.page.get_by_text("0 points").wait_for()
    window.page.get_by_role("button", name="Add: point").click()
    window.page.get_by_text("1 point", exact=True).wait_for()
    window.page.get_by_role("button", name="Add: point").click()
    window.page.get_by_text("2 points").wait_for()
    assert window.page.title() == "Exampleshire Learning Lessons: editor"


def test_a_new_item_is_a_held_draft_and_says_what_is_still_missing(window, editor):
    window.page.get_by_text("New: Learning Lessons Bulletin").click()
    window.page.get_by_label("Title").first.fill("Zoë & the café")
    window.save()
    told = window.told()
    assert told.startswith("Saved as a draft.\nBefore it can be published:")
    assert "Summary: is missing" in told
    window.wait_until_saved()
    header = editor.copy.read("bulletins/lessons/zoe-the-cafe.md")
    assert 'title: "Zoë & the café"' in header
    assert "status: draft" in header
    window.require_loopback()


def test_no_day_shifts_by_a_zone(window, editor):
    window.open("Ask twice")
    day = window.page.locator("input[type=date]:visible").first
    day.fill("2027-03-31")
    window.save()
    window.wait_until_saved()
    assert editor.copy.read(ITEM) == WRITTEN.replace(
        "published: 2026-01-10\n", "published: 2026-01-10\nreview_by: 2027-03-31\n"
    )


def test_what_was_changed_elsewhere_meanwhile_is_not_written_over(window, editor):
    window.open("Ask twice")
    theirs = WRITTEN.replace("What is to be remembered of it.", "Theirs.")
    editor.copy.write(ITEM, theirs)
    window.page.get_by_label("Summary").fill("Mine.")
    window.save()
    assert "changed by somebody else" in window.told()
    assert window.page.get_by_label("Summary").input_value() == "Mine."
    assert editor.copy.read(ITEM) == theirs


def test_the_address_opens_the_editor_once_until_ctrl_c_ends_it(a_copy, browser):
    running = Running(a_copy({"lessons/ask-twice": WRITTEN}))
    address = f"{running.url}#key={running.key}"
    page, other = browser.new_context().new_page(), browser.new_context().new_page()
    page.set_default_timeout(15_000)
    window = Window(page, running, address)
    assert running.key not in page.url
    page.reload()
    page.get_by_role("link", name="Ask twice").first.wait_for()
    other.goto(address)
    other.get_by_text("each opens the editor once").wait_for()
    window.open("Ask twice")
    begun = time.monotonic()
    code, said = running.stop()
    assert (code, said.split()) == (0, ["The", "editor", "is", "closed."])
    assert time.monotonic() - begun < 10
    page.get_by_label("Summary").fill("Kept.")
    window.save()
    assert "The editor does not answer. Is it still running?" in window.told()
    assert page.get_by_label("Summary").input_value() == "Kept."
    page.context.close()
    other.context.close()
