"""What a plan leaves in the outbox: the calendar page, the calendar file and the folder."""

import struct
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import lxml.html
import pytest
import vobject
from bulletin_press.campaign.calendar_page import summaries
from bulletin_press.campaign.invitations import calendar_file
from bulletin_press.campaign.outbox import files_of
from bulletin_press.campaign.planning import make_plan
from bulletin_press.campaign.schedulers import built_in
from bulletin_press.campaign.silence import why_silent
from bulletin_press.publishers.cards import publish

GOLDEN = Path(__file__).parent / "golden"
EVER = {"from": "2026-11-20", "to": "2040-01-01"}


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
        "pictures/events-forum-card-square.png",
        "pictures/events-forum-card.png",
        "pictures/lessons-ask-card-square.png",
        "pictures/lessons-ask-card.png",
        "posts.csv",
        "publer-instagram.csv",
        "publer-x.csv",
    ]
    assert not [name for name, content in files.items() if b"zzheld" in content.lower()]


def test_the_calendar_page_is_as_expected(files, expect):
    expect(GOLDEN / "campaign_calendar.html", files["calendar.html"])


def test_the_calendar_page_asks_nothing_of_the_network_and_runs_nothing(page):
    assert not page.xpath("//script | //link | //iframe | //*[@style] | //@srcset")
    assert all(source.startswith("pictures/") for source in page.xpath("//@src"))
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


def test_the_pictures_lie_beside_the_page_which_shows_each_with_its_size_and_description(
    page, files, plan
):
    shown = page.xpath("//p[@class='picture']/img")
    assert {image.get("src") for image in shown} == {name for name in files if "/" in name}
    for image in shown:
        width, height = struct.unpack(">II", files[image.get("src")][16:24])
        assert (image.get("width"), image.get("height")) == (str(width), str(height))
        assert image.get("loading") == "lazy"
    described = [image.get("alt") for image in page.xpath("(//article)[1]//img")]
    assert set(described) == {post.alt for post in plan.turns[0].posts}
    links = page.xpath("//p[@class='picture']/a/@href")
    assert links == [image.get("src") for image in shown]


def test_a_card_is_the_one_that_the_site_shows(files, catalogue, site):
    cards = {card.path: card.content for card in publish(catalogue, site)}
    assert files["pictures/lessons-ask-card.png"] == cards["lessons/ask/card.png"]
    square = cards["events/forum/card-square.png"]
    assert files["pictures/events-forum-card-square.png"] == square


def test_the_page_says_what_a_person_has_to_know(page):
    text = " ".join(page.text_content().split())
    assert "Friday 3 April 2026 to Monday 6 April 2026: Easter <& all>" in text
    assert "By hand: no scheduler that you use posts there." in text
    assert "Monday 16 February 2026, 09:30: Ask twice" in text
    assert "1 more had its time longer ago than that: nothing is to be done about it." in text
    assert "time 1 of 3" in text
    assert page.get("lang") == "en"


def test_the_page_is_in_the_language_of_the_site(plan, catalogue, site):
    welsh = replace(site, language="cy")
    made = files_of(plan, catalogue, welsh, {})["calendar.html"]
    assert lxml.html.document_fromstring(made).get("lang") == "cy"


def test_channels_stand_in_the_order_of_the_site_whatever_comes_first(plan, site):
    backwards = [replace(turn, posts=turn.posts[::-1]) for turn in plan.turns]
    found = summaries(replace(plan, turns=tuple(backwards)), site, built_in())
    assert [one.channel.slug for one in found] == ["x", "instagram", "whatsapp"]


def test_a_part_of_the_plan_says_that_it_is_one(plan, catalogue, site):
    part = plan.limited(["lessons/ask"], site.settings.channels)
    made = files_of(part, catalogue, site, {})
    assert "Only a part of the whole plan: lessons/ask." in words(made)
    assert "Only a part" not in words(files_of(plan, catalogue, site, {}))
    assert [name for name in made if name.endswith(".png")] == [
        "pictures/lessons-ask-card-square.png",
        "pictures/lessons-ask-card.png",
    ]


def words(made):
    page = lxml.html.document_fromstring(made["calendar.html"])
    return " ".join(page.text_content().split())


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (({"social": {"hold": True}}, {}), "'hold: true'"),
        (({"published": "2020-01-10"}, {}), "To bring something back, write 'repeat:"),
        (({}, {"channels": []}), "No channel is chosen"),
        (({"status": "draft"}, {}), "Nothing is public yet."),
        (({"published": "2026-11-20"}, {"blackout": [EVER]}), "see 'No room'"),
    ],
)
def test_an_empty_plan_says_why(a_catalogue, a_site, an_item, written, why):
    fields, settled = written
    catalogue, site = a_catalogue(an_item(**fields)), a_site(**settled)
    plan = make_plan(catalogue, site, date(2026, 11, 22), 2)
    assert not plan.turns
    assert why in why_silent(plan, catalogue, site)
    assert why in words(files_of(plan, catalogue, site, {}))


def test_of_what_was_chosen_it_is_said_why_it_is_silent(a_catalogue, a_site, an_item):
    items = [an_item(slug="a", published="2020-01-10"), an_item(slug="b", social={"hold": True})]
    catalogue, site = a_catalogue(*items), a_site()
    plan = make_plan(catalogue, site, date(2026, 11, 22), 2)
    chosen = plan.limited(["lessons/b"], site.settings.channels)
    assert "hold: true" in why_silent(chosen, catalogue, site)
    assert "hold: true" not in why_silent(plan, catalogue, site)


def test_the_calendar_file_is_read_by_icalendar(files, plan):
    read = icalendar.Calendar.from_ical(files["campaign.ics"])
    events = read.walk("VEVENT")
    assert [event.start for event in events] == [
        turn.moment.astimezone(ZoneInfo("Europe/London")) for turn in plan.turns
    ]
    assert {event.start.tzinfo.key for event in events} == {"Europe/London"}
    assert {event.duration for event in events} == {timedelta(minutes=15)}
    assert {str(event["TRANSP"]) for event in events} == {"TRANSPARENT"}
    assert not read.walk("VALARM")
    assert not read.errors
    assert [str(zone["TZID"]) for zone in read.walk("VTIMEZONE")] == ["Europe/London"]
    for event, turn in zip(events, plan.turns, strict=True):
        assert all(post.text in event["DESCRIPTION"] for post in turn.posts)


def test_the_clocks_are_described_for_the_years_of_the_plan_and_by_the_clock_before(files):
    text = files["campaign.ics"].decode()
    begins = [line for line in text.split("BEGIN:VEVENT")[0].splitlines() if "2026" in line]
    # RFC 5545, 3.6.5: London goes forward at 01:00, and back at 02:00.
    assert "DTSTART:20260329T010000" in begins
    assert any("20261025T020000" in line for line in begins)
    assert "20280326" not in text
    assert "20250330" not in text


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
