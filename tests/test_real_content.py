"""The real bulletins: only what the two reports say, and nothing that is wrong."""

from pathlib import Path

import pytest
from bulletin_mkdocs.opening import desk_of, open_config
from bulletin_press.models import Lesson
from bulletin_press.moment import VARIABLE

ROOT = Path(__file__).parents[1]
# As the two reports write them.
TITLES = {
    "lessons/safeguarding-audits-2017": "Learning Lessons Bulletin from Safeguarding Audits",
    "lessons/i-just-wanted-someone-to-ask-me": "“I just wanted someone to ask me”",
    "lessons/asthma-can-kill": "“Asthma can kill”",
    "lessons/missing-perhaps-exploited": "“Missing, Perhaps Exploited?”",
    "lessons/i-want-to-be-left-alone": (
        "“I want to be left alone...I resent the involvement of services”"
    ),
    "lessons/seeing-the-bigger-picture": "“Seeing the Bigger Picture”",
    "guidance/right-help-right-time": "Right Help, Right Time",
    "campaigns/safeguarding-is-everybodys-business": "Safeguarding is everybody's business",
}
DATES = {
    "lessons/safeguarding-audits-2017": "2017-08",
    "lessons/i-just-wanted-someone-to-ask-me": "2017/18",
    "lessons/asthma-can-kill": "2017-11",
    "lessons/missing-perhaps-exploited": "2018-05",
    "lessons/i-want-to-be-left-alone": "2018-06",
    "lessons/seeing-the-bigger-picture": "2019-02",
    "guidance/right-help-right-time": "2018-01",
    "campaigns/safeguarding-is-everybodys-business": "2017-10",
}
EVENTS = [
    "2017-04",
    "2017-06",
    "2017-10",
    "2018-04-13",
    "2018-04-17",
    "2018-06-11",
    "2018-06-26",
    "2018-09-18",
    "2018-10-16",
    "2018-12-11",
    "2019-03-12",
    "2019-04-10",
    "2019-06",
]
PLANNED = ["2019-04-10", "2019-06"]


@pytest.fixture(scope="module")
def desk():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, "2026-11-22")
        return desk_of(open_config(str(ROOT / "mkdocs.yml")))


@pytest.fixture(scope="module")
def items(desk):
    return {item.name: item for item in desk.project.items}


def test_they_are_without_a_problem_and_need_no_advice(desk):
    assert [problem.told(ROOT) for problem in desk.problems] == []


def test_they_are_those_that_the_reports_name(items):
    assert {name for name in items if not name.startswith("events/")} == set(TITLES)
    assert {item.status for item in items.values()} == {"published"}


def test_their_titles_are_those_of_the_reports(items):
    assert {name: items[name].title for name in TITLES} == TITLES


def test_their_dates_say_no_more_than_the_reports(items):
    assert {name: items[name].published.text for name in DATES} == DATES


def test_events_are_on_their_days_and_those_only_planned_say_so(desk):
    events = [item for item in desk.project.items if item.kind == "events"]
    assert sorted(event.starts.text for event in events) == EVENTS
    assert sorted(event.starts.text for event in events if event.planned) == PLANNED


def test_every_statement_names_its_paragraph(items):
    for item in items.values():
        assert item.citations, item.name
        assert all(citation.paragraph for citation in item.citations), item.name


def test_every_learning_point_names_its_source(items):
    lessons = [item for item in items.values() if isinstance(item, Lesson)]
    assert all(learned.source for lesson in lessons for learned in lesson.learning)


def test_no_question_and_no_action_is_invented(items):
    lessons = [item for item in items.values() if isinstance(item, Lesson)]
    assert len(lessons) == 6
    assert not [lesson.name for lesson in lessons if lesson.questions or lesson.actions]


def test_no_theme_is_drawn_from_a_title_or_blames_a_parent(items):
    assert "criminal-exploitation" not in items["lessons/missing-perhaps-exploited"].themes
    blaming = {"parental-engagement", "safer-sleep"}
    assert not blaming & set(items["lessons/i-want-to-be-left-alone"].themes)


def test_the_numbers_to_ring_are_those_of_the_services(desk):
    numbers = {contact.dial for contact in desk.project.contacts}
    assert numbers == {"999", "01213031888", "01216754806", "08088005000", "08001111"}
    assert all(contact.verified for contact in desk.project.contacts)
