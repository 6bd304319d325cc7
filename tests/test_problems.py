"""What is wrong, said on one line."""

from dataclasses import replace
from pathlib import Path

from bulletin_press.problems import Problem, ProblemsFound, stops_the_build

BASE = Path("/site")
WRONG = Problem(BASE / "bulletins/a.md", 3, "themes[0]", "is unknown", "choose one")
ADVICE = Problem(BASE / "bulletins/a.md", 2, "", "is odd", "look", "x", "advice")


def test_a_problem_names_file_line_field_and_what_to_do():
    assert WRONG.told(BASE) == "bulletins/a.md:3: themes[0]: is unknown (choose one)"


def test_a_problem_of_the_whole_file_names_no_field():
    assert ADVICE.told(BASE) == "bulletins/a.md:2: advice: is odd (look)"


def test_a_file_is_named_from_where_one_stands():
    assert WRONG.told(BASE / "docs").startswith("../bulletins/a.md:3:")


def test_problems_are_told_in_the_order_of_files_and_lines():
    other = Problem(BASE / "bulletins/A.md", 9, "", "is odd", "look")
    found = ProblemsFound([WRONG, ADVICE, other])
    assert [line.split(": ")[0] for line in found.told(BASE).split("\n")] == [
        "bulletins/A.md:9",
        "bulletins/a.md:2",
        "bulletins/a.md:3",
    ]


def test_advice_alone_does_not_stop_a_build():
    assert not stops_the_build([ADVICE])
    assert not stops_the_build([])
    assert stops_the_build([ADVICE, WRONG])


def test_for_logs_an_identifying_detail_is_left_out():
    words = {"check": "identifying-details", "text": "B11 1AA", "passage": "at B11 1AA"}
    problem = Problem(Path("a.md"), 1, "body", "tells a postcode: 'B11 1AA'", "leave it", **words)
    assert problem.discreet.told(Path()) == "a.md:1: body: tells a postcode: '…' (leave it)"
    assert "B11" not in repr(problem.discreet)
    assert "B11" not in ProblemsFound([problem]).told(Path())
    assert replace(problem, check="structure").discreet.text == "B11 1AA"
