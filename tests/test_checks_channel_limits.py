"""Limits of channels that nobody has looked at for a year."""

from datetime import timedelta
from importlib.resources import files

import pytest
from bulletin_press.checks.channel_limits import check_channel_limits
from bulletin_press.posts.channels import CHANNELS

LINES = files("bulletin_press.posts").joinpath("channels.yml").read_text("utf-8").splitlines()


@pytest.fixture
def told(a_project, a_site, an_item):
    def tell(moment, *channels):
        site = a_site(channels=list(channels))
        return list(check_channel_limits(a_project(an_item()), site, moment))

    return tell


def test_what_was_checked_within_a_year_is_not_told(told, at):
    checked = CHANNELS["x"].checked
    assert told(at(str(checked + timedelta(days=365))), "x") == []


def test_what_was_not_is_told_at_its_line_as_advice(told, at):
    checked = CHANNELS["bluesky"].checked
    [problem] = told(at(str(checked + timedelta(days=366))), "bluesky")
    assert problem.level == "advice"
    assert problem.field == "bluesky.checked"
    assert LINES[problem.line - 1] == f"  checked: {checked}"
    above = [line for line in LINES[: problem.line] if line.endswith(":") and line[0] != " "]
    assert above[-1] == "bluesky:"
    assert str(checked) in problem.message
    assert CHANNELS["bluesky"].source in problem.hint


def test_only_channels_that_the_site_uses_are_told(told, at):
    fields = [problem.field for problem in told(at("2040-01-01"), "threads", "x")]
    assert fields == ["threads.checked", "x.checked"]
