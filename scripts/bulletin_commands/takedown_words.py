"""What ``bulletins takedown`` says of what it does, step by step."""

import json
import re
from collections.abc import Iterator, Sequence

from bulletin_press.dates import day_label, parse_day
from bulletin_press.takedown.clearing import Cleared
from bulletin_press.takedown.ending import Ending

MOST = 12
"""How many files are named one by one where all that matters is what kind of files they are."""
MOST_TO_MEND = 200
"""How many are where somebody has to go through them."""


def of_ending(ending: Ending) -> str:
    """Say what becomes of an item, such as ``embargoed (inquest, review 20 December 2026)``."""
    if ending.status == "embargoed" and ending.values:
        review = day_label(parse_day(ending.values["review"]))
        return f"embargoed ({ending.values['reason']}; to be looked at again on {review})"
    if ending.status == "withdrawn" and ending.values:
        return f"withdrawn (readers are told: “{ending.values['reason']}”)"
    return "a draft" if ending.status == "draft" else ending.status


def of_header_by_hand(file: str, ending: Ending) -> Iterator[str]:
    """Say what a person is to write where no program can change the header safely."""
    yield f"Change {file} by hand, at once: the next build publishes what its header says."
    yield f"  status: {ending.status}"
    if ending.record:
        yield f"  {ending.record}:"
        yield from (f"    {name}: {_written(value)}" for name, value in ending.values.items())


def of_files(paths: Sequence[str]) -> Iterator[str]:
    """Name files, the first of them one by one."""
    yield from some(paths or ("none",))


def of_taken_out(own: int, copies: Sequence[str], place: str) -> Iterator[str]:
    """Say what has left a site that could not be built anew."""
    yield f"{many(own, 'file')} of the item left {place} in one step; the rest stands as it was."
    if copies:
        yield "With them went files for programs that held its texts, until the next whole build:"
        yield from some(copies)


def of_problems(told: Sequence[str]) -> Iterator[str]:
    """Say that a whole build is not possible, and what is to be mended first."""
    yield "A whole build is not possible until this is mended:"
    yield from some(told, MOST_TO_MEND)


def of_what_still_tells(paths: Sequence[str]) -> Iterator[str]:
    """Say which files of a site still tell of an item that is gone from it."""
    if not paths:
        yield "Nothing else in the site tells of it."
        return
    yield "These still tell of it, by its title, a link or some of its text, until then:"
    yield from some(paths, MOST_TO_MEND)


def of_record(file: str, *, is_recorded: bool) -> Iterator[str]:
    """Say whether the guard of deployments knows that the item vanishes on purpose."""
    if is_recorded:
        yield f"{file} records it, so that bulletins compare lets the site be published."
    else:
        yield f"It could not be recorded in {file}: if bulletins compare stops the site, do that."


def of_new_site(place: str, status: str) -> str:
    """Say that the site was built anew."""
    notice = "but its notice " if status == "withdrawn" else ""
    return f"The site in {place} is built anew, and nothing {notice}of the item is in it."


def of_outbox(cleared: Sequence[Cleared], outbox: str) -> Iterator[str]:
    """Say what in the outbox told of the item, and what became of it."""
    if not cleared:
        yield f"Nothing in {outbox} tells of it."
        return
    yield f"What told of it in {outbox}:"
    yield from (f"  {one.path}: {one.outcome}" for one in cleared)


def some(paths: Sequence[str], most: int = MOST) -> Iterator[str]:
    """List the first of some lines, and say how many more there are."""
    yield from (f"  {path}" for path in paths[:most])
    if len(paths) > most:
        yield f"  and {len(paths) - most} more"


def many(count: int, what: str) -> str:
    """Count things, such as ``1 file``."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _written(value: str) -> str:
    """Give a value as it can stand in a header."""
    return value if re.fullmatch(r"[\w-]+", value) else json.dumps(value, ensure_ascii=False)
