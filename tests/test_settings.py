"""What the owners of a site have settled."""

from pathlib import Path

import pytest
from bulletin_press.settings import Settings, parse_settings
from bulletin_press.site import Site

NEEDED = {"partnership": "P", "contact_line": "Ring 999.", "report_to": "mailto:a@b.org"}


@pytest.fixture
def mistakes(tmp_path):
    def mistakes_in(text, **written):
        file = tmp_path / "mkdocs.yml"
        file.write_text(text, "utf-8")
        settings, problems = parse_settings(file, {**NEEDED, **written})
        assert settings is None
        return [(problem.line, problem.field) for problem in problems]

    return mistakes_in


def test_what_is_not_settled_has_a_default():
    settings, problems = parse_settings(Path("mkdocs.yml"), NEEDED)
    assert not problems
    assert (settings.zone.key, settings.feed_limit) == ("Europe/London", 50)
    assert settings.require_approval is False
    assert len(settings.channels) == 8


def test_what_must_be_settled_is_told():
    settings, problems = parse_settings(Path("mkdocs.yml"), {})
    assert settings is None
    assert [problem.field.split(".")[-1] for problem in problems] == list(NEEDED)


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("colour", "red", "colour"),
        ("feed_limits", 5, "feed_limits"),
        ("channels", ["x", "twitter"], "channels[1]"),
        ("channels", "x", "channels"),
        ("hashtags", ["two words"], "hashtags[0]"),
        ("feed_limit", 0, "feed_limit"),
        ("feed_limit", "many", "feed_limit"),
        ("websub_hub", "hub.example", "websub_hub"),
        ("websub_hub", "http://hub.example/", "websub_hub"),
        ("websub_hub", "https://", "websub_hub"),
        ("websub_hub", "file://127.0.0.1/hub", "websub_hub"),
        ("websub_hub", "http://127.0.0.1.hub.example/", "websub_hub"),
        ("websub_hub", "https://hub.example/ https://other.example/", "websub_hub"),
        ("report_to", "learning@b.org", "report_to"),
        ("require_approval", "perhaps", "require_approval"),
        ("tone", "loud", "tone"),
        ("tone", 3, "tone"),
        ("handles", {"twitter": "@Us"}, "handles.twitter"),
        ("handles", {"x": "Us"}, "handles"),
        ("handles", {"x": "@Us and them"}, "handles"),
        ("handles", {"x": "@us@example.org"}, "handles"),
        ("handles", {"mastodon": "@us"}, "handles"),
        ("handles", {"linkedin": " "}, "handles"),
        ("handles", {"linkedin": 3}, "handles.linkedin"),
        ("channels", ["x", "x"], "channels"),
        ("hashtags", ["Ask", "ask"], "hashtags"),
        ("contact_line", " ", "contact_line"),
        ("contact_line", 999, "contact_line"),
        ("partnership", "", "partnership"),
        ("notice", "a\x01b", "notice"),
        ("websub_hub", "https://[bad", "websub_hub"),
        ("websub_hub", "https://hub.example/ü", "websub_hub"),
        ("websub_hub", "https://a..b/", "websub_hub"),
        ("websub_hub", f"https://{'a' * 64}.example/", "websub_hub"),
        ("websub_hub", "http://127.0.0.1:80@evil.example/", "websub_hub"),
        ("post_order", ["message", "link"], "post_order"),
        ("post_order", ["message", "link", "link", "contact"], "post_order"),
        ("post_order", ["message", "link", "contact", "song"], "post_order[3]"),
    ],
)
def test_a_wrong_setting_is_told_with_its_line(mistakes, name, value, field):
    text = f"extra:\n  bulletins:\n    {name}: written here\n"
    assert mistakes(text, **{name: value}) == [(3, f"extra.bulletins.{field}")]


def test_a_mistake_is_told_in_words_of_this_house():
    told = {
        problem.field.removeprefix("extra.bulletins."): (problem.message, problem.hint)
        for problem in parse_settings(
            Path("mkdocs.yml"),
            {"channels": ["twitter", "blueski"], "contact_line": "Ring.", "report_to": "a"},
        )[1]
    }
    assert told["partnership"][0] == "is missing"
    assert "docs/contributing/settings.md" in told["partnership"][1]
    assert told["channels[0]"][0] == "'twitter' is not a channel"
    assert "mastodon" in told["channels[0]"][1]
    assert told["channels[1]"][1] == "did you mean 'bluesky'?"
    assert told["report_to"][1] == "begin it with mailto: or https://"


@pytest.mark.parametrize(("limit", "is_fine"), [(0, False), (1, True), (1000, True), (1001, False)])
def test_a_feed_holds_between_one_and_a_thousand_entries(limit, is_fine):
    settings, _ = parse_settings(Path("mkdocs.yml"), {**NEEDED, "feed_limit": limit})
    assert bool(settings) == is_fine


def test_a_misspelt_setting_is_told_with_the_one_that_was_meant():
    _, [problem] = parse_settings(Path("mkdocs.yml"), {**NEEDED, "chanels": []})
    assert "'channels'" in problem.hint


def test_a_zone_that_there_is_not_is_told(mistakes):
    assert mistakes("zone: Mars", zone="Mars") == [(1, "extra.bulletins.zone")]


@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/passwd"])
def test_a_path_is_no_zone(mistakes, zone):
    assert mistakes("", zone=zone) == [(1, "extra.bulletins.zone")]


@pytest.mark.parametrize("written", [["x"], "x"])
def test_settings_that_are_no_mapping_are_told(written):
    settings, problems = parse_settings(Path("mkdocs.yml"), written)
    assert settings is None
    assert [problem.field for problem in problems] == ["extra.bulletins"]


def test_a_site_knows_its_host_and_full_addresses(a_site):
    site = a_site()
    assert site.host == "learning.exampleshire.org"
    assert site.absolute("lessons/a/") == "https://learning.exampleshire.org/lessons/a/"


def test_a_site_may_stand_in_a_folder():
    settings = Settings(**NEEDED)
    site = Site("S", "D", "https://b.org:8080/learning/", "en", settings)
    assert site.absolute("") == "https://b.org:8080/learning/"
    assert site.absolute("feeds/all.xml") == "https://b.org:8080/learning/feeds/all.xml"
    assert site.host == "b.org"


def test_a_channel_that_is_no_word_is_told(mistakes):
    assert mistakes("channels: []", channels=[["x"]]) == [(1, "extra.bulletins.channels[0]")]
