"""What must be there before an item can be published."""

import pytest
from bulletin_press.allowing import excuse
from bulletin_press.checks.required import check_required

COMMON = ["title", "summary", "status", "published", "themes"]
NEEDED = {
    "lessons": [*COMMON, "source_kind"],
    "reviews": [*COMMON, "review_kind"],
    "guidance": [*COMMON, "edition", "review_by"],
    "campaigns": [*COMMON, "starts"],
    "events": ["title", "summary", "status", "starts"],
}
WITHDRAWN = {"date": "2026-02-01", "reason": "Old."}
EMBARGO = {"reason": "inquest", "review": "2027-01-01"}


@pytest.mark.parametrize("kind", NEEDED)
def test_a_whole_item_lacks_nothing(found, an_item, kind):
    assert found(check_required, an_item(kind)) == []


@pytest.mark.parametrize(
    ("kind", "field"), [(k, f) for k, fields in NEEDED.items() for f in fields]
)
def test_a_field_that_a_kind_needs_is_told_where_the_header_begins(found, an_item, kind, field):
    problems = found(check_required, an_item(kind, **{field: None}))
    assert problems == [f"{kind}/ask-twice.md:2: {field}"]


@pytest.mark.parametrize("kind", NEEDED)
def test_what_a_draft_lacks_is_advice(found, header, kind):
    item, _ = header(kind, "status: draft")
    lacking = [field for field in NEEDED[kind] if field not in ("status", "published")]
    assert found(check_required, item) == [f"{kind}/ask-twice.md:2: {f} (advice)" for f in lacking]


def test_a_line_is_told_even_where_the_field_is_written_but_empty(found, header):
    text = "status: draft\nthemes: [neglect]\nsource_kind: scr\ntitle: A\nsummary:\n"
    item, _ = header("lessons", text)
    assert found(check_required, item) == ["lessons/ask-twice.md:6: summary (advice)"]


def test_an_embargoed_item_says_why_and_needs_no_date(found, an_item):
    held = {"status": "embargoed", "published": None}
    assert found(check_required, an_item(**held)) == ["lessons/ask-twice.md:2: embargo"]
    assert found(check_required, an_item(**held, embargo=EMBARGO)) == []


def test_a_withdrawn_item_says_when_and_why(found, an_item):
    assert found(check_required, an_item(status="withdrawn")) == [
        "lessons/ask-twice.md:2: withdrawn"
    ]
    assert found(check_required, an_item(status="withdrawn", withdrawn=WITHDRAWN)) == []


def test_a_withdrawn_item_still_needs_its_date(found, an_item):
    item = an_item(status="withdrawn", withdrawn=WITHDRAWN, published=None)
    assert found(check_required, item) == ["lessons/ask-twice.md:2: published"]


def test_guidance_may_say_why_no_review_is_known(found, an_item):
    item = an_item("guidance", review_by=None, review_note="None was found.")
    assert found(check_required, item) == []


def test_an_event_needs_no_date_of_publication(found, an_item):
    assert found(check_required, an_item("events", published=None)) == []


THEMELESS = {"check": "required", "text": "themes", "why": "The report names none.", "by": "A. B."}


@pytest.fixture
def left(a_project, a_site, at):
    """Tell which fields are missing after the item's exceptions were looked at."""

    def tell(item):
        problems, _ = excuse(check_required(a_project(item), a_site(), at()), [item])
        return [problem.field for problem in problems]

    return tell


def test_an_item_may_record_why_it_has_no_theme(left, an_item):
    assert left(an_item(themes=None, allow=[THEMELESS])) == []


@pytest.mark.parametrize("field", ["published", "status", "title", "source_kind"])
def test_nothing_but_a_theme_can_be_excused(left, an_item, field):
    item = an_item(**{field: None}, allow=[{**THEMELESS, "text": field}])
    assert left(item) == [field]


def test_an_exception_to_another_check_excuses_no_missing_theme(left, an_item):
    item = an_item(themes=None, allow=[{**THEMELESS, "check": "body-links"}])
    assert left(item) == ["themes"]
