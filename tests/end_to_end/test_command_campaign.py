"""``bulletins campaign``: Exampleshire's next twelve weeks, as a comms manager gets them."""

import csv
import json
import re
from datetime import date, datetime, timedelta
from itertools import pairwise

import icalendar
import pytest
from axe_playwright_python.sync_playwright import Axe

from .running import EXAMPLESHIRE, MOMENT, call, lesson, run
from .sweeping import files_of, places_with
from .written_items import MARKERS

CONFIG = EXAMPLESHIRE / "mkdocs.yml"


def campaign(*arguments, moment=MOMENT, quiet=False):
    before = ["--quiet"] if quiet else []
    return call(*before, "-f", CONFIG, "campaign", *arguments, BULLETINS_AS_OF=moment)


def planned(*arguments, moment=MOMENT):
    made = campaign("--format", "json", *arguments, moment=moment)
    assert made.exit_code == 0, made.output
    return json.loads(made.stdout)


@pytest.fixture(scope="module")
def outbox(tmp_path_factory):
    """Twelve weeks from the moment on, by the command as a user runs it."""
    folder = tmp_path_factory.mktemp("outbox")
    made = run("campaign", "--weeks", "12", "--outbox", folder, BULLETINS_AS_OF=MOMENT)
    assert (made.returncode, made.stderr) == (0, "")
    return folder, made.stdout


@pytest.fixture(scope="module")
def posts():
    return planned("--weeks", "12")


def test_the_weeks_are_full_but_not_crowded(posts):
    slots = sorted({post["moment"] for post in posts})
    weeks = {datetime.fromisoformat(slot).isocalendar()[1] for slot in slots}
    assert len(slots) > 20
    assert len(weeks) > 8
    assert len(posts) == 8 * len(slots)
    moments = [datetime.fromisoformat(slot) for slot in slots]
    assert all(later - earlier >= timedelta(hours=3) for earlier, later in pairwise(moments))
    # Nothing of these weeks is new, and mornings are kept for what is.
    assert {slot[11:16] for slot in slots} == {"12:30", "16:00"}
    assert all(moment.weekday() < 5 for moment in moments)
    closed = (date(2026, 12, 24), date(2027, 1, 3))
    assert not [moment for moment in moments if closed[0] <= moment.date() <= closed[1]]


def test_the_folder_holds_calendar_spreadsheet_and_files_of_three_schedulers(outbox, posts):
    folder, said = outbox
    files = files_of(folder / "campaign")
    schedulers = {name.split("-")[0].removesuffix(".csv") for name in files if name.endswith("csv")}
    assert schedulers == {"posts", "buffer", "publer", "metricool"}
    assert {"calendar.html", "campaign.ics"} < files.keys()
    beside, pictures = (
        [name for name in files if ("/" in name) == is_within] for is_within in (False, True)
    )
    assert all(name in said for name in beside)
    assert {name.split("/")[0] for name in pictures} == {"pictures"}
    assert f"and {len(pictures)} pictures in pictures/" in said
    planned_names = {post["item"].replace("/", "-") for post in posts}
    assert {name.rpartition("-card")[0] for name in pictures} == {
        f"pictures/{name}" for name in planned_names
    }
    rows = files["posts.csv"].decode("utf-8-sig")
    assert len(list(csv.reader(rows.splitlines(keepends=True)))) == len(posts) + 1
    events = icalendar.Calendar.from_ical(files["campaign.ics"]).walk("VEVENT")
    assert len(events) == len({post["moment"] for post in posts})
    assert f"{len(posts)} posts on 8 channels" in said


def test_what_is_held_is_in_no_file_and_only_told_on_the_screen(outbox):
    folder, said = outbox
    assert places_with(folder, *MARKERS) == []
    assert "Tuesday 1 December 2026: lessons/zzheld-winter-lesson" in said
    assert said.count("zzheld") == 1
    assert not [name for name in files_of(folder) if "zz" in name]


def test_two_runs_give_the_same_bytes(outbox, tmp_path):
    campaign("--weeks", "12", "--outbox", tmp_path)
    assert files_of(tmp_path / "campaign") == files_of(outbox[0] / "campaign")


def test_what_is_chosen_has_a_folder_of_its_own_and_the_whole_plan_stays(tmp_path):
    campaign("--outbox", tmp_path)
    whole = files_of(tmp_path / "campaign")
    made = campaign("--outbox", tmp_path, "--channel", "x")
    assert made.exit_code == 0
    assert f"{tmp_path / 'campaign'} is left as it is" in made.stdout
    assert "lessons/zzheld-winter-lesson" in made.stdout
    chosen = {name for name in files_of(tmp_path / "campaign-chosen") if "/" not in name}
    assert chosen == {
        "buffer-x.csv", "calendar.html", "campaign.ics", "metricool.csv", "posts.csv",
        "publer-x.csv",
    }  # fmt: skip
    # What becomes public is none of those that were named, and nothing of the first is left.
    one = campaign("--outbox", tmp_path, "campaigns/ask-listen-tell")
    assert "zzheld" not in one.stdout
    assert "buffer-bluesky.csv" in files_of(tmp_path / "campaign-chosen")
    assert "since the plan" not in one.stdout
    assert files_of(tmp_path / "campaign") == whole


def test_a_second_run_tells_what_to_delete_and_what_to_import(a_copy):
    public = {
        "lessons/one": lesson(published="2026-11-20"),
        "lessons/two": lesson("Two", "2026-11-23"),
    }
    copy = a_copy(public)
    first = copy.call("campaign", BULLETINS_AS_OF="2026-11-20T08:00")
    assert "since the plan" not in first.stdout
    text = copy.read("bulletins/lessons/one.md")
    gone = "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: Wrong.}"
    copy.write("bulletins/lessons/one.md", text.replace("status: published", gone))
    second = copy.call("campaign", BULLETINS_AS_OF="2026-11-20T09:00")
    assert second.exit_code == 0, second.output
    delete = "No longer planned: lessons/one (20 Nov 09:30, 8 channels): delete them"
    assert delete in second.stdout
    files = files_of(copy.folder / "outbox" / "campaign")
    assert not [name for name, content in files.items() if b"lessons/one" in content]
    assert not [name for name in files if "lessons-one" in name]
    third = copy.call("campaign", BULLETINS_AS_OF="2026-11-23T08:00")
    assert "8 posts are new since the plan that was here before" in third.stdout
    again = copy.call("campaign", BULLETINS_AS_OF="2026-11-23T08:00")
    assert "Nothing differs from the plan that was here before" in again.stdout
    copy.write("outbox/campaign/posts.csv", "saved by another program")
    odd = copy.call("campaign", BULLETINS_AS_OF="2026-11-23T08:00")
    assert odd.exit_code == 0
    assert "saved by another program: what is new since then cannot be told" in odd.stdout


def test_a_withdrawn_item_is_named_as_such(a_copy):
    text = lesson(published="2026-11-19").replace(
        "status: published", "status: withdrawn\nwithdrawn: {date: 2026-11-20, reason: Wrong.}"
    )
    made = a_copy({"lessons/one": text}).call(
        "campaign", "lessons/one", BULLETINS_AS_OF="2026-11-20T08:00"
    )
    assert made.exit_code == 2
    assert "lessons/one is not public: it was withdrawn" in made.stderr


def test_next_weeks_plan_is_this_weeks(posts):
    later = planned("--weeks", "12", moment="2026-11-29T12:00")
    new = [post for post in later if post["moment"] > posts[-1]["moment"]]
    assert [post for post in posts if post["moment"] > "2026-11-29T12:00"] == later[
        : len(later) - len(new)
    ]


def test_a_bulletin_that_becomes_public_moves_nothing(posts):
    later = planned("--weeks", "12", moment="2026-12-01T09:00")
    slots = [(post["moment"], post["item"], post["channel"]) for post in later]
    new = [slot for slot in slots if slot[1] == "lessons/zzheld-winter-lesson"]
    assert {moment for moment, *_ in new} == {"2026-12-01T09:30+00:00"}
    assert len(new) == 8
    was = [(post["moment"], post["item"], post["channel"]) for post in posts]
    assert {slot for slot in was if slot[0] > "2026-12-01T09:00"} <= set(slots)


def test_items_channels_and_weeks_limit_what_is_shown_and_move_nothing(posts):
    name = "campaigns/ask-listen-tell"
    made = planned(name, "--channel", "x", "--from", "2026-11-30", "--weeks", "5")
    assert made == [
        post
        for post in posts
        if (post["item"], post["channel"]) == (name, "x")
        and "2026-11-30" <= post["moment"] < "2027-01-04"
    ]
    assert [post["variant"] for post in made] == [4]


def test_quiet_says_nothing_and_json_writes_nothing(tmp_path):
    made = campaign("--outbox", tmp_path, quiet=True)
    assert (made.exit_code, made.output) == (0, "")
    assert (tmp_path / "campaign" / "calendar.html").is_file()
    planned("--outbox", tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_without_a_place_the_outbox_is_beside_the_site(a_copy):
    copy = a_copy({"lessons/one": lesson(published="2026-11-20")})
    made = copy.call("campaign", BULLETINS_AS_OF="2026-11-20T08:00")
    assert made.exit_code == 0, made.output
    assert (copy.folder / "outbox" / "campaign" / "calendar.html").is_file()
    assert "8 posts on 8 channels, at 1 time from Friday 20 November 2026 09:30" in made.stdout


def test_a_site_without_posts_is_told_so(a_copy):
    copy = a_copy({"lessons/one": lesson(published="2020-01-10")})
    made = copy.call("campaign", "--weeks", "2", BULLETINS_AS_OF="2026-11-20T08:00")
    assert made.exit_code == 0
    assert "Nothing is to be posted from Friday 20 November 2026 on" in made.stdout
    assert "To bring something back, write 'repeat:" in made.stdout
    copy.change("bulletins/lessons/one.md", "themes:", "social: {hold: true}\nthemes:")
    made = copy.call("campaign", BULLETINS_AS_OF="2026-11-20T08:00")
    assert "'hold: true'" in made.stdout


def test_a_site_describes_a_scheduler_of_its_own(a_copy):
    copy = a_copy({"lessons/one": lesson(published="2026-11-20")})
    copy.change("mkdocs.yml", "schedulers: [buffer, publer, metricool]", "schedulers: [later]")
    text = "later:\n  label: Later\n  columns: {Caption: text, When: date time}\n"
    copy.write("bulletins/schedulers.yml", f"{text}  channels: {{instagram: Insta}}\n")
    made = copy.call("campaign", BULLETINS_AS_OF="2026-11-20T08:00")
    assert made.exit_code == 0, made.output
    files = files_of(copy.folder / "outbox" / "campaign")
    assert files["later-instagram.csv"].startswith(b"Caption,When\r\n")
    assert "X: 1 post by hand, your schedulers cannot" in made.stdout
    copy.write("bulletins/schedulers.yml", text.replace("text", "txt"))
    wrong = copy.call("campaign")
    assert wrong.exit_code == 1
    assert "schedulers.yml:3: later.columns.Caption: 'txt' cannot stand in a column" in wrong.stderr


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    place = tmp_path / "campaign"
    place.mkdir()
    (place / "letter.txt").write_text("mine")
    made = campaign("--outbox", tmp_path)
    assert made.exit_code == 2
    assert "holds something else" in made.stderr
    assert [file.name for file in place.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize("place", ["letter.txt/outbox", "letter.txt/deep/er"])
def test_an_outbox_that_cannot_be_written_is_wrong_usage(place, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    made = campaign("--outbox", tmp_path / place)
    assert (made.exit_code, made.stdout) == (2, "")
    assert "campaign cannot be written: Not a directory (choose another folder" in made.stderr


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("blackout: [2026-11-31]", "'2026-11-31' does not exist (look at the calendar)"),
        ("handles: {x: @Name}", "(put what begins with @ into quotation marks: '@Name')"),
        ("notice: a: b", "has a colon inside its text"),
    ],
)
def test_a_slip_in_mkdocs_yml_is_told_with_its_line(a_copy, written, told):
    copy = a_copy({"lessons/one": lesson()})
    copy.change("mkdocs.yml", "    zone:", f"    {written}\n    zone:")
    lines = copy.read("mkdocs.yml").splitlines()
    made = copy.call("check")
    assert (made.exit_code, made.stdout) == (1, "")
    assert made.stderr.startswith(f"mkdocs.yml:{lines.index(f'    {written}') + 1}: ")
    assert told in made.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lessons/ask-twise"], "did you mean 'lessons/ask-twice'?"),
        (["lessons/zzheld-quiet-room"], "there is no public item"),
        (["--from", "tomorrow"], "'tomorrow' is not a day"),
        (["--from", "2026-02-30"], "does not exist"),
        (["--from", "2020-01-01"], "these weeks are over"),
        (["--from", "9999-12-31"], "nobody plans so far ahead"),
        (["--weeks", "0"], "0 is not in the range"),
        (["--channel", "twitter"], "bluesky"),
    ],
)
def test_wrong_usage_is_told(arguments, told, tmp_path):
    made = campaign(*arguments, "--outbox", tmp_path / "outbox")
    assert (made.exit_code, made.stdout) == (2, "")
    assert told in made.stderr
    assert not (tmp_path / "outbox").exists()


def test_a_channel_that_the_site_does_not_use_is_wrong_usage(a_copy):
    copy = a_copy({"lessons/one": lesson()})
    copy.change("mkdocs.yml", "channels: [x, bluesky,", "channels: [bluesky,")
    made = copy.call("campaign", "--channel", "x")
    assert made.exit_code == 2
    assert "x is not among the channels" in made.stderr


def test_print_gives_the_months_a_sheet_each_and_nothing_else(outbox, browser):
    page = browser.new_page()
    page.goto((outbox[0] / "campaign" / "calendar.html").as_uri())
    assert "Printing gives the months only" in page.locator("header").inner_text()
    months = page.locator(".month").count()
    page.emulate_media(media="print")
    assert page.locator(".month").first.is_visible()
    assert not page.locator(".by-day").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == months
    page.close()


def test_every_picture_of_the_calendar_loads_from_beside_it(outbox, browser):
    page = browser.new_page()
    page.goto((outbox[0] / "campaign" / "calendar.html").as_uri())
    assert page.locator("img").count() > 20
    wrong = """images => Promise.all(images.map(image => {
        image.loading = "eager";
        return image.decode().then(() => "", () => image.src);
    })).then(found => found.filter(Boolean))"""
    assert page.locator("img").evaluate_all(wrong) == []
    page.close()


@pytest.mark.parametrize(
    ("width", "is_a_grid", "look"), [(320, False, "dark"), (1280, True, "light")]
)
def test_the_calendar_fits_the_screen_and_axe_finds_nothing_wrong(
    outbox, browser, width, is_a_grid, look
):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=look)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((outbox[0] / "campaign" / "calendar.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert all(url.startswith("file:///") for url in asked)
    first = page.locator(".month ol").first
    assert (first.evaluate("list => getComputedStyle(list).display") == "grid") == is_a_grid
    assert page.locator(".month .free").first.is_visible() == is_a_grid
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()
