"""What an author sees in the preview."""

from dataclasses import replace

import pytest
from bulletin_press.allowing import excuse
from bulletin_press.desk import Desk, desk_with
from bulletin_press.passages import passages_of
from bulletin_press.preview import Preview


@pytest.fixture
def preview(a_project, a_site, at):
    def make(*items, drafts=True, broken=(), told=()):
        desk = desk_with(a_project(*items), a_site(), at(), [])
        wrong = [item.problem(("summary",), "is odd", "mend it", "fields") for item in broken]
        return Preview(Desk(desk.site, desk.project, desk.moment, (*wrong, *told)), drafts)

    return make


def test_the_page_of_an_item_tells_what_is_wrong_with_it(preview, an_item):
    item = an_item()
    panel = preview(item, broken=[item]).panel(item.address, None, "../check/")
    assert "Held back: until what is wrong is mended. 1 problem" in panel
    assert "<code>summary</code>: is odd." in panel
    assert "Mend it." in panel
    assert 'href="../check/"' in panel
    assert "<code>../bulletins/lessons/ask-twice.md</code>" not in panel


def test_other_pages_tell_that_there_are_problems_elsewhere(preview, an_item):
    broken, other = an_item(), an_item(slug="other")
    shown = preview(broken, other, broken=[broken])
    for address in (other.address, "themes/", None):
        assert "1 problem elsewhere" in shown.panel(address, None, "")
    assert "is odd" not in shown.panel(other.address, None, "")


def test_where_nothing_is_wrong_nothing_is_said_on_pages_that_nobody_wrote(preview, an_item):
    assert preview(an_item()).panel("themes/", None, "") == ""
    assert "Nothing to mend here" in preview(an_item()).panel("lessons/ask-twice/", None, "")


def test_an_item_with_a_problem_is_shown_even_without_drafts(preview, an_item):
    broken, draft = an_item(), an_item(slug="draft", status="draft")
    assert [item.slug for item in preview(broken, draft, drafts=False).catalogue.items] == [
        "ask-twice"
    ]
    catalogue = preview(broken, draft, drafts=False, broken=[broken]).catalogue
    assert [item.slug for item in catalogue.items] == ["ask-twice"]
    assert catalogue.held == {"lessons/ask-twice"}


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "embargoed", "embargo": {"reason": "inquest", "review": "2027-01-01"}},
        {"status": "draft"},
        {"published": "2027-03-01"},
    ],
)
def test_without_drafts_a_held_item_stays_held_whatever_is_wrong_with_it(preview, an_item, fields):
    item = an_item(**fields)
    assert preview(item, drafts=False, broken=[item]).catalogue.items == ()
    assert "1 problem elsewhere" in preview(item, drafts=False, broken=[item]).panel("", None, "")


@pytest.mark.parametrize(("written", "many"), [("publishd", 1), ("embargod", 0), ("drafft", 0)])
def test_without_drafts_a_mistyped_status_shows_what_was_meant(preview, header, written, many):
    text = f"title: T\nsummary: S\nstatus: {written}\npublished: 2026-01-10\nsource_kind: scr"
    item, problems = header("lessons", text)
    assert [problem.field for problem in problems] == ["status"]
    assert len(preview(item, drafts=False, told=problems).catalogue.items) == many


def test_recorded_exceptions_are_listed(preview, an_item):
    item = an_item(
        body="A 16-year-old can agree.",
        allow=[{"check": "x", "text": "16-year-old", "why": "A law.", "by": "Team"}],
    )
    body = passages_of(item)[-1]
    _, excused = excuse([body.problem(2, 13, "tells an age", "h", "x")], [item])
    shown = preview(item)
    desk = replace(shown.desk, excused=tuple(excused))
    panel = Preview(desk).panel(item.address, None, "")
    assert "x: “16-year-old”. Team: A law." in panel


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": "draft"}, "a draft"),
        (
            {
                "status": "embargoed",
                "embargo": {"reason": "inquest", "review": "2027-02-01"},
                "published": None,
            },
            "under embargo because of an inquest; look again on 1 February 2027",
        ),
        ({"published": "2027-03-01"}, "scheduled, not before 1 March 2027"),
    ],
)
def test_the_reason_why_it_is_held_is_said(preview, an_item, fields, said):
    item = an_item(**fields)
    assert f"Held back: {said}." in preview(item).panel(item.address, None, "")


def test_the_page_of_all_tells_files_with_problems_first(preview, an_item):
    fine = an_item(slug="a", status="draft", source_kind=None)
    broken = an_item(slug="b")
    page, styles = preview(
        fine, broken, broken=[broken], told=[fine.problem((), "m", "h", "c", "advice")]
    ).artefacts()
    assert page.html.index("lessons/b.md") < page.html.index("lessons/a.md")
    assert page.address == "check/"
    assert not page.indexed
    assert styles.path == "assets/press/preview.css"


def test_a_problem_of_an_attachment_is_told_on_the_page_of_its_item(preview, an_item, tmp_path):
    chart = tmp_path / "chart.png"
    item = an_item(attachments={"chart.png": chart})
    wrong = replace(item.problem((), "tells a place", "clean it", "c"), file=chart)
    shown = preview(item, told=[wrong])
    assert "tells a place" in shown.panel(item.address, None, "")
    assert shown.catalogue.held == {item.name}
