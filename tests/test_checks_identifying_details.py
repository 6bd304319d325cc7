import json
from dataclasses import replace

import pytest
from bulletin_press.checks.attachment_details import check_attachment_details
from bulletin_press.checks.denied_names import check_denied_names
from bulletin_press.checks.identifying_details import check_identifying_details
from bulletin_press.checks.possible_details import check_possible_details
from bulletin_press.identifying.denied import VARIABLE, DeniedNames
from bulletin_press.names import AllowedNames, read_allowed_names
from bulletin_press.problems import ProblemsFound
from bulletin_press.settings import parse_settings
from bulletin_press.site import Site

CARD = "Born on 3 March 2015 in LS33 2AB."


def test_a_detail_is_told_with_its_line_and_field(found, an_item):
    item = an_item(summary="Ring 07700 900123.", body=f"Text.\n\n{CARD}\n")
    assert found(check_identifying_details, item) == [
        "lessons/ask-twice.md:3: summary",
        "lessons/ask-twice.md:11: body",
        "lessons/ask-twice.md:11: body",
    ]


def test_in_a_draft_it_is_advice(found, an_item):
    assert found(check_identifying_details, an_item(status="draft", body=CARD)) == [
        "lessons/ask-twice.md:9: body (advice)",
        "lessons/ask-twice.md:9: body (advice)",
    ]


def test_a_problem_carries_the_very_words_and_their_passage(an_item, a_project, a_site, at):
    project = a_project(an_item(body="One.\n\nShe lived in LS33 2AB then.\n"))
    (problem,) = check_identifying_details(project, a_site(), at())
    assert problem.check == "identifying-details"
    assert problem.text == "LS33 2AB"
    assert problem.passage == "She lived in LS33 2AB then."


def test_links_are_looked_at_too(found, an_item):
    body = "Ask [her](mailto:k.summers@example.org) or [me](tel:+441632960100).\n"
    assert found(check_identifying_details, an_item(body=body)) == ["lessons/ask-twice.md:9: body"]


def test_what_may_be_innocent_is_advice_of_a_check_of_its_own(found, an_item):
    item = an_item(body="Then Zainab told a teacher on 3 May 2018. Postcode: LS33 2AB.\n")
    assert found(check_possible_details, item) == ["lessons/ask-twice.md:9: body (advice)"] * 2
    assert found(check_identifying_details, item) == ["lessons/ask-twice.md:9: body"]


def test_an_event_has_a_day_and_a_place(found, an_item):
    body = "Come on 12 March 2027 to Oakfield Academy, 5 Exchange Square, LS33 2AB.\n"
    event = an_item("events", body=body, place="12 Orchard Close", organiser="Priya Raman")
    assert found(check_identifying_details, event) == []
    assert found(check_possible_details, event) == []
    lesson = an_item(body=body)
    assert found(check_identifying_details, lesson)


def test_a_citation_names_a_report(found, an_item):
    cited = [{"title": "Report on Oakfield Academy by Priya Raman, 12 March 2019"}]
    assert found(check_possible_details, an_item(citations=cited)) == []
    numbered = [{"title": "Report on 999 398 2598"}]
    assert found(check_identifying_details, an_item(citations=numbered))


@pytest.fixture
def denied(tmp_path, a_project, at):
    """Put items to the check of denied names: ``denied(names, *items) -> [problem]``."""

    def tell(names, *items, where="kept/denied.txt", check=check_denied_names):
        (tmp_path / "site").mkdir(exist_ok=True)
        config = tmp_path / "site" / "mkdocs.yml"
        config.write_text("extra:\n  bulletins:\n    denied_names: here\n", "utf-8")
        file = tmp_path / where
        file.parent.mkdir(exist_ok=True)
        if names is not None:
            file.write_bytes(names.encode() if isinstance(names, str) else names)
        written = {
            "partnership": "P",
            "contact_line": "Ring 999.",
            "report_to": "mailto:a@example.org",
            "denied_names": f"../{where}",
        }
        settings, problems = parse_settings(config, written)
        assert not problems
        site = Site("S", "D", "https://example.org/", "en", settings, config_file=config)
        return list(check(a_project(*items), site, at()))

    return tell


NAME = "Zélie Quarrington"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "What ZELIE QUARRINGTON told us"}, "title"),
        ({"body": "Ask zelie\nquarrington's aunt.\n"}, "body"),
        ({"body": "![Zélie-Quarrington](a.png)\n"}, "body"),
        ({"social": {"hashtags": ["JusticeForZelieQuarrington"]}}, "social.hashtags[0]"),
        ({"aliases": ["/old/zelie_quarrington/"]}, "aliases[0]"),
        ({"slug": "zelie-quarrington"}, ""),
    ],
)
def test_a_denied_name_is_found_wherever_it_stands_and_never_repeated(
    denied, an_item, fields, field
):
    item = an_item(status="draft", **fields)
    (problem,) = denied(f"# remark\n{NAME}  # more\n", item)
    assert (problem.field, problem.level, problem.text) == (field, "problem", "")
    told = json.dumps([problem.message, problem.hint, str(problem.file)]).lower()
    assert "quarrington" not in told


def test_a_denied_name_in_an_attachment_is_found(denied, an_item, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text(f"See {NAME}.", "utf-8")
    item = an_item(attachments={"note.txt": note, "Zelie-Quarrington.txt": note})
    problems = denied(NAME, item)
    assert len(problems) == 3
    assert "quarrington" not in " ".join(problem.message for problem in problems).lower()


def test_what_else_an_attachment_tells_is_told_without_its_name(denied, an_item, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("Near LS33 2AB.", "utf-8")
    item = an_item(attachments={"a.txt": note, "Zelie-Quarrington.txt": note})
    told = denied(NAME, item, check=check_attachment_details)
    assert [problem.message for problem in told] == [
        "the attachment a.txt, line 1, tells a postcode: 'LS33 2AB'",
        "attachment 1 (in the order of the alphabet), line 1, tells a postcode: 'LS33 2AB'",
    ]


def test_no_other_problem_repeats_a_denied_name(denied, an_item):
    item = an_item(body="Then Zelie Quarrington told a teacher. So did Zainab.\n")
    told = denied(NAME, item, check=check_possible_details)
    assert [problem.text for problem in told] == ["Zainab"]


def test_other_words_are_left_alone(denied, an_item):
    assert denied("Ann\n", an_item(body="Planning and annual reviews. Anna, Hannah.\n")) == []


def test_a_list_that_is_not_there_is_told(denied, an_item):
    (problem,) = denied(None, an_item())
    assert (problem.level, problem.field) == ("advice", "extra.bulletins.denied_names")
    assert problem.line == 3


def test_a_list_among_the_files_of_the_site_is_a_problem(denied, an_item):
    (problem,) = denied(NAME, an_item(), where="site/denied.txt")
    assert problem.level == "problem"
    assert "move" in problem.hint


def test_a_list_that_cannot_be_read_is_a_problem(denied, an_item):
    (problem,) = denied(b"\xff\xfe\x00", an_item())
    assert problem.level == "problem"


def test_a_name_that_is_too_short_is_told_by_its_line(denied, an_item):
    (problem,) = denied("Zelie Quarrington\nA\n", an_item(body="A baby.\n"))
    assert "line 2" in problem.message


def test_the_environment_names_another_list(denied, an_item, tmp_path, monkeypatch):
    other = tmp_path / "other.txt"
    other.write_text("Somebody Else\n", "utf-8")
    monkeypatch.setenv(VARIABLE, str(other))
    assert denied(NAME, an_item(body=f"{NAME}.\n")) == []
    assert len(denied(NAME, an_item(body="Somebody else.\n"))) == 1


def test_without_a_list_there_is_nothing_to_tell(found, an_item):
    assert found(check_denied_names, an_item()) == []
    assert not DeniedNames()


def test_allowed_names_are_read_with_their_lines(tmp_path):
    file = tmp_path / "names.yml"
    assert read_allowed_names(file) == AllowedNames()
    file.write_text("officers:\n  - Robin Example\nplaces: [Eastmere]\n", "utf-8")
    assert read_allowed_names(file).officers == ("Robin Example",)
    assert read_allowed_names(file).places == ("Eastmere",)


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("places: [Eastmere]\nchildren: [Zelie]\n", 2, "children"),
        ("places: Eastmere\n", 1, "places"),
        ('places:\n  - Eastmere\n  - "12"\n', 3, "places[1]"),
    ],
)
def test_mistakes_in_allowed_names_are_told(tmp_path, text, line, field):
    file = tmp_path / "names.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(ProblemsFound) as caught:
        read_allowed_names(file)
    assert [(each.line, each.field) for each in caught.value.problems] == [(line, field)]


def test_an_allowed_name_is_not_told(an_item, a_project, a_site, at):
    project = a_project(an_item(body="We asked in Lanthorne.\n"))
    assert len(list(check_possible_details(project, a_site(), at()))) == 1
    allowed = replace(project, allowed_names=AllowedNames(places=("Lanthorne",)))
    assert not list(check_possible_details(allowed, a_site(), at()))
