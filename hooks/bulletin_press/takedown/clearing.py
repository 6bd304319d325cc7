"""Clearing an item out of the outbox: what can be made again is, the rest of it goes."""

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path

from bulletin_press.campaign.changes import Changes, Unreadable, compare, parse_rows
from bulletin_press.campaign.outbox import ALL_POSTS, MARK, files_of
from bulletin_press.campaign.planning import make_plan
from bulletin_press.catalogue import Catalogue
from bulletin_press.dates import parse_day
from bulletin_press.desk import Desk
from bulletin_press.digest.gathering import digest_of
from bulletin_press.digest.mailing import draft, newsletter
from bulletin_press.digest.periods import Period
from bulletin_press.outbox import NotWritten, remove_files, write_files, write_folder
from bulletin_press.takedown.target import Target
from bulletin_press.takedown.traces import Traces

PLAN, CHOSEN, POSTS, LETTERS = "campaign", "campaign-chosen", "posts", "digest"
"""The folders that commands make in an outbox."""
POSTS_MARK = "posts.json"

AGAIN = "made again without it"
GONE = "taken away"
NOT_CLEARED = "could not be cleared: close it in other programs, and delete it by hand"
LEFT = "still tells of it, or cannot be read: look at it yourself"

_LETTER = re.compile(r"(\d{4}-\d\d-\d\d)-(\d{4}-\d\d-\d\d)(?:-(.+))?")
_LONGEST = 104
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True)
class Cleared:
    """One thing in the outbox that told of the item.

    Attributes:
        path: where it is, from the outbox.
        outcome: what became of it.
    """

    path: str
    outcome: str


def holding(outbox: Path, traces: Traces) -> list[str]:
    """List the files of an outbox that tell of an item, by their paths from it."""
    files = sorted(file for file in outbox.rglob("*") if file.is_file())
    paths = {file.relative_to(outbox).as_posix(): file for file in files}
    return [path for path, file in paths.items() if traces.are_in_file(path, file)]


def things(paths: Iterable[str]) -> list[Cleared]:
    """Gather files of an outbox into the things that are cleared together, and count them."""
    many = Counter(_thing(path) for path in paths)
    return [Cleared(thing, "1 file" if n == 1 else f"{n} files") for thing, n in many.items()]


def _thing(path: str) -> str:
    folder, slash, rest = path.partition("/")
    return f"{folder}/{rest.rpartition('.')[0]}" if folder == LETTERS else folder + slash


class Outbox:
    """An outbox that an item is to be cleared out of.

    Args:
        folder: the outbox.
        target: the item.
        traces: what gives it away.
        desk: all that was read, with the item taken down; None where it has problems, and nothing
            can be made again now.
    """

    def __init__(self, folder: Path, target: Target, traces: Traces, desk: Desk | None) -> None:
        self._folder, self._target, self._traces, self._desk = folder, target, traces, desk
        self._held = holding(folder, traces)
        self.changes = Changes()
        """What the plan that was made again changes for other items."""
        self.is_cleared = True
        """Whether nothing kept it from being cleared."""

    def clear(self) -> Iterator[Cleared]:
        """Clear it; tell each thing that told of the item as it is done.

        What another program has open, or nobody may change, is told and left; the rest goes on.
        """
        again: list[str] = []
        for path, step in self._steps():
            try:
                outcome = step()
            except (NotWritten, OSError) as error:
                why = getattr(error, "strerror", None) or error
                outcome, self.is_cleared = f"{NOT_CLEARED} ({why})", False
            # Of what is withdrawn a newsletter says so, and names the address.
            again += [f"{path}."] if outcome == AGAIN else []
            yield Cleared(path, outcome)
        left = holding(self._folder, self._traces)
        yield from (Cleared(path, LEFT) for path in left if not path.startswith(tuple(again)))

    def _steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """List what is to be cleared, and how; each says what became of it."""
        folders = {path.partition("/")[0] for path in self._held if "/" in path}
        for folder, mark, again in (
            (PLAN, MARK, self._plan_again),
            (CHOSEN, MARK, None),
            (POSTS, POSTS_MARK, self._posts_again),
        ):
            if folder in folders and (self._folder / folder / mark).is_file():
                yield f"{folder}/", partial(self._folder_again, folder, again)
        for stem, files in self._letters().items():
            yield f"{LETTERS}/{stem}", partial(self._letter_again, stem, files)

    def _folder_again(self, folder: str, again: Callable[[], bool] | None) -> str:
        return AGAIN if again and again() else self._take_away(folder)

    def _take_away(self, folder: str) -> str:
        shutil.rmtree(self._folder / folder)
        return GONE

    def _plan_again(self) -> bool:
        """Plan the weeks anew that are left of the plan, from today on."""
        place = self._folder / PLAN
        desk = self._desk
        try:
            rows = parse_rows((place / ALL_POSTS).read_bytes())
        except (OSError, Unreadable):
            return False
        others = {key: row for key, row in rows.items() if row.item != self._target.name}
        last = max((row.moment.date() for row in rows.values()), default=None)
        if desk is None or last is None or last < desk.moment.date():
            return False
        weeks = min((last - desk.moment.date()) // _WEEK + 1, _LONGEST)
        catalogue = Catalogue.as_of(desk.project, desk.moment)
        plan = make_plan(catalogue, desk.site, desk.moment.date(), weeks)
        plan = plan.limited((), desk.site.settings.channels)
        chosen = {name: desk.project.schedulers[name] for name in desk.site.settings.schedulers}
        files = files_of(plan, catalogue, desk.site, chosen)
        write_folder(place, files, MARK)
        self.changes = compare(others, parse_rows(files[ALL_POSTS]), plan, desk.moment)
        return True

    def _posts_again(self) -> bool:
        """Keep the texts of all other items, which stay as they were."""
        place = self._folder / POSTS
        try:
            posts = json.loads((place / POSTS_MARK).read_text("utf-8"))
            kept = [post for post in posts if post["item"] != self._target.name]
        except (OSError, ValueError, KeyError, TypeError):
            return False
        files = {
            path: file.read_bytes()
            for file in place.rglob("*.txt")
            if not (path := file.relative_to(place).as_posix()).startswith(self._target.address)
        }
        files[POSTS_MARK] = json.dumps(kept, ensure_ascii=False, indent=1).encode()
        write_folder(place, files, POSTS_MARK)
        return True

    def _letters(self) -> dict[str, list[Path]]:
        """Look up the newsletters that tell of the item: their files, by what they are called."""
        found: dict[str, list[Path]] = {}
        for path in self._held:
            file = self._folder / path
            if file.parent == self._folder / LETTERS and _LETTER.fullmatch(file.stem):
                found.setdefault(file.stem, []).append(file)
        return found

    def _letter_again(self, stem: str, files: list[Path]) -> str:
        found = _LETTER.fullmatch(stem)
        desk = self._desk
        remove_files(files)
        if desk is None or found is None:
            return GONE
        catalogue = Catalogue.as_of(desk.project, desk.moment)
        audience = catalogue.vocabulary["audiences"].get(found[3]) if found[3] else None
        if found[3] and audience is None:
            return GONE
        digest = digest_of(catalogue, Period(parse_day(found[1]), parse_day(found[2])), audience)
        if digest.is_empty:
            return GONE
        letter = newsletter(digest, catalogue, desk.site)
        made = {
            "eml": draft(letter, desk.moment, desk.site.settings.digest_from),
            "html": letter.html.encode(),
            "txt": letter.text.encode(),
        }
        write_files(self._folder / LETTERS, {f"{stem}.{form}": it for form, it in made.items()})
        return AGAIN
