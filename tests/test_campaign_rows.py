"""The files that schedulers import, read back with csv."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest
from bulletin_press.campaign.planning import make_plan
from bulletin_press.campaign.rows import COLUMNS, all_posts_file, guarded, scheduler_files
from bulletin_press.campaign.schedulers import built_in
from bulletin_press.posts.channels import CHANNELS
from hypothesis import given
from hypothesis import strategies as st

BUFFER = ["Text", "Image URL", "Tags", "Posting Time"]
PUBLER = [
    "Date - Intl. format or prompt",
    "Text",
    "Link(s) - Separated by comma for FB carousels",
    "Media URL(s) - Separated by comma",
    "Title - For the video, pin, PDF ..",
    "Label(s) - Separated by comma",
    "Alt text(s) - Separated by ||",
    "Comment(s) - Separated by ||",
    "Pin board, FB album, or Google category",
    "Post subtype - I.e. story, reel, PDF ..",
    "CTA - For Facebook links or Google",
    "Reminder - For stories, reels, shorts, and TikToks",
]
METRICOOL = [
    "Text", "Date", "Time", "Draft", "Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram",
    "Pinterest", "TikTok", "Youtube", "Threads", "Bluesky",
    *(f"Picture Url {number}" for number in range(1, 11)),
    *(f"Alt text picture {number}" for number in range(1, 11)),
    "Document title", "Shortener",
]  # fmt: skip
MESSAGES = [
    '“Ask twice”, she said; "once" is not enough. 👩‍👧\nThen listen, really.',
    "=HYPERLINK(A1) is how a formula begins",
    "+44 is how numbers begin",
]


@pytest.fixture(scope="session")
def site(a_site):
    return a_site()


@pytest.fixture(scope="session")
def turns(a_catalogue, an_item, site):
    """Turns of an item in summer and winter: three texts, hard ones."""
    social = {"messages": MESSAGES, "repeat": {"every": "3 months", "times": 3}}
    item = an_item(published="2026-06-01", social=social, title="@work")
    plan = make_plan(a_catalogue(item, moment="2026-06-01"), site, date(2026, 6, 1), 52)
    assert len(plan.turns) == 3
    return plan.turns


def read(content):
    text = content.decode("utf-8")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def written(name, turns, site, **changed):
    return scheduler_files(name, built_in()[name].model_copy(update=changed), turns, site)


def texts(turns, channel):
    return [post.text for turn in turns for post in turn.posts if post.channel == channel]


def test_buffer_has_a_file_for_each_channel_with_its_four_columns(turns, site):
    made = written("buffer", turns, site)
    wanted = [slug for slug in CHANNELS if slug != "whatsapp"]
    assert list(made) == [f"buffer-{slug}.csv" for slug in wanted]
    for slug in wanted:
        content = made[f"buffer-{slug}.csv"]
        assert content.startswith(b"\xef\xbb\xbf")
        head, *rows = read(content)
        assert head == BUFFER
        assert [row[3] for row in rows] == [
            "2026-06-01 09:30",
            "2026-09-01 12:30",
            "2026-12-01 16:00",
        ]
        assert [row[0].lstrip(" ") for row in rows] == texts(turns, slug)
        card = "card-square.png" if slug == "instagram" else "card.png"
        address = f"https://learning.exampleshire.org/lessons/ask-twice/{card}"
        assert {row[1] for row in rows} == {address}
        assert {row[2] for row in rows} == {""}


def test_publer_has_its_twelve_columns_and_the_description_of_the_picture(turns, site):
    made = written("publer", turns, site)
    assert len(made) == 7
    content = made["publer-mastodon.csv"]
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = read(content)
    assert head == PUBLER
    assert [row[0] for row in rows] == ["2026/06/01 09:30", "2026/09/01 12:30", "2026/12/01 16:00"]
    assert [row[1].lstrip(" ") for row in rows] == texts(turns, "mastodon")
    assert {row[3] for row in rows} == {
        "https://learning.exampleshire.org/lessons/ask-twice/card.png"
    }
    assert all("Exampleshire Partnership" in row[6] for row in rows)
    assert all(not row[at] for row in rows for at in (2, 4, 5, 7, 8, 9, 10, 11))


def test_metricool_has_one_file_in_which_channels_share_a_row_where_they_post_the_same(turns, site):
    made = written("metricool", turns, site)
    assert list(made) == ["metricool.csv"]
    head, *rows = read(made["metricool.csv"])
    assert head == METRICOOL
    records = [dict(zip(head, row, strict=True)) for row in rows]
    flags = {
        "x": "Twitter/X", "bluesky": "Bluesky", "threads": "Threads", "linkedin": "LinkedIn",
        "facebook": "Facebook", "instagram": "Instagram",
    }  # fmt: skip
    for slug, column in flags.items():
        own = [record for record in records if record[column] == "TRUE"]
        assert [record["Text"].lstrip(" ") for record in own] == texts(turns, slug)
        assert [(record["Date"], record["Time"]) for record in own] == [
            ("2026-06-01", "09:30:00"),
            ("2026-09-01", "12:30:00"),
            ("2026-12-01", "16:00:00"),
        ]
    assert len(records) < 3 * len(flags)
    assert {record["Shortener"] for record in records} == {"FALSE"}
    assert {record[column] for record in records for column in flags.values()} == {"TRUE", "FALSE"}
    assert all(record["Alt text picture 1"] for record in records)


def test_files_are_split_where_rows_are_limited_and_none_is_lost(turns, site):
    made = written("buffer", turns * 70, site)
    assert [name for name in made if "-x-" in name] == [
        "buffer-x-1.csv",
        "buffer-x-2.csv",
        "buffer-x-3.csv",
    ]
    parts = [read(made[f"buffer-x-{number}.csv"]) for number in (1, 2, 3)]
    assert [len(part) for part in parts] == [101, 101, 11]
    assert all(part[0] == BUFFER for part in parts)
    rows = [row for part in parts for row in part[1:]]
    assert rows == read(written("buffer", turns * 70, site, rows=None)["buffer-x.csv"])[1:]
    assert "buffer-x.csv" in written("buffer", turns, site, rows=3)
    assert "buffer-x-2.csv" in written("buffer", turns, site, rows=2)


def test_hootsuite_has_no_head(turns, site):
    rows = read(written("hootsuite", turns, site)["hootsuite-x.csv"])
    assert [row[0] for row in rows] == ["01/06/2026 09:30", "01/09/2026 12:30", "01/12/2026 16:00"]


def test_sprout_social_has_its_three_columns(turns, site):
    head, first, *_ = read(written("sprout-social", turns, site)["sprout-social-x.csv"])
    assert head == ["date", "time_24hr", "message_text"]
    assert first[:2] == ["01/06/2026", "09:30"]


def test_own_words_links_titles_and_names_can_stand_in_columns(turns, site):
    columns = {"A": "link", "B": "title", "C": "channel", "D": "always as it is", "E": "on x"}
    made = written("buffer", turns[:1], site, columns=columns, yes="1", no="0", header=False)
    link = "https://learning.exampleshire.org/lessons/ask-twice/"
    assert read(made["buffer-x.csv"]) == [[link, " @work", "Twitter/X", "as it is", "1"]]
    assert read(made["buffer-bluesky.csv"])[0][4] == "0"


def test_without_its_picture_a_post_is_left_out_where_the_channel_asks_for_one(turns, site):
    bare = [
        replace(turn, posts=tuple(replace(post, image=None) for post in turn.posts))
        for turn in turns
    ]
    made = written("publer", bare, site)
    assert "publer-instagram.csv" not in made
    rows = read(made["publer-x.csv"])[1:]
    assert len(rows) == 3
    assert {(row[3], row[6]) for row in rows} == {("", "")}


def test_the_spreadsheet_holds_every_post_with_all_that_is_known(turns, site):
    content = all_posts_file(turns, site)
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = read(content)
    assert head == list(COLUMNS)
    assert len(rows) == 3 * len(CHANNELS)
    first = dict(zip(head, rows[0], strict=True))
    assert first["Text"] == turns[0].posts[0].text
    del first["Text"]
    assert first == {
        "Date": "2026-06-01",
        "Time": "09:30",
        "Zone": "Europe/London",
        "Channel": "X",
        "Item": "lessons/ask-twice",
        "Title": " @work",
        "Turn": "1",
        "Of": "3",
        "Variant": "1",
        "Count": str(turns[0].posts[0].count),
        "Limit": "280",
        "Picture": "https://learning.exampleshire.org/lessons/ask-twice/card.png",
        "Description of the picture": f" {turns[0].posts[0].alt}",
        "Link": "https://learning.exampleshire.org/lessons/ask-twice/",
    }


@given(st.text(), st.sampled_from(list("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")))
def test_no_cell_begins_as_a_formula_and_none_says_anything_else(text, sign):
    assert guarded(sign + text) == " " + sign + text
    assert guarded(text).lstrip(" ") == text.lstrip(" ")
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("channel", ["x", "bluesky", "mastodon", "threads"])
def test_the_guard_never_takes_a_post_over_the_limit_of_its_channel(turns, site, channel):
    known = CHANNELS[channel]
    stands = "\n\nhttps://learning.exampleshire.org/lessons/ask-twice/\n\nRing 01632 960100."
    begin = "@TheHub says "
    text = begin + "x" * (known.limit - known.count(begin + stands)) + stands
    assert known.count(text) == known.limit
    full = replace(turns[0].posts[0], channel=channel, text=text)
    made = written("publer", [replace(turns[0], posts=(full,))], site)
    cell = read(made[f"publer-{channel}.csv"])[1][1]
    assert cell.startswith(" @")
    assert known.count(cell) == known.limit
    assert cell.split() == text.split()
    shorter = replace(full, text=text.replace("x", "", 1))
    made = written("publer", [replace(turns[0], posts=(shorter,))], site)
    assert read(made[f"publer-{channel}.csv"])[1][1] == f" {shorter.text}"


def test_what_separates_descriptions_is_in_none(turns, site):
    post = replace(turns[0].posts[0], alt="Either || or ||| neither")
    made = written("publer", [replace(turns[0], posts=(post,))], site)
    assert read(made["publer-x.csv"])[1][6] == "Either   or  | neither"
    made = written("metricool", [replace(turns[0], posts=(post,))], site)
    assert "Either || or ||| neither" in read(made["metricool.csv"])[1]


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_as_it_was(turns, site, parts):
    made = [
        replace(turns[0], posts=(replace(turns[0].posts[0], text="x".join(parts)),)),
    ]
    content = written("buffer", made, site)["buffer-x.csv"]
    assert read(content)[1][0].removeprefix(" ") == "x".join(parts).removeprefix(" ")
