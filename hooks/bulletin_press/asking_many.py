"""Asking for many addresses at once: few of one site at a time, and no site waits for another."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urlsplit

from bulletin_press.web_answers import Answer

AT_ONCE = 12
AT_ONCE_PER_HOST = 2

_WAIT = 0.5
"""Seconds."""


def ask_all(
    addresses: Iterable[str],
    progress: Callable[[int, int], None],
    asked: Callable[[str], Answer],
) -> dict[str, Answer]:
    """Ask for addresses and wait for all answers; whoever interrupts that waits for none.

    Args:
        addresses: each once.
        progress: told after each address how many of how many are done.
        asked: asks for one address.
    """
    listed = list(addresses)
    lanes: SimpleQueue[list[str]] = SimpleQueue()
    for lane in _lanes(listed):
        lanes.put(lane)
    answered: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    stopped = Event()

    def work() -> None:
        with suppress(Empty):
            while not stopped.is_set():
                lane = lanes.get_nowait()
                address = lane.pop(0)
                answered.put((address, _safely(asked, address)))
                if lane:
                    # Behind the others: a slow site comes round when they have had their turn.
                    lanes.put(lane)

    # Daemons: the program does not wait for them when it is told to stop.
    for _ in range(min(AT_ONCE, lanes.qsize())):
        Thread(target=work, daemon=True).start()
    answers: dict[str, Answer] = {}
    try:
        while len(answers) < len(listed):
            # Windows hears of Ctrl+C only between two waits.
            with suppress(Empty):
                address, answer = answered.get(timeout=_WAIT)
                answers[address] = answer
                progress(len(answers), len(listed))
    finally:
        stopped.set()
    return answers


def _lanes(addresses: Iterable[str]) -> Iterator[list[str]]:
    """Part addresses so that those of one lane are asked for one after the other."""
    by_host: dict[str | None, list[str]] = {}
    for address in addresses:
        by_host.setdefault(urlsplit(address).hostname, []).append(address)
    for own in by_host.values():
        for at in range(min(AT_ONCE_PER_HOST, len(own))):
            yield own[at::AT_ONCE_PER_HOST]


def _safely(asked: Callable[[str], Answer], address: str) -> Answer:
    try:
        return asked(address)
    except Exception as failed:  # noqa: BLE001  one odd address keeps no other from its answer
        return Answer(failure=str(failed) or type(failed).__name__)
