"""What a page's own policy would refuse is found before anybody sees the page."""

import pytest
from bulletin_press.headers.policy import FIRST_SCRIPT, PAGES, SEARCHING, in_page
from bulletin_press.verifying.blocked import find_blocked
from bulletin_press.verifying.built import BuiltFile
from bulletin_press.verifying.policy import Policies

REFUSED = {
    "a script": "<script>window.x = 1</script>",
    "a module": '<script type="module">window.x = 1</script>',
    "a script in capitals": "<SCRIPT TYPE='Text/JavaScript'>window.x = 1</SCRIPT>",
    "a style": '<td style="text-align: right">1</td>',
    "a style without quotes": "<td style=color:red>1</td>",
    "a style element": "<style>td { color: red }</style>",
    "a handler": '<img src="x.png" onerror="alert(1)">',
    "a handler in capitals": "<body ONLOAD = alert(1)>",
    "an address that runs": '<a href=" JavaScript:alert(1)">x</a>',
    "a frame": '<iframe src="https://example.org/"></iframe>',
    "a film": "<video src=a.mp4></video>",
    "another base": '<base href="/">',
}
ALLOWED = {
    "the script of the frame": f"<script>{FIRST_SCRIPT}</script>",
    "a file": '<script src="a.js"></script>',
    "what is no program": '<script type="application/ld+json">{"style": "x"}</script>',
    "words": "<p title='style=\"x\" onclick=1'>A style = <b>on time = good</b>, javascript:</p>",
    "names that only end so": '<p data-style="x" aria-onward="y">a</p>',
    "shown as text": "<code>&lt;script&gt;1&lt;/script&gt;</code>",
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_browsers_refuse_is_found(name):
    html = f"<p>Before it.</p>\n{REFUSED[name]}"
    (blocked,) = find_blocked(html.encode(), PAGES)
    assert blocked.at == html.index("\n") + 1
    assert "browsers refuse" in blocked.message
    assert blocked.hint


@pytest.mark.parametrize("name", ALLOWED)
def test_what_they_do_not_refuse_is_left_alone(name):
    assert list(find_blocked(ALLOWED[name].encode(), PAGES)) == []


@pytest.fixture
def told(tmp_path):
    """Look at one page: ``told(path, policy, more) -> messages``."""

    def look(path, policy, more=""):
        meta = f'<meta http-equiv="Content-Security-Policy" content="{in_page(policy)}">'
        file = BuiltFile(tmp_path / path, path, f"<head>\n{meta}\n</head>\n{more}".encode())
        search = Policies(None)
        return [f"{one.line}: {one.message}" for one in (*search.look(file), *search.finish())]

    return look


def test_a_page_with_the_policy_of_its_kind_is_fit(told):
    assert told("lessons/a/index.html", PAGES) == []
    assert told("index.html", PAGES) == []
    assert told("search/index.html", SEARCHING) == []


def test_a_page_with_another_policy_is_not(told):
    wanted = ["1: does not say what it may load and do"]
    assert told("lessons/a/index.html", SEARCHING) == wanted
    assert told("index.html", {"default-src": ("*",)}) == wanted


def test_what_is_refused_is_told_with_its_line(told):
    (message,) = told("a/index.html", PAGES, "<p>a</p>\n<p style='x'>b</p>")
    assert message.startswith("5: a style stands in the page")


def test_what_is_no_page_is_not_looked_at(told):
    assert told("feeds/all.xml", {}, "<p style='x'>") == []
