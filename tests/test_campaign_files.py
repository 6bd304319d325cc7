"""What a plan leaves in the outbox: the calendar page, the calendar file and the folder."""

from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import lxml.html
import pytest
import vobject
from bulletin_press.campaign.invitations import calendar_file
from bulletin_press.campaign.outbox import NotOurs, files_of, write_folder
from bulletin_press.campaign.planning import make_plan
from bulletin_press.campaign.schedulers import built_in

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def site(a_site):
    blackout = [{"from": "2026-04-03", "to": "2026-04-06", "why": "Easter <& all>"}]
    return a_site(channels=["x", "instagram", "whatsapp"], blackout=blackout)


@pytest.fixture(scope="session")
def catalogue(a_catalogue, an_item):
    twice = {
        "repeat": {"every": "4 weeks", "times": 3},
        "messages": ["Ask. 👋\nThen, listen; twice."],
    }
    items = [
        an_item(slug="ask", published="2026-03-09", social=twice, title="Ask <twice>"),
        an_item(slug="old", published="2026-02-16"),
        an_item("events", "forum", published="2026-01-05", starts="2026-04-14T10:00"),
        an_item(slug="zzheld", published="2026-03-20", title="Zzheld", related=["lessons/ask"]),
    ]
    return a_catalogue(*items, moment="2026-03-09T08:00")


@pytest.fixture(scope="session")
def plan(catalogue, site):
    return make_plan(catalogue, site, date(2026, 3, 9), 6)


@pytest.fixture(scope="session")
def files(plan, catalogue, site):
    return files_of(
        plan, catalogue, site, {name: built_in()[name] for name in ("buffer", "publer")}
    )


@pytest.fixture(scope="session")
def page(files):
    return lxml.html.document_fromstring(files["calendar.html"])


def test_everything_is_there_and_nothing_of_what_is_held(files):
    assert sorted(files) == [
        "buffer-instagram.csv",
        "buffer-x.csv",
        "calendar.html",
        "campaign.ics",
        "posts.csv",
        "publer-instagram.csv",
        "publer-x.csv",
    ]
    assert not [name for name, content in files.items() if b"zzheld" in content.lower()]


def test_the_calendar_page_is_as_expected(files, expect):
    expect(GOLDEN / "campaign_calendar.html", files["calendar.html"])


def test_the_calendar_page_asks_nothing_of_the_network_and_runs_nothing(page):
    assert not page.xpath("//script | //img | //link | //iframe | //*[@style] | //@src")
    assert "url(" not in page.xpath("string(//style)")
    assert "@import" not in page.xpath("string(//style)")


def test_every_turn_is_in_its_day_of_the_calendar_and_leads_to_its_texts(page, plan):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [link.removeprefix("#") for link in page.xpath("//section[@class='month']//a/@href")]
    assert links == [f"{turn.item.kind}-{turn.item.slug}-{turn.number}" for turn in plan.turns]
    assert set(links) <= set(ids)
    shown = page.xpath("//section[@class='month']//li[.//a]//h4")
    days = [" ".join(day.text_content().split()) for day in shown]
    assert days == list(
        dict.fromkeys(
            f"{turn.moment:%A} {turn.moment.day} {turn.moment:%B %Y}" for turn in plan.turns
        )
    )


def test_every_text_stands_there_whole_with_count_picture_and_description(page, plan):
    texts = page.xpath("//p[@class='text']")
    said = {text.text_content() for text in texts}
    assert said == {post.text for turn in plan.turns for post in turn.posts}
    heads = [head.text_content() for head in page.xpath("//h5")]
    first = plan.turns[0].posts[0]
    assert f"X {first.count} of 280" in heads[0]
    pictures = {link.get("href") for link in page.xpath("//p[@class='picture']/a")}
    assert pictures == {post.image for turn in plan.turns for post in turn.posts}


def test_the_page_says_what_a_person_has_to_know(page):
    text = " ".join(page.text_content().split())
    assert "Friday 3 April 2026 to Monday 6 April 2026: Easter <& all>" in text
    assert "By hand: no scheduler that you use posts there." in text
    assert "Monday 16 February 2026, 09:30: Ask twice" in text
    assert "1 more was due before that." in text


def test_the_calendar_file_is_read_by_icalendar(files, plan):
    read = icalendar.Calendar.from_ical(files["campaign.ics"])
    events = read.walk("VEVENT")
    assert [event.start for event in events] == [
        turn.moment.astimezone(ZoneInfo("Europe/London")) for turn in plan.turns
    ]
    assert {event.start.tzinfo.key for event in events} == {"Europe/London"}
    assert {event.duration for event in events} == {timedelta(minutes=15)}
    assert not read.walk("VALARM")
    assert not read.errors
    assert [str(zone["TZID"]) for zone in read.walk("VTIMEZONE")] == ["Europe/London"]
    for event, turn in zip(events, plan.turns, strict=True):
        assert all(post.text in event["DESCRIPTION"] for post in turn.posts)


def test_the_calendar_file_is_read_by_another_reader(files, plan):
    read = vobject.readOne(files["campaign.ics"].decode())
    begins = sorted(event.dtstart.value.timestamp() for event in read.vevent_list)
    assert begins == [turn.moment.timestamp() for turn in plan.turns]
    first = next(event for event in read.vevent_list if "lessons-ask-post-1@" in event.uid.value)
    assert first.summary.value == "Post: Ask <twice> (1 of 3)"
    assert "Ask. 👋\nThen, listen; twice." in first.description.value


def test_an_event_keeps_its_uid_when_its_slot_moves(catalogue, a_catalogue, site):
    def uids(moment):
        again = a_catalogue(*catalogue.items, moment=moment)
        made = calendar_file(make_plan(again, site, date(2026, 3, 9), 6), again, site)
        read = icalendar.Calendar.from_ical(made)
        return {str(event["UID"]): event.start for event in read.walk("VEVENT")}

    morning, noon = uids("2026-03-09T08:00"), uids("2026-03-09T12:00")
    uid = "lessons-ask-post-1@learning.exampleshire.org"
    assert morning.keys() == noon.keys()
    assert {one for one in morning if morning[one] != noon[one]} == {uid}


def test_an_empty_plan_makes_files_too(a_catalogue, site, an_item):
    catalogue = a_catalogue(an_item(social={"hold": True}))
    plan = make_plan(catalogue, site, date(2026, 11, 22), 1)
    made = files_of(plan, catalogue, site, dict(built_in()))
    assert sorted(made) == ["calendar.html", "campaign.ics", "posts.csv"]
    assert b"Nothing is to be posted" in made["calendar.html"]
    assert vobject.readOne(made["campaign.ics"].decode())


def test_the_same_sources_and_moment_give_the_same_bytes(plan, catalogue, site, files):
    again = make_plan(catalogue, site, date(2026, 3, 9), 6)
    chosen = {name: built_in()[name] for name in ("buffer", "publer")}
    assert again == plan
    assert files_of(again, catalogue, site, chosen) == files


def test_a_folder_is_made_and_made_anew_with_nothing_left_of_before(tmp_path):
    place = tmp_path / "outbox" / "campaign"
    write_folder(place, {"campaign.ics": b"1", "old.csv": b"1"})
    write_folder(place, {"campaign.ics": b"2"})
    assert {file.name: file.read_bytes() for file in place.iterdir()} == {"campaign.ics": b"2"}
    assert [file.name for file in place.parent.iterdir()] == ["campaign"]
    assert place.stat().st_mode & 0o555 == 0o555


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(NotOurs):
        write_folder(tmp_path, {"campaign.ics": b"1"})
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
    file = tmp_path / "letter.txt"
    with pytest.raises(NotOurs):
        write_folder(file, {"campaign.ics": b"1"})
    assert file.read_text() == "mine"


def test_an_empty_folder_can_be_filled(tmp_path):
    place = tmp_path / "campaign"
    place.mkdir()
    write_folder(place, {"campaign.ics": b"1"})
    assert (place / "campaign.ics").read_bytes() == b"1"
