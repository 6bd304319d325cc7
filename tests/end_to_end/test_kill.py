"""A build that is killed at any moment leaves one whole site, and nothing that hinders the next."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from .running import MOMENT, environment, lesson
from .sweeping import stable_files_of

KILLS = 50
# It has built once already, so nearly all of a child's time is the build itself.
PARENT = f"""
import os, sys
from bulletin_commands import main
main(["--quiet", "build", "--as-of", "{MOMENT}"], prog_name="bulletins", standalone_mode=False)
for line in sys.stdin:
    child = os.fork()
    if not child:
        os.setsid()
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        main(["--quiet", "build", "--as-of", line.strip()], prog_name="bulletins")
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""
TEXTS = {"one": "The second question counts.", "other": "The third question counts."}


class Parent:
    """A process that begins builds."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-c", PARENT],
            cwd=folder,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def begin(self):
        """Begin a build, and give the number of its process."""
        print(MOMENT, file=self.process.stdin, flush=True)
        return int(self.process.stdout.readline())

    def wait(self):
        """Wait until it has ended; give how."""
        return int(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait(60)


@pytest.fixture
def copy(a_copy):
    return a_copy({"lessons/ask": lesson(body=TEXTS["one"])})


@pytest.fixture
def parent(copy):
    begun = Parent(copy.folder)
    yield begun
    begun.end()


def _write(copy, which):
    copy.write("bulletins/lessons/ask.md", lesson(body=TEXTS[which]))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(copy, parent):
    whole = {}
    for which in ("other", "one"):
        _write(copy, which)
        began = time.monotonic()
        parent.begin()
        assert parent.wait() == 0, parent.process.stderr.read()
        took = time.monotonic() - began
        whole[which] = stable_files_of(copy.path("site"))
    assert whole["one"] != whole["other"]
    chance = random.Random(6)  # noqa: S311
    killed, stands = 0, []
    for turn in range(KILLS):
        _write(copy, ("other", "one")[turn % 2])
        child = parent.begin()
        # More of the moments lie late, where a site takes the other's place.
        time.sleep(took * chance.triangular(0, 1.1, 1))
        with suppress(ProcessLookupError):
            # Now and then the programs that it began go on without it.
            (os.kill if turn % 3 else os.killpg)(child, signal.SIGKILL)
        killed += parent.wait() == signal.SIGKILL
        files = stable_files_of(copy.path("site"))
        stands.append(next((which for which in whole if whole[which] == files), "half a site"))
    assert set(stands) == {"one", "other"}
    assert killed > KILLS / 2
    made = copy.call("build", "--as-of", MOMENT)
    assert made.exit_code == 0, made.output
    assert copy.call("verify", "--as-of", MOMENT).exit_code == 0
    left = {entry.name for entry in copy.folder.iterdir() if entry.name.startswith(".site")}
    assert left == set()
