"""Schedulers as data: ours, and those that a site describes."""

import pytest
from bulletin_press.campaign.schedulers import built_in, read_schedulers
from bulletin_press.checks.schedulers import check_schedulers
from bulletin_press.listing import DATA_FILES
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.problems import ProblemsFound

OWN = """\
later:
  label: Later
  columns: {Caption: text, When: date time, Notes: }
  channels: {instagram: Instagram, x: }
"""


@pytest.fixture
def read(tmp_path):
    def make(text):
        file = tmp_path / "schedulers.yml"
        file.write_text(text, "utf-8")
        return read_schedulers(file)

    return make


@pytest.fixture
def mistakes(read):
    def tell(text):
        with pytest.raises(ProblemsFound) as found:
            read(text)
        problems = found.value.problems
        assert all(problem.message and problem.hint for problem in problems)
        return [(problem.line, problem.field) for problem in problems]

    return tell


def test_ours_are_whole_and_say_where_they_are_from():
    assert list(built_in()) == ["buffer", "publer", "metricool", "hootsuite", "sprout-social"]
    for scheduler in built_in().values():
        assert scheduler.label
        assert scheduler.source
        assert scheduler.checked
        assert set(scheduler.channels) <= set(CHANNELS)
    unconfirmed = [name for name, it in built_in().items() if it.confidence == "unconfirmed"]
    assert unconfirmed == ["hootsuite", "sprout-social"]


def test_a_site_may_do_without_the_file(tmp_path):
    assert read_schedulers(tmp_path / "schedulers.yml") == built_in()
    assert "schedulers.yml" in DATA_FILES


def test_a_site_describes_its_own_beside_ours(read):
    found = read(OWN)
    assert set(found) == {*built_in(), "later"}
    assert found["later"].columns == {"Caption": "text", "When": "date time", "Notes": "empty"}
    assert found["later"].channels == {"instagram": "Instagram", "x": "X"}
    assert found["later"].confidence == "unconfirmed"


def test_a_site_changes_a_field_of_ours_and_the_others_stay(read):
    ours, found = built_in()["buffer"], read("buffer:\n  rows: 10\n")["buffer"]
    assert (ours.rows, found.rows) == (100, 10)
    assert found.columns == ours.columns
    assert built_in()["buffer"].rows == 100


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("buffer:\n  row: 10\n", [(2, "buffer.row")]),
        ("buffer:\n  rows: none\n", [(2, "buffer.rows")]),
        ("buffer:\n  rows: 0\n", [(2, "buffer.rows")]),
        ("buffer:\n  date: DD.MM.YY\n", [(2, "buffer.date")]),
        ("buffer:\n  time: '%H'\n", [(2, "buffer.time")]),
        ("buffer:\n  columns:\n    Text: words\n", [(3, "buffer.columns.Text")]),
        ("buffer:\n  columns:\n    Text: on twitter\n", [(3, "buffer.columns.Text")]),
        ("buffer:\n  columns:\n    When: date time\n", [(2, "buffer")]),
        ("buffer:\n  columns:\n    Text: text\n    Date: date\n", [(2, "buffer")]),
        ("buffer:\n  one_file_for: all\n", [(1, "buffer")]),
        ("buffer:\n  one_file_for: everything\n", [(2, "buffer.one_file_for")]),
        ("later:\n  label: Later\n", [(1, "later"), (1, "later"), (1, "later")]),
        ("buffer: 10\n", [(1, "buffer")]),
        ("My Buffer:\n  rows: 10\n", [(1, "My Buffer")]),
        ("../buffer:\n  rows: 10\n", [(1, "../buffer")]),
        ("buffer:\n  rows: 10\nbuffer:\n  rows: 20\n", [(3, "buffer")]),
        ("- buffer\n", [(1, "")]),
    ],
)
def test_a_mistake_is_told_with_its_line(mistakes, text, wanted):
    assert mistakes(text) == wanted


ALL = "one_file_for: all, label: A, columns: {T: text, D: date time, C: channel}"
EACH = "label: A, columns: {T: text, D: date time}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (f"posts: {{{ALL}, channels: {{x: X}}}}\n", [(1, "posts")]),
        (f"posts-2: {{{ALL}, channels: {{x: X}}}}\n", [(1, "posts-2")]),
        (f"buffer-x: {{{ALL}, channels: {{x: X}}}}\n", [(1, "buffer-x")]),
        (f"buffer-x-1: {{{ALL}, channels: {{x: X}}}}\n", [(1, "buffer-x-1")]),
        (f"later-x: {{{ALL}, channels: {{x: X}}}}\nlater: {{{EACH}, channels: {{x: X}}}}\n",
         [(2, "later")]),
        (f"metricool-x: {{{ALL}, channels: {{x: X}}}}\n", []),
        (f"posts: {{{EACH}, channels: {{x: X}}}}\n", []),
        (f"buffer-whatsapp: {{{ALL}, channels: {{x: X}}}}\n", []),
    ],
)  # fmt: skip
def test_a_scheduler_whose_files_would_overwrite_others_is_told(read, mistakes, text, wanted):
    if wanted:
        assert mistakes(text) == wanted
    else:
        assert read(text)


def test_a_number_of_rows_that_cannot_be_is_told_in_plain_words(read):
    for rows in ("0", "none", "-1", "1.5", "true"):
        with pytest.raises(ProblemsFound) as found:
            read(f"buffer:\n  rows: {rows}\n")
        assert found.value.problems[0].message == f"{rows!r} is not a number of rows"


def test_a_channel_that_is_not_there_is_told(read):
    with pytest.raises(ProblemsFound) as found:
        read("buffer:\n  channels:\n    bluesy: Bluesky\n")
    problem = found.value.problems[0]
    assert (problem.line, problem.field) == (3, "buffer.channels.bluesy")
    assert problem.hint == "did you mean 'bluesky'?"


def test_a_setting_that_names_no_scheduler_is_told(found):
    assert not found(check_schedulers)
    told = found(check_schedulers, schedulers=["buffer", "buffr"])
    assert len(told) == 1
    assert told[0].endswith("mkdocs.yml:1: extra.bulletins.schedulers[1]")
    assert found(check_schedulers, schedulers=[]) == []
