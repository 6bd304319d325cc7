"""Schedulers: programs that import a file of posts and send each at its time.

Each is data, ours in ``schedulers.yml`` and a site's own in its ``bulletins/schedulers.yml``.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from bulletin_press.campaign.scheduler import Scheduler
from bulletin_press.posts.channels import CHANNELS
from bulletin_press.problems import Problem, ProblemsFound, stops_the_build
from bulletin_press.validation import parse_record
from bulletin_press.vocabulary import SLUG
from bulletin_press.written import Fields, Loc, parse_fields, read_text

CHECK = "schedulers"
OTHER_FILES = ("posts",)
"""Files with rows that every plan has beside those of schedulers, without their ending."""


@lru_cache
def built_in() -> Mapping[str, Scheduler]:
    """Read the schedulers that come with the library, by name."""
    written = files(__package__).joinpath("schedulers.yml").read_text("utf-8")
    fields, problems = parse_fields(Path("schedulers.yml"), written)
    found, more = _parse(Path("schedulers.yml"), fields or Fields(), {})
    if problems or more:
        raise ProblemsFound([*problems, *more])
    return found


def read_schedulers(file: Path) -> Mapping[str, Scheduler]:
    """Read ``schedulers.yml``: schedulers by name, beside those that come with the library.

    A field that is written for one of ours takes the place of ours. A site may do without.

    Raises:
        ProblemsFound: with every mistake in it.
    """
    if not os.path.lexists(file):
        return built_in()
    text, problems = read_text(file)
    fields, more = parse_fields(file, text) if not problems else (None, [])
    problems += more
    found: Mapping[str, Scheduler] = {}
    if fields is not None:
        found, more = _parse(file, fields, built_in())
        problems += more or list(_overwriting(file, fields, {**built_in(), **found}))
    if stops_the_build(problems):
        raise ProblemsFound(problems)
    return {**built_in(), **found}


def _parse(
    file: Path, fields: Fields, ours: Mapping[str, Scheduler]
) -> tuple[dict[str, Scheduler], list[Problem]]:
    found, problems = {}, []
    for name, written in fields.values.items():
        line = fields.line((name,))
        if not SLUG.fullmatch(name):
            hint = "use a-z, 0-9 and single hyphens only"
            problems.append(Problem(file, line, name, "names no scheduler", hint, CHECK))
            continue
        if not isinstance(written, Mapping):
            hint = "write its label, columns and channels under it, indented"
            problems.append(Problem(file, line, name, "is not made of fields", hint, CHECK))
            continue
        within = fields.within((name,))
        record, mistakes = _record(file, Fields(_filled(written), within.lines), ours.get(name))
        problems += [_named(name, mistake) for mistake in mistakes]
        if not mistakes:
            problems += [
                Problem(file, within.line(loc) if loc else line, name, message, hint, CHECK)
                for loc, message, hint in _lacks(record)
            ]
        found[name] = record
    return found, problems


def _overwriting(
    file: Path, fields: Fields, schedulers: Mapping[str, Scheduler]
) -> Iterator[Problem]:
    """Find those whose files would take the place of other files in the same folder."""
    taken = dict.fromkeys(OTHER_FILES, "every plan")
    taken |= {stem: name for name in built_in() for stem in schedulers[name].stems(name)}
    for name in fields.values:
        own = schedulers[name].stems(name)
        others = {stem: whose for stem, whose in taken.items() if whose != name}
        clashes = ((one, stem) for one in own for stem in others if _is_same_file(one, stem))
        if clash := next(clashes, None):
            message = f"would write {clash[0]}.csv, which {others[clash[1]]} has as well"
            hint, line = "give it another name", fields.line((name,))
            yield Problem(file, line, name, message, hint, CHECK)
        taken |= dict.fromkeys(own, name)


def _is_same_file(one: str, other: str) -> bool:
    """Tell whether two names of files can meet: a long file is split into NAME-1 and so on."""
    return any(re.fullmatch(rf"{re.escape(a)}(-\d+)?", b) for a, b in ((one, other), (other, one)))


def _named(name: str, mistake: Problem) -> Problem:
    # Of a mistaken key pydantic says so in a step of its own.
    field = f"{name}.{mistake.field}".removesuffix(".[key]") if mistake.field else name
    return Problem(mistake.file, mistake.line, field, mistake.message, mistake.hint, CHECK)


def _filled(written: Mapping[str, Any]) -> dict[str, Any]:
    """Let a name behind which nothing is written mean something, and not go missing.

    Such a column is empty, and such a channel has the name there that it has here.
    """
    labels = {slug: channel.label for slug, channel in CHANNELS.items()}
    filled = dict(written)
    for field, usual in (("columns", {}), ("channels", labels)):
        if isinstance(inner := written.get(field), Mapping):
            filled[field] = {
                name: usual.get(name, "empty") if value is None else value
                for name, value in inner.items()
            }
    return filled


def _record(file: Path, fields: Fields, ours: Scheduler | None) -> tuple[Scheduler, list[Problem]]:
    record, problems = parse_record(Scheduler, fields, file, {})
    if ours is None:
        return record, problems
    changed = {name: getattr(record, name) for name in record.model_fields_set}
    return ours.model_copy(update=changed), problems


def _lacks(record: Scheduler) -> Iterator[tuple[Loc, str, str]]:
    contents = set(record.columns.values())
    at: Loc = ("columns",)
    if not record.label:
        yield (), "has no label", "add 'label:', what people call it"
    if not record.channels:
        yield ("channels",), "posts to no channel", "add 'channels:', such as 'x: Twitter'"
    if "text" not in contents:
        yield at, "has no column for the text", "add 'columns:', such as 'Text: text'"
    if not contents & {"date time"} and not {"date", "time"} <= contents:
        yield at, "has no columns for date and time", "add 'Date: date' and 'Time: time'"
    is_named = any(content.startswith(("channel", "on ")) for content in contents)
    if record.one_file_for == "all" and not is_named:
        hint = "add a column 'channel' or one 'on CHANNEL' for each, or a file for each channel"
        yield at, "does not say where a row is to be posted", hint
