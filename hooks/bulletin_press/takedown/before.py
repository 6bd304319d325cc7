"""How things stood before an item was taken down; looked up before anything is changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bulletin_press.desk import Desk
from bulletin_press.takedown.clearing import CHOSEN, LETTERS, PLAN, holding
from bulletin_press.takedown.planned import Planned, due_before, read_planned
from bulletin_press.takedown.reached import Reached, reached
from bulletin_press.takedown.recording import read_id
from bulletin_press.takedown.standing import own_paths
from bulletin_press.takedown.target import Target
from bulletin_press.takedown.traces import Traces
from bulletin_press.verifying.built import Built


@dataclass(frozen=True)
class Before:
    """How things stood.

    Attributes:
        traces: what gives the item away.
        built: the site that stood; None where there was none.
        own: the site paths of what was the item's alone.
        reached: where else in the site it was told; None where there was no site.
        item_id: the id by which the site knows it as public; empty where it does not.
        planned: its posts in plans.
        due: its posts that had their time before, as they are planned; empty where nothing can
            be planned.
        unreadable: the files of plans that cannot be read.
        in_outbox: the files in the outbox that told of it, by their paths from there.
    """

    traces: Traces
    built: Built | None
    own: tuple[str, ...]
    reached: Reached | None
    item_id: str
    planned: tuple[Planned, ...]
    due: tuple[Planned, ...]
    unreadable: tuple[Path, ...]
    in_outbox: tuple[str, ...]

    @property
    def letters(self) -> list[str]:
        """The newsletters in the outbox that told of it, without their endings."""
        return sorted(
            {Path(path).stem for path in self.in_outbox if path.startswith(f"{LETTERS}/")}
        )

    def addresses(self, site_path: str) -> Iterable[str]:
        """List the addresses that it had, as site paths, that of its page first.

        Args:
            site_path: that of its page.
        """
        return dict.fromkeys([site_path, *(path.removesuffix("index.html") for path in self.own)])


def look(
    target: Target, built: Built | None, outbox: Path, site_url: str, desk: Desk | None
) -> Before:
    """Look how things stand; what cannot be read is taken to tell of the item.

    Args:
        target: the item.
        built: the site that stands; None where there is none.
        outbox: the folder of plans and newsletters, whether it is there or not.
        site_url: where the site is read, ending in ``/``.
        desk: everything as it was read before; None where it cannot be read.
    """
    traces = Traces(target, site_url)
    planned, unreadable = read_planned([outbox / PLAN, outbox / CHOSEN], target.name)
    return Before(
        traces,
        built,
        tuple(sorted(own_paths(target, traces, built))) if built else (),
        reached(traces, built) if built else None,
        read_id(target, built) if built else "",
        tuple(planned),
        tuple(due_before(desk, target.name)) if desk else (),
        tuple(unreadable),
        tuple(holding(outbox, traces)),
    )
