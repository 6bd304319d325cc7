"""The record of the last test of accessibility, and how it is told."""

import pytest
from bulletin_press import __version__, blocks
from bulletin_press.tested import LastTest, read_last_test
from pydantic import ValidationError

TOLD = """{"date": "2026-02-03", "version": "0.0.9", "axe": "4.12.1", "browser": "140.0.1.2",
"pages": 34, "checks": 9876}"""
BLOCK = "<!-- block: tested -->"


@pytest.fixture
def shown(monkeypatch, a_catalogue, a_site):
    """Show the block as it is with some record."""

    def show(record):
        monkeypatch.setattr(blocks, "read_last_test", lambda: record)
        return blocks.fill_blocks(BLOCK, "accessibility/", a_catalogue(), a_site())

    return show


def test_the_statement_tells_when_and_with_what_was_tested(shown, tmp_path):
    file = tmp_path / "record.json"
    file.write_text(TOLD, "utf-8")
    html = shown(read_last_test(file))
    for said in ("3 February 2026", "0.0.9", "4.12.1", "Chromium 140", "34 pages", "9,876"):
        assert said in html


def test_a_test_of_another_version_is_told_as_such(shown):
    record = LastTest.model_validate_json(TOLD)
    assert "not the version that was tested" in shown(record)
    same = record.model_copy(update={"version": __version__})
    assert "not the version" not in shown(same)


def test_without_a_record_nothing_is_claimed(shown, tmp_path):
    assert read_last_test(tmp_path / "none.json") is None
    assert shown(None).strip() == "<p>No test is on record.</p>"


def test_a_record_that_says_something_else_is_refused(tmp_path):
    file = tmp_path / "record.json"
    file.write_text(TOLD.replace("pages", "papers"), "utf-8")
    with pytest.raises(ValidationError):
        read_last_test(file)
