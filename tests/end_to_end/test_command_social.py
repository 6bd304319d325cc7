"""``bulletins social``: the posts of public items, on the screen, as JSON or as files."""

import json

import pytest

from .running import EXAMPLESHIRE, MOMENT, call, run
from .sweeping import files_of, places_with
from .written_items import MARKERS

NAME = "campaigns/ask-listen-tell"


def social(*arguments, moment=MOMENT):
    config = EXAMPLESHIRE / "mkdocs.yml"
    return call("--config-file", config, "social", *arguments, BULLETINS_AS_OF=moment)


@pytest.fixture(scope="module")
def offered(site):
    """The posts that the site offers as data."""
    return json.loads((site / "data/posts.json").read_text("utf-8"))


def test_as_json_they_are_the_posts_that_the_site_offers(offered):
    made = social("--format", "json")
    assert made.exit_code == 0
    posts = json.loads(made.stdout)
    assert len(posts) > 200
    assert posts == offered


def test_as_text_every_post_stands_whole_under_its_head(offered):
    made = run("social", NAME, "--channel", "x", BULLETINS_AS_OF=MOMENT)
    assert (made.returncode, made.stderr) == (0, "")
    wanted = [post for post in offered if (post["item"], post["channel"]) == (NAME, "x")]
    assert len(wanted) == 4
    for post in wanted:
        head = f"{NAME} · X · text {post['variant']} · {post['count']} of 280"
        assert head in made.stdout
        assert f"\n\n{post['text']}\n" in made.stdout
    assert made.stdout.count("── ") == len(wanted)


def test_items_and_channels_limit_what_is_shown(offered):
    other = "lessons/ask-twice"
    made = social(NAME, other, "--channel", "x", "--channel", "whatsapp", "--format", "json")
    shown = [(post["item"], post["channel"], post["variant"]) for post in json.loads(made.stdout)]
    assert shown == [
        (post["item"], post["channel"], post["variant"])
        for post in offered
        if post["item"] in (NAME, other) and post["channel"] in ("x", "whatsapp")
    ]
    assert len({item for item, _, _ in shown}) == 2


def test_into_the_outbox_each_post_is_a_file_of_its_text(offered, tmp_path):
    made = social(NAME, "--outbox", tmp_path / "outbox")
    own = [post for post in offered if post["item"] == NAME]
    wanted = {
        f"posts/{NAME}/{post['channel']}-{post['variant']}.txt": f"{post['text']}\n".encode()
        for post in own
    }
    assert made.exit_code == 0
    assert made.stdout == f"{len(wanted)} posts are in {tmp_path / 'outbox' / 'posts'}\n"
    found = files_of(tmp_path / "outbox")
    assert json.loads(found.pop("posts/posts.json")) == own
    assert found == wanted


def test_into_the_outbox_nothing_of_an_earlier_time_stays(tmp_path):
    social("lessons/ask-twice", "--outbox", tmp_path)
    social(NAME, "--channel", "x", "--outbox", tmp_path)
    assert {name.rpartition("/")[0] for name in files_of(tmp_path)} == {f"posts/{NAME}", "posts"}


def test_a_folder_that_is_not_ours_stays_as_it_is(tmp_path):
    mine = tmp_path / "posts" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("Mine.", "utf-8")
    made = social(NAME, "--outbox", tmp_path)
    assert made.exit_code == 2
    assert "holds something else" in made.stderr
    assert files_of(tmp_path) == {"posts/mine.txt": b"Mine."}


def test_an_outbox_that_cannot_be_written_is_wrong_usage(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    made = social(NAME, "--outbox", tmp_path / "file" / "x")
    assert made.exit_code == 2
    assert "cannot be written" in made.stderr


def test_files_and_a_format_for_the_screen_are_not_asked_for_together(tmp_path):
    made = social(NAME, "--outbox", tmp_path, "--format", "json")
    assert made.exit_code == 2
    assert files_of(tmp_path) == {}


def test_held_and_withdrawn_items_have_no_posts(tmp_path):
    made = social("--outbox", tmp_path)
    assert made.exit_code == 0
    assert len(files_of(tmp_path)) > 200
    assert places_with(tmp_path, *MARKERS) == []


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("lessons/ask-twise", "did you mean 'lessons/ask-twice'?"),
        ("campaigns/ask-listen", "did you mean 'campaigns/ask-listen-tell'?"),
        ("nothing", "kind/slug"),
    ],
)
def test_an_item_that_is_not_there_is_wrong_usage_and_the_nearest_is_named(name, nearest):
    made = social(name)
    assert (made.exit_code, made.stdout) == (2, "")
    assert nearest in made.stderr


def test_a_withdrawn_item_has_no_posts_and_says_why():
    made = social("guidance/levels-of-need-2021")
    assert (made.exit_code, made.stdout) == (2, "")
    assert "it was withdrawn" in made.stderr


@pytest.mark.parametrize("name", ["lessons/zzheld-quiet-room", "lessons/zzheld-winter-lesson"])
def test_a_held_item_is_answered_as_if_it_were_not_there(name):
    made = social(name)
    assert (made.exit_code, made.stdout) == (2, "")
    assert "there is no public item" in made.stderr
    assert "Zz" not in made.stderr


def test_a_scheduled_item_has_posts_from_its_moment():
    name = "lessons/zzheld-winter-lesson"
    assert social(name, moment="2026-12-01T08:59").exit_code == 2
    assert social(name, moment="2026-12-01T09:00").exit_code == 0


def test_a_channel_that_is_not_there_is_wrong_usage():
    made = social("--channel", "twitter")
    assert made.exit_code == 2
    assert "bluesky" in made.stderr
