"""Tables of other people's rules that nobody has looked at for a year."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from bulletin_press.dates import day_label
from bulletin_press.problems import Problem
from bulletin_press.reading import Project
from bulletin_press.site import Site
from bulletin_press.wording.preferred import built_in, built_in_file
from bulletin_press.wording.statutory import statutory_file, statutory_guidance

CHECK = "old-tables"

A_YEAR = timedelta(days=365)


def check_old_tables(project: Project, _site: Site, moment: datetime) -> Iterator[Problem]:
    """The tables of preferred words and national guidance are looked at once a year.

    It is a reminder: language and guidance change, and a table that nobody looks at misleads.
    """
    today = moment.date()
    ours = {name: source.checked for name, source in built_in().sources.items()}
    written = {name: source.checked for name, source in project.preferred_words.sources.items()}
    own = {name: day for name, day in written.items() if ours.get(name) != day}
    yield from _old(built_in_file(), ours, today)
    yield from _old(project.folder / "preferred_words.yml", own, today)
    guidance = statutory_guidance()
    yield from _old(statutory_file(), {name: one.checked for name, one in guidance.items()}, today)
    for name, one in guidance.items():
        if one.ought_to_be_checked(today) and today - one.checked <= A_YEAR:
            message = (
                f"{one.title} has a new edition every year, and this year's was not looked for"
            )
            hint = f"look at {one.source}, add the edition, and write today's date"
            file = statutory_file()
            yield Problem(
                file, _line(file, name), f"{name}.editions", message, hint, CHECK, "advice"
            )


def _old(file: Path, checked: Mapping[str, date | None], today: date) -> Iterator[Problem]:
    """Tell a whole file once, at the entry that was looked at longest ago."""
    days = {name: day for name, day in checked.items() if day and today - day > A_YEAR}
    if days:
        name, day = min(days.items(), key=lambda pair: (pair[1], pair[0]))
        many = f"{len(days)} of its sources were" if len(days) > 1 else f"the source of {name} was"
        message = f"{many} last looked at on {day_label(day)}, or before" if len(days) > 1 else ""
        message = message or f"{many} last looked at on {day_label(day)}"
        hint = "see whether they still say so; then write today's date under 'checked:'"
        yield Problem(file, _line(file, name), f"{name}.checked", message, hint, CHECK, "advice")


def _line(file: Path, name: str) -> int:
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    start = next((at for at, text in enumerate(lines) if text.strip() == f"{name}:"), 0)
    own = (at for at, text in enumerate(lines[start:], start + 1) if "checked:" in text)
    return next(own, 1)
