"""Slow results are kept, and never in the place of another."""

import os
import subprocess
import sys
import time

from bulletin_press.kept import Sweep, kept
from filelock import FileLock, Timeout


def test_what_was_made_is_made_once(tmp_path):
    made = []

    def make():
        made.append(1)
        return b"slow"

    folder = tmp_path / "not" / "there"
    assert [kept(folder, b"the same", make) for _ in range(3)] == [b"slow"] * 3
    assert len(made) == 1


def test_what_is_made_from_other_things_is_made_anew(tmp_path):
    assert kept(tmp_path, b"one", lambda: b"first") == b"first"
    assert kept(tmp_path, b"two", lambda: b"second") == b"second"


def test_nothing_but_whole_files_is_left(tmp_path):
    kept(tmp_path, b"one", lambda: b"first")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"first"]


def test_where_nothing_can_be_kept_it_is_made_all_the_same(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    assert kept(tmp_path / "file" / "folder", b"one", lambda: b"first") == b"first"


def test_without_a_folder_nothing_is_kept():
    assert [kept(None, b"x", lambda text=text: text) for text in (b"a", b"b")] == [b"a", b"b"]


def test_what_was_kept_empty_is_made_anew(tmp_path):
    kept(tmp_path, b"one", lambda: b"first")
    [file] = tmp_path.iterdir()
    file.write_bytes(b"")
    assert kept(tmp_path, b"one", lambda: b"again") == b"again"


def aged(folder):
    """Let everything in a folder be an hour old."""
    for file in folder.rglob("*"):
        then = file.stat().st_mtime_ns - 3_600_000_000_000
        os.utime(file, ns=(then, then))


def test_a_sweep_leaves_what_was_used_since_it_began_and_nothing_else(tmp_path):
    for name in (b"used", b"unused"):
        kept(tmp_path, name, lambda name=name: name)
    kept(tmp_path / "cards", b"gone", lambda: b"gone")
    aged(tmp_path)
    sweep = Sweep(tmp_path)
    kept(tmp_path, b"used", lambda: b"made anew")
    kept(tmp_path / "cards", b"new", lambda: b"new")
    sweep.finish()
    left = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert {file.read_bytes() for file in left} == {b"used", b"new"}


def test_a_sweep_that_is_not_finished_clears_nothing(tmp_path):
    kept(tmp_path, b"one", lambda: b"first")
    aged(tmp_path)
    Sweep(tmp_path)
    assert kept(tmp_path, b"one", lambda: b"made anew") == b"first"


def test_what_a_build_beside_it_has_used_stays(tmp_path):
    running = Sweep(tmp_path)
    for _ in range(2):
        kept(tmp_path, b"used", lambda: b"used")
        time.sleep(0.02)
        Sweep(tmp_path).finish()
    assert kept(tmp_path, b"used", lambda: b"made anew") == b"used"
    running.finish()
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"used"]


KILLED = """
import os, sys
from pathlib import Path
from bulletin_press.kept import Sweep
sweep = Sweep(Path(sys.argv[1]))
os._exit(9)
"""


def test_the_mark_of_a_killed_build_hinders_nobody(tmp_path):
    subprocess.run([sys.executable, "-c", KILLED, tmp_path], check=False)
    assert len(list(tmp_path.iterdir())) == 1
    aged(tmp_path)
    kept(tmp_path, b"unused", lambda: b"unused")
    time.sleep(0.02)
    Sweep(tmp_path).finish()
    assert list(tmp_path.iterdir()) == []


def test_a_build_that_is_looked_at_while_it_begins_still_has_its_mark(tmp_path, monkeypatch):
    """Another that sweeps locks it for an instant, to see whether it is locked."""
    acquire, tries = FileLock.acquire, []

    def looked_at(self, timeout=None, **more):
        tries.append(timeout)
        if len(tries) == 1 and (more.get("blocking") is False or not timeout):
            raise Timeout(self.lock_file)
        return acquire(self, timeout, **more)

    monkeypatch.setattr(FileLock, "acquire", looked_at)
    running = Sweep(tmp_path)
    kept(tmp_path, b"used", lambda: b"used")
    time.sleep(0.02)
    Sweep(tmp_path).finish()
    assert kept(tmp_path, b"used", lambda: b"made anew") == b"used"
    running.finish()


def test_without_a_folder_nothing_is_swept():
    Sweep(None).finish()
