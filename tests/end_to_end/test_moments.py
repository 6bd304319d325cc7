"""When an item appears: not a minute before its time."""

import csv
import json

import pytest

from .feed_reading import FORMATS, read_feed
from .running import EXAMPLESHIRE, Copy, call, lesson
from .sweeping import places_with

WINTER = "lessons/zzheld-winter-lesson"


@pytest.fixture(scope="module")
def built_at(tmp_path_factory):
    """Build Exampleshire as of a moment, once each: ``built_at("2026-12-01T09:00")``."""
    copy = Copy.make(tmp_path_factory.mktemp("moments") / "exampleshire")
    built = {}

    def build(moment):
        if moment not in built:
            built[moment] = copy.build(moment, place=f"site-{len(built)}")
        return built[moment]

    return build


def _in_catalogue(site, name):
    rows = json.loads((site / "data/catalogue.json").read_text("utf-8"))["items"]
    return any(f"{row['kind']}/{row['slug']}" == name for row in rows)


def _in_table(site, name):
    with (site / "data/catalogue.csv").open(encoding="utf-8-sig", newline="") as file:
        return any(f"{row['kind']}/{row['slug']}" == name for row in csv.DictReader(file))


def _in_posts(site, name):
    return any(p["item"] == name for p in json.loads((site / "data/posts.json").read_bytes()))


def _in_text(path):
    return lambda site, name: f"{name.partition('/')[2]}/" in (site / path).read_text("utf-8")


def _in_feed(stem):
    return lambda site, name: all(
        f"{name}/" in (site / f"{stem}.{form}").read_text("utf-8") for form in FORMATS
    )


TRACES = {
    "its page": lambda site, name: (site / name / "index.html").is_file(),
    "its share kit": lambda site, name: (site / name / "share/index.html").is_file(),
    "its alias": lambda site, _: (site / "learning/zzheld-winter/index.html").is_file(),
    "the list of its kind": _in_text("lessons/index.html"),
    "the page of its theme": _in_text("themes/safer-sleep/index.html"),
    "the page of its audience": _in_text("audiences/housing-homelessness/index.html"),
    "the page of its age": _in_text("ages/under-1/index.html"),
    "the page of its level": _in_text("levels/universal-plus/index.html"),
    "the page of its kind of review": _in_text("review-kinds/thematic-analysis/index.html"),
    "the page of its year": _in_text("years/2026/index.html"),
    "the page of its review": _in_text("reviews/rapid-review-themes/index.html"),
    "an item that names it": _in_text("campaigns/ask-listen-tell/index.html"),
    "the first page": _in_text("index.html"),
    "the feed of everything": _in_feed("feeds/all"),
    "the feed of its theme": _in_feed("feeds/themes/neglect"),
    "the feed of its audience": _in_feed("feeds/audiences/social-care"),
    "the feed of its level": _in_feed("feeds/levels/universal-plus"),
    "the catalogue": _in_catalogue,
    "the catalogue as a table": _in_table,
    "the posts": _in_posts,
    "the sitemap": _in_text("sitemap.xml"),
}


@pytest.mark.parametrize("trace", TRACES)
def test_a_scheduled_item_leaves_no_trace_a_minute_before_its_time_and_all_at_it(trace, built_at):
    assert not TRACES[trace](built_at("2026-12-01T08:59"), WINTER)
    assert TRACES[trace](built_at("2026-12-01T09:00"), WINTER)


def test_no_byte_tells_of_a_scheduled_item_a_minute_before_its_time(built_at):
    assert places_with(built_at("2026-12-01T08:59"), "winter lesson", "zzheld-winter") == []
    assert places_with(built_at("2026-12-01T09:00"), "zzheld-winter") != []


def _is_public(name, moment, config=EXAMPLESHIRE / "mkdocs.yml"):
    """Ask the command for the item's posts: it stands behind the same door, and is faster."""
    told = call("-f", config, "social", "--format", "json", BULLETINS_AS_OF=moment)
    assert told.exit_code == 0, told.output
    return any(post["item"] == name for post in json.loads(told.stdout))


AUTUMN = "lessons/one-day-off-then-another"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-10-25T00:29Z", False),
        ("2026-10-25T00:30Z", False),
        ("2026-10-25T01:45+01:00", False),
        ("2026-10-25T01:00Z", False),
        ("2026-10-25T01:15+00:00", False),
        ("2026-10-25T01:29:59Z", False),
        ("2026-10-25T01:29", False),
        ("2026-10-25T01:30", True),
        ("2026-10-25T01:30Z", True),
        ("2026-10-25T02:30+01:00", True),
        ("2026-10-25T02:00", True),
    ],
)
def test_of_the_two_hours_that_autumn_has_twice_the_later_one_releases(moment, expected):
    """01:30 on the last Sunday of October is 00:30 and 01:30 in GMT; an author means 01:30 GMT."""
    assert _is_public(AUTUMN, moment) is expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-07-06T22:59:59Z", False),
        ("2026-07-06T23:00Z", True),
        ("2026-07-06T23:59", False),
        ("2026-07-07T00:00", True),
        ("2026-07-07", True),
        ("2026-07-06", False),
    ],
)
def test_a_day_begins_at_midnight_in_the_zone_of_the_site(moment, expected):
    assert _is_public("lessons/the-good-handover", moment) is expected


def test_what_is_given_to_the_command_beats_what_stands_in_the_environment(a_copy):
    copy = a_copy({"lessons/old": lesson(), "lessons/soon": lesson(published="2026-12-01T09:00")})
    early, late = "2026-11-22", "2026-12-02"
    assert not (copy.build(early, BULLETINS_AS_OF=late) / "lessons/soon").exists()
    assert (copy.build(late, BULLETINS_AS_OF=early) / "lessons/soon").exists()


@pytest.mark.parametrize(("moment", "expected"), [("2026-11-22", False), ("2026-12-02", True)])
def test_the_environment_gives_the_moment_where_the_command_does_not(moment, expected, a_copy):
    copy = a_copy({"lessons/old": lesson(), "lessons/soon": lesson(published="2026-12-01T09:00")})
    made = copy.call("-q", "build", BULLETINS_AS_OF=moment)
    assert made.exit_code == 0, made.output
    assert copy.path("site/lessons/soon").exists() is expected


def test_without_either_the_present_decides(a_copy):
    copy = a_copy({"lessons/old": lesson(), "lessons/far": lesson(published="2999-01-01")})
    made = copy.call("-q", "build")
    assert made.exit_code == 0, made.output
    assert copy.path("site/lessons/old").exists()
    assert not copy.path("site/lessons/far").exists()


BREATH, NOTE = "lessons/every-breath", "Hospital action reviewed."


def test_a_change_is_hidden_before_its_date(site):
    assert places_with(site, NOTE) == []
    entry = read_feed(site, "feeds/all").entry(BREATH)
    assert entry["date_modified"].startswith("2023-05-16")


def test_a_change_moves_its_item_up_on_its_date(built_at):
    before, after = built_at("2027-02-28T23:59"), built_at("2027-03-01")
    old, new = (read_feed(each, "feeds/lessons") for each in (before, after))
    assert old.entry(BREATH)["date_modified"].startswith("2023-05-16")
    assert new.entry(BREATH)["date_modified"] == "2027-03-01T00:00:00+00:00"
    assert old.ids.index(old.entry(BREATH)["id"]) > 5
    assert new.ids[0] == new.entry(BREATH)["id"]
    assert old.entry(BREATH)["id"] == new.entry(BREATH)["id"]
    assert old.entry(BREATH)["date_published"] == new.entry(BREATH)["date_published"]
    assert places_with(before, NOTE) == []
    page = (after / BREATH / "index.html").read_text("utf-8")
    assert NOTE in page
    first = (after / "lessons/index.html").read_text("utf-8").partition("press-card-title")[2]
    assert first.index("every-breath/") < 200


def test_a_site_whose_first_item_is_still_to_come_can_be_built(a_copy):
    copy = a_copy({"lessons/soon": lesson(published="2026-12-01T09:00")})
    assert (copy.build() / "index.html").exists()


def test_a_moment_that_is_no_date_builds_nothing(a_copy):
    copy = a_copy({"lessons/old": lesson()})
    made = copy.call("-q", "build", "--as-of", "someday")
    assert made.exit_code != 0
    assert not copy.path("site").exists()
