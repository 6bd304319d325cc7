"""One build of a site after the other."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout


class StillBuilding(Exception):
    """Another build of the same site has not ended in all the time that was given to it."""


@contextmanager
def one_at_a_time(place: Path, waiting: Callable[[], None], *, seconds: float) -> Iterator[None]:
    """Let nobody else build a site meanwhile.

    The system itself forgets the lock when its process ends, however it ends: a build that was
    killed never keeps the next one out.

    Args:
        place: the folder of the site. The lock lies beside it, for as long as it is held.
        waiting: called once when somebody else builds there, who is then waited for.
        seconds: how long to wait.

    Raises:
        StillBuilding: the other one has not ended by then.
        OSError: nobody may write beside the site.
    """
    file = place.with_name(f".{place.name}.lock")
    lock = FileLock(file)
    try:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            waiting()
            lock.acquire(timeout=seconds)
    except Timeout:
        raise StillBuilding from None
    try:
        yield
    finally:
        # Whoever waits for it sees that it is gone, and makes another.
        with suppress(OSError):
            file.unlink()
        lock.release()
