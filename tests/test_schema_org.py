"""What search engines are told of an item."""

import json

import pytest
from bulletin_press.models import KINDS
from bulletin_press.schema_org import described


@pytest.fixture
def told(a_catalogue, a_site):
    """Describe an item: ``told(item) -> (the thing, its place in the site)``."""

    def describe(item):
        document = described(item, a_catalogue(item), a_site())
        assert document["@context"] == "https://schema.org"
        json.dumps(document)
        return document["@graph"]

    return describe


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_type_a_name_and_a_place(kind, told, an_item):
    thing, place = told(an_item(kind, "ask-twice"))
    assert thing["@type"]
    assert thing["name"] == "Ask twice"
    assert thing["url"] == f"https://learning.exampleshire.org/{kind}/ask-twice/"
    assert [step["position"] for step in place["itemListElement"]] == [1, 2, 3]
    assert place["itemListElement"][-1]["item"] == thing["url"]


def test_a_bulletin_has_its_dates_themes_and_readers(told, an_item):
    changes = [{"date": "2026-03-01", "note": "An answer came."}]
    thing, _ = told(an_item(changes=changes, audiences=["police"]))
    assert thing["datePublished"].startswith("2026-01-10")
    assert thing["dateModified"] == "2026-03-01"
    assert thing["about"] == ["Neglect"]
    assert thing["audience"] == [{"@type": "Audience", "audienceType": "Police"}]
    assert thing["publisher"]["name"] == "Exampleshire Partnership"


def test_what_is_not_known_is_not_said(told, an_item):
    thing, _ = told(an_item(published="2017/18", date_note="The day is not known."))
    assert "datePublished" not in thing
    assert "dateModified" not in thing
    assert "audience" not in thing


def test_a_month_is_said_as_a_month(told, an_item):
    thing, _ = told(an_item(published="2017-11", date_note="The day is not known."))
    assert thing["datePublished"] == "2017-11"


@pytest.mark.parametrize(
    ("fields", "mode"),
    [
        ({"place": "Hall"}, None),
        ({"online": True}, "OnlineEventAttendanceMode"),
        ({"place": "Hall", "online": True}, "MixedEventAttendanceMode"),
    ],
)
def test_an_event_says_when_and_where(fields, mode, told, an_item):
    starts = {"starts": "2026-06-19T17:30", "ends": "2026-06-19T19:30", "organiser": "The board"}
    thing, _ = told(an_item("events", **starts, **fields))
    assert thing["@type"] == "EducationEvent"
    assert thing["startDate"] == "2026-06-19T17:30:00+01:00"
    assert thing["endDate"] == "2026-06-19T19:30:00+01:00"
    assert thing["organizer"]["name"] == "The board"
    assert (thing["location"]["@type"] == "Place") is ("place" in fields)
    assert thing.get("eventAttendanceMode", "").endswith(mode or "")
    assert ("eventAttendanceMode" in thing) is bool(mode)


def test_an_event_that_is_called_off_is_cancelled(told, an_item):
    thing, _ = told(an_item("events", cancelled="The speaker is ill."))
    assert thing["eventStatus"] == "https://schema.org/EventCancelled"
    thing, _ = told(an_item("events"))
    assert "eventStatus" not in thing
