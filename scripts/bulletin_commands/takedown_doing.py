"""The work of ``bulletins takedown``, one step after the other; each tells when it is done."""

from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

import click
from bulletin_mkdocs import opening
from bulletin_press.campaign.changes import Changes
from bulletin_press.comparing.exceptions import FILE
from bulletin_press.desk import Desk
from bulletin_press.editing.merging import NotMerged
from bulletin_press.editing.saving import write_whole
from bulletin_press.one_at_a_time import StillBuilding
from bulletin_press.problems import Problem, ProblemsFound
from bulletin_press.takedown.before import Before
from bulletin_press.takedown.clearing import Outbox, things
from bulletin_press.takedown.ending import Ending, with_ending
from bulletin_press.takedown.recording import record
from bulletin_press.takedown.standing import copies_for_programs, mentions, take_out
from bulletin_press.takedown.target import Target
from bulletin_press.verifying.built import Built

from bulletin_commands import takedown_words as words
from bulletin_commands.campaign_words import changed
from bulletin_commands.takedown_report import as_points, next_steps, report
from bulletin_commands.takedown_scene import Scene
from bulletin_commands.workplace import shown


class Takedown:
    """One item, taken down.

    Args:
        scene: where it happens.
        target: the item.
        ending: what becomes of it.
        before: how things stand before anything is changed.
        by: who decided it.
    """

    def __init__(
        self, scene: Scene, target: Target, ending: Ending, before: Before, by: str
    ) -> None:
        self._scene, self._target, self._ending, self._before = scene, target, ending, before
        self._by = by
        self._file, self._place = shown(target.file), shown(scene.place)

    @cached_property
    def _new(self) -> bytes | None:
        """What the file is to hold; None where no program can put it there."""
        if self._ending.is_as_before:
            return self._target.raw
        try:
            return with_ending(self._target, self._ending)
        except NotMerged:
            return None

    @cached_property
    def _read(self) -> tuple[Desk | None, list[Problem]]:
        """Everything as it will be: the desk if nothing stops a build, and what stops one."""
        overlay = {self._target.file: self._new} if self._new is not None else {}
        try:
            desk = opening.desk_of(self._scene.workplace.config(), overlay=overlay)
        except ProblemsFound as found:
            return None, list(found.problems)
        wrong = [problem for problem in desk.problems if problem.level == "problem"]
        return (None if wrong or self._new is None else desk), wrong

    def require_usable(self) -> None:
        """Go on only if what was given can stand in the header.

        Raises:
            UsageError: it cannot, and why.
        """
        for problem in self._read[1] if self._ending.record else ():
            if problem.file == self._target.file and problem.field.startswith(self._ending.record):
                name = f"--{problem.field.rpartition('.')[2]}"
                raise click.UsageError(f"{name}: {problem.message} ({problem.hint})")

    def run(self, build: Callable[[], None]) -> int:
        """Do it, and tell where the item had gone.

        Args:
            build: builds the site; ends with SystemExit where it cannot.

        Returns:
            0 where it is gone; 1 where something is left to be mended.
        """
        is_in_header = self._write_header()
        self._record()
        is_gone = self._build(build) if is_in_header else self._take_out()
        is_cleared = self._clear_outbox()
        is_done = is_in_header and is_gone and is_cleared
        self._tell_list(next_steps(self._scene, self._target, self._ending, is_done=is_done))
        return 0 if is_done else 1

    def tell_plan(self) -> None:
        """Say what would happen."""
        becomes = words.of_ending(self._ending)
        self._say(f"Nothing is changed yet. {self._file} would say that it is {becomes}.")
        if self._new is None:
            self._say(*words.of_header_by_hand(self._file, self._ending))
        if wrong := self._read[1]:
            self._say(*words.of_problems(_told(wrong)))
        self._say(f"These would go from {self._place}:", *words.of_files(self._before.own))
        held = things(self._before.in_outbox)
        self._say(*words.of_outbox(held, shown(self._scene.outbox)))
        self._tell_list(())

    def _tell_list(self, steps: Iterable[str]) -> None:
        """Print what is left to do, even when asked to be quiet: nobody else knows it."""
        for line in (*steps, *report(self._scene, self._target, self._ending, self._before)):
            click.echo(line)

    def _write_header(self) -> bool:
        """Change the header, first of all: no other build is to publish the item again."""
        if self._ending.is_as_before:
            self._say(f"{self._file} says already that it is {words.of_ending(self._ending)}.")
            return True
        why = "it is written in a way that no program can change safely"
        if self._new is not None:
            try:
                write_whole(self._target.file, self._new)
            except OSError as error:
                why = error.strerror or str(error)
            else:
                self._say(f"{self._file} says now that it is {words.of_ending(self._ending)}.")
                return True
        self._warn(f"The header could not be changed: {why}.")
        self._warn(*words.of_header_by_hand(self._file, self._ending))
        return False

    def _record(self) -> None:
        """Let the guard of deployments know; of what is withdrawn a notice tells it."""
        if not self._before.item_id or self._ending.status == "withdrawn":
            return
        folder, day = self._scene.bulletins, self._scene.moment.date()
        why = f"Taken down: {words.of_ending(self._ending)}"
        try:
            is_recorded = record(folder, self._before.item_id, why, self._by, day)
        except OSError:
            is_recorded = False
        self._say(*words.of_record(shown(folder / FILE), is_recorded=is_recorded))

    def _build(self, build: Callable[[], None]) -> bool:
        """Build the site anew; whatever keeps it from that, the item leaves the one that stands."""
        if wrong := self._read[1]:
            self._warn(*words.of_problems(_told(wrong)))
            return self._take_out()
        is_built = False
        try:
            build()
            is_built = True
            self._say(words.of_new_site(self._place, self._ending.status))
        except (SystemExit, KeyboardInterrupt):
            self._warn("The site could not be built anew.")
        except click.ClickException as error:
            self._warn(f"The site could not be built anew: {error.format_message()}.")
        finally:
            if not is_built:
                self._take_out()
        return is_built

    def _take_out(self) -> bool:
        """Let the item's own files leave the site that stands, which is not whole then."""
        if self._before.built is None:
            self._warn(f"No site stands in {self._place}: nothing was taken from it.")
            return False
        place, own = self._scene.place, set(self._before.own)
        copies = copies_for_programs(self._before.traces, self._before.built) - own
        try:
            take_out(place, own | copies, lambda: self._warn("Waiting for a build to end …"))
        except (OSError, StillBuilding) as error:
            why = getattr(error, "strerror", "") or "a build there does not end"
            self._warn(f"{self._place} could not be changed: {why}. Delete by hand:")
            self._warn(*words.of_files(sorted(own | copies)))
            return False
        self._warn(*words.of_taken_out(len(own), sorted(copies), self._place))
        self._warn(*words.of_what_still_tells(mentions(self._before.traces, Built(place))))
        return False

    def _clear_outbox(self) -> bool:
        box = Outbox(self._scene.outbox, self._target, self._before.traces, self._read[0])
        self._say(*words.of_outbox(list(box.clear()), shown(self._scene.outbox)))
        if box.changes != Changes():
            self._say("The plan of other posts is not what it was:")
            self._say(*as_points(changed(box.changes)))
        return box.is_cleared

    def _say(self, *lines: str) -> None:
        for line in lines:
            self._scene.workplace.say(line)

    def _warn(self, *lines: str) -> None:
        for line in lines:
            click.echo(line, err=True)


def _told(problems: list[Problem]) -> list[str]:
    """Say problems without words that let somebody be known: this may be kept and sent."""
    return [problem.discreet.told(Path.cwd()) for problem in problems]
