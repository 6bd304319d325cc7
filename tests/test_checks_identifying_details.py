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
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    "elsewhere",
    [
        "Write to zainab.lanthorne@example.org.",
        "Ask @zainab_lanthorne or see [it](https://example.org/zainab-lanthorne).",
        "What zainab lanthorne said.",
    ],
)
def test_a_name_written_small_elsewhere_is_still_told(an_item, a_project, a_site, at, elsewhere):
    text = "We asked Zainab Lanthorne. Mr Lanthorne came, and so did Dr Lanthorne.\n"
    others = [an_item(slug=f"other-{number}", body=elsewhere) for number in range(3)]
    project = a_project(an_item(body=text), *others)
    told = [
        one
        for one in check_possible_details(project, a_site(), at())
        if one.file.stem == "ask-twice"
    ]
    assert [one.text for one in told] == ["Zainab Lanthorne", "Mr Lanthorne", "Dr Lanthorne"]


@pytest.fixture
def stopping(a_project, a_site, at):
    """Give what may stop a build: ``stopping(*items, **project) -> [problem]``."""

    def tell(*items, **project):
        asked = replace(a_project(*items), **project)
        return list(check_identifying_details(asked, a_site(), at()))

    return tell


@pytest.mark.parametrize(
    ("fields", "place", "text"),
    [
        ({"slug": "jayden-cole-died-4-may-2012"}, "", "4 May 2012"),
        ({"slug": "near-ls33-2ab"}, "", "LS33 2AB"),
        ({"social": {"hashtags": ["Ring07700900123"]}}, "social.hashtags[0]", "07700900123"),
        ({"aliases": ["/lessons/born-3-march-2015/"]}, "aliases[0]", "3 March 2015"),
        ({"social": {"image_alt": "A card from LS33 2AB"}}, "social.image_alt", "LS33 2AB"),
    ],
)
def test_addresses_and_hashtags_are_looked_at_too(stopping, an_item, fields, place, text):
    (problem,) = stopping(an_item(**fields))
    assert (problem.field, problem.level) == (place, "problem")
    assert problem.text.lower() == text.lower()


def test_a_name_in_an_address_is_advice(an_item, a_project, a_site, at):
    project = a_project(an_item(slug="what-zainab-lanthorne-told-us-2021"))
    (problem,) = check_possible_details(project, a_site(), at())
    assert (problem.level, problem.text) == ("advice", "Zainab Lanthorne")
    assert "has a name that" in problem.message
    usual = an_item(slug="learning-from-serious-case-reviews-2019-to-2021")
    assert list(check_possible_details(a_project(usual), a_site(), at())) == []


def test_standing_pages_are_looked_at(a_project, a_site, at, tmp_path):
    page = tmp_path / "about.md"
    page.write_text("# About\n\nAsk us.\nWe are at **LS33 2AB**.\n", "utf-8")
    site = replace(a_site(), standing_files=(page, tmp_path / "logo.png"))
    (problem,) = check_identifying_details(a_project(), site, at())
    assert (problem.file, problem.line, problem.text) == (page, 4, "LS33 2AB")
    assert "names.yml" in problem.hint
    allowed = AllowedNames(places=("County Hall, Lanthorne LS33 2AB",))
    project = replace(a_project(), allowed_names=allowed)
    assert list(check_identifying_details(project, site, at())) == []


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "glossary.yml",
            "- term: CP\n  says: As for\n    LS33 2AB.\n",
            ["glossary.yml:2: glossary[0].says"],
        ),
        (
            "vocabulary.yml",
            "themes:\n  x:\n    scope: near LS33 2AB\n",
            ["vocabulary.yml:3: themes.x.scope"],
        ),
        ("contacts.yml", "- id: a\n  when: near LS33 2AB\n", ["contacts.yml:2: contacts[0].when"]),
        ("contacts.yml", "- id: a\n  phone: 07700 900123\n", []),
    ],
)
def test_what_stands_beside_the_items_is_looked_at(stopping, tmp_path, name, text, told):
    (tmp_path / name).write_text(text, "utf-8")
    problems = stopping(folder=tmp_path)
    assert [f"{each.file.name}:{each.line}: {each.field}" for each in problems] == told


def test_the_notice_of_a_site_is_looked_at(a_project, a_site, at):
    site = a_site(notice="In memory of a child who was born on 3 March 2015.")
    (problem,) = check_identifying_details(a_project(), site, at())
    assert problem.field == "notice"


@pytest.fixture
def denied(tmp_path, a_project, at):
    """Put items to the check of denied names: ``denied(names, *items) -> [problem]``."""

    def tell(names, *items, where="kept/denied.txt", check=check_denied_names, **site):
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
        site = Site("S", "D", "https://example.org/", "en", settings, config_file=config, **site)
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
        ({"body": "As **Zé**lie Quarrington said.\n"}, "body"),
        ({"body": "As [Zelie](https://example.org/a) Quarrington said.\n"}, "body"),
        ({"body": "As Zelie&nbsp;&nbsp;Quarrington said.\n"}, "body"),
        ({"body": "As <b>Z&eacute;lie</b> Quarrington said.\n"}, "body"),
        ({"body": "As [Zelie][a] Quarrington said.\n\n[a]: https://example.org/a\n"}, "body"),
        ({"body": "Seen: Quarrington, Zelie; and others.\n"}, "body"),
        ({"body": "Read #JusticeForZelieQuarrington now.\n"}, "body"),
        ({"body": "One.\n\n<!-- about Zelie\nQuarrington -->\n"}, "body"),
        ({"summary": "What *Zelie* Quarrington's aunt told us."}, "summary"),
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


def test_a_denied_name_is_told_on_its_line(denied, an_item):
    item = an_item(body="One.\n\n[A\nlink](https://example.org) and **Zelie** Quarrington.\n")
    (problem,) = denied(NAME, item)
    assert problem.line == 12


def test_a_denied_name_in_a_remark_in_the_header_is_found(denied, header):
    item, problems = header("lessons", f"title: Ask\n# about {NAME}\nstatus: draft")
    assert not problems
    (problem,) = denied(NAME, item)
    assert (problem.line, problem.field) == (3, "")


def test_names_do_not_reach_over_blocks(denied, an_item):
    assert denied(NAME, an_item(body="- Zelie\n\n\n\n\n- Quarrington\n")) == []
    assert denied(NAME, an_item(body="Zelie asked. Then Quarrington told.\n")) == []


@pytest.mark.parametrize("text", ["Al Om", "Aloma", "2Om-Al", "l'Al-Om", "x OmAl", "1al om"])
def test_short_names_are_found_like_long_ones(text):
    assert DeniedNames.of(["Al Om"]).is_in(text) == (text != "Aloma")


@given(
    st.lists(st.sampled_from(["Żółć", "Al", "Bo", "Zelie", "Quarrington"]), min_size=1, max_size=3),
    st.sampled_from([" ", "-", "", "\n", "\u00a0", "\u200b", ", "]),
    st.text(alphabet="aZ é1\n*—", max_size=5),
)
def test_a_quick_look_misses_nothing_that_a_slow_one_finds(words, between, around):
    denied = DeniedNames.of([" ".join(words)])
    text = f"{around} {between.join(words)} {around}"
    assert denied.is_in(text)
    assert denied.is_in(text.upper())


def test_most_names_are_ruled_out_by_a_quick_look():
    firsts = ("Mark", "Charlie", "Amelia", "Working", "Learnie", "Saffron", "Q")
    denied = DeniedNames.of([f"{first} Zq{at}qz" for at in "abcdefghij" for first in firsts])
    text = "Children — working with “Mark” — learn to ask twice; every question counts."
    assert denied.near(text).names == ()
    assert len(denied.near(f"{text} By Mark Zqcqz.").names) < len("abcdefghij")
    assert denied.is_in(f"{text} By Mark Zqcqz.")


def test_a_denied_name_on_a_standing_page_is_found(denied, tmp_path):
    page = tmp_path / "about.md"
    page.write_text("# About\n\nBy **Zelie** Quarrington.\n", "utf-8")
    (problem,) = denied(NAME, standing_files=(page,))
    assert (problem.file, problem.line) == (page, 3)


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


def test_a_list_in_the_home_of_nobody_is_a_problem(denied, an_item, monkeypatch):
    monkeypatch.setenv(VARIABLE, "~nobody-of-that-name/names.txt")
    (problem,) = denied(NAME, an_item())
    assert (problem.level, problem.message) == ("problem", "cannot be read")


def test_a_list_that_changes_is_read_again(denied, an_item):
    item = an_item(body=f"{NAME}.\n")
    assert denied("Somebody Else Entirely\n", item) == []
    assert len(denied(NAME, item)) == 1


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
