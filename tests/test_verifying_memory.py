"""A build searches only what has changed, and never passes over what it would tell of today."""

import pytest
from built_sites import a_page, asked_of, write
from bulletin_press.verifying.feeds import Feeds
from bulletin_press.verifying.held_words import HeldWords
from bulletin_press.verifying.links import Links
from bulletin_press.verifying.searches import Memory, Searches
from bulletin_press.verifying.sharing import look_at_all

TITLE = "Nobody asked who slept in the quiet room that night"
HELD = {"title": TITLE, "status": "draft", "published": None}


@pytest.fixture
def search(tmp_path, a_project, a_site, at):
    """Search a site as the next build does: ``search(begin, files, *items)``.

    Gives what is told, and which files were looked at.
    """

    def run(begin, files, *items, processes=1):
        for path in (tmp_path / "built").rglob("*.*"):
            path.unlink()
        project = a_project(*items)
        asked = asked_of(write(tmp_path / "built", files), a_site(), project, at())
        looked = []

        class Watched(begin):
            def look(self, file):
                looked.append(file.path)
                return super().look(file)

        Watched.__name__ = begin.__name__
        searches = Searches([Watched(asked)], Memory(tmp_path / "memory.json"))
        found = [*look_at_all(asked.built, searches, lambda _done, _all: None, processes)]
        found += searches.finish()
        return [one.path_from(tmp_path / "built") for one in sorted(set(found))], looked

    return run


def test_what_has_not_changed_is_not_searched_again(search, an_item):
    files = {"a.html": "<p>one", "b.html": "<p>two", "c.json": "{}"}
    item = an_item("lessons", "x", **HELD)
    assert search(HeldWords, files, item) == ([], sorted(files))
    assert search(HeldWords, files, item) == ([], [])
    assert search(HeldWords, {**files, "b.html": "<p>three"}, item) == ([], ["b.html"])
    assert search(HeldWords, {**files, "d.html": "<p>one"}, item) == ([], ["b.html", "d.html"])


def test_several_processes_remember_as_one_does(search, an_item):
    files = {f"{at}.html": f"<p>{at}" for at in range(50)}
    item = an_item("lessons", "x", **HELD)
    search(HeldWords, files, item, processes=2)
    assert search(HeldWords, files, item) == ([], [])


def test_what_has_become_held_is_found_in_files_that_have_not_changed(search, an_item):
    files = {"a.html": f"<p>{TITLE}</p>", "b.html": "<p>two"}
    other = an_item("lessons", "y", title="Another", status="draft", published=None)
    assert search(HeldWords, files, other)[0] == []
    assert search(HeldWords, files, other, an_item("lessons", "x", **HELD))[0] == ["a.html"]


def test_a_problem_is_told_again_as_long_as_it_is_there(search, an_item):
    files = {"a.html": f"<p>{TITLE}</p>"}
    for _ in range(2):
        assert search(HeldWords, files, an_item("lessons", "x", **HELD)) == (["a.html"], ["a.html"])


@pytest.mark.parametrize("line", ["<p>{}</p>\n<p>1</p>", "<p>1</p>\n<p>2</p>\n<p>{}</p>"])
def test_what_stood_there_by_right_is_found_when_it_no_longer_does(line, search, an_item):
    """The second page has the very lines of the first, which are read once."""
    files = {"a.html": line.format(TITLE), "b.html": line.format(TITLE) + "\n<p>more</p>"}
    held = an_item("lessons", "x", **HELD)
    public = an_item("lessons", "y", title="Another", summary=f"It was said: {TITLE}.")
    assert search(HeldWords, files, held, public) == ([], ["a.html", "b.html"])
    assert search(HeldWords, files, held, public) == ([], [])
    silent = an_item("lessons", "y", title="Another")
    assert set(search(HeldWords, files, held, silent)[1]) == {"a.html", "b.html"}
    only_second = {"b.html": files["b.html"]}
    search(HeldWords, files, held, public)
    assert search(HeldWords, only_second, held, silent) == (["b.html"], ["b.html"])


def test_a_word_that_search_knows_by_right_is_looked_for_each_time(search, an_item):
    files = {"search/words.json": '["slept"]'}
    held = an_item("lessons", "x", **HELD)
    public = an_item("lessons", "y", title="Another", summary="The child slept.")
    assert search(HeldWords, files, held, public)[0] == []
    silent = an_item("lessons", "y", title="Another")
    assert search(HeldWords, files, held, silent)[0] == ["search/words.json"]


def test_links_that_are_remembered_lead_nowhere_once_a_page_or_an_anchor_goes(search):
    start = a_page(body="<a href='a/#here'>x</a>")
    files = {"index.html": start, "a/index.html": a_page("a/index.html", body="<p id='here'>")}
    assert search(Links, files)[0] == []
    assert search(Links, files) == ([], [])
    without = {**files, "a/index.html": a_page("a/index.html")}
    assert search(Links, without) == (["index.html"], ["a/index.html"])
    assert search(Links, {"index.html": start}) == (["index.html"], ["index.html"])


def test_ids_of_remembered_feeds_are_held_against_those_of_others(search):
    rss = (
        "<rss version='2.0'><channel><title>T</title><link>x</link><description>D</description>"
        "<item><title>x</title><link>https://a.example/p/</link><guid>{}</guid></item>"
        "</channel></rss>"
    )
    assert search(Feeds, {"a.xml": rss.format(1), "b.xml": rss.format(1)})[0] == []
    told, looked = search(Feeds, {"a.xml": rss.format(1), "b.xml": rss.format(2)})
    assert (told, looked) == (["b.xml"], ["b.xml"])


@pytest.mark.parametrize("written", ["", "[]", "{", '{"x": 1}', '{"x": {}}'])
def test_a_memory_that_cannot_be_read_is_none(written, search, an_item, tmp_path):
    files = {"a.html": "<p>one"}
    search(HeldWords, files, an_item("lessons", "x", **HELD))
    (tmp_path / "memory.json").write_text(written)
    assert search(HeldWords, files, an_item("lessons", "x", **HELD))[1] == ["a.html"]


def test_without_a_memory_everything_is_searched_each_time(tmp_path, a_project, a_site, at):
    asked = asked_of(write(tmp_path, {"a.html": "<p>one"}), a_site(), a_project(), at())
    for _ in range(2):
        searches = Searches([Links(asked)])
        assert list(look_at_all(asked.built, searches, lambda _done, _all: None, 1)) == []
    assert [file.name for file in tmp_path.iterdir()] == ["a.html"]
