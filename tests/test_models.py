"""The kinds of item: what they share and what each is known by."""

import pytest
from bulletin_press.item import in_a_sentence
from bulletin_press.models import KINDS
from bulletin_press.parts import Part


def test_the_folder_of_a_kind_is_its_name():
    assert list(KINDS) == ["lessons", "reviews", "guidance", "campaigns", "events"]
    assert all(name == kind.kind for name, kind in KINDS.items())


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_may_be_empty(header, kind):
    item, problems = header(kind, "status: draft")
    assert not problems
    assert (item.title, item.themes, item.boards) == ("", (), ("children",))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_says_what_it_is_called(kind):
    model = KINDS[kind]
    assert model.label
    assert model.plural
    assert model.about.endswith(".")


def test_no_record_takes_fields_it_does_not_know():
    models, found = [Part], []
    while models:
        model = models.pop()
        models += model.__subclasses__()
        found.append(model.model_config["extra"])
    assert len(found) > 15
    assert set(found) == {"forbid"}


def test_an_item_cannot_be_changed(an_item):
    with pytest.raises(ValueError, match="frozen"):
        an_item().title = "Another"


def test_an_item_knows_its_name_and_address(an_item):
    item = an_item("guidance", "right-help")
    assert (item.name, item.address) == ("guidance/right-help", "guidance/right-help/")


def test_what_happens_is_shown_by_its_start_and_dated_by_its_publication(an_item):
    event = an_item("events", published="2026-11-02", starts="2027-06-10T09:30")
    assert event.shown_date.text == "2027-06-10T09:30"
    assert event.dated.text == "2026-11-02"


def test_an_event_never_announced_is_dated_by_its_start(an_item):
    event = an_item("events", published=None, starts="2018-06-11")
    assert event.dated.text == "2018-06-11"


def test_a_bulletin_is_shown_by_its_publication(an_item):
    lesson = an_item(published="2017-11", date_note="The day is not given.")
    assert lesson.shown_date.text == lesson.dated.text == "2017-11"


def test_a_change_moves_an_item_up_and_an_earlier_one_does_not(an_item, at):
    changes = [{"date": "2026-03-09", "note": "A."}, {"date": "2026-02-01", "note": "B."}]
    assert an_item(published="2026-01-10").updated == at("2026-01-10")
    assert an_item(published="2026-01-10", changes=changes).updated == at("2026-03-09")


def test_an_item_without_a_date_has_no_moment_of_change(header):
    item, _ = header("lessons", "status: draft\nchanges: [{date: 2026-03-09, note: A.}]")
    assert item.updated is None


def test_a_bulletin_has_the_kind_of_its_review_and_guidance_has_none(an_item):
    assert an_item(source_kind="scr").review_kinds == ("scr",)
    assert an_item("reviews", review_kind="scr").review_kinds == ("scr",)
    assert an_item("guidance").review_kinds == ()


@pytest.mark.parametrize(
    ("title", "is_quotation"),
    [("“Asthma can kill”", True), ("‘Ask me’", True), ('"Ask me"', True), ("Ask “twice”", False)],
)
def test_a_title_in_quotation_marks_is_somebodys_words(an_item, title, is_quotation):
    assert an_item(title=title).is_quotation == is_quotation


def test_a_problem_of_an_item_has_its_file_and_line(an_item):
    problem = an_item().problem(("summary",), "is dull", "mend it", "style", "advice")
    assert problem.told(problem.file.parent) == "ask-twice.md:3: summary: advice: is dull (mend it)"


def test_an_event_that_is_called_off_is_not_on(an_item, at):
    event = {"starts": "2026-12-01"}
    assert an_item("events", **event).is_on(at())
    assert not an_item("events", cancelled="The speaker is ill.", **event).is_on(at())


@pytest.mark.parametrize(
    ("label", "within"),
    [("Event", "event"), ("Review summary", "review summary"), (2 * "Lessons ", 2 * "Lessons ")],
)
def test_the_label_of_a_kind_is_small_within_a_sentence_but_for_names(label, within):
    assert in_a_sentence(label) == within
