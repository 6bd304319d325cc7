"""The data that anyone may take: valid against the schemas beside them, and true to the site."""

import csv
import json
import re
from datetime import datetime

import pytest
from jsonschema import Draft202012Validator

from .running import URL
from .written_items import KINDS, settings, vocabulary

COLUMNS = [
    *("id", "kind", "slug", "url", "title", "summary", "status", "published", "date_note"),
    *("updated", "themes", "audiences", "ages", "levels", "boards", "review_kind", "related"),
]
STUB = ["id", "kind", "slug", "url", "status", "withdrawn"]
LISTS = ("themes", "audiences", "ages", "levels", "boards", "related")
CHANNELS = ["x", "bluesky", "mastodon", "threads", "linkedin", "facebook", "instagram", "whatsapp"]
LIMITS = {"x": 280, "bluesky": 300, "mastodon": 500, "threads": 500, "instagram": 2200}


@pytest.fixture(scope="module")
def offered(site):
    """What is offered as data: ``offered("posts")``."""
    return lambda name: json.loads((site / f"data/{name}.json").read_text("utf-8"))


SPOILED = {
    "catalogue": lambda document: document["items"][0].pop("title"),
    "vocabulary": lambda document: document["themes"]["neglect"].update(label=["Neglect"]),
    "posts": lambda document: document[0].update(variant=0),
}


@pytest.mark.parametrize("name", SPOILED)
def test_data_are_valid_against_the_schema_that_the_site_ships(name, offered):
    schema = offered(f"{name}.schema")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    document = offered(name)
    assert list(validator.iter_errors(document)) == []
    SPOILED[name](document)
    assert list(validator.iter_errors(document)) != []


def test_the_catalogue_has_the_members_that_others_rely_on(catalogue, site):
    assert list(catalogue) == ["schema", "as_of", "site", "items"]
    assert catalogue["site"] == URL
    assert (site / catalogue["schema"].removeprefix(URL)).is_file()
    moment = datetime.fromisoformat(catalogue["as_of"])
    assert moment == datetime.fromisoformat("2026-11-22T12:00+00:00")


def test_the_catalogue_has_every_public_item_with_what_its_author_wrote(catalogue, written):
    rows = {f"{row['kind']}/{row['slug']}": row for row in catalogue["items"]}
    public = {name: item for name, item in written.items() if item.is_public}
    assert {name for name, row in rows.items() if row["status"] == "published"} == set(public)
    for name, item in public.items():
        row = rows[name]
        assert list(row) == COLUMNS
        assert row["url"] == f"{URL}{name}/"
        for field in ("title", "summary"):
            assert row[field] == item.fields[field]
        assert row["published"] == item.fields.get("published")
        for field in ("themes", "audiences", "ages", "levels"):
            assert row[field] == item.fields.get(field, []), name
        assert row["boards"] == item.fields.get("boards", ["children"])
        assert [row["review_kind"]] == (item.words("review-kinds") or [None])
        assert {each for each in row["related"] if each not in public} == set()


def test_the_catalogue_is_ordered_by_the_last_major_change_and_ends_with_what_is_withdrawn(
    catalogue,
):
    states = [row["status"] for row in catalogue["items"]]
    assert states == sorted(states)
    changed = [
        datetime.fromisoformat(row["updated"]) for row in catalogue["items"] if "updated" in row
    ]
    assert changed == sorted(changed, reverse=True)
    assert len(set(changed)) > 10


def test_of_a_withdrawn_item_the_catalogue_has_a_stub(catalogue, written):
    stubs = {
        f"{row['kind']}/{row['slug']}": row for row in catalogue["items"] if "withdrawn" in row
    }
    withdrawn = {name: item for name, item in written.items() if item.is_withdrawn}
    assert set(stubs) == set(withdrawn)
    for name, stub in stubs.items():
        assert list(stub) == STUB
        assert stub["status"] == "withdrawn"
        assert stub["withdrawn"] == withdrawn[name].fields["withdrawn"]["date"]


def test_the_table_has_the_rows_and_columns_of_the_catalogue(site, catalogue):
    content = (site / "data/catalogue.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "a spreadsheet takes it for UTF-8 only so"
    with (site / "data/catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    assert reader.fieldnames[: len(COLUMNS)] == COLUMNS
    assert len(rows) == len(catalogue["items"])
    for row, item in zip(rows, catalogue["items"], strict=True):
        assert set(row) == {*COLUMNS, "withdrawn"}
        for column, cell in row.items():
            value = item.get(column)
            assert cell == (";".join(value) if column in LISTS and value else str(value or "")), (
                column
            )


def test_a_cell_of_the_table_is_never_a_formula(a_copy):
    text = '---\ntitle: "{}"\nsummary: "s"\nstatus: published\npublished: 2026-01-01\n{}---\n\nx\n'
    fields = "themes: [neglect]\nsource_kind: unstated\n"
    titles = {"a": "=1+1", "b": "+44 1632", "c": "-1", "d": "@SUM(A1)"}
    site = a_copy({f"lessons/{slug}": text.format(t, fields) for slug, t in titles.items()}).build()
    with (site / "data/catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = {row["slug"]: row["title"] for row in csv.DictReader(file)}
    assert {slug: cell.lstrip("'") for slug, cell in cells.items()} == titles
    assert not [cell for cell in cells.values() if cell[0] in "=+-@"]


def test_the_vocabulary_is_offered_as_it_is_written(offered):
    for section, words in vocabulary().items():
        published = offered("vocabulary")[section]
        assert list(published) == list(words)
        for slug, word in words.items():
            assert published[slug] == word


def test_every_public_item_has_posts_unless_its_author_holds_them(offered, written):
    expected = {
        name
        for name, item in written.items()
        if item.is_public and item.fields.get("social", {}).get("hold") != "true"
    }
    assert "lessons/when-a-parent-is-unwell" not in expected
    assert {post["item"] for post in offered("posts")} == expected
    assert {name.partition("/")[0] for name in expected} == set(KINDS)


def test_an_item_has_three_posts_for_every_channel_or_all_of_its_messages(offered, written):
    posts = offered("posts")
    for name in {post["item"] for post in posts}:
        messages = max(3, len(written[name].fields.get("social", {}).get("messages", [])))
        made = [(post["channel"], post["variant"]) for post in posts if post["item"] == name]
        assert made == [(channel, at) for channel in CHANNELS for at in range(1, messages + 1)]


def test_no_channel_is_offered_the_same_text_twice(offered):
    texts = [(post["channel"], post["text"]) for post in offered("posts")]
    assert len(texts) == len(set(texts))


def test_every_picture_of_a_post_is_in_the_site(offered, site):
    pictures = {post["image"] for post in offered("posts")}
    assert len(pictures) > 40
    for picture in pictures:
        assert (site / picture.removeprefix(URL)).is_file(), picture


def test_every_post_is_within_its_limit_and_has_link_contact_line_and_warning(offered, written):
    contact_line = settings()["contact_line"]
    for post in offered("posts"):
        fields = {"item", "channel", "variant", "text", "count", "limit", "image", "alt"}
        assert set(post) == fields
        assert post["limit"] is None or post["count"] <= post["limit"], post
        assert post["limit"] == LIMITS.get(post["channel"], post["limit"])
        assert f"{URL}{post['item']}/" in post["text"]
        assert contact_line in post["text"]
        assert post["image"].startswith(f"{URL}{post['item']}/card")
        assert post["alt"]
        warning = written[post["item"]].fields.get("social", {}).get("content_warning")
        assert post["text"].startswith(f"Content warning: {warning}\n") is bool(warning)


def _counted(text):
    """Count as the channels' own documents say, for text without emoji or marks on letters."""
    light = ((0, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
    weighted = sum(1 if any(a <= ord(c) <= b for a, b in light) else 2 for c in text)
    shortened = re.sub(r"https://\S+", "x" * 23, text)
    plain = dict.fromkeys(("bluesky", "threads", "linkedin", "instagram"), len(text))
    # X takes no .example address for a link, so it counts as it is written.
    return {"x": weighted, "mastodon": len(shortened), **plain}


def test_a_post_is_counted_as_its_channel_counts(offered):
    plain = [post for post in offered("posts") if max(post["text"]) < "\u2e80"]
    counted = [post for post in plain if post["channel"] in _counted("")]
    assert len(counted) > 100
    for post in counted:
        assert post["count"] == _counted(post["text"])[post["channel"]], post


def test_a_post_says_what_its_author_wrote_where_there_is_room(offered, written):
    said = 0
    for post in offered("posts"):
        messages = written[post["item"]].fields.get("social", {}).get("messages", [])
        if post["variant"] <= len(messages) and post["channel"] == "linkedin":
            assert messages[post["variant"] - 1] in post["text"]
            said += 1
    assert said > 15


def test_the_share_kit_shows_the_very_posts_that_are_offered_as_data(offered, pages):
    for post in offered("posts"):
        page = pages[f"{post['item']}/share/index.html"]
        (text,) = page.tree.xpath(f'//*[@id="post-{post["channel"]}-{post["variant"]}"]')
        assert text.text_content() == post["text"]
