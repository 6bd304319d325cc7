"""All checks together."""

from bulletin_press.checks import CHECKS, check_project
from bulletin_press.problems import Problem


def test_a_whole_item_passes_every_check(an_item, a_project, a_site, at):
    assert check_project(a_project(an_item()), a_site(), at(), []) == []


def test_a_field_told_before_is_not_told_again(header, a_project, a_site, at):
    item, told = header("lessons", "title: A\nstatus: draft\nsource_kind: scr\nthemes: [neglct]")
    assert [problem.field for problem in told] == ["themes[0]"]
    found = check_project(a_project(item), a_site(), at(), told)
    assert [problem.field for problem in found] == ["summary"]


def test_the_same_field_of_another_file_is_told(header, a_project, a_site, at):
    item, _ = header("lessons", "title: A\nstatus: draft\nsource_kind: scr\nthemes: [neglct]")
    other = Problem(item.source.file.with_name("b.md"), 1, "themes[0]", "m", "h")
    found = check_project(a_project(item), a_site(), at(), [other])
    assert [problem.field for problem in found] == ["summary", "themes"]


def test_a_check_does_not_stop_at_the_first_problem(header, a_project, a_site, at):
    text = "status: published\npublished: 2017\nchanges: [{date: 2016-01-01, note: A.}]"
    item, _ = header("lessons", text, body="[a](nothing.md)")
    found = check_project(a_project(item), a_site(require_approval=True), at(), [])
    assert {problem.check for problem in found} >= {
        "required",
        "approval",
        "partial-dates",
        "order-of-dates",
        "body-links",
    }


def test_every_check_says_its_rule():
    assert all(check.__doc__.strip().endswith(".") for check in CHECKS)
