"""The texts that were marked by hand, how they are counted, and what the rules have to reach."""

import re
from pathlib import Path
from typing import NamedTuple

import measure_checks
import pytest
import yaml
from bulletin_mkdocs import opening
from bulletin_press.identifying import RULES, Known, details_in
from bulletin_press.identifying.clues import is_clue
from bulletin_press.identifying.rules_for import rules_for
from click.testing import CliRunner
from marked_texts import CASES, EXAMPLESHIRE, Case, Mark, read_bulletins, read_cases
from marked_texts import desk as exampleshire
from measure_checks import measure

CASED = (
    *("addresses", "births-and-deaths", "dates", "emails", "exact-ages", "initials", "names"),
    *("nhs-numbers", "ni-numbers", "places-of-care", "postcodes", "telephones"),
)
LEVELS = measure_checks.levels_of_rules()
# The examination may be away: somebody writes a new one when its texts have become practice.
HALVES = tuple(half for half in ("practice", "examination") if any((CASES / half).glob("*.yml")))
# How many finds of ten may be wrong, where a rule stops a build and where it advises.
PRECISE = {"problem": 0.95, "advice": 0.9}
KEYS = {"text", "finds", "also", "either", "beyond", "why"}
# Kept for drama by Ofcom; the groups of digits after +44.
DRAMA = re.compile(
    r"(1632960|7700900|2079460|113496|117496|121496|161496|1914980|2920180|3069990)\d+"
)


class Find(NamedTuple):
    """A find of a rule that the tests make up."""

    rule: str
    start: int
    end: int


@pytest.fixture(scope="module", params=HALVES)
def half(request):
    return request.param


@pytest.fixture(scope="module")
def marked():
    """All words that a rule is to find: ``marked(rule)``."""
    cases = [case for half in HALVES for case in read_cases(half)] + read_bulletins()

    def words(rule):
        marks = ((case.written, mark) for case in cases for mark in case.marks)
        return [text[mark.start : mark.end] for text, mark in marks if mark.rule == rule]

    return words


@pytest.fixture(scope="module")
def find():
    return measure_checks.finder()


def entries(half):
    for file in sorted((CASES / half).glob("*.yml")):
        for entry in yaml.safe_load(file.read_text("utf-8")):
            yield file.name, entry


def digits(text):
    return re.sub(r"\D", "", text)


def test_there_is_practice():
    assert "practice" in HALVES


def test_each_half_has_a_file_for_each_rule(half):
    assert sorted(file.stem for file in (CASES / half).iterdir()) == sorted(CASED)


def test_all_marks_stand_in_their_texts_and_only_known_keys_are_used(half):
    assert read_cases(half)
    assert not [(name, set(entry) - KEYS) for name, entry in entries(half) if set(entry) - KEYS]
    assert {rule for _, entry in entries(half) for rule in entry.get("also", {})} <= set(CASED)


def test_words_that_do_not_stand_in_the_text_are_told_with_their_place(tmp_path, monkeypatch):
    monkeypatch.setattr("marked_texts.CASES", tmp_path)
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "names.yml").write_text(
        '# Made up.\n- text: "Amyas"\n  finds: [Amy]\n'
    )
    with pytest.raises(ValueError, match=r"practice/names\.yml:2: 'Amy' does not stand"):
        read_cases("practice")


def test_each_half_has_enough_cases_with_as_many_true_as_false(half):
    cases = read_cases(half)
    assert len(cases) >= 150
    for rule in CASED:
        true = sum(case.is_true(rule) for case in cases if case.rule == rule)
        false = sum(case.is_false(rule) for case in cases)
        assert min(true, false) >= 8, rule
        assert abs(true - false) <= 4, rule


def test_no_text_stands_twice():
    texts = [entry["text"] for half in HALVES for _, entry in entries(half)]
    assert len(texts) == len(set(texts))


def test_an_examination_that_is_away_is_told(monkeypatch):
    monkeypatch.setattr(measure_checks, "read_cases", lambda _half: [])
    result = CliRunner().invoke(measure_checks.main, ["--examination"])
    assert result.exit_code == 0
    assert "Examination: there are no texts" in result.output


def test_three_whole_drafts_hold_a_dozen_details_and_three_hold_none():
    assert sorted(min(len(case.marks), 12) for case in read_bulletins()) == [0, 0, 0, 12, 12, 12]


def test_the_whole_drafts_are_drafts_without_a_problem():
    drafts = {f"lessons/{file.stem}" for file in (CASES / "bulletins").glob("*.md")}
    desk = exampleshire()
    items = {item.name: item for item in desk.project.items if item.name in drafts}
    assert set(items) == drafts
    assert {item.status for item in items.values()} == {"draft"}
    files = {item.source.file for item in items.values()}
    assert not [one for one in desk.problems if one.file in files and one.level == "problem"]


def test_the_cases_lie_where_no_site_reads_them():
    config = opening.open_config(str(EXAMPLESHIRE / "mkdocs.yml"))
    read = {Path(config.docs_dir).resolve(), EXAMPLESHIRE / "bulletins"}
    assert not read & {CASES, *CASES.parents}


def test_nhs_numbers_are_right_and_from_the_range_for_tests(marked):
    assert len(marked("nhs-numbers")) > 20
    for number in map(digits, marked("nhs-numbers")):
        weighed = sum(
            int(digit) * weight for digit, weight in zip(number, range(10, 1, -1), strict=False)
        )
        assert re.fullmatch(r"999\d{7}", number)
        assert (11 - weighed % 11) % 11 == int(number[9]), number


def test_telephone_numbers_are_from_the_ranges_for_drama(marked):
    assert len(marked("telephones")) > 20
    for number in marked("telephones"):
        assert DRAMA.fullmatch(re.sub(r"^(0044|44)?0?", "", digits(number))), number


def test_addresses_of_e_mail_end_in_names_for_examples(marked):
    assert len(marked("emails")) > 16
    for address in marked("emails"):
        assert re.search(r"(\.|@)example(\.(org|com|net))?$", address.lower()), address


def test_national_insurance_numbers_are_valid_in_form(marked):
    assert len(marked("ni-numbers")) > 16
    never = "(?!BG|GB|NK|KN|TN|NT|ZZ)"
    for number in marked("ni-numbers"):
        written = re.sub(r"[\s-]", "", number.upper())
        assert re.fullmatch(rf"{never}[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{{6}}[A-D]", written)


def test_a_find_is_right_elsewhere_open_or_a_false_alarm():
    text = "born 3 May 2015 in Millbrook, seen by Amy"
    marks = (Mark("births-and-deaths", 5, 15), Mark("", 19, 28), Mark("names", 38, 41))
    finds = [
        Find("dates", 5, 15),
        Find("names", 0, 4),
        Find("names", 19, 28),
        Find("names", 37, 39),
    ]
    cases = [Case("here", "names", text, text, marks)]
    dates, names, births = measure(["dates", "names", "births-and-deaths"], cases, lambda _: finds)
    assert [dates.total(name) for name in ("right", "other", "alarms")] == [0, 1, 0]
    assert (dates.precision, dates.recall) == (None, None)
    assert [names.total(name) for name in ("right", "other", "alarms")] == [1, 0, 1]
    assert (names.precision, names.recall) == (0.5, 1.0)
    assert (births.precision, births.recall) == (None, 0.0)


def test_two_finds_in_the_same_words_find_them_once():
    text = "Amy Lark and Jo"
    cases = [Case("here", "names", text, text, (Mark("names", 0, 8), Mark("names", 13, 15)))]
    finds = [Find("names", 0, 3), Find("names", 4, 8)]
    (names,) = measure(["names"], cases, lambda _: finds)
    assert (names.precision, names.recall) == (1.0, 0.5)


def test_an_innocent_text_counts_as_false_for_its_own_rule_and_a_whole_draft_for_all():
    own, whole = (Case("a", rule, "Hope", "Hope", ()) for rule in ("names", ""))
    assert [case.is_false("names") for case in (own, whole)] == [True, True]
    assert [case.is_false("dates") for case in (own, whole)] == [False, True]


def test_every_rule_has_its_cases():
    assert sorted(LEVELS) == sorted(CASED)


def known_cases():
    """Give the texts that whoever changes a rule may read."""
    return read_cases("practice") + read_bulletins()


@pytest.mark.parametrize("level", PRECISE)
def test_no_rule_is_wrong_too_often(find, level):
    rules = [rule.name for rule in RULES if rule.level == level]

    def of_this_level(text):
        return (detail for detail in find(text) if detail.level == level)

    precisions = {one.rule: one.precision for one in measure(rules, known_cases(), of_this_level)}
    wrong = {rule: each for rule, each in precisions.items() if not each or each < PRECISE[level]}
    assert not wrong


def test_every_rule_finds_all_that_is_marked_for_practice(find):
    missed = [
        f"{outcome.case.place}: {outcome.case.written[mark.start : mark.end]}"
        for figures in measure(LEVELS, known_cases(), find)
        for outcome in figures.outcomes
        for mark in outcome.missed
        if not outcome.case.beyond
    ]
    assert not missed, "\n".join(missed)


def test_what_stops_a_build_is_never_overlooked_by_the_quick_look(find):
    overlooked = [
        case.place
        for case in known_cases()
        if any(each.level == "problem" for each in find(case.text)) and not is_clue(case.written)
    ]
    assert not overlooked


def test_innocent_bulletins_are_left_alone():
    # All that Exampleshire has published is innocent, or excused in it.
    desk = exampleshire()
    known = Known.of(desk.project, desk.site)
    told = [
        f"{passage.item.name}: {detail.message}"
        for passage in desk.project.passages
        if passage.item.status == "published"
        for detail in details_in(passage.text, known, rules_for(passage))
    ]
    assert told == []
