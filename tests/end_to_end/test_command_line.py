"""What every command has: help, a version, quiet, and an answer to wrong usage."""

import sys
from importlib.metadata import version

import pytest

from .running import MOMENT, call, lesson, run

VERBS = ("announce", "build", "check", "new", "serve", "social")


def test_the_version_is_that_of_the_package():
    made = run("--version")
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout == f"bulletins, version {version('bulletin-press')}\n"


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_names_every_verb_and_what_it_is_for(option):
    made = call(option)
    assert made.exit_code == 0
    lines = [line.split(maxsplit=1) for line in made.stdout.partition("Commands:")[2].splitlines()]
    verbs = {words[0]: words[1] for words in lines if len(words) == 2}
    assert set(VERBS) <= set(verbs)
    assert all(len(about) > 10 for about in verbs.values())
    for name in ("--config-file", "--quiet", "--version"):
        assert name in made.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_that_needs_no_site(verb, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = call(verb, "--help")
    assert made.exit_code == 0
    assert made.stdout.startswith("Usage: ")
    assert f" {verb} " in made.stdout.splitlines()[0]
    assert len(made.stdout.splitlines()) > 4


@pytest.mark.parametrize("verb", VERBS)
def test_without_a_site_every_verb_says_where_to_look(verb, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    made = call(verb, *(["lessons", "Ask twice"] if verb == "new" else []))
    assert made.exit_code == 2
    assert "mkdocs.yml" in made.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("verb", VERBS)
def test_an_option_that_is_not_there_is_wrong_usage(verb):
    made = call(verb, "--nothing")
    assert made.exit_code == 2
    assert "--nothing" in made.stderr


def test_a_verb_that_is_not_there_is_wrong_usage():
    made = call("publish")
    assert made.exit_code == 2
    assert "publish" in made.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check",), ""),
        (("build", "--as-of", MOMENT), ""),
        (("new", "lessons", "Another"), ""),
        (("social", "--outbox", "outbox"), ""),
    ],
    ids=["check", "build", "new", "social"],
)
def test_quietly_a_verb_says_nothing_where_nothing_is_wrong(arguments, said, a_copy):
    copy = a_copy({"lessons/ask": lesson()})
    made = copy.call("--quiet", *arguments)
    assert made.exit_code == 0
    expected = "bulletins/lessons/another.md\n" if arguments[0] == "new" else said
    assert made.output == expected


def test_the_command_runs_as_a_module_too():
    made = run("-m", "bulletin_commands", "--version", program=sys.executable)
    assert made.stdout.startswith("bulletins, version ")
