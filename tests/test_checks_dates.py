"""What somebody was to look at again: contacts, guidance, embargoes, tables, reviews."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from bulletin_press.checks.embargo_dates import check_embargo_dates
from bulletin_press.checks.old_contacts import check_old_contacts
from bulletin_press.checks.old_tables import check_old_tables
from bulletin_press.checks.review_dates import check_review_dates
from bulletin_press.checks.reviews_without_bulletin import check_reviews_without_bulletin
from bulletin_press.contacts import read_contacts
from bulletin_press.wording.preferred import built_in, built_in_file, read_preferred_words
from bulletin_press.wording.statutory import statutory_file, statutory_guidance

CONTACTS = """\
# Whom to ring
- name: Front Door
  phone: 01632 960100
  verified: 2025-06-01
- name: Duty Team
  phone: 01632 960110
  verified: 2026-05-01
"""


@pytest.fixture
def contacts(tmp_path, a_project, a_site, at):
    file = tmp_path / "contacts.yml"
    file.write_text(CONTACTS, "utf-8")

    def tell(moment, **settings):
        project = replace(a_project(), folder=tmp_path, contacts=read_contacts(file))
        return list(check_old_contacts(project, a_site(**settings), at(moment)))

    return tell


def test_a_contact_is_verified_within_a_year(contacts):
    assert contacts("2026-06-01") == []
    [problem] = contacts("2026-06-02")
    assert (problem.file.name, problem.line) == ("contacts.yml", 4)
    assert (problem.field, problem.level) == ("contacts[0].verified", "advice")
    assert problem.message == "Front Door was last verified on 1 June 2025"


def test_a_setting_says_after_how_many_days(contacts):
    found = contacts("2026-06-01", contact_days=30)
    assert [(one.line, one.field) for one in found] == [
        (4, "contacts[0].verified"),
        (7, "contacts[1].verified"),
    ]


@pytest.fixture
def reviewed(found, an_item):
    def tell(moment, kind="guidance", **fields):
        return found(check_review_dates, an_item(kind, **fields), moment=moment)

    return tell


@pytest.mark.parametrize(
    ("moment", "is_told"),
    [("2026-05-31", False), ("2026-06-01", True), ("2026-07-01", True), ("2026-07-02", True)],
)
def test_guidance_is_told_from_a_month_before_its_day(reviewed, moment, is_told):
    assert bool(reviewed(moment, review_by="2026-07-01")) == is_told


def test_a_day_that_has_gone_by_is_said_so(a_project, a_site, an_item, at):
    project = a_project(an_item("guidance", review_by="2026-07-01"))
    messages = [
        next(check_review_dates(project, a_site(), at(moment))).message
        for moment in ("2026-06-21", "2026-06-30", "2026-07-01", "2026-07-02")
    ]
    assert messages == [
        "is 1 July 2026, in 10 days",
        "is tomorrow",
        "is today",
        "was 1 July 2026, and has gone by",
    ]


def test_every_kind_may_name_a_day(reviewed):
    assert reviewed("2027-01-01", "lessons", review_by="2026-07-01")
    assert not reviewed("2027-01-01", "lessons")


def test_what_is_withdrawn_or_replaced_is_not_told(found, an_item):
    old = an_item("guidance", "old", review_by="2026-07-01")
    new = an_item("guidance", "new", supersedes="guidance/old")
    gone = an_item(
        "guidance",
        review_by="2026-07-01",
        status="withdrawn",
        withdrawn={"date": "2026-02-01", "reason": "Old."},
    )
    assert not found(check_review_dates, old, new, gone, moment="2027-01-01")
    draft = an_item("guidance", "new", supersedes="guidance/old", status="draft")
    assert found(check_review_dates, old, draft, moment="2027-01-01")
    scheduled = an_item("guidance", "new", supersedes="guidance/old", published="2027-02-01")
    assert found(check_review_dates, old, scheduled, moment="2027-01-01")
    assert not found(check_review_dates, old, scheduled, moment="2027-03-01")


@pytest.mark.parametrize(
    ("status", "moment", "is_told"),
    [
        ("embargoed", "2026-09-30", False),
        ("embargoed", "2026-10-01", True),
        ("embargoed", "2027-10-01", True),
        ("draft", "2027-10-01", False),
    ],
)
def test_an_embargo_is_looked_at_on_its_day(found, an_item, status, moment, is_told):
    embargo = {"reason": "criminal-proceedings", "review": "2026-10-01"}
    item = an_item(status=status, published=None, embargo=embargo)
    told = found(check_embargo_dates, item, moment=moment)
    assert bool(told) == is_told
    assert all("embargo.review (advice)" in line for line in told)


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({}, True),
        ({"no_bulletin": "Its learning is in another."}, False),
        ({"status": "draft"}, False),
        ({"published": "2027-01-01"}, False),
    ],
)
def test_a_public_review_has_a_bulletin_or_says_why_not(found, an_item, fields, is_told):
    review = an_item("reviews", "night", **fields)
    told = found(check_reviews_without_bulletin, review, an_item())
    assert bool(told) == is_told


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({}, False),
        ({"status": "draft"}, False),
        ({"published": "2027-01-01"}, False),
        (
            {"status": "withdrawn", "withdrawn": {"date": "2026-02-01", "reason": "Old."}},
            True,
        ),
    ],
)
def test_a_bulletin_on_its_way_counts_and_a_withdrawn_one_does_not(found, an_item, fields, is_told):
    review = an_item("reviews", "night")
    lesson = an_item(reviews=["night"], **fields)
    assert bool(found(check_reviews_without_bulletin, review, lesson)) == is_told


@pytest.fixture
def tables(a_project, a_site, at):
    def tell(day, **of_project):
        project = replace(a_project(), **of_project)
        return list(check_old_tables(project, a_site(), at(str(day))))

    return tell


def last_looked():
    sources = [source.checked for source in built_in().sources.values()]
    return min(sources + [one.checked for one in statutory_guidance().values()])


def test_tables_that_were_looked_at_within_a_year_are_not_told(tables):
    found = tables(min(last_looked() + timedelta(days=365), date(last_looked().year + 1, 8, 31)))
    assert found == []


def test_old_tables_are_told_once_each_at_a_line_that_says_when(tables):
    found = tables(last_looked() + timedelta(days=800))
    files = [one.file for one in found]
    assert files == [built_in_file(), statutory_file()]
    for problem in found:
        line = problem.file.read_text("utf-8").splitlines()[problem.line - 1]
        assert "checked:" in line
        assert problem.level == "advice"


def test_guidance_that_is_renewed_every_year_is_looked_for_every_year(tables):
    checked = statutory_guidance()["keeping-children-safe-in-education"].checked
    found = tables(date(checked.year + 1, 10, 1))
    assert [one.field for one in found] == ["keeping-children-safe-in-education.editions"]
    assert "every year" in found[0].message


def test_a_sites_own_table_is_told_in_its_own_file(tables, tmp_path):
    file = tmp_path / "preferred_words.yml"
    file.write_text("sources:\n  ours:\n    title: Charter\n    checked: 2020-01-01\n", "utf-8")
    found = tables("2026-11-22", folder=tmp_path, preferred_words=read_preferred_words(file))
    assert [(one.file, one.line, one.field) for one in found] == [(file, 4, "ours.checked")]
    assert "the source of ours was last looked at on 1 January 2020" in found[0].message
