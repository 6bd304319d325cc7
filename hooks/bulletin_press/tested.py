"""The last test of accessibility: what is on record of it, and how a statement tells of it."""

from datetime import date
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict

RECORD = Path(str(files("bulletin_press").joinpath("accessibility-tested.json")))
"""Written by the tests when all of them held; it comes with Bulletin Press."""


class LastTest(BaseModel):
    """What was tested without a violation, when, and with what.

    It speaks for the templates, styles and scripts of that version, tested with made-up texts: not
    for the texts of the site that shows it, nor for what only a person can judge.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: date
    version: str
    axe: str
    browser: str
    pages: int
    checks: int


def read_last_test(file: Path = RECORD) -> LastTest | None:
    """Read the record; None where there is none."""
    if not file.is_file():
        return None
    return LastTest.model_validate_json(file.read_text("utf-8"))
